import { readFileSync } from 'node:fs';
import { checkSentence, type Verdict } from '../../../src/answer/check-sentence.ts';
import type { Packed, PackedPassage } from '../../../src/answer/packed.ts';
import { emptyDocument } from '../../support/line-archive.ts';
import { units } from './packs.ts';

/** A passage as `passages.json` has it. */
interface WrittenPassage {
  document: Partial<PackedPassage['document']> & { status?: string };
  section: string;
  kind?: 'row';
  context: string[];
  sentences: string[];
}

/** A sentence of a model with the passages that it was given, in their order. */
export interface WrittenClaim {
  from: string[];
  claim: string;
  question?: string;
  /** Of a bad one: what was done to it. */
  why?: string;
}

const folder = new URL('./', import.meta.url);
const passages = JSON.parse(readFileSync(new URL('passages.json', folder), 'utf8')) as Record<
  string,
  WrittenPassage
>;
const packs = new Map<string, Packed>();

export function writtenClaims(name: string): WrittenClaim[] {
  const lines = readFileSync(new URL(name, folder), 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as WrittenClaim);
}

export function verdictOn({ from, claim, question = '' }: WrittenClaim): Verdict {
  const key = from.join(' ');
  const packed = packs.get(key) ?? packOfWritten(from);
  packs.set(key, packed);
  return checkSentence(claim, { packed, question, units, today: '2026-11-02' });
}

export function packOfWritten(names: readonly string[]): Packed {
  return { tokens: 0, passages: names.map((name, index) => packed(name, index + 1)) };
}

function packed(name: string, number: number): PackedPassage {
  const written = passages[name];
  if (!written) throw new Error(`passages.json has no ${name}`);
  const text = [...written.context, ...written.sentences].join('\n');
  const spanOf = (part: string) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length });
  const own = written.sentences.map(spanOf);
  const [start, end] = [own[0]!.start, own.at(-1)!.end];
  const { text: _text, ...empty } = emptyDocument;
  const { status = 'còn hiệu lực', ...card } = written.document;
  return {
    number,
    passage: {
      ...{ id: number, ordinal: 0, kind: written.kind ?? 'body', start, end, page: null },
      ...{ source: `${name}.txt`, section: written.section, text: text.slice(start, end) },
      context: written.context.map(spanOf),
      contextText: written.context.join('\n'),
    },
    document: { ...empty, ...card, id: number, status: { state: 'còn hiệu lực', text: status } },
    score: 1,
    parts: {},
    sentences: own.map((span, index) => ({
      address: `${number}.${index + 1}`,
      span,
      text: text.slice(span.start, span.end),
    })),
  };
}
