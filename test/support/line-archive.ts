import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { BuildOptions } from '../../src/archive/build.ts';
import type { Document, Ingested, Passage, Skipped, SourceFile } from '../../src/core/document.ts';
import type { Embedder, EmbedderFor } from '../../src/core/ports.ts';
import type { Task } from '../../src/core/task.ts';

/**
 * The smallest reader that the archive can be tested with: every line of a text file is a passage, the first
 * line is the context of the others. A first line `số: 12/QĐ-SYT` gives the number, a file that begins with
 * `HỎNG` cannot be read. A line that begins with `Giao` is a task.
 */
export async function readLines(file: SourceFile): Promise<Ingested | Skipped> {
  const text = new TextDecoder().decode(file.bytes);
  if (text.startsWith('HỎNG')) return { source: file.source, reason: 'tệp hỏng' };
  if (text.startsWith('LỖI')) throw new Error('reader broke');
  const passages: Passage[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    if (line) {
      const context = passages[0] ? [{ start: passages[0].start, end: passages[0].end }] : [];
      const ordinal = passages.length;
      passages.push({
        ordinal,
        kind: 'body',
        start,
        end: start + line.length,
        section: String(ordinal),
        context,
        page: null,
      });
    }
    start += line.length + 1;
  }
  const number = /số: (\S+)/.exec(text)?.[1] ?? null;
  const section = { id: 0, parent: null, kind: 'heading' as const, label: '1', heading: '', path: '1' };
  return {
    document: { ...emptyDocument, source: file.source, sha256: file.sha256, text, number },
    sections: [{ ...section, start: 0, end: text.length }],
    passages,
    tasks: passages
      .filter((passage) => text.startsWith('Giao', passage.start))
      .map(({ section, start, end }, ordinal) => ({ ...bareTask, ordinal, section, start, end })),
  };
}

const bareTask: Omit<Task, 'ordinal' | 'section' | 'start' | 'end'> = {
  lead: [],
  coordinating: [],
  deadlines: [],
  deliverable: null,
  applies: 'general',
  bearers: [],
};

export const emptyDocument: Document = {
  source: '',
  sha256: '',
  format: 'txt',
  text: '',
  pages: [],
  number: null,
  type: null,
  issuer: null,
  superior: null,
  place: null,
  issuedOn: null,
  title: null,
  legalBases: [],
  addressees: [],
  recipients: [],
  signer: null,
  secrecy: null,
  urgency: null,
  relations: [],
  effectiveFrom: null,
  expiresOn: null,
  body: { start: 0, end: 0 },
  notes: [],
};

/** The same text always gives the same vector; `seed` makes another model of it. Counts what it embeds. */
export function lineEmbedder(seed = 'a', dimensions = 16): Embedder & { embedded: string[] } {
  const embedded: string[] = [];
  const vectorOf = (text: string) => {
    const bytes = createHash('sha512').update(`${seed}${text}`).digest();
    return Array.from({ length: dimensions }, (_, index) => bytes[index % 64]! / 128 - 1);
  };
  return {
    embedded,
    fingerprint: `lines-${seed}`,
    dimensions,
    embedQuery: async (text) => vectorOf(text),
    embedDocuments: async (texts) => {
      embedded.push(...texts);
      return texts.map(vectorOf);
    },
  };
}

/** An embedder that learns nothing, in the shape that indexing asks for. */
export function always(embedder: Embedder): EmbedderFor {
  return async () => ({ embedder, state: null });
}

/** A folder of text files and a data folder beside it, both in the system's temporary folder. */
export function lineArchive(files: Record<string, string> = {}) {
  const root = mkdtempSync(join(tmpdir(), 'vanthu-'));
  const folder = join(root, 'kho');
  const data = join(root, 'data');
  mkdirSync(folder);
  const archive = {
    root,
    folder,
    data,
    write(source: string, text: string | Uint8Array): void {
      mkdirSync(dirname(join(folder, source)), { recursive: true });
      writeFileSync(join(folder, source), text);
    },
    remove: (source: string) => rmSync(join(folder, source), { recursive: true }),
    destroy: () => rmSync(root, { recursive: true, force: true }),
    /** What `buildArchive` takes, with anything else on top. */
    options: (more: Partial<BuildOptions> = {}): BuildOptions => ({
      folder,
      data,
      ingest: readLines,
      ingestVersion: '1',
      embedderFor: always(lineEmbedder()),
      maxBytes: 1_000_000,
      clock: () => new Date('2026-11-22T08:00:00+07:00'),
      ...more,
    }),
  };
  for (const [source, text] of Object.entries(files)) archive.write(source, text);
  return archive;
}
