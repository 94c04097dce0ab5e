import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { patientWriter } from '../../src/archive/patient-writes.ts';

let folder: string;
let database: Sqlite.Database;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vanthu-writes-'));
  database = new Sqlite(join(folder, 'a.db'), { timeout: 0 });
  database.pragma('journal_mode = WAL');
  database.exec('CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT UNIQUE)');
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

const insert = (text: string) => database.prepare('INSERT INTO notes (text) VALUES (?)').run(text);
const all = () => database.prepare('SELECT text FROM notes ORDER BY id').pluck().all();

it('writes in the order in which it was asked, many with one commit', async () => {
  const { write } = patientWriter(database, { data: folder });
  const before = database.pragma('data_version', { simple: true });
  const other = new Sqlite(join(folder, 'a.db'), { readonly: true });
  const seen = other.pragma('data_version', { simple: true }) as number;
  await Promise.all(Array.from({ length: 100 }, (_, index) => write(() => insert(`tin ${index}`))));
  expect(all()).toEqual(Array.from({ length: 100 }, (_, index) => `tin ${index}`));
  expect(database.pragma('data_version', { simple: true })).toBe(before);
  expect(other.pragma('data_version', { simple: true })).not.toBe(seen);
  other.close();
});

it('takes back only the work that fails, and tells who asked for it', async () => {
  const { write } = patientWriter(database, { data: folder });
  const outcomes = await Promise.allSettled([
    write(() => insert('một')),
    write(() => {
      insert('hai');
      return insert('một');
    }),
    write(() => insert('ba')),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(all()).toEqual(['một', 'ba']);
});

it('gives up with words when the lock is never free, and writes nothing later', async () => {
  const other = new Sqlite(join(folder, 'a.db'));
  other.exec('BEGIN IMMEDIATE');
  const { write, settled } = patientWriter(database, { data: folder, waitMs: 30 });
  await expect(write(() => insert('một'))).rejects.toThrow('đang được một tiến trình khác ghi');
  other.exec('COMMIT');
  other.close();
  await settled();
  expect(all()).toEqual([]);
  await write(() => insert('hai'));
  expect(all()).toEqual(['hai']);
});
