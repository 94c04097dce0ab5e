import type { Calendar } from '../calendar.ts';
import type { Deadline } from '../deadline.ts';
import type { IsoDate } from '../document.ts';
import type { Moment } from './moment.ts';
import type { Told } from './resolve.ts';
import type { View } from './view.ts';

/** A deadline that a parser proposes, with offsets into the view. Refiners drop it or let it stand. */
export interface Candidate extends Omit<Deadline, 'raw'> {
  /** Words that also tell of the past ("trong quý II"), as opposed to words that set a term ("trước ngày"). */
  weak?: boolean;
  /** The text gives the year itself. */
  ownYear?: boolean;
  /** The same moment a year earlier, which had passed. */
  passed?: IsoDate;
  /** A number of days from an event: dates of effect and past days inside it are no reason to drop it. */
  counted?: boolean;
}

/** What every parser and refiner sees. */
export interface Scene {
  view: View;
  moments: Moment[];
  told: Told;
  calendar: Calendar;
  /** The text is a time cell or the value of a time label. */
  isTerm: boolean;
}

export type Parser = (scene: Scene) => Candidate[];
/** Whether the candidate stands. */
export type Refiner = (candidate: Candidate, scene: Scene) => boolean;

/** The `length` units of the folded text before `at`. */
export function wordsBefore(view: View, at: number, length = 60): string {
  return view.folded.slice(Math.max(0, at - length), at);
}

/** The sentences that there are as one rule. */
export function ruleOf(...sentences: (string | undefined)[]): { rule?: string } {
  const told = sentences.filter((sentence) => sentence);
  return told.length > 0 ? { rule: told.join(' ') } : {};
}

/** Index of the last moment that ends at or before `at`, -1 when there is none. */
export function lastMomentBefore(moments: readonly { end: number }[], at: number): number {
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (moments[middle]!.end <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
