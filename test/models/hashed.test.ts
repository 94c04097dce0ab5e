import { expect, it } from 'vitest';
import { hashedDimensions, hashedEmbedder } from '../../src/models/hashed.ts';

const cosine = (left: number[], right: number[]) =>
  left.reduce((sum, value, at) => sum + value * right[at]!, 0);
const embedder = hashedEmbedder();

it('gives the same text the same vector, of length 1', async () => {
  const [first, again] = await embedder.embedDocuments(['Sổ trực ban', 'Sổ trực ban']);
  expect(first).toEqual(again);
  expect(first).toHaveLength(hashedDimensions);
  expect(Math.hypot(...first!)).toBeCloseTo(1);
  // Stored vectors outlive the program: another value here needs another fingerprint.
  expect(embedder.fingerprint).toBe('hashed-128-1');
  const places = first!.flatMap((value, place) => (value === 0 ? [] : [place]));
  expect(places).toEqual([26, 30, 33, 35, 40, 43, 56, 62, 64, 67, 70, 95, 102, 110]);
});

it('is near to misspelt and unmarked forms of a text, and far from others', async () => {
  const [text, other] = await embedder.embedDocuments([
    'Bệnh viện đa khoa khu vực miền núi',
    'Thu gom rác thải ngoài chợ mỗi chiều',
  ]);
  for (const typed of ['benh vien da khoa khu vuc mien nui', 'bệnh viện đa kohoa khu vựcc miền núii']) {
    const question = await embedder.embedQuery(typed);
    expect(cosine(question, text!)).toBeGreaterThan(0.5);
    expect(cosine(question, text!)).toBeGreaterThan(cosine(question, other!) + 0.3);
  }
});

it('weighs the words of a question by their rarity, those of a passage not', async () => {
  const weighing = hashedEmbedder(() => (term) => (term === 'hiem' ? 9 : 0.1));
  const [rare, common] = await weighing.embedDocuments(['hiếm', 'thường']);
  const question = await weighing.embedQuery('hiếm thường');
  expect(cosine(question, rare!)).toBeGreaterThan(cosine(question, common!) + 0.3);
  expect(rare).toEqual((await embedder.embedDocuments(['hiếm']))[0]);
});

it('makes a vector of zeros of nothing', async () => {
  expect(new Set(await embedder.embedQuery(' … '))).toEqual(new Set([0]));
});
