import { documentName } from './core/document-name.ts';
import { findDocumentNumbers, numberKey } from './core/document-number.ts';
import type { ArchivedDocument } from './core/ports.ts';
import { fold } from './core/text.ts';

/** Of the words that were typed, so many must be in the name of a document. */
const enough = 0.6;

/**
 * Documents by number, by file or by words of their names, best first; without words all of them, the newest first. A number
 * may be typed in any spelling: `565/TB-SYT`, `565 tb syt`, `so 0565`. Marks and case do not count.
 */
export function findDocuments(words: string, documents: readonly ArchivedDocument[]): ArchivedDocument[] {
  const newest = [...documents].sort((one, other) => dayOf(other).localeCompare(dayOf(one)));
  const asked = words.normalize('NFC').trim();
  if (asked === '') return newest;
  const file = documents.find(({ source }) => source === asked);
  if (file) return [file];
  const numbers = findDocumentNumbers(asked.toUpperCase()).map(({ number }) => numberKey(number));
  const typed = compact(asked);
  const terms = termsOf(asked);
  const found = newest.map((document) => ({ document, fit: fitOf(document, { numbers, typed, terms }) }));
  const best = Math.max(0, ...found.map(({ fit }) => fit));
  // A document that is named by its number is what was meant; a title that has one of its digits is not.
  const least = best >= byNumber.whole ? byNumber.whole : best >= byNumber.start ? byNumber.start : enough;
  return found
    .filter(({ fit }) => fit >= least)
    .sort((one, other) => other.fit - one.fit)
    .map(({ document }) => document);
}

/** Above what words are worth, which is 1 at most. */
const byNumber = { whole: 3, start: 2 };

interface Asked {
  numbers: string[];
  typed: string;
  terms: string[];
}

function fitOf(document: ArchivedDocument, { numbers, typed, terms }: Asked): number {
  if (document.number) {
    if (numbers.includes(numberKey(document.number))) return byNumber.whole;
    const own = compact(document.number);
    const type = compact(document.type ?? '');
    if (typed === own || typed === type + own) return byNumber.whole;
    const digits = /^\d+[a-z]?$/.exec(typed)?.[0];
    if (digits !== undefined && own.startsWith(digits) && !/^\d/.test(own.slice(digits.length))) {
      return byNumber.start;
    }
  }
  if (terms.length === 0) return 0;
  const name = new Set(termsOf(`${documentName(document)} ${document.title ?? ''} ${document.issuer ?? ''}`));
  return terms.filter((term) => name.has(term)).length / terms.length;
}

/** Letters and digits only, without "số" before a number and zeros at its beginning. */
const compact = (text: string): string =>
  fold(text.normalize('NFC'))
    .replace(/\bso\b(?=\W*\d)/g, '')
    .replace(/[^a-z0-9]+/g, '')
    .replace(/^([a-z]*)0+(?=\d)/, '$1');

const termsOf = (text: string): string[] => fold(text.normalize('NFC')).match(/[a-z0-9]+/g) ?? [];

const dayOf = ({ issuedOn }: ArchivedDocument) => issuedOn ?? '';
