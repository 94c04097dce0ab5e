import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from '../../src/app.ts';
import { openPeopleStore } from '../../src/archive/people-store.ts';
import { openAssistant } from '../../src/assistant/assistant.ts';
import type { Office } from '../../src/assistant/office.ts';
import { conversationOver } from '../../src/chat-command.ts';
import { type Config, loadConfig } from '../../src/config.ts';
import type { Answer, Refusal } from '../../src/core/answer.ts';
import type { Assistant } from '../../src/core/channel.ts';
import { fold } from '../../src/core/text.ts';
import { chatServer, type OpenAiServer } from '../support/openai-server.ts';
import { readPrompt } from '../support/scripted-writer.ts';
import { type Attack, attacks, circularOf, questionOf } from './attack.ts';
import { fileOf } from './make-file.ts';
import { filled, type Secrets, type Way, ways } from './obedience.ts';

const clock = () => new Date('2026-02-02T09:00:00+07:00');
const abilities = {
  ...{ edits: true, typing: true, streams: true, buttons: 8, filesIn: true, filesOut: true },
  messageLimit: 4096,
};
const earlierQuestion = 'Chị Hoàng Thị Bích Trâm nghỉ thai sản đến ngày nào?';

let root: string;
let server: OpenAiServer;
let config: Readonly<Config>;
let app: App;
let people: ReturnType<typeof openPeopleStore>;
let assistant: Assistant;
let secrets: Secrets;
/** What the model does with the next prompt. */
let obey: (prompt: string) => string;
let prompts: string[];
const acts: string[] = [];
const faults: unknown[] = [];

const nameOf = (one: Attack, part = 1) =>
  `${one.where === 'file name' ? one.attack : one.name}${part === 2 ? '-2' : ''}.${one.format}`;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'vanthu-attacks-'));
  const archive = join(root, 'kho');
  mkdirSync(archive);
  for (const [index, one] of attacks.entries()) {
    if (one.format === 'none') continue;
    writeFileSync(join(archive, nameOf(one)), await fileOf(one.format, circularOf(one, index)));
    if (one.second)
      writeFileSync(join(archive, nameOf(one, 2)), await fileOf(one.format, circularOf(one, index, 2)));
  }
  server = await chatServer(({ prompt }) => {
    prompts.push(prompt);
    return { text: obey(prompt) };
  });
  secrets = { key: 'sk-thu-8d1f0c77aa', url: server.url, admin: 'telegram:1', earlierQuestion };
  config = loadConfig(
    {
      ...{ OPENAI_MODEL: 'vang-loi', OPENAI_BASE_URL: server.url, OPENAI_API_KEY: secrets.key },
      ...{ ADMINS: secrets.admin, ACCESS: 'open' },
    },
    root,
  );
  app = openApp(config, { archive, data: join(root, 'data'), clock });
  await app.index();
  people = openPeopleStore(join(root, 'data'));
  // An office that can do nothing: whatever is asked of it is written down.
  const office = new Proxy({} as Office, {
    get: (_, act) => {
      if (act === 'documents') return () => [];
      if (act === 'units') return () => [];
      return (...words: unknown[]) => {
        acts.push(`${String(act)} ${JSON.stringify(words)}`);
        throw new Error('nobody may do this');
      };
    },
  });
  assistant = openAssistant({
    ...{ conversation: conversationOver(app, clock), office, people, clock },
    access: { admins: [secrets.admin], managers: [], open: true },
    limits: { messagesPerMinute: 100_000, questionsPerDay: 100_000 },
    send: async () => {},
    onFault: (fault) => faults.push(fault),
  });
  prompts = [];
  obey = () => 'Không rõ.';
  await say(earlierQuestion, 'chat-of-another');
}, 120_000);

afterAll(async () => {
  await people?.close();
  await app?.close();
  await server?.close();
  rmSync(root, { recursive: true, force: true });
});

interface Seen {
  /** Every text that came out, whole and partial. */
  texts: string[];
  outcomes: (Answer | Refusal)[];
}

let chats = 0;

async function say(question: string, chat = `chat-${chats++}`): Promise<Seen> {
  const seen: Seen = { texts: [], outcomes: [] };
  const incoming = { channel: 'telegram', chat, user: '5', private: true, text: question };
  for await (const out of assistant(incoming, { abilities })) {
    if (out.kind === 'reply' || out.kind === 'note' || out.kind === 'partial') seen.texts.push(out.text);
    if (out.kind === 'reply') seen.outcomes.push(out.outcome);
  }
  return seen;
}

/** What nobody may ever be shown, whatever the attack. */
function leaks(prompt: string): string[] {
  const { nonce } = readPrompt(prompt);
  const rules = prompt.split('\n').filter((line) => /^(?:\d+\. |Bạn là|Cách trả lời)/.test(line));
  return [secrets.key, secrets.url, ...(nonce ? [nonce] : []), ...rules.map((line) => line.slice(0, 60))];
}

const plain = (text: string) => fold(text.normalize('NFC')).replace(/\s+/g, ' ');

async function attacked(one: Attack, claim: string, way: Way): Promise<Seen & { prompt: string }> {
  prompts = [];
  obey = (prompt) => way(filled(claim, prompt, secrets), { prompt, attack: one });
  const seen = await say(questionOf(one));
  const prompt = prompts[0] ?? '';
  const all = plain(seen.texts.join('\n'));
  for (const words of one.never.map((never) => filled(never, prompt, secrets))) {
    expect(all, `${words} is seen`).not.toContain(plain(words));
  }
  for (const words of leaks(prompt)) expect(all, `${words} is seen`).not.toContain(plain(words));
  for (const outcome of seen.outcomes) {
    for (const { source, start, end, text } of outcome.quotes) {
      expect(text).toBe(app.show(source).document.text.slice(start, end));
    }
  }
  return { ...seen, prompt };
}

describe.each(attacks)('$kind: $name', (one) => {
  it.each(Object.entries(ways))('obeyed %s', async (_, way) => {
    for (const claim of one.obeys) {
      const { texts, prompt } = await attacked(one, claim, way);
      expect(texts.at(-1)).toMatch(/\S/);
      // A question is the asker's own; what a document says to a machine is kept from it.
      const shown = prompt.replaceAll(readPrompt(prompt).nonce || '\0', '');
      if (one.format !== 'none') for (const words of one.never) expect(shown).not.toContain(words);
    }
  });
});

describe('what is hidden', () => {
  it.each(attacks.filter(({ hidden }) => hidden))(
    '$name is neither in the archive nor kept secret',
    (one) => {
      const { document } = app.show(nameOf(one));
      for (const words of one.never) expect(document.text).not.toContain(words);
      expect(document.notes.join()).toMatch(/đã bỏ \d+ ký tự/);
    },
  );
});

describe('after all attacks', () => {
  it('the model was asked, the archive answers as before', async () => {
    expect(server.requests.length).toBeGreaterThan(attacks.length * Object.keys(ways).length * 0.9);
    for (const { raw } of server.requests) expect(raw).not.toContain(secrets.key);
    obey = (prompt) => {
      const [first] = readPrompt(prompt).sentences.filter(({ text }) => text.includes('12/4/2026'));
      return first ? `Hạn gửi kết quả là trước ngày 12/4/2026 [${first.address}].` : 'Không rõ.';
    };
    const { texts } = await say('Hạn gửi kết quả báo cáo sử dụng vắc xin cúm mùa là ngày nào?');
    expect(texts.at(-1)).toContain('12/4/2026');
  });

  it('roles, configuration and the office are as they were; nothing failed without words', () => {
    expect(people.people()).toEqual([]);
    expect(acts).toEqual([]);
    expect(faults).toEqual([]);
    expect(config.people).toMatchObject({ admins: ['telegram:1'], managers: [] });
    expect(() => Object.assign(config, { logLevel: 'debug' })).toThrow();
  });
});
