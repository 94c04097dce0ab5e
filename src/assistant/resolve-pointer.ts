import type { DocumentCard } from '../core/answer.ts';
import { onOneLine } from '../core/plain.ts';
import { fold } from '../core/text.ts';
import {
  documentGap,
  documentMeant,
  type Earlier,
  type Understanding,
  whichDocument,
  whichTopic,
  whichUnit,
} from './earlier.ts';
import { sentence } from './elided.ts';
import { aboutNamed, asClause, nameInQuestion } from './named-document.ts';
import type { Pointer } from './pointer.ts';
import { findBodies } from './slots.ts';
import { countSyllables, restored } from './words.ts';

/** Nouns that say nothing by themselves: without "đó" they are left out. */
const empty = /^(?:viec|cong viec|nhiem vu|noi dung|van de|chuyen|dieu|y|muc|han|moc)$/u;
const longestTask = 30;
/** Documents that a question may name at once. */
const most = 3;
/** A longer question says by itself what it is about. */
const longestThing = 16;

/** The full question behind one that points back. */
export function resolvePointer(text: string, pointer: Pointer, earlier: Earlier): Understanding | null {
  if (pointer.to === 'unit') return resolveUnit(text, pointer, earlier);
  if (pointer.to === 'thing' && pointer.ordinal === null) return resolveThing(text, pointer, earlier);
  if (pointer.to === 'thing') return resolveTask(text, pointer, earlier);
  const [last] = earlier.turns;
  if (pointer.ordinal === null) {
    const several = pointer.several ? (last?.documents ?? []).filter(ofSame(pointer)) : [];
    if (several.length > 1 && several.length <= most)
      return inPlace(text, pointer, several.map(nameInQuestion).join(' và '), earlier);
    const card = documentMeant(earlier, pointer.type, pointer.about);
    if (card && card !== 'many') return inPlace(text, pointer, nameInQuestion(card), earlier);
    if (pointer.about && !card)
      return earlier.turns.length > 0 ? { kind: 'follow-up', question: null, sure: false } : null;
    const pending = pendingOf(text, pointer);
    if (card === 'many') return whichDocument(pending, last?.documents.filter(ofSame(pointer)));
    const any = documentMeant(earlier);
    if (!any || any === 'many') return whichDocument(pending, last?.documents);
    const guess = inPlace(text, pointer, nameInQuestion(any), earlier);
    return guess.kind === 'follow-up' ? { ...guess, sure: false } : guess;
  }
  const choices = (last?.documents ?? []).filter(ofSame(pointer));
  if (pointer.noun === 'cai' && choices.length < 2 && (last?.tasks.length ?? 0) > 1)
    return resolveTask(text, pointer, earlier);
  const card = choices.at(pointer.ordinal < 0 ? pointer.ordinal : pointer.ordinal - 1);
  if (!card) return whichDocument(pendingOf(text, pointer), last?.documents);
  return inPlace(text, pointer, nameInQuestion(card), earlier);
}

const ofSame =
  ({ type }: Pointer) =>
  (card: DocumentCard): boolean =>
    type === null || card.type === type;

const pendingOf = (text: string, pointer: Pointer) => {
  const placed = place(text, pointer, documentGap);
  return placed === documentGap ? `Theo ${documentGap}, nội dung cụ thể là gì?` : placed;
};

/** The name where the pointer stands; what a document is asked by itself becomes a whole sentence. */
function inPlace(text: string, pointer: Pointer, name: string, { turns }: Earlier): Understanding {
  const rest = place(text, pointer, '')
    .replace(/[\s?]+$/u, '')
    .trim();
  const bare = rest
    .replace(/^(?:còn|thế còn|thế|vậy|con|the con|the|vay)$|(?:^|\s)(?:thì sao|thi sao|nói gì|là gì)$/u, '')
    .trim();
  // Nothing is asked of it: the last question is asked of this one.
  if (bare === '' && turns[0] && !/(?:nói gì|là gì|noi gi|la gi)$/u.test(rest)) {
    return { kind: 'follow-up', question: `${aboutNamed(withoutEnd(turns[0].full), name)}?`, sure: true };
  }
  return { kind: 'follow-up', question: place(text, pointer, name), sure: true };
}

const withoutEnd = (question: string) => question.replace(/[\s?.!]+$/u, '');

function place(text: string, pointer: Pointer, name: string): string {
  const before = restored(text.slice(0, pointer.start).trim());
  const after = restored(text.slice(pointer.end).trim());
  if (name === '') return `${before} ${after}`.trim();
  const alone = fold(`${before} ${after}`.trim());
  if (/^(?:do )?ai (?:da )?ky$/u.test(alone)) return sentence('ai ký', name, null);
  if (before === '' && after === '') return name;
  if (before === '') {
    // "văn bản đó ai ký", "văn bản đó hạn nộp khi nào": about it; "văn bản đó còn hiệu lực không": of it.
    return sentence(after.replace(/^(?:thì|thi|là|la) /u, ''), name, null);
  }
  return `${before.charAt(0).toUpperCase()}${before.slice(1)} ${name}${after ? ` ${after}` : ''}?`;
}

function resolveUnit(text: string, pointer: Pointer, { turns, units }: Earlier): Understanding {
  const names = turns.flatMap((turn) => {
    const named = findBodies(turn.full, units).map((one) => turn.full.slice(one.start, one.end));
    const leads = new Set(turn.tasks.flatMap((task) => task.lead));
    return named.length > 0 ? named : leads.size === 1 ? [...leads] : [];
  });
  const ofKind = ['don vi', 'co quan', 'noi'].includes(pointer.noun)
    ? names
    : names.filter((name) => fold(name).replace(/^cac /u, '').startsWith(pointer.noun));
  const [name] = ofKind;
  if (!name) return turns.length > 0 ? { kind: 'follow-up', question: null, sure: false } : whichUnit;
  const question = text.slice(0, pointer.start) + name + text.slice(pointer.end);
  return {
    kind: 'follow-up',
    question: `${question.charAt(0).toUpperCase()}${question.slice(1)}?`,
    sure: true,
  };
}

/** "đơn vị nào chủ trì việc đó?": asked of the document that was cited, about the one task that was named. */
function resolveThing(text: string, pointer: Pointer, earlier: Earlier): Understanding | null {
  if (countSyllables(text) > longestThing) return null;
  const [last] = earlier.turns;
  if (!last) return whichTopic;
  const card = documentMeant(earlier);
  const task = taskWords(
    last.tasks.length === 1
      ? last.tasks[0]!.text
      : last.quotes.length === 1 && last.tasks.length === 0
        ? last.quotes[0]!.text
        : '',
  );
  const noun = text
    .slice(pointer.start, pointer.end)
    .split(' ')
    .slice(0, pointer.noun.split(' ').length)
    .join(' ');
  const named = empty.test(pointer.noun) ? (task ? `${restored(noun)} “${task}”` : '') : restored(noun);
  const question =
    `${restored(text.slice(0, pointer.start).trim())} ${named} ${restored(text.slice(pointer.end).trim())}`
      .replace(/\s+/gu, ' ')
      .trim();
  if (!card || card === 'many') {
    if (task) return { kind: 'follow-up', question: `${question}?`, sure: true };
    return { kind: 'follow-up', question: null, sure: false };
  }
  const source = task && last.tasks.length === 1 ? last.tasks[0]!.source : card.source;
  const from = last.documents.find((one) => one.source === source) ?? card;
  return {
    kind: 'follow-up',
    question: `Theo ${nameInQuestion(from)}, ${asClause(question)}?`,
    sure: task !== '' || !empty.test(pointer.noun),
  };
}

function taskWords(text: string): string {
  const words = onOneLine(text).replace(/[“”"]/gu, '').split(' ');
  return words.length > longestTask
    ? `${words.slice(0, longestTask).join(' ')}…`
    : words.join(' ').replace(/[.;,]$/u, '');
}

/** "nhiệm vụ thứ 2 hạn khi nào?" */
function resolveTask(text: string, pointer: Pointer, { turns }: Earlier): Understanding {
  const [last] = turns;
  if (!last) return whichTopic;
  const at = pointer.ordinal! < 0 ? pointer.ordinal! : pointer.ordinal! - 1;
  const item = last.tasks.length > 0 ? last.tasks.at(at) : last.quotes.at(at);
  if (!item) return { kind: 'follow-up', question: null, sure: false };
  const card = last.documents.find((one) => one.source === item.source);
  const rest = place(text, pointer, '').replace(/[\s?]+$/u, '');
  const asked = restored(rest) || 'nội dung, thời hạn và đơn vị chủ trì';
  const from = card ? `Theo ${nameInQuestion(card)}, ` : '';
  return {
    kind: 'follow-up',
    question: `${from}việc “${taskWords(item.text)}” ${asClause(asked)}?`,
    sure: true,
  };
}
