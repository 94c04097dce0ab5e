import { chatServer } from './openai-server.ts';
import { writeFromEvidence } from './scripted-writer.ts';

/** A chat server on loopback that needs no model, with the variables that lead to it. */
export async function scriptedServer() {
  const server = await chatServer(({ prompt }) => ({ text: writeFromEvidence(prompt) }));
  return {
    environment: { OPENAI_MODEL: 'kich-ban', OPENAI_BASE_URL: server.url },
    close: server.close,
  };
}
