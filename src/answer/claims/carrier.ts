import { numberKey } from '../../core/document-number.ts';
import { inRunningText, issuerName } from '../../core/issuer-name.ts';
import { onOneLine } from '../../core/plain.ts';
import { hasDiacritics, unifyTones } from '../../core/text.ts';
import type { PackedPassage, PackedSentence } from '../packed.ts';
import { likeData } from './characters.ts';
import type { Fact, Moment } from './fact.ts';
import type { Units } from './read-bodies.ts';
import { type Reading, readFacts } from './read-facts.ts';

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
  /** Own words, those of context and card, in their order, and what they are made of. */
  ownWords: string[];
  allWords: string[];
  vocabulary: Set<string>;
  /** ` ` + all words + ` `, for names and phrases. */
  phrase: string;
  /** It has Vietnamese marks; one without is compared without. */
  accented: boolean;
}

/** What is known about the document. Its date of issue says nothing about anything else. */
export interface Card {
  number: string | null;
  type: string | null;
  issuedOn: Moment | null;
  /** Of its issuer and the body above. */
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
    .replace(/^\|\s*\d{1,3}\s*\|/, '|')
    .replace(/^(?:[-+•*–]\s+|\d{1,2}(?:\.\d{1,2})*[.)]\s+|[a-zđ][.)]\s+|[IVXL]{1,5}[.)]\s+)+/u, '')
    .trim();
}

export function carrierOf(
  passage: PackedPassage,
  sentence: PackedSentence,
  card: Card,
  units: Units,
): Carrier {
  const own = readFacts(bareSentence(sentence.text), units);
  if (passage.passage.kind === 'row') giveColumnRoles(own, passage.passage.contextText.split('\n'));
  const lines = passage.passage.contextText.split('\n').map(bareSentence).filter(Boolean);
  const context = readFacts(lines.join(' | '), units);
  const ownWords = own.view.words.map((word) => word.exact);
  const { document } = passage;
  const named = [
    document.type ?? '',
    document.issuer ?? '',
    document.superior ?? '',
    passage.passage.section,
  ];
  const allWords = [
    ...ownWords,
    '|',
    ...context.view.words.map((word) => word.exact),
    '|',
    ...card.title.view.words.map((word) => word.exact),
    '|',
    ...card.status.view.words.map((word) => word.exact),
    '|',
    ...unifyTones(named.join(' | ')).split(/[^\p{L}\p{M}\p{N}]+/u),
  ];
  return {
    ...{ passage, sentence, own, context, card, ownWords, allWords },
    places: new Set([...card.places, ...placesOf(ownLabel.exec(sentence.text)?.[1] ?? '')]),
    vocabulary: new Set(allWords),
    phrase: ` ${allWords.join(' ')} `,
    accented: hasDiacritics(own.view.text),
  };
}

export function cardFacts({ document, passage }: PackedPassage, units: Units): Card {
  const issuers = [document.issuer, document.superior, issuerName(document)]
    .filter((name) => name !== null)
    .flatMap((name) => readFacts(inRunningText(name), units).facts)
    .filter((fact) => fact.kind === 'unit');
  const [year, month, day] = (document.issuedOn ?? '').split('-').map(Number);
  const plain = (text: string) => likeData(onOneLine(text.normalize('NFC')));
  return {
    number: document.number ? numberKey(document.number) : null,
    type: document.type ? unifyTones(document.type) : null,
    issuedOn: day ? { size: 'day', day, month: month!, year: year! } : null,
    issuers,
    title: readFacts(plain(document.title ?? ''), units),
    status: readFacts(plain(document.status.text), units),
    places: placesOf(passage.section),
  };
}

/** In a table the head of the column tells what a unit does. The last head belongs to the last cell. */
function giveColumnRoles({ view, facts }: Reading, heads: readonly string[]): void {
  const cells = view.exact.replace(/^\s*\||\|\s*$/g, ' ').split('|').length;
  for (const fact of facts) {
    if (fact.kind !== 'unit') continue;
    const at = view.exact
      .slice(0, fact.start)
      .replace(/^\s*\|/, ' ')
      .split('|').length;
    const head = unifyTones(heads.at(at - cells - 1) ?? '');
    if (/phối hợp/u.test(head)) fact.role = 'coordinating';
    else if (/chủ trì|đầu mối|chịu trách nhiệm/u.test(head)) fact.role = 'lead';
    else if (/tiếp nhận|nơi nhận/u.test(head)) fact.role = 'recipient';
  }
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
