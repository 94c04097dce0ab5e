import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildArchive } from '../../src/archive/build.ts';
import { type OpenArchive, openArchive } from '../../src/archive/store.ts';
import type { Ingested, SourceFile } from '../../src/core/document.ts';
import { hashedEmbedderFor } from '../../src/models/hashed.ts';
import { emptyDocument } from './line-archive.ts';

/** An archive in a folder of its own that goes away with `close`. */
export interface PassageArchive {
  archive: OpenArchive;
  close(): void;
}

/** Indexes bare passages, each as a document of one passage whose source is its position. */
export async function passageArchive(passages: readonly { text: string }[]): Promise<PassageArchive> {
  const root = mkdtempSync(join(tmpdir(), 'vanthu-passages-'));
  const [folder, data] = [join(root, 'kho'), join(root, 'data')];
  for (const [index, { text }] of passages.entries()) {
    const place = join(folder, String(Math.floor(index / 1000)));
    if (index % 1000 === 0) mkdirSync(place, { recursive: true });
    writeFileSync(join(place, `${index}.txt`), text);
  }
  const clock = () => new Date('2026-11-02T08:00:00+07:00');
  await buildArchive({
    folder,
    data,
    ingest: async (file) => onePassage(file),
    ingestVersion: 'one passage',
    embedderFor: hashedEmbedderFor,
    maxBytes: 1e9,
    clock,
  });
  const archive = openArchive(data, clock);
  return {
    archive,
    close() {
      archive.close();
      rmSync(root, { recursive: true });
    },
  };
}

/** Position of the passage that a source names. */
export function positionOf(source: string): number {
  return Number(/(\d+)\.txt$/.exec(source)![1]);
}

function onePassage({ source, sha256, bytes }: SourceFile): Ingested {
  const text = new TextDecoder().decode(bytes).normalize('NFC');
  const whole = { start: 0, end: text.length };
  const document = { ...emptyDocument, source, sha256, text, body: whole };
  return {
    document,
    sections: [],
    passages: [{ ...whole, ordinal: 0, kind: 'body', section: '', context: [], page: null }],
  };
}
