import type { Answer, CitedQuote } from '../core/answer.ts';
import type { Span } from '../core/document.ts';
import type { Archive, ArchivedPassage } from '../core/ports.ts';
import { withBothSides } from './both-sides.ts';
import { citeFrom, type Place } from './cite.ts';
import { compose } from './compose.ts';
import { type Contradiction, contradictions, type Saying, tellContradiction } from './contradictions.ts';
import { isOver } from './in-force.ts';
import type { Packed, PackedPassage, PackedSentence } from './packed.ts';
import { joinClauses, type KeptSentence, layOut } from './write-answer.ts';

type Part = Pick<Archive, 'document' | 'documents' | 'passagesOf' | 'sections'>;

export interface RenderParts {
  packed: Packed;
  /** Document numbers of the question. */
  numbers: readonly string[];
  /** The quotes of the list that was asked for; empty where none was. */
  list: readonly CitedQuote[];
  archive: Part;
}

/** A cited sentence with where it stands. */
interface Cited {
  packed: PackedPassage;
  sentence: PackedSentence;
}

/**
 * The answer as the asker gets it: the checked sentences with the numbers of their quotes behind each clause, what
 * the program itself has to say about contradicting documents, and below them the quotes cut out of the archive,
 * those of documents in force first. A list that was asked for is quoted whole, whatever the model took of it.
 */
export function renderGenerated(
  kept: readonly KeptSentence[],
  { packed, numbers, list, archive }: RenderParts,
): Answer {
  const cited = citedSentences(kept, packed);
  const all = packed.passages.flatMap((passage) =>
    passage.sentences.map((sentence) => ({ packed: passage, sentence })),
  );
  const against = contradictions(cited.map(saying), all.map(saying), numbers);
  const spans = together(cited, archive);
  const ordered = [...spans].sort((one, other) => Number(one.over) - Number(other.over));
  const own = withBothSides(
    ordered.flatMap(({ place, span }) => citeFrom(archive, place, [span])),
    against,
    archive,
  );
  const left = list.filter((item) => !own.some((quote) => overlap(quote, item)));
  const quotes = grouped([...own, ...left]);
  const numberOf = ({ packed: passage, sentence: { span } }: Cited) =>
    1 +
    quotes.findIndex(
      ({ source, start, end }) => source === passage.passage.source && start <= span.start && span.end <= end,
    );
  const byAddress = new Map(cited.map((one) => [one.sentence.address, numberOf(one)]));
  const written = layOut(kept, ({ clauses }) =>
    joinClauses(clauses.map(({ text, addresses }) => marked(text, addresses, byAddress))),
  );
  const whole =
    left.length > 0 ? [`Danh sách đầy đủ gồm ${list.length} nội dung, nguyên văn ở dưới đây.`] : [];
  const [warnings, remarks] = [true, false].map((one) =>
    against.filter((pair) => saysOnlyTheWeaker(pair, cited) === one).map(tellContradiction),
  );
  const statement = [...warnings!, written, ...remarks!, ...whole].join('\n\n');
  return {
    kind: 'answer',
    mode: 'generated',
    text: compose(quotes, { statement, numbered: true }),
    quotes,
  };
}

/** Whether the text rests on the side that counts less and says nothing of the other: that must be read before it. */
function saysOnlyTheWeaker({ first, second }: Contradiction, cited: readonly Cited[]): boolean {
  const rests = (side: Saying) =>
    cited.some(
      ({ packed, sentence }) =>
        packed.passage.source === side.passage.source && sentence.span.start === side.span.start,
    );
  return rests(second) && !rests(first);
}

/** "… ngày 25/10." with the quotes 1 and 3 → "… ngày 25/10 (1)(3)." */
function marked(text: string, addresses: readonly string[], numbers: ReadonlyMap<string, number>): string {
  const found = new Set(addresses.map((address) => numbers.get(address) ?? 0));
  const marks = [...found]
    .filter((number) => number > 0)
    .sort((one, other) => one - other)
    .map((number) => `(${number})`)
    .join('');
  return marks ? text.trimEnd().replace(/[.,;:!?…]*$/u, (end) => ` ${marks}${end}`) : text;
}

const overlap = (one: CitedQuote, other: CitedQuote) =>
  one.source === other.source && one.start < other.end && other.start < one.end;

/** In the order in which the text cites them, each once. */
function citedSentences(kept: readonly KeptSentence[], packed: Packed): Cited[] {
  const byAddress = new Map(
    packed.passages.flatMap((passage) =>
      passage.sentences.map((sentence) => [sentence.address, { packed: passage, sentence }] as const),
    ),
  );
  const addresses = new Set(
    kept.flatMap(({ clauses }) => clauses.flatMap((clause) => [...clause.addresses])),
  );
  return [...addresses].flatMap((address) => byAddress.get(address) ?? []);
}

const saying = ({ packed, sentence }: Cited): Saying => ({
  document: packed.document,
  passage: packed.passage,
  span: sentence.span,
  text: sentence.text,
});

interface QuotedSpan {
  place: Place;
  span: Span;
  over: boolean;
}

/** Neighbouring sentences of a passage as one quote, each span once, in the order of first citing. */
function together(cited: readonly Cited[], archive: Part): QuotedSpan[] {
  const parts = cited.map(({ packed, sentence }, order) => ({
    ...{ place: placeOf(packed, sentence, archive), span: { ...sentence.span } },
    ...{ over: isOver(packed.document), order },
  }));
  parts.sort((one, other) => one.span.start - other.span.start);
  const joined: typeof parts = [];
  for (const part of parts) {
    const text = archive.document(part.place.source)?.text ?? '';
    const before = joined.findLast(
      ({ place }) => place.source === part.place.source && place.start === part.place.start,
    );
    if (before && !/[\p{L}\p{N}]/u.test(text.slice(before.span.end, part.span.start))) {
      before.span.end = Math.max(before.span.end, part.span.end);
      before.order = Math.min(before.order, part.order);
    } else joined.push(part);
  }
  return joined.sort((one, other) => one.order - other.order);
}

/** The passage, or for what stands above it (a lead-in, a heading, column heads) the place where that stands. */
function placeOf({ passage, document }: PackedPassage, { span }: PackedSentence, archive: Part): Place {
  if (passage.start <= span.start && span.end <= passage.end) return passage;
  const around = archive
    .passagesOf(passage.source)
    .find(({ start, end }) => start <= span.start && span.end <= end);
  if (around) return around;
  const sections = archive
    .sections(passage.source)
    .filter(({ start, end }) => start <= span.start && span.end <= end);
  const page = document.pages.filter((start) => start <= span.start).length;
  return {
    ...passage,
    kind: 'body',
    ...span,
    section: sections.at(-1)?.path ?? '',
    page: page > 0 ? page : null,
  } satisfies ArchivedPassage;
}

/** The quotes of a document together, documents in the order of their first quote. */
function grouped(quotes: readonly CitedQuote[]): CitedQuote[] {
  const sources = [...new Set(quotes.map(({ source }) => source))];
  return sources.flatMap((source) => quotes.filter((quote) => quote.source === source));
}
