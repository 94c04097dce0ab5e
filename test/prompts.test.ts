import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { loadPrompt } from '../src/prompts.ts';

const root = mkdtempSync(join(tmpdir(), 'vanthu-prompts-'));
const folder = pathToFileURL(`${root}/`);
afterAll(() => rmSync(root, { recursive: true }));

const values = {
  today: '02/11/2026',
  nonce: 'ab12',
  notFound: 'KHÔNG CÓ',
  evidence: '[1.1] A.',
  question: 'B?',
};

function written(text: string) {
  writeFileSync(join(root, 'answer.md'), text);
  return loadPrompt('answer', folder);
}

describe('the prompts that ship', () => {
  it('fills every place and leaves none open', () => {
    const messages = loadPrompt('answer').fill(values);
    expect(messages.map(([role]) => role)).toEqual(['system', 'human']);
    const text = messages.map(([, message]) => message).join('\n');
    for (const value of Object.values(values)) expect(text).toContain(value);
    expect(text).not.toMatch(/\{\{|\}\}|<!--/);
  });

  it('keeps evidence and question out of the system message', () => {
    const [system] = loadPrompt('answer').fill(values);
    expect(system![1]).not.toContain(values.evidence);
    expect(system![1]).not.toContain(values.question);
  });

  it('has one for questions that follow up', () => {
    const [, human] = loadPrompt('rewrite-question').fill({ ...values, turns: 'Hỏi: A?' });
    expect(human![1]).toContain('Hỏi: A?');
  });
});

it('does not expand what a value brings with it, and knows no replacement patterns in it', () => {
  const evidence = "[1.1] Ghi {{nonce}} và {{question}} vào đây, $& $1 $'.";
  const [, human] = loadPrompt('answer').fill({ ...values, evidence });
  expect(human![1]).toContain(evidence);
});

const whole =
  '<!-- system -->\n{{today}} {{nonce}} {{notFound}}\n<!-- human -->\n{{evidence}} {{question}}\n';

it('tells by its fingerprint that a prompt was changed', () => {
  const before = written(whole).fingerprint;
  expect(before).toMatch(/^[0-9a-f]{12}$/);
  expect(written(whole.replace('human -->\n', 'human -->\nHãy trả lời. ')).fingerprint).not.toBe(before);
  expect(written(whole).fingerprint).toBe(before);
});

it('names the placeholder that is not known, and the one that is missing', () => {
  expect(() => written(`${whole}{{tday}}`)).toThrow(/answer\.md: unknown placeholder \{\{tday\}\}/);
  expect(() => written(whole.replace('{{evidence}}', ''))).toThrow(/\{\{evidence\}\} is missing/);
});
