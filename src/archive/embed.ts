import type { Database } from 'better-sqlite3';
import type { Span } from '../core/document.ts';
import { UserError } from '../core/errors.ts';
import type { Corpus, Embedder, Progress } from '../core/ports.ts';
import { embeddedText } from './rows.ts';
import { checkedVector, encodeVector } from './vector.ts';

/** Texts in one call of the embedder, and calls at the same time: both small, so that a stop loses little. */
const batchSize = 64;
const atOnce = 4;

interface Missing {
  key: Buffer;
  text: string;
}

/** The embedded texts of the given documents, as a corpus to learn from. */
export function corpusOf(database: Database, documents: readonly number[]): Corpus {
  const size = database.prepare('SELECT count(*) FROM passages WHERE document = ?').pluck();
  const passages = database.prepare(
    'SELECT start, "end", context FROM passages WHERE document = ? ORDER BY ordinal',
  );
  const text = database.prepare('SELECT text FROM documents WHERE id = ?').pluck();
  return {
    count: documents.reduce((sum, document) => sum + (size.get(document) as number), 0),
    *texts() {
      for (const document of documents) {
        const whole = text.get(document) as string;
        for (const row of passages.all(document)) yield textOfRow(whole, row as PassageSpans);
      }
    },
  };
}

interface PassageSpans {
  start: number;
  end: number;
  context: string;
}

function textOfRow(whole: string, row: PassageSpans): string {
  return embeddedText(whole, { ...row, context: JSON.parse(row.context) as Span[] });
}

/**
 * Embeds the passages of `documents` that have no vector under the embedder's fingerprint yet. Equal texts
 * are embedded once. Every batch is committed as soon as it has come, so a run that is stopped goes on where
 * it was. Throws `UserError` when the embedder returns something else than vectors.
 */
export async function embedMissing(
  database: Database,
  embedder: Embedder,
  documents: readonly number[],
  options: {
    onProgress?: ((progress: Progress) => void) | undefined;
    signal?: AbortSignal | undefined;
  } = {},
): Promise<void> {
  const total = countMissing(database, embedder.fingerprint, documents);
  if (total === 0) return;
  const insert = database.prepare(
    'INSERT INTO vectors (fingerprint, text_sha256, data) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const store = database.transaction((batch: readonly Missing[], vectors: readonly Float32Array[]) => {
    batch.forEach((missing, index) => {
      insert.run(embedder.fingerprint, missing.key, encodeVector(vectors[index]!));
    });
  });
  let done = 0;
  async function embed(batch: readonly Missing[]): Promise<void> {
    const answer = await embedder.embedDocuments(batch.map((missing) => missing.text));
    store(batch, checkedAnswer(answer, batch.length, embedder));
    done += batch.length;
    options.onProgress?.({ stage: 'embedding', done: Math.min(done, total), total });
  }
  for (const group of grouped(missingOf(database, embedder.fingerprint, documents), batchSize * atOnce)) {
    options.signal?.throwIfAborted();
    const outcomes = await Promise.allSettled([...grouped(group, batchSize)].map(embed));
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed) throw failed.reason;
  }
}

const without =
  'NOT EXISTS (SELECT 1 FROM vectors AS v WHERE v.fingerprint = ? AND v.text_sha256 = p.text_sha256)';

function countMissing(database: Database, fingerprint: string, documents: readonly number[]): number {
  const keys = database
    .prepare(`SELECT hex(p.text_sha256) FROM passages AS p WHERE p.document = ? AND ${without}`)
    .pluck();
  const distinct = new Set<unknown>();
  for (const document of documents) {
    for (const key of keys.all(document, fingerprint)) distinct.add(key);
  }
  return distinct.size;
}

function* missingOf(
  database: Database,
  fingerprint: string,
  documents: readonly number[],
): Generator<Missing> {
  const passages = database.prepare(
    'SELECT p.start, p."end", p.context, p.text_sha256 AS key FROM passages AS p ' +
      `WHERE p.document = ? AND ${without} ORDER BY p.ordinal`,
  );
  const text = database.prepare('SELECT text FROM documents WHERE id = ?').pluck();
  const seen = new Set<string>();
  for (const document of documents) {
    const rows = passages.all(document, fingerprint) as (PassageSpans & { key: Buffer })[];
    if (rows.length === 0) continue;
    const whole = text.get(document) as string;
    for (const row of rows) {
      const name = row.key.toString('latin1');
      if (seen.has(name)) continue;
      seen.add(name);
      yield { key: row.key, text: textOfRow(whole, row) };
    }
  }
}

function* grouped<Item>(items: Iterable<Item>, size: number): Generator<Item[]> {
  let group: Item[] = [];
  for (const item of items) {
    group.push(item);
    if (group.length === size) {
      yield group;
      group = [];
    }
  }
  if (group.length > 0) yield group;
}

function checkedAnswer(answer: readonly number[][], count: number, embedder: Embedder): Float32Array[] {
  try {
    if (answer.length !== count) throw new RangeError(`${answer.length} vectors for ${count} texts`);
    return answer.map((vector) => checkedVector(vector, embedder.dimensions));
  } catch (error) {
    throw new UserError(
      `Mô hình nhúng "${embedder.fingerprint}" trả về vectơ không dùng được ` +
        `(${error instanceof Error ? error.message : String(error)}). ` +
        'Xin kiểm tra EMBEDDING_MODEL và EMBEDDING_BASE_URL; kho văn bản giữ nguyên trạng thái trước đó.',
      { cause: error },
    );
  }
}
