import type { Deadline } from '../../src/core/deadline.ts';
import type { ArchivedDocument, ArchivedTask, TaskEvent } from '../../src/core/ports.ts';
import type { Unit, UnitMention } from '../../src/core/unit.ts';
import { unitRegistry } from '../../src/core/units.ts';
import { openRegister, type RegisterParts } from '../../src/register/register.ts';
import { emptyDocument } from './line-archive.ts';

const unit = (id: string, name: string, more: Partial<Unit> = {}): Unit => ({
  ...{ id, name, aliases: [], kind: 'phòng', parent: null, groups: [] },
  ...{ validFrom: null, validTo: null, successors: [], ...more },
});

/** A district office, its group, the group above, and the office that came after. */
export const fewUnits = unitRegistry([
  unit('nganh', 'Các đơn vị trong toàn ngành'),
  unit('phong-y-te', 'Phòng Y tế các huyện', {
    groups: ['nganh'],
    validTo: '2025-06-30',
    successors: [{ unit: 'van-hoa', basis: 'Thông tư 20/2025/TT-BYT' }],
  }),
  unit('lac-sa', 'Phòng Y tế huyện Lạc Sa', { groups: ['phong-y-te'], validTo: '2025-06-30' }),
  unit('van-hoa', 'Phòng Văn hóa - Xã hội các xã', { groups: ['nganh'], validFrom: '2025-07-01' }),
  unit('van-phong', 'Văn phòng Sở', { groups: ['nganh'] }),
]);

export const mention = (id: string): UnitMention => ({
  ...{ start: 0, end: 1, unit: id, text: fewUnits.get(id)?.name ?? id },
});

export const dueOn = (due: string, more: Partial<Deadline> = {}): Deadline => ({
  ...{ start: 0, end: 9, raw: `đến ngày ${due}`, kind: 'date', due, certainty: 'stated', ...more },
});

export const document = (source: string, more: Partial<ArchivedDocument> = {}): ArchivedDocument => ({
  ...emptyDocument,
  ...{ id: 1, source, number: '12/TB-SYT', type: 'thông báo', issuedOn: '2013-04-18' },
  ...{ status: { state: 'còn hiệu lực', text: 'còn hiệu lực' } as const, ...more },
});

let keys = 0;
export function task(text: string, more: Partial<ArchivedTask> = {}): ArchivedTask {
  const key = (++keys).toString(16).padStart(8, '0').padEnd(16, 'f');
  return {
    ...{ key, source: 'a.txt', text, ordinal: keys, section: '2', start: 0, end: text.length },
    ...{
      lead: [],
      coordinating: [],
      bearers: [],
      deadlines: [],
      deliverable: null,
      applies: 'named',
      ...more,
    },
  };
}

export function event(task: ArchivedTask, more: Partial<TaskEvent>): TaskEvent {
  return {
    ...{
      id: ++keys,
      task: task.key,
      kind: 'done',
      by: 'Lê Thị Mận',
      on: null,
      to: null,
      due: null,
      note: null,
    },
    recordedAt: '2013-06-15T01:00:00.000Z',
    snapshot: { text: task.text, source: task.source, number: null, issuedOn: null, section: '2' },
    ...more,
  };
}

export const registerOf = (tasks: ArchivedTask[], more: Partial<RegisterParts> = {}) =>
  openRegister({
    ...{
      tasks,
      documents: [document('a.txt')],
      events: [],
      units: fewUnits,
      today: '2013-06-15',
      soonDays: 7,
    },
    ...more,
  });
