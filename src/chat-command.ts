import type { App } from './app.ts';
import { openConversation } from './assistant/conversation.ts';
import { chatAtTerminal } from './channel/terminal/chat.ts';
import { growingText } from './channel/terminal/chat-growing.ts';
import { renderGreeting } from './channel/terminal/render-greeting.ts';
import type { Answer, Refusal } from './core/answer.ts';
import type { Clock } from './core/ports.ts';

/** The conversation over an open archive, for every channel. */
export const conversationOver = (app: App, clock: Clock) =>
  openConversation({ ask: app.ask, rewrite: app.rewrite, units: () => app.known().units, clock });

/** The command `chat`: a conversation at the terminal. */
export async function runChat(app: App, clock: Clock, { json }: { json: boolean }): Promise<void> {
  const { say } = conversationOver(app, clock);
  const { stdin: input, stdout: output } = process;
  await chatAtTerminal({ say, input, output, json, greeting: renderGreeting(app.list()) });
}

/**
 * One question; where a person reads along and a model writes, the text is shown as it grows. Gives the outcome, with
 * whether it was shown.
 */
export async function askShowing(
  app: App,
  question: string,
  { json }: { json: boolean },
): Promise<{ outcome: Answer | Refusal; shown: boolean }> {
  const reads = process.stdout.isTTY === true && !json;
  if (!reads) return { outcome: await app.ask(question), shown: false };
  const text = growingText((part) => process.stdout.write(part), process.stdout);
  try {
    const outcome = await app.ask(question, { onText: text.grow });
    text.finish(outcome.text);
    return { outcome, shown: true };
  } catch (fault) {
    text.stop();
    throw fault;
  }
}
