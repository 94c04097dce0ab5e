import type { Carrier } from './carrier.ts';
import type { Reading } from './read-facts.ts';
import { changesPayer, mixesSubjects, swapsColumns, swapsDoers, swapsPhones } from './sense/belongs.ts';
import { givesCause, inventsReason } from './sense/cause.ts';
import { dropsCondition } from './sense/condition.ts';
import { crossesParts } from './sense/crossing.ts';
import { countsOthers, cutsRange, dealsOut, movesFigure, redistributes, turnsGrade } from './sense/figure.ts';
import { hardens, makesSure, softens } from './sense/modality.ts';
import { changesProfession } from './sense/person.ts';
import { completes, decides, lapsesItself, movesToCompared, realizes, revives } from './sense/realis.ts';
import { dealsWithOthers, liftsCount, narrows, outdoes, shutsOut, widens } from './sense/scope.ts';
import { changesChoice, movesHour, turnsSide } from './sense/side.ts';
import { endsElsewhere, movesBound, reorders, startsElsewhere } from './sense/term.ts';

/** Whether a clause turns the sense of the cited sentences. `heard`: words of the question and of the clauses before. */
export type SenseRule = (
  clause: Reading,
  carriers: readonly Carrier[],
  heard: ReadonlySet<string>,
) => boolean;

export const senseRules: readonly SenseRule[] = [
  widens,
  shutsOut,
  narrows,
  outdoes,
  liftsCount,
  makesSure,
  softens,
  hardens,
  realizes,
  completes,
  decides,
  revives,
  dropsCondition,
  startsElsewhere,
  reorders,
  movesBound,
  turnsSide,
  movesHour,
  changesChoice,
  givesCause,
  inventsReason,
  movesFigure,
  redistributes,
  dealsOut,
  cutsRange,
  swapsPhones,
  mixesSubjects,
  swapsColumns,
  swapsDoers,
  changesPayer,
  crossesParts,
  changesProfession,
  countsOthers,
  turnsGrade,
  lapsesItself,
  movesToCompared,
  dealsWithOthers,
  endsElsewhere,
];

export const turnsSense: SenseRule = (clause, carriers, heard) =>
  senseRules.some((rule) => rule(clause, carriers, heard));
