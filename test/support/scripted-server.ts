import { setTimeout as sleep } from 'node:timers/promises';
import { chatServer } from './openai-server.ts';
import { writeFromEvidence } from './scripted-writer.ts';

/** No model writes its first word sooner. */
const beginsAfterMs = 200;

/** A chat server on loopback that needs no model, with the variables that lead to it. */
export async function scriptedServer() {
  const server = await chatServer(async ({ prompt }) => {
    await sleep(beginsAfterMs);
    return { text: writeFromEvidence(prompt) };
  });
  return {
    environment: { OPENAI_MODEL: 'kich-ban', OPENAI_BASE_URL: server.url },
    close: server.close,
  };
}
