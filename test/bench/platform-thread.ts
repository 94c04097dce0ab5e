import { parentPort, workerData } from 'node:worker_threads';
import { slowLine } from '../../src/channel/zalo/plain-reply.ts';
import type { CrowdedPlatform, WebhookCall } from './channel-platforms.ts';
import { crowdedPlatforms } from './channel-platforms.ts';

/** What the thread is started with. */
export interface Crowd {
  kind: string;
  chats: number;
  /** Questions of each chat, the next one once the answer to the one before is read. */
  questions: number;
  /** Milliseconds from reading an answer to the next question. */
  thinkMs: number;
  /** Milliseconds after which what is missing is lost. */
  patienceMs: number;
  /** What is asked, with the letters that its answer begins with. */
  script: readonly { question: string; beginning: string }[];
}

/** What the people of the crowd saw. */
export interface CrowdReport {
  /** Milliseconds from writing to reading, of every question. */
  waits: number[];
  doubled: number;
  /** Answers that are not what the question gets when it is asked alone. */
  wrong: number;
  seconds: number;
}

/** What comes out; whatever goes in after `ready` lets the people begin. */
export type CrowdMessage =
  | { kind: 'ready'; facts: Record<string, string> }
  | { kind: 'webhook'; call: WebhookCall }
  | { kind: 'report'; report: CrowdReport };

/** Telegram's page has other quotation marks and line ends. */
export const onlyLetters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');

/**
 * The people of `chats` and the platform that they write in. A thread of their own, as they have machines of their
 * own: nothing that they do takes the program's time.
 */
async function play(crowd: Crowd, post: (message: CrowdMessage) => void) {
  const { chats, questions, thinkMs, script } = crowd;
  const report: CrowdReport = { waits: [], doubled: 0, wrong: 0, seconds: 0 };
  const asked = new Map<number, { beginning: string; at: number; count: number; open: boolean }>();
  let left = chats;
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });

  function heard(chat: number, text: string): void {
    // A word that it takes a while is no answer.
    if (text === slowLine) return;
    const one = asked.get(chat)!;
    if (!one.open) {
      report.doubled++;
      return;
    }
    one.open = false;
    report.waits.push(performance.now() - one.at);
    if (!onlyLetters(text).startsWith(one.beginning)) report.wrong++;
    if (one.count < questions) setTimeout(ask, thinkMs * (0.5 + Math.random()), chat);
    else if (--left === 0) end();
  }

  const platform: CrowdedPlatform = await crowdedPlatforms[crowd.kind]!.open({
    heard,
    call: (call) => post({ kind: 'webhook', call }),
  });

  function ask(chat: number): void {
    const count = (asked.get(chat)?.count ?? 0) + 1;
    const { question, beginning } = script[(7 * chat + count) % script.length]!;
    asked.set(chat, { beginning, at: performance.now(), count, open: true });
    platform.write(chat, question);
  }

  return {
    facts: platform.facts,
    async run(): Promise<CrowdReport> {
      const begun = performance.now();
      for (let chat = 1; chat <= chats; chat++) {
        if (thinkMs === 0) ask(chat);
        else setTimeout(ask, Math.random() * thinkMs, chat);
      }
      const patience = setTimeout(() => end(), crowd.patienceMs);
      await ended;
      clearTimeout(patience);
      report.seconds = (performance.now() - begun) / 1000;
      // Whatever would be said a second time is said within this.
      await new Promise((resolve) => setTimeout(resolve, 300));
      return report;
    },
  };
}

if (parentPort) {
  const port = parentPort;
  const post = (message: CrowdMessage) => port.postMessage(message);
  const crowd = await play(workerData as Crowd, post);
  port.once('message', async () => post({ kind: 'report', report: await crowd.run() }));
  post({ kind: 'ready', facts: crowd.facts });
}
