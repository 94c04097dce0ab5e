import type { IsoDate } from './document.ts';

/** Days off and days worked instead, as `calendar.json` lists them. */
export interface Calendar {
  /** Years about which the yearly decision is known. */
  knownYears: { from: number; to: number };
  holidays: { date: IsoDate; name: string }[];
  /** Weekend days that were worked in exchange. */
  workedDays: { date: IsoDate; name: string }[];
  /** Stretches inside those years about which something is not known; `note` says what, in Vietnamese. */
  gaps?: { from: IsoDate; to: IsoDate; note: string }[];
}
