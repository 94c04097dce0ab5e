import { formatDate, isoDate } from '../dates.ts';
import { addDays, monthEnd, monthOfDate, weekday, yearOf } from '../days.ts';
import type { IsoDate } from '../document.ts';
import type { Moment } from './moment.ts';

/** What completes a moment that the text leaves incomplete. */
export interface Told {
  /** Day of the document; null when it is not known. */
  reference: IsoDate | null;
  /** Year of the nearest heading. */
  year?: number | null | undefined;
}

/** A moment on the calendar: its days, or the reason in `rule` why there are none. */
export interface Resolved {
  from?: IsoDate;
  to?: IsoDate;
  certainty: 'stated' | 'implied';
  rule?: string;
  /** The text gives the year itself. */
  ownYear: boolean;
  /** The same moment a year earlier, where the year was moved on because that one had passed. */
  passed?: IsoDate;
}

/** The days that `moment` names. */
export function resolveMoment(moment: Moment, told: Told): Resolved {
  switch (moment.unit) {
    case 'day':
      return resolveDay(moment, told);
    case 'now':
      return resolveNow(moment, told);
    case 'school':
      return {
        from: `${moment.year}-09-05`,
        to: `${moment.lastYear}-05-31`,
        certainty: 'implied',
        ownYear: true,
        rule: 'Năm học được tính từ ngày 05/9 đến hết ngày 31/5; ngày cụ thể theo khung kế hoạch thời gian năm học của tỉnh.',
      };
    default:
      return resolveMonths(moment, told);
  }
}

function resolveDay(moment: Extract<Moment, { unit: 'day' }>, told: Told): Resolved {
  const { day, month, lastDay } = moment;
  if (month === undefined) {
    return moment.monthsAhead === undefined
      ? resolveDayNumber(day, told)
      : resolveDayOfMonth(day, moment.monthsAhead, told);
  }
  const dated = (year: number) => {
    const to = isoDate(year, month, lastDay ?? day);
    const from = lastDay === undefined ? to : isoDate(year, month, day);
    return to && from && from <= to ? { from, to } : null;
  };
  const shown = `${lastDay === undefined ? '' : `${day}-`}${lastDay ?? day}/${month}`;
  if (moment.year !== undefined) {
    const days = dated(moment.year);
    if (days) return { ...days, certainty: 'stated', ownYear: true };
    return impossible(`${shown}/${moment.year}`, true);
  }
  if (moment.yearLater && told.reference) {
    const days = dated(yearOf(told.reference) + 1);
    if (!days) return impossible(shown, false);
    return { ...days, certainty: 'implied', ownYear: true, rule: 'Năm sau, tính từ ngày ban hành.' };
  }
  // 29/2 exists in a leap year.
  if (!isoDate(2024, month, lastDay ?? day)) return impossible(shown, false);
  return completeYear(dated, shown, told);
}

/** The year from the heading, else the first year in which the last day is not before the reference. */
function completeYear(
  dated: (year: number) => { from: IsoDate; to: IsoDate } | null,
  shown: string,
  { reference, year }: Told,
): Resolved {
  if (year) {
    const days = dated(year);
    if (!days) return impossible(`${shown}/${year}`, false);
    return { ...days, certainty: 'implied', ownYear: false, rule: `Năm ${year} lấy theo tiêu đề gần nhất.` };
  }
  if (!reference) {
    return {
      certainty: 'implied',
      ownYear: false,
      rule: 'Văn bản không ghi năm và không rõ ngày ban hành nên chưa xác định được ngày.',
    };
  }
  const own = yearOf(reference);
  const sameYear = dated(own);
  if (sameYear && sameYear.to >= reference) {
    return {
      ...sameYear,
      certainty: 'implied',
      ownYear: false,
      rule: `Năm ${own} lấy theo ngày ban hành ${formatDate(reference)}.`,
    };
  }
  const next = dated(own + 1);
  if (!next) return impossible(`${shown}/${own}`, false);
  return {
    ...next,
    certainty: 'implied',
    ownYear: false,
    ...(sameYear ? { passed: sameYear.to } : {}),
    rule: `Năm ${own + 1}: lần đến gần nhất kể từ ngày ban hành ${formatDate(reference)}.`,
  };
}

/** "ngày 05 tháng sau" */
function resolveDayOfMonth(day: number, ahead: 0 | 1, told: Told): Resolved {
  const month = resolveNow({ unit: 'now', size: 'tháng', ahead, start: 0, end: 0 }, told);
  if (!month.from) return month;
  const date = isoDate(yearOf(month.from), monthOfDate(month.from), day);
  return date ? { ...month, from: date, to: date } : impossible(String(day), false);
}

function resolveDayNumber(day: number, { reference, year }: Told): Resolved {
  if (day < 1 || day > 31) return impossible(String(day), false);
  if (!reference || (year && year !== yearOf(reference))) {
    return {
      certainty: 'implied',
      ownYear: false,
      rule: 'Văn bản chỉ ghi ngày, không ghi tháng nên chưa xác định được.',
    };
  }
  for (let ahead = 0; ahead < 3; ahead++) {
    const count = yearOf(reference) * 12 + monthOfDate(reference) - 1 + ahead;
    const date = isoDate(Math.floor(count / 12), (count % 12) + 1, day);
    if (date && date >= reference) {
      const rule = `Văn bản không ghi tháng: lấy ngày ${day} đến gần nhất kể từ ngày ban hành ${formatDate(reference)}.`;
      return { from: date, to: date, certainty: 'implied', ownYear: false, rule };
    }
  }
  return impossible(String(day), false);
}

function resolveMonths(moment: Extract<Moment, { unit: 'months' | 'point' }>, told: Told): Resolved {
  const { first, last } = moment;
  if (first < 1 || last > 12 || Number.isNaN(first)) {
    return {
      certainty: 'stated',
      ownYear: true,
      rule: 'Không có tháng như vậy trong lịch; cần hỏi lại nơi ban hành.',
    };
  }
  const dated = (year: number) => {
    const from = isoDate(year, first, 1);
    const to = monthEnd(moment.lastYear ?? year, last);
    if (!from || !to) return null;
    return moment.unit === 'point' ? pointOf(from, to, moment.part, first === last) : { from, to };
  };
  let resolved: Resolved;
  if (moment.year !== undefined) {
    const days = dated(moment.year);
    resolved = days
      ? { ...days, certainty: 'stated', ownYear: true }
      : { certainty: 'stated', ownYear: true, rule: `Năm ${moment.year} nằm ngoài phạm vi tính được.` };
    const end = moment.lastYear;
    if (end !== undefined && end < moment.year) {
      return {
        certainty: 'stated',
        ownYear: true,
        rule: `Năm kết thúc ${end} đứng trước năm bắt đầu ${moment.year}; cần hỏi lại nơi ban hành.`,
      };
    }
  } else resolved = completeYear(dated, shownMonths(first, last), told);
  if (moment.unit !== 'point' || !resolved.to) return resolved;
  return withPointRule(resolved, `${moment.part} ${last - first > 2 ? 'năm' : shownMonths(first, last)}`);
}

const shownMonths = (first: number, last: number) =>
  first === last
    ? `tháng ${first}`
    : last - first === 2
      ? `quý ${['I', 'II', 'III', 'IV'][last / 3 - 1]}`
      : `tháng ${first}-${last}`;

/** Bộ luật Dân sự 2015, điều 146 khoản 3 (tháng) and 4 (năm); a quarter's likewise. */
function pointOf(from: IsoDate, to: IsoDate, part: 'đầu' | 'giữa' | 'cuối', isMonth: boolean) {
  const day =
    part === 'đầu'
      ? from
      : part === 'cuối'
        ? to
        : isMonth
          ? `${to.slice(0, 8)}15`
          : monthEnd(yearOf(from), 6)!;
  return { from: day, to: day };
}

function withPointRule(resolved: Resolved, words: string): Resolved {
  const law = `“${words}” tính là ngày ${formatDate(resolved.to!)} (Bộ luật Dân sự 2015, Điều 146).`;
  return { ...resolved, certainty: 'implied', rule: resolved.rule ? `${law} ${resolved.rule}` : law };
}

function resolveNow(moment: Extract<Moment, { unit: 'now' }>, { reference, year }: Told): Resolved {
  if (!reference && !(year && moment.size === 'năm' && moment.ahead === 0)) {
    return {
      certainty: 'implied',
      ownYear: false,
      rule: 'Không rõ ngày ban hành nên chưa xác định được ngày.',
    };
  }
  const { from, to } = runAround(reference ?? `${year}-01-01`, moment.size, moment.ahead);
  const days = moment.part ? pointOf(from, to, moment.part, moment.size === 'tháng') : { from, to };
  const rule = reference
    ? `Tính từ ngày ban hành ${formatDate(reference)}.`
    : `Năm ${year} lấy theo tiêu đề gần nhất.`;
  // A heading's year is the year that "cuối năm" is about.
  if (moment.part && moment.size === 'năm' && year && moment.ahead === 0) {
    const ofHeading = pointOf(`${year}-01-01`, `${year}-12-31`, moment.part, false);
    return withPointRule(
      { ...ofHeading, certainty: 'implied', ownYear: false, rule: `Năm ${year} lấy theo tiêu đề gần nhất.` },
      `${moment.part} năm`,
    );
  }
  const resolved: Resolved = { ...days, certainty: 'implied', ownYear: false, rule };
  return moment.part ? withPointRule(resolved, `${moment.part} ${moment.size}`) : resolved;
}

function runAround(reference: IsoDate, size: 'tuần' | 'tháng' | 'quý' | 'năm', ahead: number) {
  if (size === 'tuần') {
    const monday = addDays(reference, 1 - weekday(reference) + 7 * ahead);
    return { from: monday, to: addDays(monday, 6) };
  }
  const months = { tháng: 1, quý: 3, năm: 12 }[size];
  const index = yearOf(reference) * 12 + monthOfDate(reference) - 1;
  const start = (Math.floor(index / months) + ahead) * months;
  const end = start + months - 1;
  return {
    from: isoDate(Math.floor(start / 12), (start % 12) + 1, 1)!,
    to: monthEnd(Math.floor(end / 12), (end % 12) + 1)!,
  };
}

function impossible(shown: string, ownYear: boolean): Resolved {
  return {
    certainty: 'stated',
    ownYear,
    rule: `Không có ngày ${shown} trong lịch; cần hỏi lại nơi ban hành.`,
  };
}
