import type { Span } from '../core/document.ts';
import type { RankedPassage } from '../core/evidence.ts';

/** Evidence as a model is given it: passages in order, their sentences with addresses. */
export interface Packed {
  passages: PackedPassage[];
  /** Estimated tokens of the whole. */
  tokens: number;
}

export interface PackedPassage extends RankedPassage {
  /** 1, 2, … : the part of an address before the dot. */
  number: number;
  /** In order. */
  sentences: PackedSentence[];
}

/** One sentence that may be cited. */
export interface PackedSentence {
  /** `2.3`: third sentence of the second passage. */
  address: string;
  /** Into the document's text. */
  span: Span;
  /** `document.text.slice(span.start, span.end)`. */
  text: string;
}
