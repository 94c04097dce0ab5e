import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { buildArchive } from '../../src/archive/build.ts';
import { dataFiles, openForWriting } from '../../src/archive/database.ts';
import { type OpenArchive, openArchive } from '../../src/archive/store.ts';
import { loadVectorCache, updateVectorCache, vectorCacheFacts } from '../../src/archive/vector-cache.ts';
import { vectorSearch } from '../../src/archive/vector-search.ts';
import { always, lineArchive, lineEmbedder } from '../support/line-archive.ts';

const embedder = lineEmbedder();
let archive: ReturnType<typeof lineArchive>;
let opened: OpenArchive;

const lines = (count: number, name = 'dòng') =>
  Array.from({ length: count }, (_, n) => `${name} ${n}`).join('\n');
const options = () => archive.options({ embedderFor: always(embedder) });

beforeEach(async () => {
  archive = lineArchive({ 'a.txt': lines(60), 'b.txt': lines(60, 'câu') });
  opened = openArchive(archive.data, () => new Date());
  await buildArchive(options());
});
afterEach(() => {
  opened.close();
  archive.destroy();
});

/** The texts found for the embedded text of one passage; its own must come first. */
async function found(context: string, line: string, k = 3): Promise<string[]> {
  const ranked = await vectorSearch(opened, embedder).search(`${context}\n${line}`, k);
  return opened.passages(ranked.map(({ passage }) => passage)).map(({ text }) => text);
}

async function update(): Promise<string> {
  const database = openForWriting(archive.data);
  try {
    return await updateVectorCache(archive.data, database);
  } finally {
    database.close();
  }
}

it('answers from the index file after indexing', async () => {
  const search = vectorSearch(opened, embedder);
  expect(search.state()).toBe('hnsw');
  const [first] = await search.search('câu 0\ncâu 17', 5);
  expect(first).toEqual({
    passage: first?.passage,
    score: expect.closeTo(1, 4),
    parts: { vector: first?.score },
  });
  expect(opened.passages([first!.passage])[0]).toMatchObject({ source: 'b.txt', text: 'câu 17' });
  const filtered = await search.search('câu 0\ncâu 17', 5, (passage) => passage !== first!.passage);
  expect(filtered).toHaveLength(5);
  expect(filtered.map(({ passage }) => passage)).not.toContain(first!.passage);
});

it.each<[string, () => void]>([
  ['is missing', () => rmSync(dataFiles(archive.data).hnsw)],
  ['lost its facts', () => rmSync(dataFiles(archive.data).hnswFacts)],
  ['has facts that are no JSON', () => writeFileSync(dataFiles(archive.data).hnswFacts, '{"format":')],
  ['is cut off', () => truncateSync(dataFiles(archive.data).hnsw, 2000)],
  ['is empty', () => truncateSync(dataFiles(archive.data).hnsw, 0)],
  [
    'has other bytes of the same length',
    () => {
      const bytes = readFileSync(dataFiles(archive.data).hnsw);
      writeFileSync(dataFiles(archive.data).hnsw, bytes.fill(0xff, 0, 200));
    },
  ],
  [
    'claims another embedder',
    () => {
      const facts = vectorCacheFacts(archive.data);
      writeFileSync(dataFiles(archive.data).hnswFacts, JSON.stringify({ ...facts, fingerprint: 'khác' }));
    },
  ],
])(
  'answers from the stored vectors when the index file %s, and the next run builds it again',
  async (_, spoil) => {
    spoil();
    expect(vectorSearch(opened, embedder).state()).toBe('exact');
    expect((await found('dòng 0', 'dòng 33'))[0]).toBe('dòng 33');
    await buildArchive(options());
    expect(vectorSearch(opened, embedder).state()).toBe('hnsw');
    expect((await found('dòng 0', 'dòng 33'))[0]).toBe('dòng 33');
  },
);

it('takes up a new state at the next question, with what came and without what went', async () => {
  const search = vectorSearch(opened, embedder);
  await search.search('dòng 0', 1);
  archive.write('c.txt', lines(10, 'mới'));
  archive.remove('a.txt');
  await buildArchive(archive.options({ embedderFor: always(embedder), force: true }));
  expect(search.state()).toBe('hnsw');
  const all = await search.search('dòng 0\ndòng 5', 1000);
  const texts = opened.passages(all.map(({ passage }) => passage)).map(({ text }) => text);
  expect(texts).toHaveLength(70);
  expect(texts.filter((text) => text.startsWith('dòng'))).toEqual([]);
  const [first] = await search.search('mới 0\nmới 7', 1);
  expect(opened.passages([first!.passage])[0]?.text).toBe('mới 7');
});

it('is updated by little and built anew once more than a third is deleted', async () => {
  expect(await update()).toBe('kept');
  const stages: string[] = [];
  const run = () =>
    buildArchive({ ...options(), onProgress: ({ stage, total }) => stages.push(`${stage} ${total}`) });

  archive.write('c.txt', lines(5, 'mới'));
  await run();
  expect(stages).toContain('vectors 5');

  archive.write('c.txt', lines(7, 'mới hơn'));
  await run();
  expect(stages).toContain('vectors 7');
  expect(loadVectorCache(archive.data, vectorCacheFacts(archive.data)!, () => true)?.size()).toBe(132);

  archive.write('a.txt', lines(20, 'khác'));
  await run();
  expect(stages).toContain('vectors 87');
  expect(loadVectorCache(archive.data, vectorCacheFacts(archive.data)!, () => true)?.size()).toBe(87);
});

it('finds nothing, rather than nonsense, with another embedder than the one that indexed', async () => {
  const other = vectorSearch(opened, lineEmbedder('b'));
  expect(other.state()).toBe('none');
  expect(await other.search('dòng 0', 5)).toEqual([]);
});

it('leaves no index file of an archive without passages', async () => {
  archive.write('a.txt', 'HỎNG');
  archive.remove('b.txt');
  archive.remove('a.txt');
  archive.write('trống.txt', '');
  await buildArchive({ ...options(), force: true });
  expect(opened.counts()).toEqual({ documents: 1, passages: 0 });
  expect(vectorCacheFacts(archive.data)).toBeUndefined();
  expect(vectorSearch(opened, embedder).state()).toBe('none');
});
