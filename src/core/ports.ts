import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import type { Document, IsoDate, Passage, Section, Skipped, Status } from './document.ts';

/** The present moment. Tests pass a fixed one. */
export type Clock = () => Date;

/** Text → vectors. LangChain's interface, plus what an index needs to know about the vectors. */
export interface Embedder extends EmbeddingsInterface<number[]> {
  /** Changes whenever the same text would give another vector; names the model, never a key. */
  readonly fingerprint: string;
  readonly dimensions: number;
}

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
  status: Status;
}

/** Reading side of the archive. Every call sees the last committed state. */
export interface Archive {
  readonly generation: number;
  documents(): ArchivedDocument[];
  document(source: string): (Document & { status: Status }) | undefined;
  sections(source: string): Section[];
  passagesOf(source: string): ArchivedPassage[];
  passages(ids: readonly number[]): ArchivedPassage[];
  postings(): PostingStore;
}

/** What one reindexing did. `seconds` is wall time. */
export interface IndexReport {
  documents: number;
  passages: number;
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
