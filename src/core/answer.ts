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
  /** Tasks of the register that the answer names; where the register alone answered, in the order of `quotes`. */
  tasks?: AnsweredTask[];
  /** In Vietnamese: how it came about, where the asker should know. Part of `text`. */
  note?: string;
  /** How a generated answer came about, or why it did not. Never shown to people. */
  generation?: Generation;
}

/** What a model did for one answer. */
export interface Generation {
  model: string;
  /** Fingerprint of the prompt. */
  prompt: string;
  /** Sentences that the asker saw, and those that the check held back with its reason. */
  kept: number;
  dropped: { text: string; reason: string }[];
  inputTokens: number;
  outputTokens: number;
  /** Milliseconds to the first checked sentence; null when there was none. */
  firstSentenceMs: number | null;
  /** Milliseconds spent on checking. */
  checkMs: number;
}

/** How a question is asked. */
export interface AskOptions {
  /** Who asks, e.g. `telegram:123456`; null at the terminal. Budgets are counted by it. */
  asker?: string | null;
  /** The checked text so far, each time that it grows. Not called for what is not written by a model. */
  onText?: (text: string) => void;
  /** Aborted when the asker leaves. */
  signal?: AbortSignal;
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
  note?: string;
  generation?: Generation;
}
