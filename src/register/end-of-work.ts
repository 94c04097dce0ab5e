import type { Deadline } from '../core/deadline.ts';
import type { Document, IsoDate } from '../core/document.ts';
import { fold } from '../core/text.ts';

const plan = /^(?:ke hoach|chuong trinh|phuong an)$/u;
/** "giai đoạn 2025 - 2030", "năm 2026"; the year of a law ("Luật … năm 2023") is another matter. */
const span = /giai doan (?:tu )?(?:nam )?\d{4} ?(?:-|–|den(?: nam)?) ?(\d{4})/u;
const year =
  /(?<!(?:luat|phap lenh|nghi quyet|nghi dinh|thong tu)[^"“”;]{0,80})(?<![a-z])nam (\d{4})(?!\d)/gu;

/**
 * The last day for which a plan or programme is made, from the years of its title; null for every other document, whose
 * recurring work goes on until somebody ends it.
 */
export function endOf({
  type,
  title,
  issuedOn,
}: Pick<Document, 'type' | 'title' | 'issuedOn'>): IsoDate | null {
  if (!type || !title || !plan.test(fold(type))) return null;
  const folded = fold(title).replace(/\s+/g, ' ');
  const last = span.exec(folded)?.[1] ?? [...folded.matchAll(year)].at(-1)?.[1];
  return last && last >= (issuedOn ?? '').slice(0, 4) ? `${last}-12-31` : null;
}

/** Recurring deadlines with the day after which they come no more; what is due "tháng sau" may fall into January. */
export function endingOn(deadlines: readonly Deadline[], end: IsoDate): Deadline[] {
  const january = `${Number(end.slice(0, 4)) + 1}-01-31`;
  return deadlines.map((deadline) => {
    if (deadline.kind !== 'recurring') return deadline;
    const isLater = /(?:thang|quy|ky|nam) (?:sau|tiep theo|ke tiep)/u.test(fold(deadline.raw));
    return { ...deadline, until: isLater ? january : end };
  });
}
