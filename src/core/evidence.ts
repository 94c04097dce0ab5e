import type { IsoDate } from './document.ts';
import type { ArchivedDocument, ArchivedPassage } from './ports.ts';

/** What the program understood in a question before it searched. */
export interface UnderstoodQuestion {
  /** As asked: NFC, trimmed. */
  text: string;
  /**
   * What is searched: the question with abbreviations spelled out in brackets behind their short forms; on
   * lines of their own the short forms of what was written out.
   */
  searched: string;
  /** Typed with Vietnamese marks. */
  accented: boolean;
  /** Document numbers and signs named in the question, without spaces. */
  numbers: string[];
  dates: IsoDate[];
  years: number[];
  quarters: { quarter: 1 | 2 | 3 | 4; year: number | null }[];
  /** Document types by their names, e.g. `kế hoạch`. */
  types: string[];
  /** Asks for all of several things ("những nhiệm vụ nào", "các", "liệt kê"). */
  wantsList: boolean;
}

/** A passage with its document and the reasons for its rank. */
export interface RankedPassage {
  passage: ArchivedPassage;
  document: ArchivedDocument;
  score: number;
  /** Named parts that add up to `score`. */
  parts: Record<string, number>;
}

/** Ranked passages that an answer may rest on (căn cứ trả lời). */
export interface Evidence {
  /** Document numbers of the question that no document of the archive has. */
  missing?: readonly string[];
  question: UnderstoodQuestion;
  /** Best first. */
  passages: RankedPassage[];
  /** Index terms of the question with their weights (IDF), for choosing sentences inside a passage. */
  terms: ReadonlyMap<string, number>;
  /** From 0 to 1: how well the best passages cover the question, whatever the size of the archive. */
  confidence: number;
}
