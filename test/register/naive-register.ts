import { addDays } from '../../src/core/days.ts';
import type { Deadline } from '../../src/core/deadline.ts';
import type { IsoDate } from '../../src/core/document.ts';
import { numberKey } from '../../src/core/document-number.ts';
import type { ArchivedDocument, ArchivedTask, TaskEvent } from '../../src/core/ports.ts';
import { fold, syllables } from '../../src/core/text.ts';
import type { UnitMention } from '../../src/core/unit.ts';
import { existsOn } from '../../src/core/units.ts';
import { addMonths } from '../../src/register/days.ts';
import { occurrences } from '../../src/register/occurrences.ts';
import type { ItemQuery, RegisterParts, TaskQuery } from '../../src/register/register.ts';
import { reportedFor } from '../../src/register/reports.ts';

/** What a person sees of a term. */
export interface NaiveItem {
  key: string;
  deadline: string | null;
  due: IsoDate | null;
  dueBefore: IsoDate | null;
  last: IsoDate | null;
  status: string;
  doneOn: IsoDate | null;
  extendedTo: IsoDate | null;
  why: string | null;
}

/** More than any test asks for. */
const years = Array.from({ length: 18 }, (_, at) => 2010 + at);

interface Owned {
  task: ArchivedTask;
  document: ArchivedDocument;
  events: TaskEvent[];
}

/**
 * The register without anything laid out beforehand: every question walks all tasks, and every term is computed
 * again. Slow, and short enough to be believed.
 */
export function naiveRegister({ tasks, documents, events, units, today, soonDays }: RegisterParts) {
  const owned = tasks
    .flatMap((task): Owned[] => {
      const document = documents.find((one) => one.source === task.source);
      return document ? [{ task, document, events: events.filter((one) => one.task === task.key) }] : [];
    })
    .sort(({ task: one }, { task: other }) =>
      one.source === other.source ? one.ordinal - other.ordinal : one.source < other.source ? -1 : 1,
    );

  function whyOf({ task, document }: Owned, ids: readonly string[]): string | null {
    const own = new Set(ids.flatMap((id) => [id, ...units.members(id)]));
    const groups = new Set(ids.flatMap((id) => units.reach(id)).filter((id) => !own.has(id)));
    const named = (list: UnitMention[]) => list.some(({ unit }) => unit !== null && own.has(unit));
    const above = (list: UnitMention[]) => list.some(({ unit }) => unit !== null && groups.has(unit));
    const existed =
      document.issuedOn === null || ids.some((id) => existsOn(units.get(id)!, document.issuedOn!));
    if (named(task.lead)) return 'named lead';
    if (named(task.coordinating)) return 'named coordinating';
    if (!existed) return null;
    if (above(task.lead)) return 'group lead';
    if (above(task.coordinating)) return 'group coordinating';
    const received = named(task.bearers) || above(task.bearers);
    return task.lead.length === 0 && received ? 'general recipient' : null;
  }

  function matching({ units: ids, source, number, text }: TaskQuery): { one: Owned; why: string | null }[] {
    const words = (written: string) => syllables(written).map(({ folded }) => folded);
    return owned.flatMap((one) => {
      if (source !== undefined && one.task.source !== source) return [];
      if (number !== undefined && numberKey(one.document.number ?? '') !== numberKey(number)) return [];
      if (text !== undefined && !words(text).every((word) => words(one.task.text).includes(word))) return [];
      const why = ids ? whyOf(one, ids) : null;
      return ids && why === null ? [] : [{ one, why }];
    });
  }

  function itemOf(one: Owned, deadline: Deadline | null, due: IsoDate | null, others: IsoDate[]): NaiveItem {
    const recurring = deadline?.kind === 'recurring';
    const reported = reportedFor(one.events, { due, recurring, siblings: others }, today);
    const now = reported.extendedTo ?? due;
    const stated = deadline?.inclusive ?? !(recurring && /\btruoc\b/u.test(fold(deadline.raw)));
    const last = now && !stated && !reported.extendedTo ? addDays(now, -1) : now;
    return {
      ...{ key: one.task.key, deadline: deadline?.raw ?? null, due: now, dueBefore: due, last },
      status: statusOf(last, reported.doneOn),
      doneOn: reported.doneOn,
      extendedTo: reported.extendedTo,
      why: null,
    };
  }

  function statusOf(last: IsoDate | null, doneOn: IsoDate | null): string {
    if (doneOn) return last ? `hoàn thành ${doneOn <= last ? 'đúng' : 'quá'} hạn` : 'hoàn thành';
    if (!last) return 'chưa rõ thời hạn';
    if (last < today) return 'quá hạn';
    return last <= addDays(today, soonDays) ? 'sắp đến hạn' : 'chưa đến hạn';
  }

  const occurrenceOf = (one: Owned, deadline: Deadline, due: IsoDate) => {
    const since = one.document.issuedOn;
    const others = occurrences(deadline, since, addMonths(due, -13), addMonths(due, 13));
    return itemOf(
      one,
      deadline,
      due,
      others.filter((other) => other !== due),
    );
  };

  function itemsOf(one: Owned): NaiveItem[] {
    const { task, document } = one;
    const once = task.deadlines.filter(({ kind }) => kind !== 'recurring');
    const items = task.deadlines.flatMap((deadline) => {
      if (deadline.kind !== 'recurring') {
        const others = once.flatMap(({ due }) => (due && due !== deadline.due ? [due] : []));
        return [{ deadline, item: itemOf(one, deadline, deadline.due ?? null, others) }];
      }
      const past = occurrences(deadline, document.issuedOn, addMonths(today, -13), addDays(today, -1));
      const coming = occurrences(deadline, document.issuedOn, today, addMonths(today, 13));
      const dues = [...past.slice(-1), ...coming.slice(0, 1)];
      const found = dues.map((due) => occurrenceOf(one, deadline, due));
      return (found.length > 0 ? found : [itemOf(one, deadline, null, [])]).map((item) => ({
        deadline,
        item,
      }));
    });
    if (items.length === 0) return [itemOf(one, null, null, [])];
    const told = items.filter(({ deadline }) => deadline.kind !== 'open');
    return (told.length > 0 ? told : items.slice(0, 1)).map(({ item }) => item);
  }

  /** One-off terms as they are, and all occurrences of recurring ones. */
  function itemsWithin(one: Owned, from: IsoDate | undefined, to: IsoDate | undefined): NaiveItem[] {
    const since = one.document.issuedOn;
    const first = from ?? since ?? today;
    const end = to ?? addMonths(first > today ? first : today, 13);
    const isIn = (due: IsoDate | null) =>
      due !== null && (from === undefined || due >= from) && (to === undefined || due <= to);
    const recurring = (raw: string | null) =>
      one.task.deadlines.some((deadline) => deadline.raw === raw && deadline.kind === 'recurring');
    return [
      ...itemsOf(one).filter((item) => isIn(item.due) && !recurring(item.deadline)),
      ...one.task.deadlines
        .flatMap((deadline) =>
          years
            .flatMap((year) => occurrences(deadline, since, `${year}-01-01`, `${year}-12-31`))
            .map((due) => occurrenceOf(one, deadline, due)),
        )
        .filter(({ due, dueBefore, extendedTo }) => {
          const stands = dueBefore !== null && dueBefore >= first && dueBefore <= end;
          return isIn(due) && (stands || extendedTo !== null);
        }),
    ];
  }

  return {
    tasks: (query: TaskQuery) => matching(query).map(({ one, why }) => ({ key: one.task.key, why })),

    /** By day; of one day in the order of the tasks. */
    items({ from, to, status, ...query }: ItemQuery): NaiveItem[] {
      return matching(query)
        .flatMap(({ one, why }) => {
          const items = from || to ? itemsWithin(one, from, to) : itemsOf(one);
          return items.map((item) => ({ ...item, why }));
        })
        .filter((item) => !status || status.some((wanted) => wanted === item.status))
        .sort((one, other) => {
          const [left, right] = [one.due ?? '9999', other.due ?? '9999'];
          return left < right ? -1 : left > right ? 1 : 0;
        });
    },
  };
}
