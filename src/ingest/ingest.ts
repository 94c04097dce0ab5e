import type { Calendar } from '../core/calendar.ts';
import { isImpossible } from '../core/deadline.ts';
import type { Document, Ingested, Skipped, SourceFile } from '../core/document.ts';
import { UserError } from '../core/errors.ts';
import { looksLikeInstruction } from '../core/instructions.ts';
import type { Task } from '../core/task.ts';
import type { UnitRegistry } from '../core/units.ts';
import { parseHeader } from './header/header.ts';
import { outlineOf } from './outline/outline.ts';
import { passagesOf } from './outline/passages.ts';
import { type Kind, sniff } from './read/sniff.ts';
import { isRefused, type Reader } from './reading.ts';
import { reasons } from './reasons.ts';
import { findTasks } from './tasks/find-tasks.ts';

/** Changes whenever the same bytes would give another result, so that files are read again. */
export const ingestVersion = '5';

export interface IngestSettings {
  /** Larger files are refused unread. */
  maxBytes: number;
  /** Who tasks are given to, and on which days they fall due. */
  units: UnitRegistry;
  calendar: Calendar;
}

/** Loaded when the first file of the kind comes: the libraries behind them are heavy. */
const readers: Record<Kind, () => Promise<Reader>> = {
  text: async () => (await import('./read/read-text.ts')).readText,
  html: async () => (await import('./read/read-html.ts')).readHtml,
  docx: async () => (await import('./read/read-docx.ts')).readDocx,
  pdf: async () => (await import('./read/read-pdf.ts')).readPdf,
};

/**
 * One file → its document with sections, passages and tasks, or the reason in Vietnamese why it is not taken.
 * Never throws for what a file contains.
 *
 * 1. The bytes say which reader; the name is only a label.
 * 2. The reader makes text: NFC, one line a paragraph or a table row, without the page around the document and
 *    without what nobody sees on it; the notes tell what that was.
 * 3. The header is parsed. A document marked Mật or higher ends here: nothing of it is returned.
 * 4. The outline follows the numbering, the passages follow the outline.
 * 5. The tasks are found in outline, tables and text. What is asked of a machine is no task.
 */
export async function ingest(file: SourceFile, settings: IngestSettings): Promise<Ingested | Skipped> {
  const { source, sha256, bytes } = file;
  const skip = (reason: string): Skipped => ({ source, reason });
  if (bytes.length > settings.maxBytes) return skip(reasons.tooLarge(bytes.length, settings.maxBytes));
  const reading = await read(bytes, source);
  if (isRefused(reading)) return skip(reading.refused);
  if ((reading.text.match(/[\p{L}\p{M}]{2,}/gu)?.length ?? 0) < 3) return skip(reasons.noWords);
  try {
    const { format, text, pages, notes } = reading;
    const header = parseHeader(reading);
    if (header.secrecy) return skip(reasons.secret(header.secrecy));
    const document: Document = { source, sha256, format, text, pages, ...header, notes };
    const sections = outlineOf(text, document.body);
    const passages = passagesOf(document, sections);
    const tasks = findTasks(document, sections, passages, settings).filter(
      ({ start, end }) => !looksLikeInstruction(text.slice(start, end)),
    );
    return { document: { ...document, notes: [...notes, ...doubtsOf(tasks)] }, sections, passages, tasks };
  } catch {
    return skip(reasons.program);
  }
}

/** Terms that cannot be, as the document has them, for the person who put it into the archive. */
const doubtsOf = (tasks: readonly Task[]): string[] => [
  ...new Set(
    tasks.flatMap(({ deadlines }) =>
      deadlines
        .filter(isImpossible)
        .map(({ raw, rule }) => `“${raw.replace(/\s+/g, ' ')}”: ${rule?.replace(/\.$/u, '')}`),
    ),
  ),
];

async function read(bytes: Uint8Array, source: string): ReturnType<Reader> {
  try {
    const kind = sniff(bytes);
    if (typeof kind !== 'string') return kind;
    const reader = await readers[kind]();
    return await reader(bytes, source);
  } catch (error) {
    return { refused: error instanceof UserError ? error.message : reasons.corrupt };
  }
}
