import { choosePassages, passagesByFit } from './answer/choose-passages.ts';
import { chooseSentences } from './answer/choose-sentences.ts';
import { citeFrom } from './answer/cite.ts';
import { compose } from './answer/compose.ts';
import { saidIn } from './answer/said.ts';
import type { App } from './app.ts';

/** Passages looked through, and shown at once. */
const looked = 60;
const most = 4;
/** What fits less well than this share of the best passage is no answer any more. */
const leastShare = 0.45;

/**
 * Further passages on a question, beside those whose `source start` were shown; null when no other one fits. The
 * result names all that is shown then, so that it can be asked for more.
 */
export async function morePassages(
  app: App,
  question: string,
  shown: readonly string[],
): Promise<{ text: string; shown: string[] } | null> {
  const evidence = await app.evidence(question, { k: looked });
  const quoted = shown.map((one) => {
    const at = one.lastIndexOf(' ');
    return { source: one.slice(0, at), start: Number(one.slice(at + 1)) };
  });
  const ranked = passagesByFit(evidence);
  const best = ranked[0]?.fit ?? 0;
  const words = (text: string) => text.replace(/\s+/g, ' ').trim();
  const seen = new Set(choosePassages(evidence).map(({ passage }) => words(passage.text)));
  const isShown = ({ source, start, end }: { source: string; start: number; end: number }) =>
    quoted.some((one) => one.source === source && start <= one.start && one.start < end);
  const quotes = ranked
    .filter(({ ranked: { passage }, fit }) => fit >= leastShare * best && !isShown(passage))
    // The same words in another document were shown already.
    .filter(({ ranked: { passage } }) => !(shown.length > 0 && seen.has(words(passage.text))))
    .slice(0, most)
    .flatMap(({ ranked: { passage } }) => {
      const { document, sections } = app.show(passage.source);
      const archive = { document: () => document, sections: () => sections };
      return citeFrom(archive, passage, saidIn(document.text, passage, chooseSentences(passage, evidence)));
    });
  if (quotes.length === 0) return null;
  return {
    text: compose(quotes, {}),
    shown: [...shown, ...quotes.map(({ source, start }) => `${source} ${start}`)],
  };
}
