import { unifyTones } from '../../core/text.ts';
import type { Carrier } from './carrier.ts';
import type { Reading } from './read-facts.ts';
import { swapsColumns, swapsPhones } from './sense/belongs.ts';
import { givesCause } from './sense/cause.ts';
import { dropsCondition } from './sense/condition.ts';
import { movesFigure } from './sense/figure.ts';
import { makesSure, obliges, softens } from './sense/modality.ts';
import { changesProfession } from './sense/person.ts';
import { cutsRange } from './sense/range.ts';
import { completes, decides } from './sense/realis.ts';
import { widens } from './sense/scope.ts';
import { dealsOut, redistributes } from './sense/share.ts';
import { movesHour, sideWords, turnsSide } from './sense/side.ts';
import { lapsesItself, revives } from './sense/status.ts';
import { outdoes } from './sense/superlative.ts';
import { movesBound, movesTerm, reorders } from './sense/term.ts';
import type { ReadClause } from './subjects.ts';

/** Whether a clause turns the sense of the sentences that it cites. `heard`: words of the question and before it. */
export type SenseRule = (
  clause: Reading,
  carriers: readonly Carrier[],
  heard: ReadonlySet<string>,
) => boolean;

/**
 * What a claim may do to the sense of a sentence whose facts it keeps, in the order in which it is looked for. Each
 * rule compares one closed class of words on both sides, and is asked when a claim has one of the syllables beside
 * it; those without any look at facts, and are quick to find none.
 */
export const senseRules: readonly (readonly [turns: SenseRule, syllables: string | null])[] = [
  // Of all, of the most.
  [widens, 'mọi tất toàn bất'],
  [outdoes, 'nhất đầu cuối kỷ riêng mình'],
  // How sure, how binding, how far.
  [makesSure, 'chắc nhất đương mặc'],
  [softens, 'khuyến nguyện tùy thấy bắt thiết kiện'],
  [obliges, 'phải buộc'],
  [completes, 'đã'],
  [decides, 'duyệt hành định qua thuận phép nhận'],
  [revives, 'hiệu áp'],
  [lapsesItself, 'hết'],
  // On what condition, since when, until when.
  [dropsCondition, null],
  [movesTerm, 'kể tính bắt đến tới'],
  [reorders, 'trước sau từ'],
  [movesBound, 'trước sau hết'],
  // On which side.
  [turnsSide, sideWords.join(' ')],
  [movesHour, 'âm dương cả suốt trọn chiều tối đêm'],
  // How much.
  [movesFigure, 'đúng xác đủ tròn định thêm là đa đến mức khoảng trên hơn quá vượt dưới đầy tới'],
  [redistributes, 'tổng cả toàn tất chung gộp'],
  [dealsOut, 'mỗi từng'],
  [cutsRange, null],
  // Whose.
  [swapsPhones, null],
  [swapsColumns, null],
  [changesProfession, null],
  // Why.
  [givesCause, 'vì nhờ dẫn khiến nguyên lý xuất gây do'],
];

const always = bitsOf((syllables) => syllables === null);
/** One bit for each rule that a syllable calls. */
const calledBy = new Map<string, number>();
for (const syllable of new Set(senseRules.flatMap(([, syllables]) => syllables?.split(' ') ?? [])))
  calledBy.set(
    unifyTones(syllable),
    bitsOf((syllables) => syllables?.split(' ').includes(syllable) ?? false),
  );

function bitsOf(has: (syllables: string | null) => boolean): number {
  return senseRules.reduce((bits, [, syllables], at) => (has(syllables) ? bits | (1 << at) : bits), 0);
}

/** The rules that a claim's words call, one bit for each. */
function callsOf({ view }: Reading): number {
  let calls = always;
  for (const { exact } of view.words) calls |= calledBy.get(exact) ?? 0;
  return calls;
}

/** The same as rules, in their order. */
export function calledRules(clause: Reading): SenseRule[] {
  const calls = callsOf(clause);
  return senseRules.flatMap(([turns], at) => (calls & (1 << at) ? [turns] : []));
}

/** Whether one of them finds something. `before`: the clauses of the same sentence that stand before. */
export function turnsSense(
  { reading, carriers }: ReadClause,
  asked: ReadonlySet<string>,
  before: readonly ReadClause[],
): boolean {
  const told = before.flatMap((clause) => clause.reading.view.words.map(({ exact }) => exact));
  const heard = told.length > 0 ? new Set([...asked, ...told]) : asked;
  const calls = callsOf(reading);
  return senseRules.some(([turns], at) => (calls & (1 << at)) !== 0 && turns(reading, carriers, heard));
}
