import type { IsoDate, Span } from './document.ts';

/**
 * A term that a text sets (thời hạn), with offsets into that text.
 *
 * - `date`: one day ("trước ngày 21/10/2025"); `period`: by the end of a span of time ("hết quý III/2025",
 *   "giai đoạn 2025–2030"); `recurring`: again and again ("định kỳ hằng tháng trước ngày 25"); `relative`: tied
 *   to an event ("ngay sau khi …", "trong vòng 05 ngày làm việc kể từ ngày ký"); `open`: none ("thường xuyên").
 */
export interface Deadline extends Span {
  /** `text.slice(start, end)`. */
  raw: string;
  kind: 'date' | 'period' | 'recurring' | 'relative' | 'open';
  /** The day that is named, or the last day of the period; absent where it cannot be told. */
  due?: IsoDate;
  /** Whether `due` still counts: "chậm nhất ngày D" yes, "trước ngày D" no. */
  inclusive?: boolean;
  /** First day of a period with a beginning. */
  from?: IsoDate;
  /** Of a recurring term: `ngày`, `tuần`, `tháng`, `quý`, `6 tháng`, `năm`. */
  every?: string;
  /** Of a recurring term: the day after which it comes no more, where its document is made for certain years. */
  until?: IsoDate;
  /** `stated` when the text alone gives the day, `implied` when a rule completed it. */
  certainty: 'stated' | 'implied';
  /** In Vietnamese: how the date came about, and what is not known about it. */
  rule?: string;
}

/** Whether a term names a day that cannot be: 31/2, or a period that ends before it begins. Its rule says so. */
export function isImpossible({ kind, due, rule }: Pick<Deadline, 'kind' | 'due' | 'rule'>): boolean {
  return (
    (kind === 'date' || kind === 'period') && !due && rule?.endsWith('cần hỏi lại nơi ban hành.') === true
  );
}
