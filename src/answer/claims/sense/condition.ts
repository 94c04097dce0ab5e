import { keptFor } from '../../../core/kept.ts';
import type { Carrier } from '../carrier.ts';
import { statementsOf } from '../items.ts';
import type { Reading } from '../read-facts.ts';
import { holds, nearestPart, type Part, partsOf, saidWords, shared, spoken, wordsOf } from './spoken.ts';
import { losesThreshold, thresholdsOf } from './threshold.ts';

/**
 * "Khi", "trường hợp" and "đối với" open one at the beginning only: "734 trường hợp mắc", "do thiếu người khi sắp
 * xếp", "chính sách đối với viên chức".
 */
const opening = /(?<= )(?:(?<=^ |[,:(|] )(?:khi|trường hợp|đối với)|nếu|với điều kiện)(?= )/gu;
/** Where a condition is over: at a mark, or where what depends on it begins. */
const closing = / [,;:()|.]| (?:thì|phải|được|bị|hỗ trợ|hưởng|đơn vị|và (?=\d))(?= )/u;
/** So many of a condition's words tell that it is there. */
const leastShare = 0.3;
const leastKept = 2;
/** A claim repeats so much of the part whose condition it must keep. */
const leastRepeated = 3;
/** So many words directly before a condition depend on it. */
const mostBefore = 8;

/**
 * Whether a claim leaves out the condition under which the cited sentence says what it repeats. The words of the
 * condition may stand in the question or in a clause before. Of several conditions of one part a claim has its own.
 */
export function dropsCondition(
  clause: Reading,
  carriers: readonly Carrier[],
  heard: ReadonlySet<string>,
): boolean {
  if (!carriers.some(hasCondition)) return false;
  const figures = clause.facts.flatMap((fact) => (fact.kind === 'quantity' ? [String(fact.value)] : []));
  const all = new Set([...spoken(clause).split(' '), ...figures, ...heard]);
  if (!carriers.some(({ own }) => partsOf(own).some((part) => lacks(all, part)))) return false;
  return statementsOf(clause).some((statement) => {
    const nearest = nearestPart(statement, carriers);
    if (!nearest || !isBounded(nearest)) return false;
    const said = saidWords(statement);
    const conditions = conditionsOf(nearest).filter((condition) => isOutside(condition, nearest, said));
    if (conditions.length > 0 && !conditions.some((condition) => isKept(condition, all))) return true;
    return losesThreshold(nearest, said, all);
  });
}

/** Many sentences have no word of a condition at all. */
const sign =
  /(?:^|[,:(|;.] ?)(?:khi|trường hợp|đối với)|nếu|với điều kiện|(?:trên|dưới|từ)(?: [^\d ,;]+){0,2} \d/;

const hasCondition = keptFor(
  ({ own }: Carrier): boolean => sign.test(own.view.exact) && partsOf(own).some(isBounded),
);

/** Whether there is anything in a part that a claim might leave out. */
const isBounded = (part: Part) => conditionsOf(part).length > 0 || thresholdsOf(part).length > 0;

/** Whether words lack some condition or threshold of a part, wherever it belongs. */
const lacks = (all: ReadonlySet<string>, part: Part) =>
  conditionsOf(part).some((condition) => !isKept(condition, all)) ||
  thresholdsOf(part).some(({ figure }) => !holds(all, figure));

interface Condition {
  words: string[];
  /** Any part of it will do. */
  choice: boolean;
  from: number;
  to: number;
}

const conditionsOf = keptFor(({ text }: Part): readonly Condition[] => {
  const found: Condition[] = [];
  for (const { index, 0: word } of text.matchAll(opening)) {
    const from = index + word.length;
    let to = endOf(text, from);
    // "Khi có A, B hoặc C, …": any of them will do.
    const or = text.indexOf(' hoặc ', to);
    const choice = or >= 0 && text[to + 1] === ',';
    if (choice) to = endOf(text, or + 6);
    const words = wordsOf(text.slice(from, to));
    // What the part says anyway does not tell that the condition is there.
    const others = new Set(wordsOf(`${text.slice(0, index)} ${text.slice(to)}`));
    const only = words.filter((one) => !others.has(one));
    found.push({ words: only.length > 0 ? only : words, choice, from: index, to });
  }
  return found;
});

function endOf(text: string, from: number): number {
  const end = closing.exec(text.slice(from))?.index;
  return end === undefined ? text.length : from + end;
}

/**
 * Whether a claim repeats a figure that depends on the condition, and words with it: of what follows the condition
 * or, where that is little, of what it follows. Without figures few who tell the rule tell when it holds.
 */
function isOutside({ words, from, to }: Condition, { text }: Part, said: ReadonlySet<string>): boolean {
  const behind = wordsOf(text.slice(to));
  const others =
    behind.length < leastRepeated ? [...wordsOf(text.slice(0, from)).slice(-mostBefore), ...behind] : behind;
  return (
    words.length > 0 &&
    others.some((word) => /\d/.test(word) && said.has(word)) &&
    shared(others, said) >= Math.min(leastRepeated, others.length)
  );
}

function isKept({ words, choice }: Condition, all: ReadonlySet<string>): boolean {
  if (choice) return shared(words, all) >= 2;
  const figures = words.filter((word) => /\d/.test(word));
  if (figures.length > 0 && shared(figures, all) === 0) return false;
  return shared(words, all) >= Math.min(leastKept, words.length * leastShare);
}
