import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFailed } from 'vitest';
import { openApp } from '../../src/app.ts';
import { openPeopleStore } from '../../src/archive/people-store.ts';
import { openAccess } from '../../src/assistant/access.ts';
import { openAssistant } from '../../src/assistant/assistant.ts';
import { conversationOver } from '../../src/chat-command.ts';
import { loadConfig } from '../../src/config.ts';
import type { Assistant, Channel, ChannelLog } from '../../src/core/channel.ts';
import { mayDo } from '../../src/core/people.ts';
import { openDocumentsDesk } from '../../src/documents-desk.ts';
import { openOffice } from '../../src/office.ts';
import { openScheduler } from '../../src/scheduler.ts';
import { sampleKnown } from '../support/known.ts';
import { type Person, personIn } from './person.ts';
import { type Stage, telegramStage, zaloBotStage, zaloOaStage } from './platforms.ts';

export type House = Awaited<ReturnType<typeof openSceneHouse>>;

const stages = {
  telegram: telegramStage,
  zalo: zaloBotStage,
  'zalo-oa': zaloOaStage,
} satisfies Record<string, (now: () => Date) => Promise<Stage>>;
export type ChannelName = keyof typeof stages;

export interface HouseSettings {
  /** Files of the sample archive; unset: all of it. */
  files?: readonly string[];
  channels: readonly ChannelName[];
  /** Local time, `2026-11-02T08:00`. */
  now: string;
  admins?: readonly string[];
  managers?: readonly string[];
  open?: boolean;
  questionsPerDay?: number;
}

/** Files that every archive of the sample province has. */
const registers = ['units.json', 'abbreviations.json', 'calendar.json'];

/**
 * A house as `serve` opens it: archive, office, people, assistant, scheduler, and the channels, which talk to the
 * platforms on loopback. Everything is gone after `close`, which gives back all that was logged.
 */
export async function openSceneHouse(settings: HouseSettings) {
  const root = mkdtempSync(join(tmpdir(), 'vanthu-scene-'));
  const [folder, data] = [join(root, 'kho'), join(root, 'data')];
  mkdirSync(folder);
  for (const file of settings.files ? [...registers, ...settings.files] : readdirSync('knowledge')) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join('knowledge', file), join(folder, file), { recursive: true });
  }
  let now = new Date(settings.now);
  const clock = () => new Date(now);
  const app = openApp(loadConfig({}, root), { archive: folder, data, clock });
  await app.index();
  const people = openPeopleStore(data);
  const documents = openDocumentsDesk({
    ...{ folder, data, maxBytes: 5_000_000, removedDays: 90, list: app.list, index: app.index, clock },
  });
  const logged: string[] = [];
  const faults: unknown[] = [];
  const line = (event: string, facts?: unknown, cause?: unknown) =>
    void logged.push(
      [event, JSON.stringify(facts ?? {}), cause instanceof Error ? cause.stack : ''].join(' '),
    );
  const log: ChannelLog = { info: line, warn: line };
  const access = {
    admins: settings.admins ?? [],
    managers: settings.managers ?? [],
    open: settings.open ?? false,
  };
  const rights = openAccess(people, access, clock);
  const channels = new Map<string, Channel>();
  const assistant: Assistant = openAssistant({
    conversation: conversationOver(app, clock),
    office: openOffice({ app, documents, people, clock }),
    ...{ people, access, clock },
    limits: { messagesPerMinute: 200, questionsPerDay: settings.questionsPerDay ?? 300 },
    send: (chat, outgoing) => {
      const at = chat.indexOf(':');
      return channels.get(chat.slice(0, at))!.send(chat.slice(at + 1), outgoing);
    },
    onFault: (fault) => faults.push(fault),
  });
  const scheduler = openScheduler({
    ...{ people, clock, timeZone: 'Asia/Ho_Chi_Minh', register: app.desk.register },
    calendar: () => sampleKnown.calendar,
    channels: () => channels,
    mayReceive: ({ by }) => mayDo(rights.roleOf(by), 'staff'),
    onFault: (fault) => faults.push(fault),
  });
  const platforms = new Map<string, Stage>();
  for (const name of settings.channels) {
    const stage = await stages[name](clock);
    platforms.set(name, stage);
    const channel = stage.channel({ people, log, clock });
    channels.set(name, channel);
    await channel.start(assistant);
  }
  const script: string[] = [];
  const written: string[] = [];

  return {
    ...{ app, people, folder, data, faults, scheduler, script, clock },

    /** Somebody at a channel, in a chat with the bot alone. */
    person(channel: ChannelName, user: string, name: string): Person {
      const stage = platforms.get(channel)!;
      return personIn(stage, { chat: user, user, name, group: false }, { script, written });
    },

    /** Somebody in a group of a channel. */
    member(channel: ChannelName, group: string, user: string, name: string): Person {
      const stage = platforms.get(channel)!;
      return personIn(stage, { chat: group, user, name, group: true }, { script, written });
    },

    /** It is later now. */
    at(time: string): void {
      now = new Date(time);
    },

    /** All messages that came in are answered. */
    async quiet(): Promise<void> {
      while (people.pending('').length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
    },

    sources: () =>
      app
        .list()
        .map(({ source }) => source)
        .sort(),
    waiting: () => (existsSync(join(data, 'incoming')) ? readdirSync(join(data, 'incoming')) : []),

    /** The play so far is shown when the scene fails. */
    tellOnFailure(): void {
      onTestFailed(() => console.error(script.join('\n')));
    },

    async close(): Promise<void> {
      await scheduler.stop();
      for (const channel of channels.values()) await channel.stop();
      for (const stage of platforms.values()) await stage.close();
      await people.close();
      await app.close();
      rmSync(root, { recursive: true });
      if (process.env.SCENES_ALOUD) console.log(script.join('\n'));
      const lines = logged.join('\n');
      const secrets = [...platforms.values()].flatMap((stage) => stage.secrets);
      const leaked = [...secrets, ...written].filter((words) => words.length > 3 && lines.includes(words));
      if (leaked.length > 0) throw new Error(`in the logs: ${leaked.join(' | ')}`);
      if (faults.length > 0) throw faults[0];
    },
  };
}
