import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Prompt, PromptMessage } from './core/prompt.ts';

/** What each prompt is given. A name that the file lacks or does not know is an error. */
const placeholders = {
  answer: ['today', 'nonce', 'notFound', 'evidence', 'question'],
  'rewrite-question': ['today', 'nonce', 'turns', 'question'],
} as const;

export type PromptName = keyof typeof placeholders;

const shipped = new URL('../prompts/', import.meta.url);
const placeholder = /\{\{([^{}]*)\}\}/g;
const heading = /^<!-- (system|human) -->\n/gm;

/**
 * Reads one file of `prompts/`: the messages to a model, each below its `<!-- system -->` or `<!-- human -->`.
 * Throws an Error that names the file and the placeholder when the file has one too many or too few.
 */
export function loadPrompt<Name extends PromptName>(
  name: Name,
  folder: URL = shipped,
): Prompt<(typeof placeholders)[Name][number]> {
  const file = new URL(`${name}.md`, folder);
  const text = readFileSync(file, 'utf8').replace(/\r\n?/g, '\n').normalize('NFC');
  const known: readonly string[] = placeholders[name];
  const found = new Set([...text.matchAll(placeholder)].map((match) => match[1]!));
  for (const one of found) {
    if (!known.includes(one)) throw new Error(`${file.pathname}: unknown placeholder {{${one}}}`);
  }
  for (const one of known) {
    if (!found.has(one)) throw new Error(`${file.pathname}: placeholder {{${one}}} is missing`);
  }
  const templates = messagesOf(text);
  if (templates.length === 0) throw new Error(`${file.pathname}: no <!-- system --> or <!-- human -->`);
  return {
    fingerprint: createHash('sha256').update(text).digest('hex').slice(0, 12),
    fill: (values) =>
      templates.map(([role, template]) => [
        role,
        // One pass: what a value brings with it is never expanded.
        template.replace(placeholder, (_, one: keyof typeof values) => values[one]),
      ]),
  };
}

function messagesOf(text: string): PromptMessage[] {
  const parts = text.split(heading).slice(1);
  const messages: PromptMessage[] = [];
  for (let index = 0; index < parts.length; index += 2) {
    messages.push([parts[index] as PromptMessage[0], parts[index + 1]!.trim()]);
  }
  return messages;
}
