import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { buildArchive } from '../../src/archive/build.ts';
import { dataFiles, openForWriting } from '../../src/archive/database.ts';
import { openArchive } from '../../src/archive/store.ts';
import { UserError } from '../../src/core/errors.ts';
import { passageTerms } from '../../src/core/terms.ts';
import { lineArchive, readLines } from '../support/line-archive.ts';

const made: { destroy(): void }[] = [];
const clock = () => new Date('2026-11-22T08:00:00+07:00');

async function built(files: Record<string, string>) {
  const archive = lineArchive(files);
  const opened = openArchive(archive.data, clock);
  made.push({
    destroy() {
      opened.close();
      archive.destroy();
    },
  });
  if (Object.keys(files).length > 0) await buildArchive(archive.options());
  return { archive, opened };
}

afterEach(() => {
  for (const each of made.splice(0)) each.destroy();
});

describe('reading', () => {
  it('gives back documents, sections and passages as they were read', async () => {
    const { opened } = await built({ 'b.txt': 'Thông báo số: 12/TB-SYT\nĐiều 1', 'a.txt': 'một' });
    expect(opened.counts()).toEqual({ documents: 2, passages: 3 });
    expect(opened.documents().map(({ source, number }) => [source, number])).toEqual([
      ['a.txt', null],
      ['b.txt', '12/TB-SYT'],
    ]);
    const document = opened.document('b.txt')!;
    expect(document.text).toBe('Thông báo số: 12/TB-SYT\nĐiều 1');
    expect(document.status.state).toBe('còn hiệu lực');
    expect(opened.sections('b.txt')).toEqual([
      { id: 0, parent: null, kind: 'heading', label: '1', heading: '', path: '1', start: 0, end: 30 },
    ]);
    const passages = opened.passagesOf('b.txt');
    expect(passages[1]).toEqual({
      id: expect.any(Number),
      ordinal: 1,
      kind: 'body',
      start: 24,
      end: 30,
      section: '1',
      context: [{ start: 0, end: 23 }],
      page: null,
      source: 'b.txt',
      text: 'Điều 1',
      contextText: 'Thông báo số: 12/TB-SYT',
    });
    const ids = passages.map(({ id }) => id).reverse();
    expect(opened.passages([...ids, 999_999]).map(({ id }) => id)).toEqual(ids);
    expect(opened.postings().document(ids[0]!)).toBe(document.id);
    expect(opened.document('không có.txt')).toBeUndefined();
    expect(opened.sections('không có.txt')).toEqual([]);
  });

  it('keeps every offset, whatever the text', async () => {
    const letter = fc.constantFrom('a', 'ệ', 'Đ', '\u0000', '\ud83d\ude00', '\ud800', '\udc00', '”', ' ');
    const line = fc.array(letter, { maxLength: 12 }).map((letters) => letters.join(''));
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 5 }), async (lines) => {
        const text = `x${lines.join('\n')}`;
        const archive = lineArchive({ 'a.txt': 'x' });
        const opened = openArchive(archive.data, clock);
        try {
          await buildArchive(
            archive.options({
              ingest: async (file) => {
                const read = await readLines({ ...file, bytes: new TextEncoder().encode(text) });
                // The reader decodes lone surrogates away; here they come from the parser of a file format.
                return 'document' in read ? { ...read, document: { ...read.document, text } } : read;
              },
            }),
          );
          const stored = opened.document('a.txt')!.text;
          expect(stored).toHaveLength(text.length);
          expect(stored).toBe(text.replace(/\p{Cs}/gu, '\uFFFD'));
          for (const passage of opened.passagesOf('a.txt')) {
            expect(passage.text).toBe(stored.slice(passage.start, passage.end));
          }
        } finally {
          opened.close();
          archive.destroy();
        }
      }),
      { numRuns: 25 },
    );
  });

  it('posts each passage under its terms, with frequency, length and document', async () => {
    const { opened } = await built({
      'a.txt': 'Sở Y tế\ny tế xã, y tế huyện',
      'b.txt': `lặp ${'lặp '.repeat(400)}`,
    });
    const postings = opened.postings();
    const all = ['a.txt', 'b.txt'].flatMap((source) => opened.passagesOf(source));
    expect(postings.size).toBe(3);
    let total = 0;
    for (const { id, text, contextText } of all) {
      const { counts, length } = passageTerms({ context: contextText, text });
      expect(postings.length(id)).toBe(length);
      total += length;
      for (const [term, frequency] of counts) {
        const entry = [...postings.postings(term)!].find((each) => each >>> 8 === id);
        expect(entry! & 255).toBe(Math.min(frequency, 255));
      }
    }
    expect(postings.averageLength).toBeCloseTo(total / 3);
    expect(postings.postings('không có')).toBeUndefined();
    expect(postings.length(999)).toBe(0);
    expect(postings.document(999)).toBe(0);
  });

  it('is an empty archive where nothing was indexed, and fills when somebody indexes', async () => {
    const { archive, opened } = await built({});
    expect(opened.empty).toBe(true);
    expect(opened.generation).toBe(0);
    expect(opened.documents()).toEqual([]);
    expect(opened.passages([1])).toEqual([]);
    expect(opened.postings().size).toBe(0);
    expect([...opened.vectors()]).toEqual([]);
    expect(opened.embedder()).toBeUndefined();
    expect(opened.snapshot(() => 'đọc')).toBe('đọc');
    expect(existsSync(archive.data)).toBe(false);
    archive.write('a.txt', 'một');
    await buildArchive(archive.options());
    expect(opened.empty).toBe(false);
    expect(opened.documents()).toHaveLength(1);
  });

  it('sees each commit, and within a snapshot only one state', async () => {
    const { archive, opened } = await built({ 'a.txt': 'một' });
    const before = opened.postings();
    archive.write('a.txt', 'hai');
    archive.write('b.txt', 'ba');
    await buildArchive(archive.options());
    expect(opened.generation).toBeGreaterThan(before.generation);
    expect(opened.postings().size).toBe(2);
    expect(opened.document('a.txt')?.text).toBe('hai');

    const writer = openForWriting(archive.data);
    opened.snapshot(() => {
      const first = opened.generation;
      writer.prepare("UPDATE meta SET value = value + 1 WHERE key = 'generation'").run();
      expect(opened.generation).toBe(first);
      expect(opened.postings().generation).toBe(first);
    });
    writer.close();
  });

  it('answers while another connection is in the middle of writing', async () => {
    const { archive, opened } = await built({ 'a.txt': 'một' });
    const writer = openForWriting(archive.data);
    writer.exec('BEGIN IMMEDIATE; DELETE FROM files; DELETE FROM documents;');
    expect(opened.documents()).toHaveLength(1);
    expect(openArchive(archive.data, clock).passagesOf('a.txt')).toHaveLength(1);
    writer.exec('ROLLBACK');
    writer.close();
  });

  it('asks the clock anew each day', async () => {
    const archive = lineArchive({ 'a.txt': 'một' });
    made.push(archive);
    await buildArchive(
      archive.options({
        ingest: async (file) => {
          const read = await readLines(file);
          return 'document' in read
            ? { ...read, document: { ...read.document, expiresOn: '2026-12-31' } }
            : read;
        },
      }),
    );
    let now = new Date(2026, 11, 31, 23, 59);
    const opened = openArchive(archive.data, () => now);
    expect(opened.documents()[0]?.status.state).toBe('còn hiệu lực');
    now = new Date(2027, 0, 1);
    expect(opened.documents()[0]?.status.text).toBe('hết hiệu lực từ ngày 01/01/2027');
    opened.close();
  });
});

describe('a data folder that is not as it should be', () => {
  it('is named with the remedy when the database is damaged', async () => {
    const { archive } = await built({});
    mkdirSync(archive.data);
    writeFileSync(dataFiles(archive.data).database, 'không phải cơ sở dữ liệu '.repeat(200));
    for (const work of [
      () => openArchive(archive.data, clock).documents(),
      () => openForWriting(archive.data),
    ]) {
      expect(work).toThrow(UserError);
      expect(work).toThrow(/bị hỏng.*vanthu restore.*vanthu index/su);
    }
  });

  it('is named when the database was cut off', async () => {
    const { archive, opened } = await built({
      'a.txt': Array.from({ length: 500 }, (_, n) => `dòng ${n}`).join('\n'),
    });
    opened.close();
    truncateSync(dataFiles(archive.data).database, 50_000);
    const again = openArchive(archive.data, clock);
    expect(() => [...again.vectors(), again.passagesOf('a.txt')]).toThrow(UserError);
    again.close();
  });

  it('is refused when a newer version has written it', async () => {
    const { archive } = await built({ 'a.txt': 'một' });
    const database = new Sqlite(dataFiles(archive.data).database);
    database.pragma('user_version = 99');
    database.close();
    expect(() => openArchive(archive.data, clock).documents()).toThrow(/mới hơn.*nâng cấp/su);
    archive.write('a.txt', 'hai');
    await expect(buildArchive(archive.options())).rejects.toThrow(/mới hơn.*nâng cấp/su);
  });

  it('is named when it cannot be made', async () => {
    const { archive } = await built({ 'a.txt': 'một' });
    const data = `${archive.folder}/a.txt/data`;
    await expect(buildArchive(archive.options({ data }))).rejects.toThrow(
      /Không tạo hoặc không ghi được.*--data/su,
    );
  });

  // A limit on the size of files makes every write beyond it fail, as a full disk does.
  it.runIf(process.platform === 'linux')('is named when the disk takes no more', async () => {
    const { archive } = await built({
      'a.txt': Array.from({ length: 4000 }, (_, n) => `dòng thứ ${n} của văn bản`).join('\n'),
    });
    archive.write('b.txt', Array.from({ length: 4000 }, (_, n) => `câu thứ ${n} nữa`).join('\n'));
    const script = fileURLToPath(new URL('../support/index-once.ts', import.meta.url));
    const run = spawnSync(
      'sh',
      [
        '-c',
        'ulimit -f 4000; exec "$0" "$@"',
        process.execPath,
        '--import',
        'tsx',
        script,
        archive.folder,
        archive.data,
      ],
      { encoding: 'utf8' },
    );
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/UserError: .*(ổ đĩa|Ổ đĩa)/u);
    const opened = openArchive(archive.data, clock);
    expect(opened.documents().map(({ source }) => source)).toEqual(['a.txt']);
    opened.close();
    expect(await buildArchive(archive.options())).toMatchObject({ documents: 2 });
  });
});
