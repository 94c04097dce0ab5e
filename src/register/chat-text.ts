import { formatDate } from '../core/dates.ts';
import { documentName } from '../core/document-name.ts';
import { readable } from '../core/readable.ts';
import type { UnitRegistry } from '../core/units.ts';
import { daysBetween } from './days.ts';
import type { Item } from './item.ts';
import { unitNames } from './present.ts';
import type { Summary } from './summary.ts';

/** A message of a chat stays below this many characters. */
export const messageLimit = 2000;
/** Lines of one section; the rest is told by its number. */
const linesShown = 15;
const quoteLength = 220;

/**
 * A summary as messages for a chat, each below `messageLimit`: the four counts, then the sections that have
 * anything, each line with day, unit, quote, document and id.
 */
export function chatMessages(summary: Summary, units: UnitRegistry, title = 'Tình hình thời hạn'): string[] {
  const { counts, asOf, superseded } = summary;
  const blocks = [
    [
      `${title} (tính đến ngày ${formatDate(asOf)})`,
      `Hoàn thành: đúng hạn ${counts.doneInTime}, quá hạn ${counts.doneLate}.`,
      `Chưa hoàn thành: trong hạn ${counts.openInTime}, quá hạn ${counts.overdue}.`,
      ...(superseded > 0 ? [`Không tính ${superseded} nhiệm vụ của văn bản không còn hiệu lực.`] : []),
    ].join('\n'),
  ];
  for (const { name, items } of summary.sections) {
    if (items.length === 0) continue;
    const shown = items.slice(0, linesShown).map((item) => chatLine(item, asOf, units));
    blocks.push(`${name.toUpperCase()} (${items.length})\n${shown[0]}`, ...shown.slice(1));
    if (items.length > linesShown) blocks.push(`… và ${items.length - linesShown} nhiệm vụ khác.`);
  }
  return packed(blocks);
}

/** `- 30/6/2013 (quá hạn 3 ngày) – Phòng Y tế …: “…” (Thông báo số …) [1a2b3c4d]` */
export function chatLine(item: Item, today: string, units: UnitRegistry): string {
  const who = unitNames([...item.task.lead, ...(item.task.lead.length > 0 ? [] : item.task.bearers)], units);
  const unit = who.length > 0 ? `${who.slice(0, 3).join('; ')}${who.length > 3 ? '; …' : ''}: ` : '';
  const old = item.task.superseded ? `, văn bản ${item.task.document.status.text}` : '';
  const quote = shortened(readable(item.task.text).replace(/\s+/g, ' '), quoteLength);
  return `- ${whenText(item, today)} – ${unit}“${quote}” (${documentName(item.task.document)}${old}) [${item.task.id}]`;
}

/** The day of an item and how far it is, in Vietnamese: `trước ngày 20/10/2024 (còn 4 ngày, định kỳ)`. */
export function whenText(item: Item, today: string): string {
  const { due, deadline, reported, last } = item;
  if (!due || !last) {
    const raw = deadline ? `“${deadline.raw.replace(/\s+/g, ' ')}”` : 'không nêu thời hạn';
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

export function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit).replace(/\s+\S*$/u, '');
  return `${cut || text.slice(0, limit)}…`;
}

function packed(blocks: readonly string[]): string[] {
  const messages: string[] = [];
  for (const block of blocks.map((one) => shortened(one, messageLimit - 2))) {
    const last = messages.at(-1);
    if (last !== undefined && last.length + block.length + 2 < messageLimit) {
      messages[messages.length - 1] = `${last}\n\n${block}`;
    } else messages.push(block);
  }
  return messages;
}
