import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildArchive } from '../../src/archive/build.ts';
import { type OpenArchive, openArchive } from '../../src/archive/store.ts';
import type { Document, Ingested, Passage, SourceFile } from '../../src/core/document.ts';
import { hashedEmbedderFor } from '../../src/models/hashed.ts';
import { emptyDocument } from './line-archive.ts';

/** A document as a test writes it: a heading (context of every item) and its items. */
export interface WrittenDocument {
  source: string;
  heading?: string;
  items: string[];
  header?: Partial<Pick<Document, 'title' | 'number' | 'type' | 'issuedOn' | 'expiresOn'>>;
  /** Number of a document that this one replaces. */
  replaces?: string;
}

export interface QuestionArchive {
  archive: OpenArchive;
  /** Writes the documents, in place of those that were there, and indexes. */
  index(documents: readonly WrittenDocument[]): Promise<void>;
  close(): void;
}

/** A real archive, in a folder of its own that goes away with `close`, of documents that a test writes. */
export async function questionArchive(documents: readonly WrittenDocument[]): Promise<QuestionArchive> {
  const root = mkdtempSync(join(tmpdir(), 'vanthu-questions-'));
  const [folder, data] = [join(root, 'kho'), join(root, 'data')];
  const clock = () => new Date('2026-11-02T08:00:00+07:00');
  const archive = openArchive(data, clock);
  async function index(written: readonly WrittenDocument[]): Promise<void> {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    for (const document of written) writeFileSync(join(folder, document.source), JSON.stringify(document));
    await buildArchive({
      folder,
      data,
      ingest: async (file) => read(file),
      ingestVersion: '1',
      embedderFor: hashedEmbedderFor,
      maxBytes: 1e6,
      clock,
      force: true,
    });
  }
  await index(documents);
  return {
    archive,
    index,
    close() {
      archive.close();
      rmSync(root, { recursive: true });
    },
  };
}

function read({ source, sha256, bytes }: SourceFile): Ingested {
  const written = JSON.parse(new TextDecoder().decode(bytes)) as WrittenDocument;
  const heading = written.heading ?? '';
  let text = heading;
  const passages: Passage[] = written.items.map((item, ordinal) => {
    const start = text.length + 1;
    text += `\n${item}`;
    const context = heading ? [{ start: 0, end: heading.length }] : [];
    return { ordinal, kind: 'body', start, end: text.length, section: '', context, page: null };
  });
  const span = { start: 0, end: text.length };
  const relations: Document['relations'] = written.replaces
    ? [{ kind: 'thay thế', number: written.replaces, type: null, issuedOn: null, span }]
    : [];
  const document = { ...emptyDocument, ...written.header, source, sha256, text, relations, body: span };
  return { document, sections: [], passages };
}
