import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPeopleStore } from '../../src/archive/people-store.ts';
import type { Person, StoredChoice } from '../../src/core/people.ts';
import { openPeopleThread } from '../../src/people-thread.ts';
import { startedWorkers } from '../support/started-workers.ts';

const lan: Person = {
  id: 'telegram:9007199254740993',
  name: 'Lan',
  role: 'staff',
  unit: 'phong-ke-hoach',
  approvedBy: 'telegram:1',
  approvedAt: '2026-11-24T01:00:00.000Z',
};
const choiceAt = (key: string, position: number): StoredChoice => ({
  key,
  chat: 'zalo:7',
  position,
  person: null,
  action: `{"show":"${key}"}`,
  expiresAt: '2026-12-01T00:00:00.000Z',
});

describe.each([
  ['in this thread', openPeopleStore],
  ['in a thread of its own', openPeopleThread],
])('writing %s', (_where, open) => {
  let data: string;
  let store: ReturnType<typeof openPeopleStore>;

  beforeEach(() => {
    data = mkdtempSync(join(tmpdir(), 'vanthu-people-'));
    store = open(data);
  });
  afterEach(async () => {
    await store.close();
    rmSync(data, { recursive: true });
  });

  it('keeps people over a restart, with ids beyond 2^53 as they are, and forgets who is revoked', async () => {
    await store.savePerson(lan);
    await store.close();
    store = open(data);
    expect(store.person(lan.id)).toEqual(lan);
    expect(await store.removePerson(lan.id)).toBe(true);
    expect(await store.removePerson(lan.id)).toBe(false);
    expect(store.people()).toEqual([]);
  });

  it('has one request for access a person: the newest', async () => {
    const asked = {
      person: 'zalo:5',
      name: null,
      chat: 'zalo:5',
      askedAt: '2026-11-24T01:00:00.000Z',
      expiresAt: '2026-11-25T01:00:00.000Z',
    };
    await store.saveRequest({ ...asked, code: 'AAAA2222' });
    await store.saveRequest({ ...asked, code: 'BBBB3333' });
    expect(store.request('AAAA2222')).toBeUndefined();
    expect(store.requestOf('zalo:5')?.code).toBe('BBBB3333');
    expect(store.requests()).toHaveLength(1);
  });

  it('answers a number with the choices that were offered last in that chat', async () => {
    await store.saveChoices([choiceAt('a', 1), choiceAt('b', 2)]);
    await store.saveChoices([{ ...choiceAt('other', 1), chat: 'zalo:8' }]);
    await store.saveChoices([choiceAt('c', 1)]);
    expect(store.latestChoice('zalo:7', 1)?.key).toBe('c');
    expect(store.latestChoice('zalo:7', 2)).toBeUndefined();
    expect(store.latestChoice('zalo:8', 1)?.key).toBe('other');
    expect(store.choice('b')?.action).toBe('{"show":"b"}');
  });

  it('takes a message in once, gives back the unanswered ones of a channel, oldest first', async () => {
    const entry = (id: string, receivedAt: string) => ({ id, chat: 'telegram:1', payload: '{}', receivedAt });
    expect(await store.receive(entry('telegram:2', '2026-11-24T01:00:02.000Z'))).toBe(true);
    expect(await store.receive(entry('telegram:1', '2026-11-24T01:00:01.000Z'))).toBe(true);
    expect(await store.receive(entry('telegram:2', '2026-11-24T01:00:09.000Z'))).toBe(false);
    await store.receive(entry('zalo:1', '2026-11-24T01:00:00.000Z'));
    expect(store.pending('telegram:').map(({ id }) => id)).toEqual(['telegram:1', 'telegram:2']);
    await store.setInboxState('telegram:1', 'answering');
    await store.setInboxState('telegram:2', 'answered');
    expect(store.pending('telegram:')).toEqual([]);
  });

  it('replaces a secret only where nobody else has replaced it: one of two refreshers wins', async () => {
    expect(await store.replaceSecret('token', undefined, 'one')).toBe(true);
    const other = open(data);
    const won = await Promise.all([
      store.replaceSecret('token', 'one', 'mine'),
      other.replaceSecret('token', 'one', 'theirs'),
    ]);
    expect(won.filter(Boolean)).toHaveLength(1);
    expect(other.secret('token')).toBe(won[0] ? 'mine' : 'theirs');
    await other.close();
  });

  it('keeps audit, feedback, subscriptions, deliveries and counts questions', async () => {
    const at = '2026-11-24T01:00:00.000Z';
    await store.audit({ at, by: 'telegram:1', act: 'approve', on: 'telegram:2', detail: 'quyền nhân viên' });
    await store.audit({ at, by: 'telegram:1', act: 'revoke', on: 'telegram:2', detail: 'thu hồi' });
    expect(store.audited(1).map(({ act }) => act)).toEqual(['revoke']);
    expect(store.audited(5, 2).map(({ act }) => act)).toEqual(['approve']);

    await store.saveFeedback({
      at,
      by: 'zalo:2',
      chat: 'zalo:2',
      question: 'Hạn?',
      useful: false,
      word: 'cũ',
    });
    expect(store.feedback(5)).toMatchObject([{ useful: false, word: 'cũ' }]);

    const wanted = {
      chat: 'zalo:2',
      by: 'zalo:2',
      kind: 'daily',
      unit: null,
      time: '07:30',
      createdAt: at,
    } as const;
    const kept = await store.subscribe({ ...wanted, daysAhead: null });
    expect(store.subscriptions('zalo:2')).toEqual([kept]);
    expect(await store.unsubscribe(kept.id)).toBe(true);
    expect(store.subscriptions()).toEqual([]);

    const delivery = {
      key: 'daily:1',
      chat: 'zalo:2',
      state: 'sending',
      attempts: 1,
      at,
      reason: null,
      final: false,
    } as const;
    await store.saveDeliveries([delivery]);
    expect(store.troubled(5)).toEqual([delivery]);
    await store.saveDeliveries([{ ...delivery, state: 'sent' }]);
    expect(store.troubled(5)).toEqual([]);
    expect(store.delivery('daily:1')?.state).toBe('sent');

    await store.saveQuestion('zalo:2', at, 'answer');
    expect(store.countQuestions('zalo:2', '2026-11-24T00:00:00.000Z')).toBe(1);
    expect(store.countQuestions('zalo:3', '2026-11-24T00:00:00.000Z')).toBe(0);
    expect(store.countQuestions(null, '2026-11-24T02:00:00.000Z')).toBe(0);
    expect(store.countOutcomes('2026-11-24T00:00:00.000Z')).toEqual({ answer: 1, refusal: 0, register: 0 });
    expect(store.countOutcomes('2999-01-01T00:00:00.000Z')).toEqual({ answer: 0, refusal: 0, register: 0 });
  });

  it('goes on with everything else while another connection commits, and writes afterwards in order', async () => {
    const other = new Sqlite(join(data, 'vanthu.db'));
    other.exec('BEGIN IMMEDIATE');
    let written = false;
    const first = store.savePerson(lan).then(() => {
      written = true;
    });
    const second = store.savePerson({ ...lan, role: 'manager' });
    const turns: number[] = [];
    for (let turn = 0; turn < 5; turn++) {
      await sleep(20);
      turns.push(turn);
      expect(store.person(lan.id)).toBeUndefined();
    }
    expect(turns).toHaveLength(5);
    expect(written).toBe(false);
    other.exec('COMMIT');
    await Promise.all([first, second]);
    expect(store.person(lan.id)?.role).toBe('manager');
    other.close();
  });

  it('writes what was given before it is closed', async () => {
    void store.savePerson(lan);
    await store.close();
    store = open(data);
    expect(store.person(lan.id)).toEqual(lan);
  });

  it('throws away what is old and keeps what is not answered', async () => {
    await store.saveChoices([choiceAt('old', 1)]);
    const receivedAt = '2026-11-01T00:00:00.000Z';
    await store.receive({ id: 'zalo:1', chat: 'zalo:7', payload: '{}', receivedAt });
    await store.receive({ id: 'zalo:2', chat: 'zalo:7', payload: '{}', receivedAt });
    await store.setInboxState('zalo:2', 'answered');
    await store.prune('2026-12-24T00:00:00.000Z');
    expect(store.choice('old')).toBeUndefined();
    expect(store.pending('zalo:').map(({ id }) => id)).toEqual(['zalo:1']);
    expect(await store.receive({ id: 'zalo:2', chat: 'zalo:7', payload: '{}', receivedAt })).toBe(true);
  });
});

describe('the thread that writes', () => {
  let data: string;
  let workers: Worker[];
  let stop: () => void;

  beforeEach(() => {
    data = mkdtempSync(join(tmpdir(), 'vanthu-people-'));
    ({ workers, stop } = startedWorkers());
  });
  afterEach(() => {
    stop();
    rmSync(data, { recursive: true });
  });

  /** Breaks the thread down while another connection holds the lock, and lets go of that. */
  async function breakDown(other: InstanceType<typeof Sqlite>): Promise<void> {
    await workers.at(-1)!.terminate();
    other.exec('COMMIT');
    other.close();
  }
  function locked(prepare = ''): InstanceType<typeof Sqlite> {
    const other = new Sqlite(join(data, 'vanthu.db'));
    other.exec(`${prepare}; BEGIN IMMEDIATE`);
    return other;
  }
  const receivedAt = '2026-11-24T01:00:00.000Z';
  const received = (id: string) => ({ id, chat: 'zalo:7', payload: '{}', receivedAt });

  it('begins anew after it broke down; what it had not written and may not do twice is told', async () => {
    const store = openPeopleThread(data);
    await store.savePerson(lan);
    const other = locked();
    const lost = store.audit({ at: receivedAt, by: 'zalo:1', act: 'approve', on: 'zalo:2', detail: '' });
    const told = expect(lost).rejects.toThrow('people-worker ended with 1');
    await breakDown(other);
    await told;
    await store.savePerson({ ...lan, role: 'manager' });
    expect(workers).toHaveLength(2);
    expect(store.person(lan.id)?.role).toBe('manager');
    await store.close();
  });

  it('does again what the one that broke down had not done: a message is not left half answered', async () => {
    const store = openPeopleThread(data);
    await store.receive(received('zalo:1'));
    const other = locked();
    const states = ['answering', 'answered'] as const;
    const written = Promise.all(states.map((state) => store.setInboxState('zalo:1', state)));
    await breakDown(other);
    await written;
    expect(store.pending('zalo:')).toEqual([]);
    await store.close();
  });

  it('takes a message in that was written although nobody said so any more, and none that somebody else took in', async () => {
    const store = openPeopleThread(data);
    await store.savePerson(lan);
    const values = (id: string, at: string) => `('${id}', 'zalo:7', '{}', 'received', '${at}')`;
    const other = locked(
      `INSERT INTO inbox VALUES ${values('zalo:1', receivedAt)}, ${values('zalo:2', '2026-11-24T00:00:00.000Z')}`,
    );
    const taken = Promise.all(['zalo:1', 'zalo:2', 'zalo:3'].map((id) => store.receive(received(id))));
    await breakDown(other);
    expect(await taken).toEqual([true, false, true]);
    await store.close();
  });

  it('is gone when the store is closed, also when nothing is left of it to close', async () => {
    const store = openPeopleThread(data);
    await store.close();
    expect(workers[0]!.threadId).toBe(-1);
    const other = openPeopleThread(data);
    await sleep(0);
    await workers[1]!.terminate();
    await other.close();
  });

  it('tells a fault in the words that it has in this thread', async () => {
    const store = openPeopleThread(data);
    await store.savePerson(lan);
    const other = new Sqlite(join(data, 'vanthu.db'));
    other.exec("CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'không ghi được'); END");
    other.close();
    const entry = { at: '2026-11-24T01:00:00.000Z', by: 'zalo:1', act: 'approve', on: 'zalo:2', detail: '' };
    await expect(store.audit(entry)).rejects.toThrow('không ghi được');
    await store.savePerson({ ...lan, role: 'admin' });
    expect(store.person(lan.id)?.role).toBe('admin');
    await store.close();
  });
});
