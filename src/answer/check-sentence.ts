import type { IsoDate } from '../core/document.ts';
import type { UnitRegistry } from '../core/units.ts';
import type { Packed } from './packed.ts';

/** What a sentence is checked against. */
export interface CheckParts {
  packed: Packed;
  question: string;
  units: Pick<UnitRegistry, 'find' | 'get'>;
  today: IsoDate;
}

/** Why a sentence is held back. */
export type DropReason =
  | 'no address'
  | 'unknown address'
  | 'number'
  | 'date'
  | 'document number'
  | 'name'
  | 'quote'
  | 'negation'
  | 'unsupported words'
  | 'markup';

export type Verdict =
  | {
      kept: true;
      /** For the asker: without addresses, clauses with `addresses` behind them. */
      clauses: { text: string; addresses: string[] }[];
    }
  | { kept: false; reason: DropReason };

/** Whether the cited sentences carry what `sentence` says, addresses included as the model wrote them. */
export type CheckSentence = (sentence: string, parts: CheckParts) => Verdict;
