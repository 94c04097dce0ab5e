import { formatDate } from '../core/dates.ts';
import { localDay } from '../core/days.ts';

/** An ISO instant as people here read it: `02/11/2026 08:05`. */
export function localTime(instant: string): string {
  const date = new Date(instant);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${formatDate(localDay(date))} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
