import { formatDate } from '../core/dates.ts';
import { documentName } from '../core/document-name.ts';
import { readable } from '../core/readable.ts';
import { shortened } from '../core/shortened.ts';
import type { UnitRegistry } from '../core/units.ts';
import { daysBetween } from './days.ts';
import type { Item } from './item.ts';
import { unitNames } from './present.ts';
import type { SectionName, Summary } from './summary.ts';

/** A message of a chat stays below this many characters. */
export const messageLimit = 2000;
/** Lines of each section: what is near is told, the rest by its number. */
const linesShown: Record<SectionName, number> = {
  ...{ 'quá hạn': 10, 'tuần này': 15, 'tháng này': 10, 'quý này': 5 },
  ...{ 'sau quý này': 0, 'định kỳ': 5, 'chưa rõ thời hạn': 0 },
};
/** Characters of the parts of a line, so that its id always stands at its end. */
const longest = { quote: 180, units: 120, document: 120, term: 100, title: 300 };

/**
 * A summary as messages for a chat, each below `messageLimit`: the four counts, then the sections that have
 * anything, each line with day, unit, quote, document and id.
 */
export function chatMessages(summary: Summary, units: UnitRegistry, title = 'Tình hình thời hạn'): string[] {
  const { counts, asOf, superseded } = summary;
  const blocks = [
    [
      `${shortened(title, longest.title)} (tính đến ngày ${formatDate(asOf)})`,
      `Hoàn thành: đúng hạn ${counts.doneInTime}, quá hạn ${counts.doneLate}.`,
      `Chưa hoàn thành: trong hạn ${counts.openInTime}, quá hạn ${counts.overdue}.`,
      ...(summary.sections.every(({ items }) => items.length === 0) &&
      counts.doneInTime + counts.doneLate === 0
        ? ['Không có nhiệm vụ nào có thời hạn trong phạm vi này.']
        : []),
      ...(superseded > 0 ? [`Không tính ${superseded} nhiệm vụ của văn bản không còn hiệu lực.`] : []),
    ].join('\n'),
  ];
  for (const { name, items } of summary.sections) {
    if (items.length === 0) continue;
    // Of what was missed the last ones can still be made good.
    const ordered = name === 'quá hạn' ? [...items].reverse() : items;
    const lines = ordered.slice(0, linesShown[name]).map((item) => chatLine(item, asOf, units));
    const left = items.length - lines.length;
    const [first, ...others] = lines;
    const head = `${name.toUpperCase()} (${items.length})`;
    blocks.push(first ? `${head}\n${first}` : head, ...others);
    if (first && left > 0) blocks.push(`… và ${left} nhiệm vụ khác.`);
  }
  return packed(blocks);
}

/** `- 30/6/2013 (đã quá hạn 3 ngày) – Phòng Y tế …: “…” (Thông báo số …) [1a2b3c4d]` */
export function chatLine(item: Item, today: string, units: UnitRegistry): string {
  const who = unitNames(item.task.lead, units);
  const names = `${who.slice(0, 3).join('; ')}${who.length > 3 ? '; …' : ''}`;
  const unit = who.length > 0 ? `${shortened(names, longest.units)}: ` : 'Nơi nhận văn bản: ';
  const quote = shortened(readable(item.task.text).replace(/\s+/g, ' '), longest.quote);
  const { document, superseded, id } = item.task;
  const place = shortened(documentName(document).replace(/\s+/g, ' '), longest.document);
  const old = superseded ? `, ${shortened(`văn bản ${document.status.text}`, longest.document)}` : '';
  return `- ${whenText(item, today)} – ${unit}“${quote}” (${place}${old}) [${id}]`;
}

/** The day of an item and how far it is, in Vietnamese: `trước ngày 20/10/2024 (còn 4 ngày, định kỳ)`. */
export function whenText(item: Item, today: string): string {
  const { due, deadline, reported, last } = item;
  if (!due || !last) {
    const words = shortened(deadline?.raw.replace(/\s+/g, ' ') ?? '', longest.term);
    const raw = deadline ? `“${words}”` : 'không nêu thời hạn';
    return reported.doneOn ? `${raw} (${item.status} ngày ${formatDate(reported.doneOn)})` : raw;
  }
  const state = reported.doneOn
    ? `${item.status} ngày ${formatDate(reported.doneOn)}`
    : farText(daysBetween(today, last));
  const extras = [
    reported.extendedTo && item.dueBefore ? `gia hạn từ ${formatDate(item.dueBefore)}` : '',
    item.recurring ? 'định kỳ' : '',
  ].filter(Boolean);
  return `${item.inclusive ? '' : 'trước ngày '}${formatDate(due)} (${[state, ...extras].join(', ')})`;
}

/** How far a day is; of what lies long back nobody counts the days. */
function farText(days: number): string {
  if (days === 0) return 'hạn cuối là hôm nay';
  if (days > 0) return `còn ${days} ngày`;
  if (days >= -countedDays) return `đã quá hạn ${-days} ngày`;
  const months = Math.floor(-days / 30.44);
  return months < 24 ? `đã quá hạn ${months} tháng` : `đã quá hạn ${Math.floor(-days / 365.25)} năm`;
}

const countedDays = 92;

const separator = '\n\n';

/** Blocks put together into messages below `messageLimit`, parted by empty lines. */
export function packed(blocks: readonly string[]): string[] {
  const messages: string[] = [];
  for (const block of blocks.map((one) => shortened(one, messageLimit - 1))) {
    const last = messages.at(-1);
    if (last !== undefined && last.length + separator.length + block.length < messageLimit) {
      messages[messages.length - 1] = `${last}${separator}${block}`;
    } else messages.push(block);
  }
  return messages;
}
