import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { packable } from '../../../src/answer/packable.ts';
import type { Packed, PackedPassage } from '../../../src/answer/packed.ts';
import type { Ingested } from '../../../src/core/document.ts';
import type { Evidence, RankedPassage } from '../../../src/core/evidence.ts';
import { ingest } from '../../../src/ingest/ingest.ts';
import { sampleKnown } from '../../support/known.ts';

/** A document of the archive as it is packed for a model, every passage of it. */
export interface PackedDocument {
  source: string;
  passages: Omit<PackedPassage, 'number'>[];
}

const question = { text: '' } as Evidence['question'];
const evidence: Evidence = { question, passages: [], terms: new Map(), confidence: 1 };

export const { units } = sampleKnown;

/** A text or file, read by the real readers. */
export async function packedDocument(
  source: string,
  bytes: Uint8Array,
  status = 'còn hiệu lực',
): Promise<PackedDocument> {
  const read = await ingest({ source, sha256: '', bytes }, { maxBytes: 1e8, ...sampleKnown });
  if ('reason' in read) throw new Error(read.reason);
  return { source, passages: passagesOf(read, status) };
}

/** The passages of a text that a test writes. */
export const passagesOfText = async (source: string, text: string): Promise<PackedDocument['passages']> =>
  (await packedDocument(source, new TextEncoder().encode(text))).passages;

function passagesOf({ document, passages }: Ingested, status: string): PackedDocument['passages'] {
  const { text, ...card } = document;
  return passages.map((passage, id) => {
    const ranked: RankedPassage = {
      passage: {
        ...passage,
        id,
        source: document.source,
        text: text.slice(passage.start, passage.end),
        contextText: passage.context.map(({ start, end }) => text.slice(start, end)).join('\n'),
      },
      document: { ...card, id: 1, status: { state: 'còn hiệu lực', text: status } },
      score: 1,
      parts: {},
    };
    const sentences = packable(ranked, text, evidence, 1e6);
    return { ...ranked, sentences: sentences.map((one) => ({ address: '', ...one })) };
  });
}

/** Passages with numbers and addresses, as `pack` gives them. */
export function packOf(passages: readonly PackedDocument['passages'][number][]): Packed {
  return {
    tokens: 0,
    passages: passages.map((passage, index) => ({
      ...passage,
      number: index + 1,
      sentences: passage.sentences.map((one, at) => ({ ...one, address: `${index + 1}.${at + 1}` })),
    })),
  };
}

/** Every document of the sample archive. */
export async function sampleDocuments(): Promise<PackedDocument[]> {
  const folder = resolve('knowledge');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.includes('/') && /\.\w+$/.test(name))
    .sort();
  return Promise.all(sources.map((source) => packedDocument(source, readFileSync(join(folder, source)))));
}
