import { toStoredText } from '../../src/core/text.ts';

/** What a document says of one of its tasks in a labelled line or a row of a table. */
export interface Labelled {
  /** The words before the labels, or the cell; normal form. */
  content: string;
  /** Value of "Đơn vị chủ trì:", or the cell. */
  lead: string;
  time: string;
}

/** Lower case, without marks of emphasis, all white space as one space. */
export const normal = (text: string) => text.toLowerCase().replace(/[*_]/g, '').replace(/\s+/g, ' ').trim();

const label =
  /^[-+ ]*(?:(?:các )?(?:đơn vị|cơ quan) (phối hợp|chủ trì|thực hiện)[^:]{0,40}|(thời gian)[^:]{0,30}): ?(.*)$/;
const contentLabel = /^[-+ ]*nội dung(?: thực hiện)?: ?/;

/**
 * Labels of a Markdown document, read from its lines by nothing but patterns, so that they are independent
 * of the reader under test.
 */
export function labelsOf(markdown: string): Labelled[] {
  const text = toStoredText(markdown);
  return [...rowsOf(text), ...linesOf(text)];
}

function linesOf(text: string): Labelled[] {
  const found: Labelled[] = [];
  let content = '';
  let lead = '';
  for (const paragraph of text.split(/\n\s*\n/).map(normal)) {
    const match = label.exec(paragraph);
    if (!match) {
      content = paragraph.replace(contentLabel, '');
      lead = '';
    } else if (match[2] && lead) {
      found.push({ content, lead, time: match[3]! });
      lead = '';
    } else if (match[1] && match[1] !== 'phối hợp') lead = match[3]!;
  }
  return found;
}

/** Tables are flattened: `|` alone between two cells, twice between two rows. */
function rowsOf(text: string): Labelled[] {
  const found: Labelled[] = [];
  let columns: { task: number; lead: number; time: number } | null = null;
  for (const row of text.split(/\n\|\s*\n\|\s*(?=\n)/)) {
    const all = row.split(/\n\|(?=\n|$)/).map(normal);
    // Before the head stands the text above the table, before a row the empty last cell of the row above.
    const from = all.findIndex((cell) => /^(?:s?tt|\d+)$/.test(cell));
    if (from < 0) continue;
    const cells = all.slice(from);
    const at = (pattern: RegExp) => cells.findIndex((cell) => cell.length < 60 && pattern.test(cell));
    const head = { task: at(/^(?:nhiệm vụ|nội dung)/), lead: at(/chủ trì$/), time: at(/^thời gian/) };
    if (Math.min(head.task, head.lead, head.time) >= 0) columns = head;
    else if (columns && /^\d+$/.test(cells[0] ?? '')) {
      const [content, lead, time] = [cells[columns.task], cells[columns.lead], cells[columns.time]];
      if (content && lead && time) found.push({ content, lead, time });
    }
  }
  return found;
}

const ends = ['03-31', '06-30', '09-30', '12-31'];

/** The last day that a term names (`Deadline.due`, also for "trước ngày"); null where its words tell none ("thường xuyên"). */
export function lastDay(time: string): string | null {
  const two = (number: string | number) => String(number).padStart(2, '0');
  const day = [...time.matchAll(/(\d{1,2})\/(\d{1,2})\/(\d{4})/g)].at(-1);
  if (day) {
    const date = new Date(Date.UTC(Number(day[3]), Number(day[2]) - 1, Number(day[1])));
    if (/^từ/.test(time)) return null;
    return date.toISOString().slice(0, 10);
  }
  if (/thường xuyên|hằng|hàng|năm tiếp theo/.test(time)) return null;
  const quarter = /quý (iv|i{1,3})[/ năm]+(\d{4})/.exec(time);
  if (quarter) return `${quarter[2]}-${ends[['i', 'ii', 'iii', 'iv'].indexOf(quarter[1]!)]}`;
  const month = /tháng (\d{1,2})[/ năm]+(\d{4})/.exec(time);
  if (month) {
    const last = new Date(Date.UTC(Number(month[2]), Number(month[1]), 0)).getUTCDate();
    return `${month[2]}-${two(month[1]!)}-${last}`;
  }
  const year = /(\d{4})\D*$/.exec(time);
  return year ? `${year[1]}-12-31` : null;
}
