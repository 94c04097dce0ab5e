import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openPeopleStore } from '../../src/archive/people-store.ts';
import type { Assistant, Channel, ChannelLog } from '../../src/core/channel.ts';
import type { Incoming, Outgoing } from '../../src/core/message.ts';
import type { PeopleStore } from '../../src/core/people.ts';

/** What a channel is given by every harness. */
export interface ChannelParts {
  people: PeopleStore;
  log: ChannelLog;
  clock: () => Date;
}

/** The platform that a channel talks to, as people see and use it. */
export interface Platform {
  /** What must never be logged. */
  secrets: readonly string[];
  channel(parts: ChannelParts): Channel;
  /** With a token that the platform refuses. */
  mistaken(parts: ChannelParts): Channel;
  /** A person writes; two calls with the same `id` are the same message, delivered twice. */
  write(chat: string, text: string, id?: string): Promise<void> | void;
  /** A person takes a choice of the last message, 1 being the first. */
  choose(chat: string, position: number): Promise<void> | void;
  /** What the person in a chat has read so far: texts without markup, files by their name. */
  read(chat: string): string[];
  /** What the next message of the bot meets. */
  meet?(fault: 'blocked' | 'busy' | 'broken' | 'lost' | 'silent'): void;
  close(): Promise<void>;
}

export interface Harness {
  open(): Promise<Platform>;
  /** Of a chat, as ids of this platform. */
  chats: readonly [string, string];
  /** Variable that a wrong token is to be named by. */
  tokenVariable: string;
  /** Why something cannot be played on this platform. */
  lacks?: Partial<Record<'repeats' | 'disorder' | 'faults' | 'choices' | 'wrong token', string>>;
}

export const note = (text: string): Outgoing => ({ kind: 'note', text });

/** An assistant that says what `outgoing` gives. */
export const saying = (outgoing: (incoming: Incoming) => Outgoing[] | Promise<Outgoing[]>): Assistant =>
  async function* (incoming) {
    yield { kind: 'typing' };
    yield* await outgoing(incoming);
  };
export const echo = saying(({ text, choice }) => [note(`Đã nhận: ${text ?? choice}`)]);

const signals: (() => void)[] = [];

/** Something that happens when the test says so, or when it has failed: nothing waits for ever. */
export function signal(): { happens: Promise<void>; happen: () => void } {
  let happen = () => {};
  const happens = new Promise<void>((resolve) => {
    happen = resolve;
  });
  signals.push(happen);
  return { happens, happen };
}

/** A platform, a store and a channel on them; everything is gone after `close`. */
export async function openHouse(harness: Harness) {
  const folder = mkdtempSync(join(tmpdir(), 'vanthu-channel-'));
  const platform = await harness.open();
  const logged: string[] = [];
  const ended: (() => Promise<void>)[] = [];
  const log: ChannelLog = {
    info: (event, facts) => logged.push(line(event, facts)),
    warn: (event, facts, cause) => logged.push(line(event, facts, cause)),
  };

  function store(data: string) {
    const people = openPeopleStore(data);
    ended.unshift(() => people.close());
    return people;
  }

  const people = store(join(folder, 'first'));
  const partsOn = (over: PeopleStore): ChannelParts => ({ people: over, log, clock: () => new Date() });

  return {
    platform,
    people,
    logged,
    parts: partsOn(people),

    async start(assistant: Assistant, over: PeopleStore = people): Promise<Channel> {
      const made = platform.channel(partsOn(over));
      let stopped: Promise<void> | undefined;
      const stop = () => {
        stopped ??= made.stop();
        return stopped;
      };
      ended.unshift(stop);
      await made.start(assistant);
      return { ...made, stop };
    },

    /** The store as it would be found if the process were killed now. */
    asKilledNow(): PeopleStore {
      const second = join(folder, 'second');
      mkdirSync(second);
      const database = new Database(join(folder, 'first', 'vanthu.db'), { readonly: true });
      database.prepare('VACUUM INTO ?').run(join(second, 'vanthu.db'));
      database.close();
      return store(second);
    },

    async until(test: () => boolean, milliseconds = 8000): Promise<void> {
      const deadline = Date.now() + milliseconds;
      while (!test()) {
        if (Date.now() > deadline) {
          const heard = JSON.stringify(harness.chats.map((chat) => platform.read(chat)));
          throw new Error(`never happened; read: ${heard.slice(0, 1000)}`);
        }
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },

    async close(): Promise<void> {
      for (const happen of signals.splice(0)) happen();
      for (const end of ended) await end();
      await platform.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Whatever a logger may print of a line: the stack of the cause and its own cause included. */
function line(event: string, facts: unknown, cause?: unknown): string {
  const causes: string[] = [];
  for (let fault = cause; fault instanceof Error; fault = fault.cause) {
    causes.push(`${fault.stack} ${JSON.stringify(fault)}`);
  }
  return [event, JSON.stringify(facts ?? {}), ...causes].join(' ');
}
