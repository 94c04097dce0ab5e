import { notFoundLine } from '../../src/answer/write-answer.ts';
import { passageTerms } from '../../src/core/terms.ts';

/** One sentence of the evidence, as the prompt shows it. */
export interface PromptSentence {
  address: string;
  text: string;
  /** Of the line above its passage: `Quyết định số 1/QĐ-SYT ngày 05/3/2024`. */
  document: string;
}

/** What a writer finds in the prompt: the evidence and the question between their marks. */
export function readPrompt(prompt: string): { sentences: PromptSentence[]; question: string; nonce: string } {
  const nonce = /<<<CĂN CỨ (\w+)>>>/.exec(prompt)?.[1] ?? '';
  const between = (name: string) =>
    prompt.split(`<<<${name} ${nonce}>>>\n`)[1]?.split(`\n<<<HẾT ${name} ${nonce}>>>`)[0] ?? '';
  const sentences: PromptSentence[] = [];
  let document = '';
  for (const line of between('CĂN CỨ').split('\n')) {
    const head = /^Văn bản: ([^;]*)/.exec(line);
    if (head) document = head[1]!;
    const found = /^\[(\d+\.\d+)\] (.*)$/.exec(line);
    if (found) sentences.push({ address: found[1]!, text: found[2]!, document });
  }
  return { sentences, question: between('CÂU HỎI'), nonce };
}

/**
 * A stand-in for a model, for tests and for runs without one: it picks the sentences of the evidence that share most
 * words with the question and says them with an address each, in words that are mostly theirs. Where none shares
 * enough it writes the line that says so. It has no understanding, so what it measures is the program around it.
 */
export function writeFromEvidence(prompt: string, most = 3): string {
  const { sentences, question } = readPrompt(prompt);
  const asked = [...passageTerms({ context: '', text: question }).counts.keys()];
  const worths = sentences.map(({ text }) => {
    const { counts } = passageTerms({ context: '', text });
    return asked.filter((term) => counts.has(term)).length / Math.max(1, asked.length);
  });
  const best = Math.max(0, ...worths);
  if (best < 0.15) return notFoundLine;
  return sentences
    .map((sentence, index) => ({ sentence, worth: worths[index]! }))
    .filter(({ worth }) => worth >= 0.7 * best)
    .sort((one, other) => other.worth - one.worth)
    .slice(0, most)
    .map(({ sentence }, index) => said(sentence, index))
    .join(' ');
}

function said({ address, text, document }: PromptSentence, index: number): string {
  const bare = text
    .replace(/^(?:[-+•]|\d+(?:\.\d+)*[.)]|[a-zđ]\)|Điều \d+\.)\s*/u, '')
    .replace(/[“”"]/g, '')
    .replace(/ \| /g, ', ')
    .replace(/[\s.;:,/]+$/u, '');
  const frames = [bare, `Theo ${document}, ${bare}`, `Ngoài ra, ${bare}`];
  return `${frames[index % frames.length]} [${address}].`;
}
