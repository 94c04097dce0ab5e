import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { openPeopleStore } from '../../src/archive/people-store.ts';
import { openAnswering } from '../../src/channel/answering.ts';
import { openInbox } from '../../src/channel/inbox.ts';
import type { Incoming } from '../../src/core/message.ts';
import { note, saying, signal } from '../conformance/channel-house.ts';

const incoming = (chat: string): Incoming => ({
  ...{ channel: 'test', chat, user: chat, private: true, text: 'Hạn nào?' },
});
const clock = () => new Date('2026-11-24T08:00:00+07:00');

it('has few answers about to speak, however many messages wait: a kill takes no more of them along', async () => {
  const data = mkdtempSync(join(tmpdir(), 'vanthu-answering-'));
  const people = openPeopleStore(data);
  const { happens, happen } = signal();
  const log = { info: () => {}, warn: () => {} };
  const inbox = openInbox<number>({
    ...{ name: 'test', people, log, clock },
    idOf: (event) => event,
    chatOf: (event) => event,
  });
  const said: string[] = [];
  let reached = () => {};
  const full = new Promise<void>((resolve) => {
    reached = resolve;
  });
  let showing = 0;
  const answering = openAnswering<number>({
    ...{ name: 'test', inbox, log, refusalOf: (fault) => fault, again: async () => {} },
    abilities: {
      ...{ edits: false, typing: false, streams: false, buttons: 0 },
      ...{ filesIn: false, filesOut: false, messageLimit: 2000 },
    },
    openReply: (event) => ({
      async show(outgoing) {
        if (outgoing.kind !== 'note') return;
        if (++showing === 32) reached();
        await happens;
        said.push(`${event}: ${outgoing.text}`);
      },
      end: () => {},
    }),
  });
  const assistant = saying(() => [note('Một'), note('Hai')]);
  const events = Array.from({ length: 100 }, (_, index) => index);
  for (const event of events) await inbox.take(event);
  const answers = events.map((event) => answering.answer(event, incoming(String(event)), assistant));
  await full;
  // Whoever else might speak has had the time to.
  await new Promise((resolve) => setTimeout(resolve, 200));
  const database = new Database(join(data, 'vanthu.db'), { readonly: true });
  const about = database.prepare("SELECT count(*) FROM inbox WHERE state = 'answering'").pluck().get();
  database.close();
  expect(about).toBe(32);
  expect(people.pending('test:')).toHaveLength(68);

  happen();
  await Promise.all(answers);
  expect(said.sort()).toEqual(events.flatMap((event) => [`${event}: Hai`, `${event}: Một`]).sort());
  expect(people.pending('test:')).toEqual([]);
  await answering.close();
  await people.close();
  rmSync(data, { recursive: true });
});
