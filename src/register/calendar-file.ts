import { documentName } from '../core/document-name.ts';
import { readable } from '../core/readable.ts';
import { shortened } from '../core/shortened.ts';
import type { UnitRegistry } from '../core/units.ts';
import { isOpen } from './item.ts';
import { unitNames } from './present.ts';
import type { FoundItem } from './register.ts';

const dayBefore = 24 * 60 * 60;

/**
 * An iCalendar file (RFC 5545) of all open items with a day: one event of a whole day each, on the day that is
 * due, with an alarm one day before. The UID is made of the task and its day as the document states it, so that
 * a file that is read in again moves an event instead of doubling it. The same items give the same bytes at the
 * same `now`.
 */
export async function calendarOf(
  items: readonly FoundItem[],
  units: UnitRegistry,
  now: Date,
): Promise<string> {
  const { default: ical, ICalAlarmType, ICalEventTransparency } = await import('ical-generator');
  const calendar = ical({
    name: 'Thời hạn công việc',
    prodId: { company: 'Vanthu', product: 'Vanthu', language: 'VI' },
  });
  const seen = new Set<string>();
  for (const item of items) {
    const day = item.due;
    const id = `${item.task.key}-${item.dueBefore ?? item.due}@vanthu`;
    if (!day || !isOpen(item) || seen.has(id)) continue;
    seen.add(id);
    const who = unitNames(item.task.lead, units).join('; ');
    const words = readable(item.task.text).replace(/\s+/g, ' ');
    const event = calendar.createEvent({
      id,
      stamp: now,
      // A day without time: the library writes it by UTC, whatever the time zone.
      start: new Date(`${day}T00:00:00Z`),
      allDay: true,
      summary: shortened(who ? `${who}: ${words}` : words, 120),
      description: [
        words,
        who && `Chủ trì: ${who}`,
        item.deadline && `Thời hạn theo văn bản: ${item.deadline.raw.replace(/\s+/g, ' ')}`,
        `Văn bản: ${documentName(item.task.document)}${item.task.section ? `, mục ${item.task.section}` : ''}`,
        `Tệp: ${item.task.source}; mã nhiệm vụ: ${item.task.id}`,
      ]
        .filter(Boolean)
        .join('\n'),
      transparency: ICalEventTransparency.TRANSPARENT,
    });
    event.createAlarm({
      type: ICalAlarmType.display,
      trigger: dayBefore,
      description: `Sắp đến hạn: ${shortened(words, 100)}`,
    });
  }
  // Every line ends so, the last one too; the library leaves it open.
  return `${calendar.toString()}\r\n`;
}
