import { findDates } from '../../core/dates.ts';
import type { Document, IsoDate, Reading, Signer, Span } from '../../core/document.ts';
import { articleType } from '../../core/document-types.ts';
import { readAddressees } from './addressees.ts';
import { readArticle } from './article.ts';
import { findDateLine } from './date.ts';
import { type Frame, frameOf } from './frame.ts';
import { readIssuer } from './issuer.ts';
import { findLegalBases, groundsOf } from './legal-bases.ts';
import { findRecipients } from './recipients.ts';
import { findRelations } from './relations.ts';
import { findSignature } from './signer.ts';
import { readSecrecy, readUrgency } from './stamp.ts';
import { readValidity } from './validity.ts';
import { type View, viewOf } from './view.ts';

/** Everything about a document that its text itself says. */
export type Header = Omit<Document, 'source' | 'sha256' | 'format' | 'text' | 'pages' | 'notes'>;

/**
 * Reads the header, the closing (recipients, signature) and the relations of a document. All spans are offsets
 * into `reading.text`. What is not printed is null; nothing is guessed from the body. The body runs to the end
 * of the text where appendices follow the signature, and `closing` says what to leave out of it.
 * Layout of official documents: Nghị định 30/2020/NĐ-CP, Phụ lục I.
 */
export function parseHeader(reading: Reading): Header {
  const whole = viewOf(reading.text);
  const frame = frameOf(reading);
  if (!frame.official) return articleHeader(whole, reading, frame);

  const { type } = frame;
  const number = frame.number?.number ?? null;
  const begin = endOfHead(frame);
  const { closing, recipients, signer } = readClosing(whole, begin);
  const main = { start: begin, end: closing?.start ?? reading.text.length };
  const issuedOn = dateOfIssue(whole, frame, main, closing);
  const legalBases = findLegalBases(whole, begin).filter((base) => base.end <= main.end);
  const consolidated = type === 'văn bản hợp nhất';
  const relations = findRelations(whole, {
    type,
    number,
    title: frame.title,
    main,
    whole: { start: begin, end: reading.text.length },
    bases: legalBases,
  });
  const { view } = frame;
  return {
    number,
    type,
    ...readIssuer(view, anchorOf(frame), frame.typeLine?.start ?? frame.bound),
    place: frame.date?.place ?? null,
    issuedOn,
    title: frame.title?.title ?? reading.title ?? null,
    legalBases,
    addressees: readAddressees(
      whole,
      (frame.emblem ?? frame.number)?.start ?? 0,
      Math.min(main.end, begin + 3000),
    ),
    recipients,
    signer,
    secrecy: readSecrecy(view, 0, firstPage(reading, frame)),
    urgency: readUrgency(view, 0, firstPage(reading, frame)),
    relations: [...groundsOf(whole, legalBases), ...relations],
    ...(consolidated ? { effectiveFrom: null, expiresOn: null } : readValidity(whole, main, type, issuedOn)),
    body: {
      start: begin,
      end: closing && isEmptyAfter(whole, closing.end) ? closing.start : reading.text.length,
    },
    ...(closing ? { closing } : {}),
  };
}

function articleHeader(view: View, reading: Reading, frame: Frame): Header {
  return {
    number: null,
    type: articleType,
    issuer: null,
    superior: null,
    place: null,
    legalBases: [],
    addressees: [],
    recipients: [],
    signer: null,
    secrecy: readSecrecy(frame.view, 0, firstPage(reading, frame)),
    urgency: null,
    relations: [],
    effectiveFrom: null,
    expiresOn: null,
    ...readArticle(view, reading),
  };
}

/** The parts of the header that stand before the preamble: the body begins on the line after the last of them. */
function endOfHead(frame: Frame): number {
  const parts = [frame.emblem, frame.date, frame.number, frame.typeLine, frame.title];
  return endOfLine(frame.view, Math.max(0, ...parts.map((part) => part?.end ?? 0)));
}

/** Past the marks and rules after `at`, to the next line with words; stays where words follow on the line. */
function endOfLine(view: View, at: number): number {
  return at + (view.text.slice(at, at + 200).match(/^(?:[^\p{L}\p{N}\n]*\n)+/u)?.[0].length ?? 0);
}

/** Before the marks in front of `at`, unless words stand before it on the line. */
function startOfLine(view: View, at: number): number {
  return at - (view.text.slice(Math.max(0, at - 200), at).match(/[^\p{L}\p{N}\n]*$/u)?.[0].length ?? 0);
}

/** Around what the issuer stands: the number line, unless that is far from the emblem, as in a box of metadata. */
function anchorOf({ number, emblem, typeLine }: Frame): Span {
  const near = number && (!emblem || Math.abs(number.start - emblem.start) < 1500);
  return (near ? number : emblem) ?? typeLine ?? { start: 0, end: 0 };
}

function firstPage(reading: Reading, frame: Frame): number {
  const printed = (frame.emblem?.start ?? 0) + 4000;
  return Math.min(reading.text.length, frame.view.plain.length, reading.pages[1] ?? printed);
}

function readClosing(
  view: View,
  from: number,
): { closing: Span | null; recipients: Span[]; signer: Signer | null } {
  const recipients = findRecipients(view, from);
  const signature = recipients
    ? (findSignature(view, recipients.start, recipients.end + 1200, false) ??
      findSignature(view, Math.max(from, recipients.start - 600), recipients.start, false))
    : findSignature(view, from, view.plain.length, true);
  const parts = [recipients, signature].filter((part) => part !== null);
  const closing =
    parts.length === 0
      ? null
      : {
          start: startOfLine(view, Math.min(...parts.map((part) => part.start))),
          end: Math.max(...parts.map((part) => part.end)),
        };
  return { closing, recipients: recipients?.lines ?? [], signer: signature?.signer ?? null };
}

/** A source line or a rule may follow the signature; an appendix is longer than that. */
function isEmptyAfter(view: View, end: number): boolean {
  return view.folded.slice(end).replace(/[^a-z0-9]+/g, '').length < 60;
}

/**
 * The date line; where it was left blank or is missing, the date above the signature, a box that gives the
 * `Ngày ban hành`, or for a law the day on which it was passed. Never the day on which a page was posted.
 */
function dateOfIssue(view: View, frame: Frame, main: Span, closing: Span | null): IsoDate | null {
  if (frame.date?.issuedOn) return frame.date.issuedOn;
  const above =
    closing && !frame.date
      ? findDateLine(view, Math.max(main.start, closing.start - 300), closing.end, false)
      : null;
  return (
    above?.issuedOn ||
    dateAfter(view, /ngay\s+ban\s+hanh\s*:\s*(?=\d)/g, 0, main.start) ||
    dateAfter(
      view,
      /nay\s+(?:da\s+)?duoc\s[^.;]{0,160}?\sthong\s+qua\s+(?=ngay\s)/g,
      main.start,
      view.plain.length,
    )
  );
}

function dateAfter(view: View, label: RegExp, from: number, to: number): IsoDate | null {
  const match = [...view.folded.slice(from, to).matchAll(label)].at(-1);
  if (!match) return null;
  const at = from + match.index + match[0].length;
  return findDates(view.plain.slice(at, at + 50))[0]?.date ?? null;
}
