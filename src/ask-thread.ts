import type { AskPlaces } from './ask-worker.ts';
import type { Answer, Refusal } from './core/answer.ts';
import { hasEnded, openThread } from './thread.ts';

/**
 * Works out answers in a thread of its own, from the same archive: the network is heard meanwhile, and a question that
 * takes long holds up nobody. `here` works one out where it came in, for the case that the thread breaks down.
 */
export function openAskThread(places: AskPlaces, here: (question: string) => Promise<Answer | Refusal>) {
  const thread = openThread('ask-worker', places);
  return {
    async ask(question: string): Promise<Answer | Refusal> {
      try {
        return (await thread.call('ask', [question])) as Answer | Refusal;
      } catch (fault) {
        if (hasEnded(fault)) return here(question);
        throw fault;
      }
    },
    close: thread.close,
  };
}
