import { keptForTexts } from '../core/kept.ts';
import { fold } from '../core/text.ts';

/**
 * Kinds of answers by the words of the question and the look of the answer, both without diacritics: "khi
 * nào" wants a day, "bao nhiêu" a figure, "ai" a body or person, "những … nào" several things in one sentence.
 */
const kinds: readonly { asked: RegExp; told: RegExp }[] = [
  {
    asked:
      /\b(khi nao|bao gio|luc nao|ngay nao|ngay may|thang may|may gio|han|thoi han|thoi gian|cham nhat|truoc ngay|bao lau|hom nao)\b/,
    told: /\d{1,2}\/\d{1,2}|\b(ngay|thang|quy|nam|gio) (\d|[ivx]+\b)|\d+ (ngay|gio|thang)|\bhang (ngay|tuan|thang|quy|nam)\b|\bngay sau\b|\bthuong xuyen\b/,
  },
  { asked: /\b(bao nhieu|may|ty le|so luong|phan tram|muc nao|chi tieu)\b/, told: /\d/ },
  {
    asked: /\b(ai|don vi nao|co quan nao|phong nao|benh vien nao|trung tam nao|noi nao)\b/,
    told: /\b(giao|chu tri|phoi hop|chiu trach nhiem|dau moi|so|phong|benh vien|trung tam|tram|uy ban|giam doc)\b/,
  },
  {
    asked: /\b(nhung|cac|liet ke|gom|\d+ (nhiem vu|noi dung|muc tieu|giai phap))\b/,
    told: /:[\s\S]{20,};/,
  },
];

/** Which kinds a text tells, and which a question asks for; passages come again with other questions. */
const toldIn = keptForTexts((text) => kindsIn(text, 'told'), 2_000_000);
const askedIn = keptForTexts((question) => kindsIn(question, 'asked'), 20_000);

function kindsIn(text: string, side: 'asked' | 'told'): boolean[] {
  const folded = fold(text);
  return kinds.map((kind) => kind[side].test(folded));
}

/** Whether `text` looks like the kind of thing that `question` asks for. False when no kind is asked for. */
export function isOfAskedKind(text: string, question: string): boolean {
  const asked = askedIn(question);
  return asked.includes(true) && toldIn(text).some((told, kind) => told && asked[kind]);
}
