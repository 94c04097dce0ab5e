import type { IsoDate } from '../core/document.ts';
import { capitalise } from '../core/document-name.ts';
import { fold } from '../core/text.ts';
import type { Turn } from '../core/turn.ts';
import type { UnitRegistry } from '../core/units.ts';
import { documentMeant, type Earlier, nothingMore, type Understanding, whichTopic } from './earlier.ts';
import { fillElided } from './elided.ts';
import { untie } from './markers.ts';
import { namedDocuments, nameInQuestion } from './named-document.ts';
import { findPointer } from './pointer.ts';
import { resolvePointer } from './resolve-pointer.ts';
import { changeSlots } from './slot-change.ts';
import { countSyllables, tidy } from './words.ts';

export type { Understanding } from './earlier.ts';

type Rule = (text: string, earlier: Earlier) => Understanding | null;

/** In this order: a pointer is surer than a lost subject, which is surer than a changed slot. */
const rules: readonly Rule[] = [
  function goesOn(text, earlier) {
    if (!continues.test(fold(text))) return null;
    const [last] = earlier.turns;
    if (!last) return whichTopic;
    // A register's answer has all tasks; a question for everything was answered with everything.
    if (last.full.startsWith(everything) || last.tasks.length > last.quotes.length / 2) return nothingMore;
    const card = documentMeant(earlier);
    if (!card || card === 'many') return { kind: 'follow-up', question: null, sure: false };
    const asked = last.full.replace(/[\s?.!]+$/u, '');
    const of = namedDocuments(asked).length > 0 ? '' : ` theo ${nameInQuestion(card)}`;
    return { kind: 'follow-up', question: `${everything}${of}: ${asked}?`, sure: false };
  },
  function pointsBack(text, earlier) {
    const pointer = findPointer(text);
    if (!pointer || (pointer.to === 'document' && namedDocuments(text).length > 0)) return null;
    return resolvePointer(text, pointer, earlier);
  },
  function hasLostItsSubject(text, earlier) {
    return untie(text).strong || /^(?:the|vay|roi)(?!\p{L})/u.test(fold(text))
      ? null
      : fillElided(text, earlier);
  },
  function isTied(text, earlier) {
    const tied = untie(text);
    const changed = changeSlots(tied, earlier);
    if (changed) return changed;
    if (!tied.strong && !tied.weak) return null;
    const inner =
      tied.core === text ? null : (fillElided(tied.core, earlier) ?? pointsIn(tied.core, earlier));
    if (inner && (earlier.turns.length > 0 || tied.strong)) return inner;
    const goesOnSomehow = tied.strong && tied.opened && countSyllables(text) <= 8 && earlier.turns.length > 0;
    return goesOnSomehow ? { kind: 'follow-up', question: null, sure: false } : null;
  },
];

const everything = 'Nêu toàn bộ nội dung';
const continues =
  /^(?:(?:the )?con (?:gi|gi khac|noi dung|noi dung gi|y gi|muc nao|cai gi|viec gi|thong tin gi)?(?: gi)?(?: khac)?(?: nua| khac)(?: khong)?|con nua khong|(?:the )?het chua|(?:noi|tra loi|giai thich|trinh bay|cho biet|neu|lam)?(?: ?(?:ro|chi tiet|cu the|day du|them))+(?: ?(?:hon|di|nua|xem|duoc khong|giup))*|tiep(?: di| tuc| theo)?|them (?:nua|thong tin|chi tiet)|noi tiep|chi tiet)$/u;

function pointsIn(text: string, earlier: Earlier): Understanding | null {
  const pointer = findPointer(text);
  return pointer && resolvePointer(text, pointer, earlier);
}

/**
 * Reads a message by rule: whether it goes on from earlier `turns` (oldest first) and what the full question is
 * then. Documents are named by number and date from what was cited, never from free text. When in doubt a message
 * is complete: a question that is changed wrongly is worse than one that finds nothing.
 */
export function understandMessage(
  text: string,
  turns: readonly Turn[],
  known: { units: UnitRegistry; today: IsoDate },
): Understanding {
  const tidied = tidy(text);
  if (tidied === '') return { kind: 'complete' };
  const earlier: Earlier = { ...known, turns: [...turns].reverse() };
  for (const rule of rules) {
    const understood = rule(tidied, earlier);
    if (understood?.kind === 'follow-up' && understood.question)
      return { ...understood, question: capitalise(understood.question) };
    if (understood) return understood;
  }
  return { kind: 'complete' };
}
