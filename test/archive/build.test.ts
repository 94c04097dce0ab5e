import { rmSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { buildArchive } from '../../src/archive/build.ts';
import { openArchive } from '../../src/archive/store.ts';
import { UserError } from '../../src/core/errors.ts';
import type { Progress } from '../../src/core/ports.ts';
import { dumpArchive } from '../support/dump-archive.ts';
import { always, lineArchive, lineEmbedder, readLines } from '../support/line-archive.ts';

type LineArchive = ReturnType<typeof lineArchive>;
const made: LineArchive[] = [];
const clock = () => new Date('2026-11-22T08:00:00+07:00');

function archiveOf(files: Record<string, string>): LineArchive {
  const archive = lineArchive(files);
  made.push(archive);
  return archive;
}

/** What one run over the present files gives in a fresh data folder. */
async function cleanDump(archive: LineArchive) {
  const data = `${archive.root}/clean`;
  rmSync(data, { recursive: true, force: true });
  await buildArchive(archive.options({ data }));
  return dumpArchive(data);
}

afterEach(() => {
  for (const archive of made.splice(0)) archive.destroy();
});

describe('reindexing', () => {
  it('reads only what is new or changed, and lets go what has left', async () => {
    const archive = archiveOf({ 'a.txt': 'một\nhai', 'b.txt': 'ba\nbốn', 'c/d.txt': 'năm' });
    const read: string[] = [];
    const options = archive.options({
      ingest: async (file) => {
        read.push(file.source);
        return readLines(file);
      },
    });
    expect(await buildArchive(options)).toMatchObject({ documents: 3, passages: 5, added: 3, unchanged: 0 });
    expect(read.splice(0).sort()).toEqual(['a.txt', 'b.txt', 'c/d.txt']);

    archive.write('b.txt', 'ba\nbốn\nsáu');
    archive.write('e.txt', 'bảy');
    archive.remove('a.txt');
    expect(await buildArchive(options)).toMatchObject({
      documents: 3,
      passages: 5,
      added: 1,
      changed: 1,
      removed: 1,
      unchanged: 1,
      skipped: [],
    });
    expect(read.sort()).toEqual(['b.txt', 'e.txt']);
    expect(dumpArchive(archive.data)).toEqual(await cleanDump(archive));
  });

  it('does nothing, and commits nothing, when nothing has changed', async () => {
    const archive = archiveOf({ 'a.txt': 'một', 'hỏng.txt': 'HỎNG' });
    await buildArchive(archive.options());
    const before = openArchive(archive.data, clock);
    const generation = before.generation;
    const report = await buildArchive(archive.options());
    expect(report).toMatchObject({ added: 0, changed: 0, removed: 0, unchanged: 1 });
    expect(report.skipped).toEqual([{ source: 'hỏng.txt', reason: 'tệp hỏng' }]);
    expect(before.generation).toBe(generation);
    before.close();
  });

  it('takes a renamed file as another one without embedding it again', async () => {
    const archive = archiveOf({ 'cũ/a.txt': 'một\nhai', 'b.txt': 'ba' });
    const embedder = lineEmbedder();
    const options = archive.options({ embedderFor: always(embedder) });
    await buildArchive(options);
    embedder.embedded.length = 0;
    archive.remove('cũ');
    archive.write('mới/a.txt', 'một\nhai');
    expect(await buildArchive(options)).toMatchObject({ added: 1, removed: 1, unchanged: 1 });
    expect(embedder.embedded).toEqual([]);
    expect(dumpArchive(archive.data)).toEqual(await cleanDump(archive));
  });

  it('embeds an equal text once and keeps both documents as sources', async () => {
    const archive = archiveOf({ 'a.txt': 'một\nhai', 'b.txt': 'một\nhai' });
    const embedder = lineEmbedder();
    await buildArchive(archive.options({ embedderFor: always(embedder) }));
    expect(embedder.embedded).toEqual(['một', 'một\nhai']);
    const opened = openArchive(archive.data, clock);
    expect(opened.passagesOf('a.txt')).toHaveLength(2);
    expect(opened.passagesOf('b.txt')).toHaveLength(2);
    expect([...opened.vectors()]).toHaveLength(4);
    opened.close();
  });

  it('keeps the good version of a file that can no longer be read, and names the file each time', async () => {
    const archive = archiveOf({ 'a.txt': 'bản tốt', 'b.txt': 'ba' });
    let read = 0;
    const options = archive.options({
      ingest: (file) => {
        read++;
        return readLines(file);
      },
    });
    await buildArchive(options);
    archive.write('a.txt', 'HỎNG rồi');
    read = 0;
    for (const reads of [1, 1]) {
      const report = await buildArchive(options);
      expect(report).toMatchObject({ documents: 2, skipped: [{ source: 'a.txt', reason: 'tệp hỏng' }] });
      expect(read).toBe(reads);
    }
    const opened = openArchive(archive.data, clock);
    expect(opened.document('a.txt')?.text).toBe('bản tốt');
    expect(opened.skipped()).toEqual([{ source: 'a.txt', reason: 'tệp hỏng' }]);

    archive.write('a.txt', 'bản mới');
    expect(await buildArchive(options)).toMatchObject({ changed: 1, skipped: [] });
    expect(opened.document('a.txt')?.text).toBe('bản mới');
    opened.close();
  });

  it('goes on when the reader breaks on one file', async () => {
    const archive = archiveOf({ 'a.txt': 'LỖI', 'b.txt': 'ba' });
    const report = await buildArchive(archive.options());
    expect(report).toMatchObject({ documents: 1, added: 1 });
    expect(report.skipped[0]?.reason).toContain('reader broke');
  });

  it('reads everything again when the readers have changed, also what was skipped', async () => {
    const archive = archiveOf({ 'a.txt': 'một', 'b.txt': 'HỎNG' });
    await buildArchive(archive.options());
    const report = await buildArchive(
      archive.options({
        ingestVersion: '2',
        ingest: async (file) =>
          readLines({ ...file, bytes: new TextEncoder().encode(`bộ đọc mới\n${file.source}`) }),
      }),
    );
    expect(report).toMatchObject({ documents: 2, passages: 4, added: 1, changed: 1, skipped: [] });
  });

  it('refuses to throw away more than half of the archive, unless forced', async () => {
    const archive = archiveOf({ 'a.txt': 'một', 'b.txt': 'hai', 'c.txt': 'ba', 'd.txt': 'bốn' });
    await buildArchive(archive.options());
    for (const source of ['a.txt', 'b.txt', 'c.txt']) archive.remove(source);
    await expect(buildArchive(archive.options())).rejects.toThrow(/bỏ 3 trong 4 văn bản.*--force/su);
    archive.remove('d.txt');
    await expect(buildArchive(archive.options())).rejects.toThrow(/không có tệp nào/u);
    const opened = openArchive(archive.data, clock);
    expect(opened.counts().documents).toBe(4);
    archive.write('d.txt', 'bốn');
    expect(await buildArchive(archive.options({ force: true }))).toMatchObject({ documents: 1, removed: 3 });
    expect(opened.counts()).toEqual({ documents: 1, passages: 1 });
    opened.close();
  });

  it('lets a whole folder be renamed without force', async () => {
    const archive = archiveOf({ '2013/a.txt': 'một', '2013/b.txt': 'hai', '2013/c.txt': 'ba' });
    await buildArchive(archive.options());
    archive.remove('2013');
    for (const [source, text] of [
      ['năm 2013/a.txt', 'một'],
      ['năm 2013/b.txt', 'hai'],
      ['năm 2013/c.txt', 'ba'],
    ] as const) {
      archive.write(source, text);
    }
    expect(await buildArchive(archive.options())).toMatchObject({ documents: 3, added: 3, removed: 3 });
  });

  it('names the missing archive folder and the remedy', async () => {
    const archive = archiveOf({});
    const run = buildArchive(archive.options({ folder: `${archive.root}/không-có` }));
    await expect(run).rejects.toThrow(UserError);
    await expect(run).rejects.toThrow(/không-có.*--archive/su);
  });

  it('tells what it does, stage by stage', async () => {
    const archive = archiveOf({ 'a.txt': 'một\nhai' });
    const told: Progress[] = [];
    await buildArchive(archive.options({ onProgress: (progress) => told.push(progress) }));
    expect(told.map(({ stage, done, total }) => [stage, done, total])).toEqual([
      ['reading', 1, 1],
      ['embedding', 2, 2],
      ['writing', 1, 1],
      ['vectors', 2, 2],
    ]);
  });
});

describe('a run that does not come to its end', () => {
  it('changes nothing when it fails while embedding, and embeds nothing twice afterwards', async () => {
    const archive = archiveOf({ 'a.txt': 'một' });
    await buildArchive(archive.options());
    const before = dumpArchive(archive.data);
    const lines = Array.from({ length: 400 }, (_, index) => `dòng ${index}`);
    archive.write('b.txt', lines.join('\n'));

    const embedder = lineEmbedder();
    let calls = 0;
    const failing = {
      ...embedder,
      embedDocuments: async (texts: string[]) => {
        if (++calls === 6) throw new UserError('Máy chủ nhúng không trả lời.');
        return embedder.embedDocuments(texts);
      },
    };
    await expect(buildArchive(archive.options({ embedderFor: always(failing) }))).rejects.toThrow(
      'Máy chủ nhúng không trả lời.',
    );
    expect(dumpArchive(archive.data)).toEqual(before);

    let read = 0;
    const second = archive.options({
      embedderFor: always(embedder),
      ingest: (file) => {
        read++;
        return readLines(file);
      },
    });
    expect(await buildArchive(second)).toMatchObject({ added: 1, passages: 401 });
    expect(read).toBe(0);
    expect(new Set(embedder.embedded).size).toBe(embedder.embedded.length);
    expect(dumpArchive(archive.data)).toEqual(await cleanDump(archive));
  });

  it('stops between two files when asked to, and goes on from there', async () => {
    const files = Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`${n}.txt`, `văn bản ${n}`]));
    const archive = archiveOf(files);
    const stop = new AbortController();
    let read = 0;
    const ingest = (file: Parameters<typeof readLines>[0]) => {
      if (++read === 6) stop.abort();
      return readLines(file);
    };
    await expect(buildArchive(archive.options({ ingest, signal: stop.signal }))).rejects.toThrow(/abort/i);
    expect(openArchive(archive.data, clock).empty).toBe(true);
    const before = read;
    expect(await buildArchive(archive.options({ ingest }))).toMatchObject({ documents: 12 });
    expect(read).toBe(12);
    expect(before).toBeLessThan(12);
    expect(dumpArchive(archive.data)).toEqual(await cleanDump(archive));
  });

  it('forgets what was read for a file that has changed again since', async () => {
    const archive = archiveOf({ 'a.txt': 'một', 'b.txt': 'hai' });
    const failing = { ...lineEmbedder(), embedDocuments: () => Promise.reject(new UserError('hỏng')) };
    await expect(buildArchive(archive.options({ embedderFor: always(failing) }))).rejects.toThrow('hỏng');
    archive.write('a.txt', 'bản khác');
    archive.remove('b.txt');
    expect(await buildArchive(archive.options())).toMatchObject({ documents: 1 });
    expect(dumpArchive(archive.data)).toEqual(await cleanDump(archive));
  });
});

describe('the embedder', () => {
  it('embeds all passages again when it is another one, and nothing the second time', async () => {
    const archive = archiveOf({ 'a.txt': 'một\nhai', 'b.txt': 'ba' });
    await buildArchive(archive.options());
    const other = lineEmbedder('b', 24);
    expect(await buildArchive(archive.options({ embedderFor: always(other) }))).toMatchObject({
      added: 0,
      changed: 0,
      unchanged: 2,
    });
    expect(other.embedded).toHaveLength(3);
    const opened = openArchive(archive.data, clock);
    expect(opened.embedder()).toEqual({ fingerprint: 'lines-b', dimensions: 24, state: null });
    expect([...opened.vectors()].map(({ vector }) => vector.length)).toEqual([24, 24, 24]);
    opened.close();
    await buildArchive(archive.options({ embedderFor: always(other) }));
    expect(other.embedded).toHaveLength(3);
  });

  it('may learn from the texts of the archive and gets back what it learnt', async () => {
    const archive = archiveOf({ 'a.txt': 'một\nhai', 'b.txt': 'ba' });
    const seen: { count: number; texts: string[]; stored: string | null }[] = [];
    const options = archive.options({
      embedderFor: async (corpus, stored) => {
        const texts = [...corpus.texts()].sort();
        seen.push({ count: corpus.count, texts, stored: stored && Buffer.from(stored).toString() });
        return { embedder: lineEmbedder(), state: Buffer.from(`học từ ${corpus.count}`) };
      },
    });
    await buildArchive(options);
    archive.write('c.txt', 'bốn');
    await buildArchive(options);
    expect(seen).toEqual([
      { count: 3, texts: ['ba', 'một', 'một\nhai'], stored: null },
      { count: 4, texts: ['ba', 'bốn', 'một', 'một\nhai'], stored: 'học từ 3' },
    ]);
  });

  it.each([
    ['NaN', (vector: number[]) => vector.map(() => Number.NaN)],
    ['another number of dimensions', (vector: number[]) => vector.slice(1)],
    ['a number too large for Float32', (vector: number[]) => vector.map(() => 1e39)],
  ])('is refused by name when it returns %s', async (_, spoil) => {
    const archive = archiveOf({ 'a.txt': 'một' });
    const embedder = lineEmbedder();
    const spoilt = {
      ...embedder,
      embedDocuments: async (texts: string[]) => (await embedder.embedDocuments(texts)).map(spoil),
    };
    const run = buildArchive(archive.options({ embedderFor: always(spoilt) }));
    await expect(run).rejects.toThrow(UserError);
    await expect(run).rejects.toThrow(/lines-a.*EMBEDDING_MODEL/su);
  });
});

it('gives the same archive in any order of changes as in one run', async () => {
  const word = fc.constantFrom('y tế', 'thông báo', 'nhiệm vụ', 'quý II', 'Hải Trà', 'đ', '');
  const text = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => `${words.join('\n')}\nhết`);
  const source = fc.constantFrom('a.txt', 'b.txt', 'c/a.txt', 'c/d.txt');
  const change = fc.record({ source, text: fc.option(text, { freq: 4 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(change, { maxLength: 4 }), { maxLength: 4 }), async (runs) => {
      const archive = lineArchive({ 'gốc.txt': 'văn bản gốc' });
      try {
        const present = new Set<string>();
        for (const changes of runs) {
          for (const { source: name, text: content } of changes) {
            if (content !== null) {
              archive.write(name, content);
              present.add(name);
            } else if (present.delete(name)) {
              archive.remove(name);
            }
          }
          await buildArchive(archive.options({ force: true }));
        }
        await buildArchive(archive.options({ force: true }));
        expect(dumpArchive(archive.data)).toEqual(await cleanDump(archive));
      } finally {
        archive.destroy();
      }
    }),
    { numRuns: 15 },
  );
});
