import { createHash } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import type { Progress } from '../core/ports.ts';
import { dataFiles } from './database.ts';
import { type HnswIndex, hnswIndex, loadHnswIndex } from './hnsw-index.ts';
import { readMeta } from './meta.ts';
import { ownersOf } from './posting-store.ts';
import { decodeVector } from './vector.ts';

/** What `vectors.json` says of `vectors.hnsw`; together they are a cache that may be deleted at any time. */
export interface VectorCacheFacts {
  format: 1;
  generation: number;
  fingerprint: string;
  dimensions: number;
  count: number;
  bytes: number;
  sha256: string;
}

type Wanted = Pick<VectorCacheFacts, 'fingerprint' | 'dimensions'>;

/** Points added between two looks at the event loop: about 20 ms. */
const slice = 64;

/** The facts beside the index, undefined when they are missing or no JSON of ours. */
export function vectorCacheFacts(data: string): VectorCacheFacts | undefined {
  try {
    const facts = JSON.parse(readFileSync(dataFiles(data).hnswFacts, 'utf8')) as VectorCacheFacts;
    return facts.format === 1 ? facts : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The index from its file, without the ids that are not `alive`; undefined when it is missing, truncated,
 * damaged or of other vectors. The checksum is compared first: hnswlib can crash on a damaged file.
 */
export function loadVectorCache(
  data: string,
  wanted: Wanted,
  alive: (id: number) => boolean,
): HnswIndex | undefined {
  const facts = vectorCacheFacts(data);
  if (!facts || facts.fingerprint !== wanted.fingerprint || facts.dimensions !== wanted.dimensions) {
    return undefined;
  }
  try {
    return isSound(data) ? loadHnswIndex(dataFiles(data).hnsw, facts.dimensions, alive) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the index file is, byte for byte, the one that was written. */
function isSound(data: string): boolean {
  return checksum(dataFiles(data).hnsw) === vectorCacheFacts(data)?.sha256;
}

/**
 * Brings the index file to the committed state: kept when it is there already, else updated by what has come
 * and gone, or built from the stored vectors when there is nothing to update or more than a third of it is
 * deleted. Call it with the writer's lock held.
 */
export async function updateVectorCache(
  data: string,
  database: Database,
  options: {
    onProgress?: ((progress: Progress) => void) | undefined;
    signal?: AbortSignal | undefined;
  } = {},
): Promise<'kept' | 'updated' | 'built' | 'none'> {
  const generation = readMeta(database, 'generation') ?? 0;
  const passages = readMeta(database, 'passages') ?? 0;
  const wanted: Wanted = {
    fingerprint: readMeta(database, 'embedder') ?? '',
    dimensions: readMeta(database, 'dimensions') ?? 0,
  };
  if (passages === 0 || wanted.dimensions === 0) {
    removeVectorCache(data);
    return 'none';
  }
  if (isCurrent(data, { ...wanted, generation }) && isSound(data)) return 'kept';

  const owners = ownersOf(readMeta(database, 'owners'));
  const loaded = loadVectorCache(data, wanted, (id) => (owners[id] ?? 0) > 0);
  const usable = loaded && loaded.deleted() <= loaded.size() / 2 ? loaded : undefined;
  const index = usable ?? hnswIndex(wanted.dimensions, passages);
  const missing: number[] = [];
  owners.forEach((owner, id) => {
    if (owner > 0 && !index.has(id)) missing.push(id);
  });
  const vector = database
    .prepare(
      'SELECT v.data FROM passages AS p JOIN vectors AS v ON v.fingerprint = ? ' +
        'AND v.text_sha256 = p.text_sha256 WHERE p.id = ?',
    )
    .pluck();
  for (let start = 0; start < missing.length; start += slice) {
    await setImmediate();
    options.signal?.throwIfAborted();
    for (const id of missing.slice(start, start + slice)) {
      index.put(id, decodeVector(vector.get(wanted.fingerprint, id) as Buffer));
    }
    const done = Math.min(start + slice, missing.length);
    options.onProgress?.({ stage: 'vectors', done, total: missing.length });
  }
  write(data, index, { ...wanted, generation });
  return usable ? 'updated' : 'built';
}

/** Deletes the cache; the next index run builds it again. */
export function removeVectorCache(data: string): void {
  rmSync(dataFiles(data).hnswFacts, { force: true });
  rmSync(dataFiles(data).hnsw, { force: true });
}

/** Whether the files claim the given state. The checksum is left to the one who loads. */
export function isCurrent(data: string, wanted: Wanted & { generation: number }): boolean {
  const facts = vectorCacheFacts(data);
  return (
    facts?.generation === wanted.generation &&
    facts.fingerprint === wanted.fingerprint &&
    facts.dimensions === wanted.dimensions &&
    statSync(dataFiles(data).hnsw, { throwIfNoEntry: false })?.size === facts.bytes
  );
}

function write(data: string, index: HnswIndex, state: Wanted & { generation: number }): void {
  const { hnsw, hnswFacts } = dataFiles(data);
  const unfinished = `${hnsw}.new`;
  rmSync(unfinished, { force: true });
  index.save(unfinished);
  const bytes = statSync(unfinished, { throwIfNoEntry: false })?.size ?? 0;
  // hnswlib does not tell that the disk is full.
  if (bytes < (index.size() + index.deleted()) * index.dimensions * 4) {
    rmSync(unfinished, { force: true });
    throw Object.assign(new Error(`${unfinished} was not written whole`), { code: 'ENOSPC' });
  }
  const facts: VectorCacheFacts = {
    format: 1,
    ...state,
    count: index.size(),
    bytes,
    sha256: checksum(unfinished),
  };
  writeFileSync(`${hnswFacts}.new`, `${JSON.stringify(facts)}\n`);
  renameSync(unfinished, hnsw);
  renameSync(`${hnswFacts}.new`, hnswFacts);
}

function checksum(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
