import type { DocumentCard } from '../core/answer.ts';
import { fold } from '../core/text.ts';
import type { Turn } from '../core/turn.ts';
import { documentGap } from './earlier.ts';
import { cardOfNumber, namedDocuments, nameInQuestion } from './named-document.ts';
import { findPointer } from './pointer.ts';
import { asksSomething, countSyllables, tidy } from './words.ts';

const longest = 16;
const typeFirst =
  /^(?:(?:la|cai|trong|theo|o) )?(?:van ban|ke hoach|quyet dinh|thong bao|cong van|cong dien|chi thi|huong dan|bao cao|quy che|giay moi|nghi quyet|thong tu)(?!\p{L})/u;

/**
 * The question that waited for its document, with the one that `text` names: by its number, by its place in the list
 * that was shown ("2", "cái thứ hai"), or by type and words. Null when `text` is something else.
 */
export function fillPending(pending: string, text: string, turns: readonly Turn[]): string | null {
  const said = tidy(text);
  const name = nameIn(said, turns.at(-1)?.documents ?? []);
  if (!name) return null;
  const full = pending.replaceAll(documentGap, name);
  return full.charAt(0).toUpperCase() + full.slice(1);
}

function nameIn(said: string, choices: readonly DocumentCard[]): string | null {
  const folded = fold(said);
  const counted = /^(?:so )?(\d{1,2})$/u.exec(folded)?.[1];
  const pointer = counted ? null : findPointer(said);
  const at = counted ? Number(counted) : (pointer?.ordinal ?? 0);
  const chosen = at === 0 ? undefined : choices.at(at > 0 ? at - 1 : at);
  if (chosen && (counted || pointer?.end === said.length)) return nameInQuestion(chosen);
  if (asksSomething(said) || countSyllables(said) > longest) return null;
  const [named] = namedDocuments(said);
  const known = named?.number ? cardOfNumber(named.number, choices) : undefined;
  if (known) return nameInQuestion(known);
  if (named) return said.slice(named.start, named.end);
  return typeFirst.test(folded) ? said.replace(/^(?:là|la|cái|trong|theo|ở) /u, '') : null;
}
