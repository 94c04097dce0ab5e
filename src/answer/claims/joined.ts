import type { Carrier } from './carrier.ts';
import type { Reading } from './read-facts.ts';
import { type View, viewOf } from './view.ts';

/**
 * Several cited sentences of one document as one that carries: a model puts together what an article says in its
 * head, its points and its notes. They stand in the order of citing with semicolons between them, so that what is
 * said of one figure is told from what is said of the next as in any enumeration.
 */
export function joinedCarrier(carriers: readonly Carrier[]): Carrier {
  const [first, ...rest] = carriers;
  if (rest.length === 0) return first!;
  const own = joinedReading(
    carriers.map((one) => one.own),
    '; ',
  );
  const contexts = [...new Set(carriers.map(({ context }) => context))];
  let initials: string | undefined;
  return {
    passage: (carriers.find(({ passage }) => passage.passage.kind === 'row') ?? first!).passage,
    sentence: first!.sentence,
    own,
    context: contexts.length === 1 ? contexts[0]! : joinedReading(contexts, ' | '),
    card: first!.card,
    ownWords: own.view.words.map((word) => word.exact),
    places: new Set(carriers.flatMap(({ places }) => [...places])),
    vocabulary: { has: (word) => carriers.some(({ vocabulary }) => vocabulary.has(word)) },
    nearby: () => ({
      words: { has: (word) => carriers.some(({ nearby }) => nearby().words.has(word)) },
      phrase: carriers.map(({ nearby }) => nearby().phrase).join('|'),
    }),
    phrase: carriers.map(({ phrase }) => phrase).join('|'),
    get initials() {
      initials ??= carriers.map((one) => one.initials).join('|');
      return initials;
    },
    accented: carriers.some(({ accented }) => accented),
  };
}

/** Readings one behind the other, their facts moved along. */
function joinedReading(readings: readonly Reading[], between: string): Reading {
  const text = readings.map(({ view }) => view.text).join(between);
  const view: View = { ...viewOf(''), text, exact: readings.map(({ view }) => view.exact).join(between) };
  const words: View['words'][number][] = [];
  const facts: Reading['facts'] = [];
  let offset = 0;
  for (const reading of readings) {
    for (const { exact, start, end } of reading.view.words)
      words.push({ exact, start: start + offset, end: end + offset });
    for (const fact of reading.facts)
      facts.push({ ...fact, start: fact.start + offset, end: fact.end + offset });
    offset += reading.view.text.length + between.length;
  }
  return { view: { ...view, words, figures: readings.some(({ view }) => view.figures) }, facts };
}

/** Cited sentences by their documents, in the order of citing. */
export function byDocument(carriers: readonly Carrier[]): Carrier[][] {
  const groups = new Map<string, Carrier[]>();
  for (const carrier of carriers) {
    const { source } = carrier.passage.passage;
    groups.set(source, [...(groups.get(source) ?? []), carrier]);
  }
  return [...groups.values()];
}
