import { citeFrom } from './answer/cite.ts';
import { placeOf } from './answer/compose.ts';
import type { ShownDocument } from './app.ts';
import type { Section, Span } from './core/document.ts';
import { capitalise, documentName } from './core/document-name.ts';
import { UserError } from './core/errors.ts';
import { linesOf } from './core/lines.ts';
import { onOneLine } from './core/plain.ts';
import { readable } from './core/readable.ts';

/** Characters before and after a quote that are shown with it. */
const around = 700;
/** The section around a quote grows to its parent until it has so many characters. */
const worthReading = 600;

/**
 * A span of a document with what stands around it in its section, whole lines of it:
 *
 * ```
 * Trong Thông báo số … ngày …
 * Mục: II. NHIỆM VỤ › 2. …
 *
 * … the lines before
 *
 * “the quote”
 * (mục II › 2, trang 3, tệp …)
 *
 * the lines after …
 * ```
 *
 * Throws UserError where the document no longer has such a span.
 */
export function quoteContext(
  { document, sections, passages }: Omit<ShownDocument, 'tasks'>,
  span: Span,
): string {
  const { text, source } = document;
  const fits = Number.isInteger(span.start) && Number.isInteger(span.end) && span.start >= 0;
  if (!fits || span.end <= span.start || span.end > text.length) {
    throw new UserError('Văn bản đã được thay bằng bản khác nên không còn đoạn này ở chỗ cũ. Xin hỏi lại.');
  }
  const passage = passages.find(({ start, end }) => start <= span.start && span.start < end);
  const place = passage ?? { source, kind: 'body' as const, section: '', page: null, ...span, context: [] };
  const archive = { document: () => document, sections: () => sections };
  const [quote] = citeFrom(archive, place, [span]);
  const path = pathTo(span, sections);
  const section = partAround(span, path, document.body);
  const last = path.findLast(({ heading }) => heading !== '');
  const lines = lastLines(text, { start: section.start, end: span.start });
  // The heading stands above already.
  const before = last && onOneLine(lines) === onOneLine(headingOf(last)) ? '' : lines;
  const after = firstLines(text, { start: span.end, end: section.end });
  const headings = path.filter(({ heading }) => heading !== '').map(headingOf);
  return [
    [
      `Trong ${capitalise(documentName(document))}${document.status.state === 'còn hiệu lực' ? '' : ` (${document.status.text})`}:`,
      ...(headings.length > 0 ? [`Thuộc: ${headings.join(' › ')}`] : []),
    ].join('\n'),
    before,
    `“${readable(quote!.text)}”\n(${placeOf(quote!)})`,
    after,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** Sections that hold the whole span, the outermost first. */
function pathTo({ start, end }: Span, sections: readonly Section[]): Section[] {
  return sections
    .filter((section) => section.start <= start && end <= section.end)
    .sort((one, other) => other.end - other.start - (one.end - one.start));
}

/** The smallest section around the span that gives something to read beside it, else the body of the document. */
function partAround(span: Span, path: readonly Section[], body: Span): Span {
  const rest = (one: Span) => one.end - one.start - (span.end - span.start);
  const found = [...path].reverse().find((section) => rest(section) >= worthReading);
  const widest = found ?? path[0] ?? body;
  return { start: Math.min(widest.start, span.start), end: Math.max(widest.end, span.end) };
}

function lastLines(text: string, span: Span): string {
  const lines = linesOf(text, span);
  let first = lines.length;
  while (first > 0 && span.end - lines[first - 1]!.start <= around) first--;
  if (first === lines.length) {
    // A single line longer than that is cut between words.
    const cut = text.slice(Math.max(span.start, span.end - around), span.end);
    const words = cut.length < span.end - span.start ? `… ${cut.replace(/^\S*\s/u, '')}` : cut;
    return readable(words);
  }
  return `${first > 0 ? '…\n' : ''}${readable(text.slice(lines[first]!.start, span.end))}`.trim();
}

function firstLines(text: string, span: Span): string {
  const lines = linesOf(text, span);
  let count = 0;
  while (count < lines.length && lines[count]!.end - span.start <= around) count++;
  if (count === 0) {
    const cut = text.slice(span.start, Math.min(span.end, span.start + around));
    return readable(cut.length < span.end - span.start ? `${cut.replace(/\s\S*$/u, '')} …` : cut);
  }
  const shown = readable(text.slice(span.start, lines[count - 1]!.end));
  return `${shown}${count < lines.length ? '\n…' : ''}`.trim();
}

const longestHeading = 90;

function headingOf({ label, heading }: Section): string {
  const words = onOneLine(`${label}${/[\p{L}\p{N}]$/u.test(label) ? '.' : ''} ${heading}`);
  return words.length <= longestHeading ? words : `${words.slice(0, longestHeading).replace(/\s\S*$/u, '')}…`;
}
