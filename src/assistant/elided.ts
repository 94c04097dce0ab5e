import { fold } from '../core/text.ts';
import {
  documentGap,
  documentMeant,
  type Earlier,
  holdsWords,
  type Understanding,
  whichDocument,
} from './earlier.ts';
import { asClause, namedDocuments, nameInQuestion } from './named-document.ts';
import { findBodies, findNumbered } from './slots.ts';
import { subjectOf } from './subject.ts';
import { findTimes } from './time-slot.ts';
import { asksSomething, countSyllables, hasPredicate, lacksSubject, restored } from './words.ts';

const longest = 14;
/** A part of a document: `mục 2`, `điều 5 khoản 2`, `mục II.3`, `phụ lục`. */
const part =
  /(?<!\p{L})(?:muc|dieu|khoan|diem|phan|chuong|phu luc)(?: so)? (?:(?:\d{1,3}|[ivx]{1,4})(?:\.\d{1,2})*|[a-dđ])(?![\p{L}\p{N}])/gu;
/** What is said of the document itself; its name is the subject of the sentence. */
const saidOfIt =
  /^(?:(?:da |co |con |het |bi |duoc |dang )*(?:hieu luc|ap dung|bi |duoc (?:thay|sua|ban)|thay the|sua doi|bai bo|het han)|con khong|ban hanh|gui (?:cho |den |toi )?(?:nhung |cac )?(?:ai|don vi|co quan|noi)|noi (?:ve |gi|den)|quy dinh (?:gi|nhung|ve)|ve (?:viec )?gi|can cu|co (?:nhung |may )?(?:noi dung|gi|muc|dieu|phu luc))/u;
/** A fact that is asked for by its name alone. */
const factAlone =
  /^(?:ngay (?:ban hanh|ky|hieu luc)|nguoi ky|noi nhan|trich yeu|so hieu|han nop|han chot|thoi han|kinh phi|(?:don vi )?(?:chu tri|phoi hop)|noi dung(?: chinh)?|can cu(?: phap ly)?)$/u;
const signer =
  /^(?:do )?(?:ai|nguoi nao) (?:da )?ky(?: ten)?(?: ban hanh)?(?: no)?$|^(?:van ban )?do ai ky$/u;
/** Facts of the document as a whole: what was talked about says nothing more. */
const ofTheWhole =
  /(?<!\p{L})(?:ky|hieu luc|ban hanh|so hieu|so van ban|noi nhan|trich yeu|thay the|can cu|gui cho|tom tat)(?!\p{L})/u;

/**
 * A question that has lost the document it is about: "ai ký?", "còn hiệu lực không?", "hạn nộp là ngày nào?", "nội
 * dung cụ thể của mục 2?". Null for a question with a subject of its own.
 */
export function fillElided(text: string, earlier: Earlier): Understanding | null {
  if (!isElided(text, earlier)) return null;
  const card = documentMeant(earlier);
  if (card === 'many') return whichDocument(sentence(text, documentGap, null), earlier.turns[0]?.documents);
  if (!card) return whichDocument(sentence(text, documentGap, null));
  const topic = topicOf(text, earlier);
  const more = topic && !holdsWords(`${card.title}`, topic) ? topic : null;
  const question = sentence(text, nameInQuestion(card), more);
  return { kind: 'follow-up', question, sure: true };
}

function isElided(text: string, { turns, units, today }: Earlier): boolean {
  const folded = fold(text);
  if (signer.test(folded)) return true;
  if (countSyllables(text) > longest || namedDocuments(text).length > 0) return false;
  if (findTimes(text, today).length > 0 || findBodies(text, units).length > 0) return false;
  const parts = [...folded.matchAll(part)];
  const rest = folded.replace(part, ' ').trim();
  if (parts.length > 0) {
    if (/^(?:con)?$/u.test(rest)) return false;
    return lacksSubject(withoutParts(text));
  }
  if (factAlone.test(folded)) return turns.length > 0;
  return asksSomething(text) && hasPredicate(text) && lacksSubject(text);
}

function withoutParts(text: string): string {
  const spans = [...fold(text).matchAll(part)].reverse();
  let rest = text;
  for (const match of spans)
    rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`;
  return rest.trim();
}

/** The question as a whole sentence about the document called `name`. */
export function sentence(text: string, name: string, topic: string | null): string {
  const asked = restored(text)
    .replace(/(?<!\p{L})(?:nó|no)(?!\p{L}) ?/u, '')
    .trim();
  const folded = fold(asked);
  if (signer.test(folded)) return `Ai ký ${name}?`;
  if (saidOfIt.test(folded)) return `${name.charAt(0).toUpperCase()}${name.slice(1)} ${asClause(asked)}?`;
  const about = topic && !ofTheWhole.test(folded) ? `về ${topic}, ` : '';
  return `Theo ${name}, ${about}${asClause(asked)}?`;
}

/** What the last question was about, to be kept in mind: many terms stand in one document. */
function topicOf(text: string, { turns, units, today }: Earlier): string | null {
  const full = turns[0]?.full ?? '';
  if ([...fold(text).matchAll(part)].length > 0) return null;
  const documents = namedDocuments(full);
  const taken = [
    ...documents,
    ...findTimes(full, today, documents),
    ...findNumbered(full),
    ...findBodies(full, units),
  ];
  const subject = subjectOf(full, taken);
  const topic = subject ? full.slice(subject.start, subject.end) : '';
  return countSyllables(topic) > 1 && !/\d/u.test(topic) ? asClause(topic) : null;
}
