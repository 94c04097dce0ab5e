import type { Reading, Span } from '../../core/document.ts';
import { typeOfSign } from '../../core/document-types.ts';
import { type DateLine, findDateLine } from './date.ts';
import { takeEmblem } from './emblem.ts';
import { findOwnNumber, type OwnNumber } from './number.ts';
import { bodyLead, readSubject, readTitle, type Title } from './title.ts';
import { findTypeLine, type TypeLine } from './type.ts';
import { headerLines, oneLine, type View, viewOf, without } from './view.ts';

/** The parts at the head of a document, each where it was found, and the view that is left without them. */
export interface Frame {
  view: View;
  emblem: Span | null;
  date: DateLine | null;
  number: OwnNumber | null;
  typeLine: TypeLine | null;
  title: Title | null;
  /** Null for what is no official document. */
  type: string | null;
  official: boolean;
  /** Where the preamble or the body begins at the latest. */
  bound: number;
}

/** A header stands in the first part of a text, menus before it included. In characters. */
const window = 40_000;
/** No header is longer than this, from its emblem on. */
const longest = 8000;

/**
 * Takes the head of a text apart, in an order that lets one part uncover the next:
 * 1. the emblem, which is the same everywhere and often glued to others,
 * 2. the date line, 3. the number line, 4. the type and the title, or the subject of a letter.
 * All of them before the preamble begins: a number or a date after that is another document's.
 */
export function frameOf(reading: Reading): Frame {
  const { emblem, view: uncovered } = takeEmblem(viewOf(reading.text.slice(0, window)));
  const from = Math.max(0, (emblem?.start ?? 0) - 1500);
  const bound = boundAfter(uncovered, emblem?.end ?? 0);

  const date = findDateLine(uncovered, from, bound, false);
  const dateless = date ? without(uncovered, date) : uncovered;
  const number = findOwnNumber(dateless, from, bound) ?? findOwnNumber(dateless, 0, bound);
  const view = number ? without(dateless, number) : dateless;

  const anchor = Math.min(emblem?.start ?? bound, number?.start ?? bound);
  const begin = anchor === bound ? 0 : anchor;
  const known = emblem !== null || number !== null;
  const subject = known ? readSubject(view, begin, bound) : null;
  const letter = known && (subject !== null || /^kinh\s+gui/.test(view.folded.slice(bound)));
  const typeLine =
    findTypeLine(view, begin, bound, !known) ?? (letter ? null : findTypeLine(view, 0, bound, true));

  const type = typeOf(typeLine, letter, number);
  const title = typeLine ? readTitle(view, typeLine.end) : subject;
  return {
    view,
    emblem,
    date: date ?? (typeLine ? findDateLine(view, from, typeLine.start, true) : null),
    number,
    typeLine,
    title: type === consolidated && typeLine && title ? withType(view, typeLine, title) : title,
    type,
    official: known || typeLine !== null,
    bound,
  };
}

const consolidated = 'văn bản hợp nhất';

/** The title first: `5330/CT-CS` is a letter of the Cục Thuế and not a chỉ thị. A consolidated text bears the title of what it joins. */
function typeOf(typeLine: TypeLine | null, letter: boolean, number: OwnNumber | null): string | null {
  const signed = number ? typeOfSign(number.sign.split(/[-/]/)[0] ?? '') : undefined;
  if (signed === consolidated) return consolidated;
  if (typeLine) return typeLine.type;
  if (letter) return 'công văn';
  return signed ?? (number ? 'công văn' : null);
}

function withType(view: View, typeLine: TypeLine, title: Title): Title {
  return { ...title, title: `${oneLine(view, typeLine)} ${title.title}` };
}

/** Start of the first line that belongs to a preamble or a body. */
function boundAfter(view: View, from: number): number {
  const to = Math.min(view.plain.length, from + longest);
  return headerLines(view, from, to).find((line) => bodyLead.test(line.folded))?.start ?? to;
}
