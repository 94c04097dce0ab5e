import { numberKey } from '../../core/document-number.ts';
import { looksLikeInstruction } from '../../core/instructions.ts';
import { inRunningText, issuerName } from '../../core/issuer-name.ts';
import { keptForTexts } from '../../core/kept.ts';
import { onOneLine } from '../../core/plain.ts';
import { hasDiacritics, unifyTones } from '../../core/text.ts';
import type { PackedPassage, PackedSentence } from '../packed.ts';
import { likeData } from './characters.ts';
import { columnHeads, withColumnHeads } from './columns.ts';
import type { Fact, Moment } from './fact.ts';
import type { Units } from './read-bodies.ts';
import { type Reading, readFacts, readOften } from './read-facts.ts';
import { viewOf } from './view.ts';
import { initialsOf } from './words.ts';

/** One sentence that may be cited, with everything that stands behind it. */
export interface Carrier {
  passage: PackedPassage;
  sentence: PackedSentence;
  /** The sentence without its label. */
  own: Reading;
  /** Its label and those of its section. */
  places: ReadonlySet<string>;
  /** Headings, lead-in, column heads. */
  context: Reading;
  card: Card;
  ownWords: string[];
  /** Own words and those of context and card. */
  vocabulary: Pick<ReadonlySet<string>, 'has'>;
  /** The other sentences of the passage. */
  nearby: () => Nearby;
  /** All of them in their order with blanks around, for names and phrases. */
  phrase: string;
  /** Of all words, for abbreviations. */
  readonly initials: string;
  /** It has Vietnamese marks; one without is compared without. */
  accented: boolean;
}

/** What a model has read beside a sentence. */
export interface Nearby {
  words: Pick<ReadonlySet<string>, 'has'>;
  /** All of them in their order with blanks around. */
  phrase: string;
}

/** What is known about the document. Its date of issue says nothing about anything else. */
export interface Card {
  number: string | null;
  type: string | null;
  issuedOn: Moment | null;
  /** Of its issuer. */
  issuers: Fact[];
  title: Reading;
  /** Whether it is in force, and what replaced it. */
  status: Reading;
  /** Labels of the section, as token facts would name them. */
  places: ReadonlySet<string>;
}

const ownLabel = /^\W*(Điều \d+|\d{1,2}(?:\.\d{1,2})*(?=[.)])|[a-zđ](?=\)))/u;

/** Without its label, on one line. */
export function bareSentence(text: string): string {
  return likeData(onOneLine(text.normalize('NFC')))
    .replace(/^\|?\s*\d{1,3}\s*\|/, '|')
    .replace(/^(?:[-+•*–]\s+|\d{1,2}(?:\.\d{1,2})*[.)]\s+|[a-zđ][.)]\s+|[IVXL]{1,5}[.)]\s+)+/u, '')
    .trim();
}

export function carrierOf(
  passage: PackedPassage,
  sentence: PackedSentence,
  card: Card,
  around: Around,
  units: Units,
): Carrier {
  const { context } = around;
  const read = readOften(bareSentence(sentence.text), units);
  const isRow = passage.passage.kind === 'row';
  const own = isRow ? withColumnHeads(read, columnHeads(passage.passage.contextText)) : read;
  const ownWords = own.view.words.map((word) => word.exact);
  const inOwn = new Set(ownWords);
  let initials: string | undefined;
  return {
    ...{ passage, sentence, own, context, card, ownWords },
    places: new Set([...card.places, ...placesOf(ownLabel.exec(sentence.text)?.[1] ?? '')]),
    vocabulary: { has: (word) => inOwn.has(word) || around.words.has(word) },
    nearby: around.nearby,
    phrase: ` ${ownWords.join(' ')} | ${around.phrase} `,
    // Few sentences are asked for abbreviations.
    get initials() {
      initials ??= initialsOf(this.phrase);
      return initials;
    },
    accented: hasDiacritics(own.view.text),
  };
}

/** The words around the sentences of one passage: headings, title, status, type and issuer. */
export interface Around {
  context: Reading;
  phrase: string;
  words: ReadonlySet<string>;
  nearby: () => Nearby;
}

export function aroundOf({ passage, document, sentences }: PackedPassage, card: Card, units: Units): Around {
  const above = [...passage.contextText.split('\n'), ...headingOf(sentences)];
  const lines = above.map(bareSentence).map(harmless).filter(Boolean);
  const context = readOften(lines.join(' | '), units);
  const readings = [context, card.title, card.status].map(({ view }) => view.words.map((word) => word.exact));
  const named = [
    document.type ?? '',
    harmless(document.issuer ?? ''),
    harmless(document.superior ?? ''),
    passage.section,
  ];
  const words = [...readings, ...named.map((text) => viewOf(text).words.map((word) => word.exact))];
  return {
    context,
    phrase: words.map((list) => list.join(' ')).join(' | '),
    words: new Set(words.flat()),
    nearby: once(() => nearbyOf(sentences)),
  };
}

/** Words of all sentences of a passage; few claims ask for them. */
function nearbyOf(sentences: readonly PackedSentence[]): Nearby {
  const lists = sentences.map(({ text }) =>
    viewOf(harmless(bareSentence(text))).words.map((word) => word.exact),
  );
  return { words: new Set(lists.flat()), phrase: ` ${lists.map((list) => list.join(' ')).join(' | ')} ` };
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Longer than this is no heading. */
const longestHeading = 120;

/** A passage may begin with its heading ("1. Trung tâm Kiểm soát bệnh tật tỉnh"): it stands over all that follows. */
function headingOf([first, ...rest]: readonly PackedSentence[]): string[] {
  const text = first?.text.trim() ?? '';
  const isHeading = rest.length > 0 && text.length <= longestHeading && !/[.!?;,|]$/u.test(text);
  return isHeading ? [text] : [];
}

const mostIssuers = 2000;
const issuersKept = new WeakMap<Units, Map<string, Fact[]>>();

/** The issuer, without and with its place. An archive has few of them. */
function issuersOf(document: PackedPassage['document'], units: Units): Fact[] {
  const kept = issuersKept.get(units) ?? new Map<string, Fact[]>();
  issuersKept.set(units, kept);
  const key = `${document.issuer}|${document.superior}`;
  const known = kept.get(key);
  if (known) return known;
  const issuers = [document.issuer, issuerName(document)]
    .filter((name) => name !== null)
    .flatMap((name) => readFacts(inRunningText(name), units).facts)
    .filter((fact) => fact.kind === 'unit');
  if (kept.size >= mostIssuers) kept.clear();
  kept.set(key, issuers);
  return issuers;
}

/** What speaks to the machine carries nothing. Titles come again with every question: what was found is kept. */
const harmless = keptForTexts((text) => (looksLikeInstruction(text) ? '' : text), 200_000);

export function cardFacts({ document, passage }: PackedPassage, units: Units): Card {
  const issuers = issuersOf(document, units);
  const [year, month, day] = (document.issuedOn ?? '').split('-').map(Number);
  const plain = (text: string) => likeData(onOneLine(text.normalize('NFC')));
  return {
    number: document.number ? numberKey(document.number) : null,
    type: document.type ? unifyTones(document.type) : null,
    issuedOn: day ? { size: 'day', day, month: month!, year: year! } : null,
    issuers,
    title: readOften(harmless(plain(document.title ?? '')), units),
    status: readOften(plain(document.status.text), units),
    places: placesOf(passage.section),
  };
}

/** `Điều 5 › 2 › a)` → điều:5, khoản:2, điểm:a, and what else a 2 or an a may be called. */
function placesOf(path: string): ReadonlySet<string> {
  const places = new Set<string>();
  for (const label of unifyTones(path)
    .split(/\s*›\s*/)
    .filter(Boolean)) {
    const named = /^(điều|khoản|điểm|chương|mục|phần|phụ lục)\s+(\S+?)[.):]?$/u.exec(label);
    if (named) {
      places.add(`${named[1]}:${named[2]}`);
      continue;
    }
    const value = label.replace(/[.):]+$/, '');
    for (const name of ['mục', 'khoản', 'điểm', 'phần']) places.add(`${name}:${value}`);
  }
  return places;
}
