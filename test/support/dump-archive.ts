import Sqlite from 'better-sqlite3';
import { dataFiles } from '../../src/archive/database.ts';
import { decodePostings } from '../../src/archive/postings.ts';
import { decodeVector } from '../../src/archive/vector.ts';

/**
 * Everything that readers can see, with the ids replaced by what they stand for, so that an archive that grew
 * step by step can be compared with one that was built at once. `undefined` where there is no database.
 */
export function dumpArchive(data: string) {
  const database = new Sqlite(dataFiles(data).database, { readonly: true });
  try {
    if (database.pragma('user_version', { simple: true }) === 0) return undefined;
    return dump(database);
  } finally {
    database.close();
  }
}

function dump(database: Sqlite.Database) {
  const meta = new Map(
    (database.prepare('SELECT key, value FROM meta').all() as { key: string; value: unknown }[]).map(
      ({ key, value }) => [key, value],
    ),
  );
  const files = database.prepare('SELECT source, sha256, state, reason FROM files ORDER BY source').all();
  const documents = database
    .prepare(
      'SELECT f.source, d.sha256, d.number, d.lists, d.text FROM files AS f ' +
        'JOIN documents AS d ON d.id = f.document ORDER BY f.source',
    )
    .all();
  const sections = database
    .prepare(
      'SELECT f.source, s.id, s.parent, s.kind, s.label, s.path, s.start, s."end" FROM files AS f ' +
        'JOIN sections AS s ON s.document = f.document ORDER BY f.source, s.id',
    )
    .all();
  const passages = database
    .prepare(
      'SELECT p.id, p.document, f.source, p.ordinal, p.start, p."end", p.section, p.context, v.data ' +
        'FROM files AS f JOIN passages AS p ON p.document = f.document ' +
        'LEFT JOIN vectors AS v ON v.fingerprint = ? AND v.text_sha256 = p.text_sha256 ' +
        'ORDER BY f.source, p.ordinal',
    )
    .all(meta.get('embedder') ?? '') as {
    id: number;
    document: number;
    source: string;
    ordinal: number;
    data: Buffer | null;
  }[];
  const tasks = database
    .prepare(
      'SELECT f.source, t.ordinal, t.key, t.section, t.start, t."end", t.text, t.fields FROM files AS f ' +
        'JOIN tasks AS t ON t.document = f.document ORDER BY f.source, t.ordinal',
    )
    .all();
  const names = new Map(passages.map(({ id, source, ordinal }) => [id, `${source}#${ordinal}`]));
  const lengths = new Uint16Array(new Uint8Array((meta.get('lengths') as Buffer) ?? []).buffer);
  const owners = decodePostings((meta.get('owners') as Buffer) ?? Buffer.alloc(0));
  const postings = Object.fromEntries(
    (
      database.prepare('SELECT term, data FROM postings ORDER BY term').all() as {
        term: string;
        data: Buffer;
      }[]
    ).map(({ term, data }) => {
      const entries = [...decodePostings(data)];
      const isAscending = entries.every((entry, at) => at === 0 || entry > entries[at - 1]!);
      const named = entries.map((entry) => `${names.get(entry >>> 8)}:${entry & 255}`).sort();
      return [term, isAscending ? named : ['not ascending', ...named]];
    }),
  );
  return {
    embedder: meta.get('embedder'),
    size: meta.get('passages'),
    totalLength: meta.get('totalLength'),
    owned: [...owners.keys()].filter((id) => owners[id]! > 0).length,
    files,
    documents,
    sections,
    tasks,
    passages: passages.map(({ id, document, data, ...passage }) => ({
      ...passage,
      length: lengths[id],
      isOwned: owners[id] === document,
      vector: data && [...decodeVector(data)],
    })),
    postings,
  };
}
