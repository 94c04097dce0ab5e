import { existsSync, readFileSync } from 'node:fs';

/** Passages with the questions that they answer. */
export interface Dataset {
  passages: { id: string; text: string }[];
  queries: { id: string; text: string; gold: string[] }[];
}

/** A file of `{passages, queries}`. Throws when it is missing or of another shape. */
export function readDataset(file: string): Dataset {
  if (!existsSync(file)) throw new Error(`${file}: no such file`);
  const { passages, queries } = JSON.parse(readFileSync(file, 'utf8')) as Dataset;
  if (!Array.isArray(passages) || !Array.isArray(queries)) throw new Error(`${file}: no {passages, queries}`);
  return { passages, queries };
}

/**
 * `dataset` grown to `size` passages by new ones that are spliced from its own sentences, so that words keep
 * their frequencies and every question gets many near misses. The same for every call. A size below the
 * dataset's own gives the dataset as it is.
 */
export function grow(dataset: Dataset, size: number): Dataset {
  const random = mulberry32(20_260_401);
  const pick = (limit: number) => Math.floor(random() * limit);
  const sentences = dataset.passages.map(({ text }) => text.split(/(?<=[.;:])\s+/u));
  const passages = [...dataset.passages];
  while (passages.length < size) {
    const parts = Array.from({ length: 3 + pick(4) }, () => {
      const from = sentences[pick(sentences.length)]!;
      return from[pick(from.length)]!;
    });
    passages.push({ id: `spliced-${passages.length}`, text: parts.join(' ') });
  }
  return { passages, queries: dataset.queries };
}

/** Small seeded generator (Tommy Ettinger's mulberry32, public domain), uniform in [0, 1). */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
