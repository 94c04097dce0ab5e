import type { IsoDate, Quote } from './document.ts';
import type { Applies } from './task.ts';

/** What is said about a document beside a quote. */
export interface DocumentCard {
  source: string;
  number: string | null;
  type: string | null;
  title: string | null;
  issuer: string | null;
  superior: string | null;
  issuedOn: IsoDate | null;
  /** `còn hiệu lực`, `đã bị thay thế bởi …`: the archive's own knowledge. */
  status: string;
}

/** A quote with the document it stands in. */
export interface CitedQuote extends Quote {
  readonly document: DocumentCard;
  /** Of a table row: the heads of its columns, in order. */
  readonly columns?: readonly string[];
}

/** The question was answered from the archive (câu trả lời). */
export interface Answer {
  kind: 'answer';
  mode: 'extractive' | 'generated';
  /** The whole message in Vietnamese, quotes and their references included. */
  text: string;
  quotes: CitedQuote[];
  /** Where the register answered: the tasks, in the order of `quotes`. */
  tasks?: AnsweredTask[];
}

/** A task that an answer names. */
export interface AnsweredTask {
  /** What a person types to report about it. */
  id: string;
  text: string;
  lead: string[];
  coordinating: string[];
  applies: Applies;
  /** In Vietnamese: why it applies. */
  why: string;
  due: IsoDate | null;
  status: string;
  source: string;
  number: string | null;
  section: string;
  start: number;
  end: number;
}

/** The archive does not carry an answer (từ chối). */
export interface Refusal {
  kind: 'refusal';
  mode: 'extractive' | 'generated';
  text: string;
  quotes: [];
  /** Why, in Vietnamese. */
  reason: string;
  /** Documents that come nearest to the question, best first. */
  nearest: DocumentCard[];
}
