import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import type { Document, IsoDate, Passage, Section, Skipped, Status } from './document.ts';
import type { Task } from './task.ts';

/** The present moment. Tests pass a fixed one. */
export type Clock = () => Date;

/** Text → vectors. LangChain's interface, plus what an index needs to know about the vectors. */
export interface Embedder extends EmbeddingsInterface<number[]> {
  /** Changes whenever the same text would give another vector; names the model, never a key. */
  readonly fingerprint: string;
  readonly dimensions: number;
}

/**
 * A chat model: the part of LangChain's `BaseChatModel` that is called. Messages go in as `[role, text]` pairs;
 * chunks come out with `text`, the last ones with `usage_metadata`.
 */
export type ChatModel = Pick<BaseChatModel, 'stream'>;

/** Tokens that one call of a model cost. */
export interface Usage {
  /** ISO instant. */
  at: string;
  /** `AskOptions.asker`. */
  asker: string | null;
  purpose: 'answer' | 'rewrite';
  model: string;
  /** Fingerprint of the prompt. */
  prompt: string;
  inputTokens: number;
  outputTokens: number;
}

/** What the calls with one prompt and one model cost together. */
export interface UsedPrompt extends Pick<Usage, 'purpose' | 'model' | 'prompt'> {
  calls: number;
  /** In and out. */
  tokens: number;
}

/** Kept usage. Days are local days. */
export interface UsageStore {
  /** Tokens in and out of one day: of everybody, and of `asker`. */
  tokensOn(day: IsoDate, asker: string | null): { all: number; asker: number };
  /** From the beginning of a day on, by prompt and model, the dearest first. */
  usedSince(day: IsoDate): UsedPrompt[];
  /** Never throws: what cannot be written now is written with the next one. */
  recordUsage(usage: Usage): void;
}

/** What an embedder may learn from: the texts of an archive, to be walked lazily and more than once. */
export interface Corpus {
  readonly count: number;
  texts(): Iterable<string>;
}

/**
 * Picks the embedder for a corpus. `stored` is the state that was returned the last time, null the first
 * time. An embedder that learns decides by itself whether `stored` still fits; the others ignore both
 * arguments and return the state null.
 */
export type EmbedderFor = (
  corpus: Corpus,
  stored: Uint8Array | null,
) => Promise<{ embedder: Embedder; state: Uint8Array | null }>;

/** One passage found: its id in the archive and how its score came about. */
export interface Ranked {
  passage: number;
  score: number;
  /** Named parts of the score; they add up to it. */
  parts: Record<string, number>;
}

/** Lexical and vector search, seen from outside: at most `k` passages, best first. */
export type Search = (query: string, k: number, filter?: (passage: number) => boolean) => Promise<Ranked[]>;

/**
 * Stored term statistics, read-only, of one committed state of the archive.
 * A posting is one number: `passage id << 8 | min(frequency, 255)`, ascending.
 */
export interface PostingStore {
  /** Changes with every commit. */
  readonly generation: number;
  /** Passages in the archive. */
  readonly size: number;
  /** Mean length of a passage in syllables. */
  readonly averageLength: number;
  postings(term: string): Uint32Array | undefined;
  /** Syllables of a passage, 0 when there is no such passage. */
  length(passage: number): number;
  /** `ArchivedDocument.id` of the passage's document, 0 when there is no such passage. */
  document(passage: number): number;
}

/** A passage as the archive gives it back. */
export interface ArchivedPassage extends Passage {
  id: number;
  source: string;
  text: string;
  /** The context spans as text, one a line. */
  contextText: string;
}

/** A document without its text, with what the archive knows about its being in force. */
export interface ArchivedDocument extends Omit<Document, 'text'> {
  /** A positive number that changes whenever the document's file changes. */
  id: number;
  status: Status;
}

/** Reading side of the archive. Every call sees the last committed state. */
export interface Archive {
  readonly generation: number;
  /** The same list until the archive or the day changes. */
  /** Changes when a backup takes the archive's place: ids from before say nothing then. */
  readonly restored: string;
  documents(): readonly ArchivedDocument[];
  document(source: string): (ArchivedDocument & { text: string }) | undefined;
  sections(source: string): readonly Section[];
  passagesOf(source: string): readonly ArchivedPassage[];
  /** A passage is the same object as long as the archive remembers it. */
  passages(ids: readonly number[]): ArchivedPassage[];
  postings(): PostingStore;
  /** Runs synchronous reads over one committed state: no reindex lands between them. */
  snapshot<Result>(work: () => Result): Result;
}

/** A task as the archive gives it back. */
export interface ArchivedTask extends Task {
  /**
   * 16 hexadecimal digits, made of the document's number and date (its source where it has none) and of the
   * folded words of the task: the same after every reindex as long as the words stay.
   */
  key: string;
  source: string;
  /** `document.text.slice(start, end)`. */
  text: string;
}

/** What somebody reported about a task; kept for ever, in the order of `id`. */
export interface TaskEvent {
  id: number;
  /** `ArchivedTask.key`. */
  task: string;
  kind: 'done' | 'extended' | 'reopened';
  by: string | null;
  /** The day on which it was done. */
  on: IsoDate | null;
  /** The new due day of an extension; an `extended` without one takes the extensions before it back. */
  to: IsoDate | null;
  /** The due day that is meant, where a task has several. */
  due: IsoDate | null;
  /** A note, or the reason. */
  note: string | null;
  /** ISO instant. */
  recordedAt: string;
  /** What the task was when this was reported, for the day when its words are gone. */
  snapshot: {
    text: string;
    source: string;
    number: string | null;
    issuedOn: IsoDate | null;
    section: string;
  };
}

/** Tasks and what was reported about them. Every call sees the last committed state. */
export interface TaskStore {
  readonly generation: number;
  /** Of all documents, or of one. */
  tasks(source?: string): ArchivedTask[];
  /** Oldest first; with `from` that event and the later ones. */
  events(from?: number): TaskEvent[];
  /** Keeps one event; it is on the disk when the call returns. Throws UserError. */
  record(event: Omit<TaskEvent, 'id'>): TaskEvent;
}

/** What one reindexing did. `seconds` is wall time. */
export interface IndexReport {
  documents: number;
  passages: number;
  tasks: number;
  added: number;
  changed: number;
  removed: number;
  unchanged: number;
  skipped: Skipped[];
  notes: { source: string; notes: string[] }[];
  seconds: number;
}

/** Progress of long work, for people. */
export interface Progress {
  stage: 'reading' | 'embedding' | 'writing' | 'vectors';
  done: number;
  total: number;
  source?: string;
}

export type { IsoDate };
