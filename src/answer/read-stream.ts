import { onOneLine } from '../core/plain.ts';
import { nextSentence } from './next-sentence.ts';

/** One sentence as the model wrote it, addresses included, on one line and without Markdown. */
export interface WrittenSentence {
  text: string;
  /** It stands on a line of its own as an item of a list. */
  item: boolean;
  /** A new paragraph begins with it. */
  paragraph: boolean;
}

/** A sentence longer than this is none: the model runs on, and what it writes is no longer read. */
export const longestSentence = 1500;
/** The same for the whole text. */
const longestText = 30_000;

/**
 * Chunks of text → complete sentences, each as soon as it is certain that it is complete and that no address
 * follows any more. However the text is cut into chunks, the sentences are the same.
 *
 * Text without an end is cut off: then `ranOn` is true and nothing more comes out.
 */
export function sentenceReader() {
  let buffer = '';
  let length = 0;
  let paragraph = true;
  let ranOn = false;

  function take(ended: boolean): WrittenSentence[] {
    const sentences: WrittenSentence[] = [];
    while (!ranOn) {
      const found = nextSentence(buffer, ended);
      if (!found) {
        ranOn = buffer.length > longestSentence + lookedAhead;
        break;
      }
      buffer = buffer.slice(found.end);
      if (found.text.length > longestSentence) ranOn = true;
      else {
        const sentence = written(found.text, paragraph);
        if (sentence) {
          sentences.push(sentence);
          paragraph = false;
        }
      }
      if (found.paragraph) paragraph = true;
    }
    if (ranOn) buffer = '';
    return sentences;
  }

  return {
    push(chunk: string): WrittenSentence[] {
      if (ranOn) return [];
      const room = longestText - length;
      length += chunk.length;
      buffer = tidy(buffer + chunk.slice(0, Math.max(0, room)));
      const sentences = take(false);
      if (length > longestText) ranOn = true;
      return sentences;
    },
    /** The stream is over: what is left is as complete as it will get. */
    end: (): WrittenSentence[] => take(true),
    get ranOn() {
      return ranOn;
    },
  };
}

/** More than `nextSentence` ever needs behind the end of a sentence. */
const lookedAhead = 200;

/**
 * Space as it counts: one blank, one line break, or two for a paragraph. Invisible characters are gone. Done to
 * the end of a text it gives the same as done to the whole, so that chunks make no difference.
 */
function tidy(text: string): string {
  return text
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, '')
    .replace(/\s+/g, (space) => '\n\n'.slice(0, Math.min(2, space.split('\n').length - 1)) || ' ');
}

const itemMark = /^\s*(?:[-*•+–]\s+|\d{1,3}[.)]\s+|[a-zđ][.)]\s+)+/u;

function written(raw: string, paragraph: boolean): WrittenSentence | null {
  const mark = itemMark.exec(raw)?.[0] ?? '';
  const text = onOneLine(raw.slice(mark.length).normalize('NFC'));
  return /[\p{L}\p{N}]/u.test(text) ? { text, item: mark.trim() !== '', paragraph } : null;
}
