import type { Carrier } from './carrier.ts';
import type { Reading } from './read-facts.ts';
import { changesPayer, mixesSubjects, swapsPhones } from './sense/belongs.ts';
import { givesCause, inventsReason } from './sense/cause.ts';
import { dropsCondition } from './sense/condition.ts';
import { crossesParts } from './sense/crossing.ts';
import { actsAsRecipient, joinsParts, swapsColumns, swapsDoers, takesFigure } from './sense/doer.ts';
import { movesFigure } from './sense/figure.ts';
import { dropsBound, dropsKind, widensPlace } from './sense/kind.ts';
import { hardens, letsChoose, makesSure, softens } from './sense/modality.ts';
import { changesProfession } from './sense/person.ts';
import { cutsRange, turnsGrade } from './sense/range.ts';
import { completes, decides, passesProposal, realizes, unmakes } from './sense/realis.ts';
import { dealsWithOthers, liftsCount, narrows, shutsOut, widens } from './sense/scope.ts';
import { countsOthers, dealsOut, redistributes } from './sense/share.ts';
import { changesChoice, movesHour, turnsSide } from './sense/side.ts';
import { lapsesItself, movesToCompared, revives } from './sense/status.ts';
import { unboundsSubject } from './sense/subject.ts';
import { outdoes } from './sense/superlative.ts';
import { endsElsewhere, movesBound, reorders, startsElsewhere } from './sense/term.ts';
import type { ReadClause } from './subjects.ts';

/** Whether a clause turns the sense of the sentences that it cites. `heard`: words of the question and before it. */
export type SenseRule = (
  clause: Reading,
  carriers: readonly Carrier[],
  heard: ReadonlySet<string>,
) => boolean;

/**
 * What a claim may do to the sense of a sentence whose facts it keeps, in the order in which it is looked for. Each
 * rule compares one closed class of words on both sides; a claim without a word of the class costs a look.
 */
export const senseRules: readonly SenseRule[] = [
  // Of all, of some, of nobody else.
  widens,
  shutsOut,
  narrows,
  outdoes,
  liftsCount,
  dealsWithOthers,
  dropsKind,
  dropsBound,
  widensPlace,
  // How sure, how binding, how far.
  makesSure,
  softens,
  letsChoose,
  hardens,
  realizes,
  completes,
  decides,
  unmakes,
  passesProposal,
  revives,
  lapsesItself,
  movesToCompared,
  // On what condition, since when, until when.
  dropsCondition,
  unboundsSubject,
  startsElsewhere,
  endsElsewhere,
  reorders,
  movesBound,
  // On which side.
  turnsSide,
  turnsGrade,
  movesHour,
  changesChoice,
  // How much.
  movesFigure,
  redistributes,
  dealsOut,
  countsOthers,
  cutsRange,
  // Whose.
  swapsPhones,
  mixesSubjects,
  swapsColumns,
  swapsDoers,
  actsAsRecipient,
  joinsParts,
  takesFigure,
  changesPayer,
  crossesParts,
  changesProfession,
  // Why.
  givesCause,
  inventsReason,
];

/** Whether one of them finds something. `before`: the clauses of the same sentence that stand before. */
export function turnsSense(
  { reading, carriers }: ReadClause,
  asked: ReadonlySet<string>,
  before: readonly ReadClause[],
): boolean {
  const told = before.flatMap((clause) => clause.reading.view.words.map(({ exact }) => exact));
  const heard = told.length > 0 ? new Set([...asked, ...told]) : asked;
  return senseRules.some((rule) => rule(reading, carriers, heard));
}
