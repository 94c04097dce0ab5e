import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { App } from '../../src/app.ts';
import { openPeopleStore } from '../../src/archive/people-store.ts';
import { openAssistant } from '../../src/assistant/assistant.ts';
import { slowLine } from '../../src/channel/zalo/plain-reply.ts';
import { conversationOver } from '../../src/chat-command.ts';
import { openDocumentsDesk } from '../../src/documents-desk.ts';
import { openOffice } from '../../src/office.ts';
import { readGold } from '../eval/gold.ts';
import { type CrowdedPlatform, crowdedPlatforms } from './channel-platforms.ts';

/**
 * The gold questions, each whole in itself: none of them hangs on the one before. Many of them, so that hardly anything
 * is asked for that was worked out a moment ago.
 */
export const loadQuestions = readGold()
  .filter(({ kind }) => kind !== 'followup')
  .map(({ question }) => question);

export interface LoadReport {
  channel: string;
  /** Milliseconds from writing to reading, of every question. */
  waits: number[];
  lost: number;
  doubled: number;
  /** Answers that are not what the question gets when it is asked alone. */
  wrong: number;
  seconds: number;
}

export interface Load {
  chats: number;
  /** Questions of each chat, the next one once the answer to the one before is read. */
  questions: number;
  /** Milliseconds from reading an answer to the next question. */
  thinkMs?: number;
  /** Milliseconds after which what is missing is lost. */
  patienceMs?: number;
}

/**
 * Many chats ask at once over one channel, in this process: the real archive, assistant and store, the platform on
 * loopback. Every answer is compared with that to the same question asked alone.
 */
export async function playLoad(app: App, kind: string, settings: Load): Promise<LoadReport> {
  const { chats, questions, thinkMs = 0 } = settings;
  const { folder, data } = app.places;
  const clock = () => new Date();
  forgetPlatform(data);
  const people = openPeopleStore(data);
  const faults: unknown[] = [];
  const documents = openDocumentsDesk({
    ...{ folder, data, maxBytes: 1e6, removedDays: 90, list: app.list, index: app.index, clock },
  });
  const assistant = openAssistant({
    conversation: conversationOver(app, clock),
    office: openOffice({ app, documents, people, clock }),
    ...{ people, clock, access: { admins: [], managers: [], open: true } },
    limits: { messagesPerMinute: 1_000_000, questionsPerDay: 1_000_000 },
    send: async () => {},
    onFault: (fault) => faults.push(fault),
  });
  const beginnings = new Map<string, string>();
  for (const question of loadQuestions) {
    beginnings.set(question, onlyLetters((await app.ask(question)).text).slice(0, 300));
  }

  const report: LoadReport = { channel: kind, waits: [], lost: 0, doubled: 0, wrong: 0, seconds: 0 };
  const asked = new Map<number, { question: string; at: number; count: number; open: boolean }>();
  let left = chats;
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });

  const platform: CrowdedPlatform = await crowdedPlatforms[kind]!((chat, text) => {
    // A word that it takes a while is no answer.
    if (text === slowLine) return;
    const one = asked.get(chat)!;
    if (!one.open) {
      report.doubled++;
      return;
    }
    one.open = false;
    report.waits.push(performance.now() - one.at);
    if (!onlyLetters(text).startsWith(beginnings.get(one.question)!)) report.wrong++;
    if (one.count < questions) setTimeout(ask, thinkMs * (0.5 + Math.random()), chat);
    else if (--left === 0) end();
  });
  function ask(chat: number): void {
    const count = (asked.get(chat)?.count ?? 0) + 1;
    const question = loadQuestions[(7 * chat + count) % loadQuestions.length]!;
    asked.set(chat, { question, at: performance.now(), count, open: true });
    platform.write(chat, question);
  }

  const log = { info: () => {}, warn: (event: string, facts?: unknown) => faults.push([event, facts]) };
  const channel = platform.channel({ people, log, clock });
  await channel.start(assistant);
  const begun = performance.now();
  for (let chat = 1; chat <= chats; chat++) {
    if (thinkMs === 0) ask(chat);
    else setTimeout(ask, Math.random() * thinkMs, chat);
  }
  const patience = setTimeout(() => end(), settings.patienceMs ?? 120_000 + 2 * questions * thinkMs);
  await ended;
  clearTimeout(patience);
  report.seconds = (performance.now() - begun) / 1000;
  // Whatever would be said a second time is said within this.
  await new Promise((resolve) => setTimeout(resolve, 300));
  await channel.stop();
  report.lost = chats * questions - report.waits.length;
  await platform.close();
  await people.close();
  if (faults.length > 0)
    throw new Error(`${faults.length} faults, the first: ${JSON.stringify(faults[0])}`, { cause: faults[0] });
  return report;
}

/** An earlier platform gave the same ids to other messages, and other tokens. */
function forgetPlatform(data: string): void {
  const database = new Database(join(data, 'vanthu.db'));
  database.exec('DELETE FROM secrets; DELETE FROM inbox');
  database.close();
}

/** Telegram's page has other quotation marks and line ends. */
const onlyLetters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');

/** `share` of the waits are at most this long. */
export function quantile(waits: readonly number[], share: number): number {
  const sorted = [...waits].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
