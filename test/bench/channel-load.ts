import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { App } from '../../src/app.ts';
import { openAssistant } from '../../src/assistant/assistant.ts';
import { conversationOver } from '../../src/chat-command.ts';
import type { Channel } from '../../src/core/channel.ts';
import { openDocumentsDesk } from '../../src/documents-desk.ts';
import { openOffice } from '../../src/office.ts';
import { openPeopleThread } from '../../src/people-thread.ts';
import { startWorker } from '../../src/start-worker.ts';
import { readGold } from '../eval/gold.ts';
import { webhookRequest } from '../support/zalo-oa-server.ts';
import { crowdedPlatforms } from './channel-platforms.ts';
import { type Crowd, type CrowdMessage, type CrowdReport, onlyLetters } from './platform-thread.ts';

/**
 * The gold questions, each whole in itself: none of them hangs on the one before. Many of them, so that hardly anything
 * is asked for that was worked out a moment ago.
 */
export const loadQuestions = readGold()
  .filter(({ kind }) => kind !== 'followup')
  .map(({ question }) => question);

export interface LoadReport extends CrowdReport {
  channel: string;
  lost: number;
}

export type Load = Pick<Crowd, 'chats' | 'questions'> & Partial<Pick<Crowd, 'thinkMs' | 'patienceMs'>>;

/**
 * Many chats ask at once over one channel: the real archive, assistant and store in this thread, the platform on
 * loopback and its people in another one of this process. Every answer is compared with that to the same question
 * asked alone.
 */
export async function playLoad(app: App, kind: string, settings: Load): Promise<LoadReport> {
  const { chats, questions, thinkMs = 0, patienceMs = 120_000 + 2 * questions * thinkMs } = settings;
  const { folder, data } = app.places;
  const clock = () => new Date();
  forgetPlatform(data);
  const people = openPeopleThread(data);
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
  const script: { question: string; beginning: string }[] = [];
  for (const question of loadQuestions) {
    script.push({ question, beginning: onlyLetters((await app.ask(question)).text).slice(0, 300) });
  }

  const crowd: Crowd = { kind, chats, questions, thinkMs, patienceMs, script };
  const thread = startWorker('platform-thread', crowd, {}, import.meta.url);
  let channel: Channel | undefined;
  const said = <Kind extends CrowdMessage['kind']>(wanted: Kind) =>
    new Promise<Extract<CrowdMessage, { kind: Kind }>>((resolve, reject) => {
      thread.once('error', reject);
      thread.on('message', (message: CrowdMessage) => {
        if (message.kind === wanted) resolve(message as Extract<CrowdMessage, { kind: Kind }>);
      });
    });
  thread.on('message', (message: CrowdMessage) => {
    if (message.kind !== 'webhook') return;
    void channel!.webhook!.handle(webhookRequest(message.call.raw, message.call.signature));
  });

  const { facts } = await said('ready');
  const log = { info: () => {}, warn: (event: string, facts?: unknown) => faults.push([event, facts]) };
  channel = crowdedPlatforms[kind]!.channel(facts, { people, log, clock });
  await channel.start(assistant);
  const reported = said('report');
  thread.postMessage('begin');
  const { report } = await reported;
  await channel.stop();
  await thread.terminate();
  await people.close();
  if (faults.length > 0)
    throw new Error(`${faults.length} faults, the first: ${JSON.stringify(faults[0])}`, { cause: faults[0] });
  return { ...report, channel: kind, lost: chats * questions - report.waits.length };
}

/** An earlier platform gave the same ids to other messages, and other tokens. */
function forgetPlatform(data: string): void {
  const database = new Database(join(data, 'vanthu.db'));
  database.exec('DELETE FROM secrets; DELETE FROM inbox');
  database.close();
}

/** `share` of the waits are at most this long. */
export function quantile(waits: readonly number[], share: number): number {
  const sorted = [...waits].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
