import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/core/days.ts';
import type { Deadline } from '../../src/core/deadline.ts';
import type { ArchivedTask, TaskEvent } from '../../src/core/ports.ts';
import type { Reason } from '../../src/register/applies.ts';
import type { Item } from '../../src/register/item.ts';
import {
  type ItemQuery,
  openRegister,
  type Register,
  type RegisterParts,
} from '../../src/register/register.ts';
import { termStatuses } from '../../src/register/status.ts';
import { document, event, fewUnits, mention, task } from '../support/register.ts';
import { type NaiveItem, naiveRegister } from './naive-register.ts';

const today = '2013-06-15';
const day = fc.integer({ min: -500, max: 500 }).map((days) => addDays(today, days));
const near = fc.integer({ min: -70, max: 70 }).map((days) => addDays(today, days));
const unitIds = fewUnits.all().map(({ id }) => id);
const mentions = fc
  .array(fc.constantFrom(...unitIds, 'lạ'), { maxLength: 2 })
  .map((ids) => ids.map((id) => (id === 'lạ' ? { ...mention(id), unit: null } : mention(id))));

const wordings: Partial<Deadline>[] = [
  { kind: 'recurring', every: 'tháng', raw: 'trước ngày 25 hằng tháng' },
  { kind: 'recurring', every: 'tháng', raw: 'hằng tháng' },
  { kind: 'recurring', every: 'quý', raw: 'hằng quý trước ngày 05 của tháng đầu quý sau' },
  { kind: 'recurring', every: 'tuần', raw: 'thứ sáu hằng tuần' },
  { kind: 'recurring', every: 'năm', raw: 'chậm nhất ngày 31/12 hằng năm', inclusive: true },
  { kind: 'recurring', every: 'ngày', raw: 'hằng ngày' },
  { kind: 'open', raw: 'thường xuyên' },
  { kind: 'relative', raw: 'ngay sau khi nhận văn bản' },
];
const stated = { start: 0, end: 9, certainty: 'stated' as const };
const deadline: fc.Arbitrary<Deadline> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ due: day, inclusive: fc.boolean() }).map((more) => dated(more)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...wordings).map((words) => ({ ...stated, ...words }) as Deadline),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ words: fc.constantFrom(...wordings.slice(0, 4)), from: day })
      .map(({ words, from }) => ({ ...stated, ...words, from }) as Deadline),
  },
);
const dated = (more: { due: string; inclusive: boolean }): Deadline => ({
  ...stated,
  ...more,
  raw: `ngày ${more.due}`,
  kind: 'date',
});

const sources = ['a.txt', 'b.txt', 'c.txt', 'gone.txt'];
const documents = fc
  .tuple(
    ...sources.slice(0, 3).map(() =>
      fc.record({
        number: fc.constantFrom('12/TB-SYT', '09/KH-SYT', null),
        issuedOn: fc.oneof(day, fc.constantFrom('2025-08-01', null)),
        status: fc.constantFrom(
          { state: 'còn hiệu lực', text: 'còn hiệu lực' } as const,
          { state: 'hết hiệu lực', text: 'hết hiệu lực' } as const,
        ),
      }),
    ),
  )
  .map((heads) => heads.map((head, at) => document(sources[at]!, head)));

const tasks = fc.array(
  fc.record({
    source: fc.constantFrom(...sources),
    text: fc.constantFrom('Rà soát cơ sở', 'Báo cáo cơ sở', 'Diệt loăng quăng; báo cáo'),
    lead: mentions,
    coordinating: mentions,
    bearers: mentions,
    deadlines: fc.uniqueArray(deadline, { maxLength: 3, selector: ({ raw }) => raw }),
  }),
  { maxLength: 12 },
);

/** About some task, with one of its due days or without. */
interface Told {
  about: number;
  kind: TaskEvent['kind'];
  on: string;
  /** Of an extension: those before it are taken back. */
  takenBack: boolean;
  named: number | null;
}

const reports: fc.Arbitrary<Told[]> = fc.array(
  fc.record({
    about: fc.nat(),
    kind: fc.constantFrom('done', 'done', 'extended', 'extended', 'reopened'),
    on: near,
    takenBack: fc.boolean(),
    named: fc.option(fc.nat()),
  }),
  { maxLength: 12 },
);

function eventOf(all: readonly ArchivedTask[], { about, kind, on, takenBack, named }: Told): TaskEvent[] {
  const one = all[about % Math.max(1, all.length)];
  if (!one) return [];
  const days = [...one.deadlines.flatMap(({ due }) => due ?? []), '2013-05-25', '2013-06-25', '2013-06-21'];
  const due = named === null ? null : days[named % days.length]!;
  const more = kind === 'done' ? { on } : kind === 'extended' && !takenBack ? { to: on } : {};
  return [event(one, { kind, due, ...more })];
}

const registers = fc.record({ documents, tasks, reports }).map(({ reports, ...given }) => {
  const all = given.tasks.map(({ text, ...more }) => task(text, more));
  const events = reports.flatMap((one) => eventOf(all, one));
  return { documents: given.documents, tasks: all, events, units: fewUnits, today, soonDays: 7 };
});

const query: fc.Arbitrary<ItemQuery> = fc.record(
  {
    units: fc.array(fc.constantFrom(...unitIds), { minLength: 1, maxLength: 2 }),
    source: fc.constantFrom(...sources),
    number: fc.constantFrom('9 /kh-syt', '12/TB-SYT', '1/A'),
    text: fc.constantFrom('co so', 'báo cáo', 'báo báo rà', 'vắng', ' '),
    from: day,
    to: day,
    status: fc.uniqueArray(fc.constantFrom(...termStatuses), { minLength: 1 }),
  },
  { requiredKeys: [] },
);

const whyOf = (reason: Reason | null) => reason && `${reason.applies} ${reason.role}`;

const seen = ({ task, deadline, due, dueBefore, last, status, reported, reason }: Item): NaiveItem => ({
  ...{
    key: task.key,
    deadline: deadline?.raw ?? null,
    due,
    dueBefore,
    last,
    status,
    doneOn: reported.doneOn,
  },
  extendedTo: reported.extendedTo,
  why: whyOf(reason),
});

/** Terms of one task that are due on one day may stand in any order. */
const ordered = (items: readonly NaiveItem[]) =>
  items
    .map((item) => JSON.stringify([item.due ?? '9999', item]))
    .reduce<string[][]>((runs, line, at) => {
      const isNext = at > 0 && items[at - 1]!.due === items[at]!.due && items[at - 1]!.key === items[at]!.key;
      if (isNext) runs.at(-1)!.push(line);
      else runs.push([line]);
      return runs;
    }, [])
    .flatMap((run) => run.sort());

function expectSame(register: Register, parts: RegisterParts, asked: ItemQuery): void {
  const naive = naiveRegister(parts);
  const found = register.tasks(asked).map(({ task: { key }, reason }) => ({ key, why: whyOf(reason) }));
  expect(found).toEqual(naive.tasks(asked));
  expect(ordered(register.items(asked).map(seen))).toEqual(ordered(naive.items(asked)));
}

describe('the register answers as a walk over all tasks does', () => {
  it('every question, one after the other', () => {
    fc.assert(
      fc.property(registers, fc.array(query, { minLength: 1, maxLength: 6 }), (parts, queries) => {
        const register = openRegister(parts);
        for (const asked of queries) expectSame(register, parts, asked);
      }),
      { numRuns: 300 },
    );
  });

  it('after each further report, whatever was asked before', () => {
    const steps = fc.array(fc.tuple(reports, query), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(registers, steps, (parts, told) => {
        let register = openRegister(parts);
        let { events } = parts;
        for (const [more, asked] of told) {
          register.items(asked);
          const news = more.flatMap((one) => eventOf(parts.tasks, one));
          register = register.reported(news);
          events = [...events, ...news];
          expectSame(register, { ...parts, events }, asked);
          expect(register.vanished()).toEqual(openRegister({ ...parts, events }).vanished());
        }
      }),
      { numRuns: 200 },
    );
  });
});
