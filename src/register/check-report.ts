import { formatDate } from '../core/dates.ts';
import { addDays, localDay } from '../core/days.ts';
import type { IsoDate } from '../core/document.ts';
import { UserError } from '../core/errors.ts';
import type { TaskEvent } from '../core/ports.ts';
import { addMonths } from './days.ts';
import type { Item, RegisteredTask } from './item.ts';
import type { Register } from './register.ts';

type Event = Omit<TaskEvent, 'id'>;

/**
 * Refuses a report that would change nothing, or that nobody can mean. Throws UserError for an extension
 *
 * - to a day that is not after the one that the document sets: a mistyped extension can be corrected to any later day,
 * - that is there already, with the same reason,
 * - of work that has no term before the new day,
 *
 * and for taking back what was not reported, or was taken back before.
 */
export function checkReport(task: RegisteredTask, event: Event, register: Register): void {
  if (event.kind === 'reopened') checkReopened(task, event, register);
  else if (event.kind === 'extended' && event.to === null) checkTakenBack(task, event, register);
  else if (event.kind === 'extended') checkExtended(task, event, event.to!, register);
}

/** The terms of a task that are extended now, each once, by the day of the document. */
export function extendedTerms(task: RegisteredTask, register: Register): Item[] {
  const extended = allTerms(task, register).filter(({ reported }) => reported.extendedTo !== null);
  const byDay = new Map(extended.map((item) => [item.dueBefore ?? '', item]));
  return [...byDay.values()].sort((left, right) =>
    (left.dueBefore ?? '').localeCompare(right.dueBefore ?? ''),
  );
}

/** The terms that stand today and, of recurring work, all on which something may have been reported. */
function allTerms(task: RegisteredTask, register: Register): Item[] {
  const days = task.events.flatMap(({ due, on, to }) => [due, on, to].filter((day) => day !== null));
  const last = [register.today, ...days].sort().at(-1)!;
  const recurring = register
    .items({ source: task.source, to: addMonths(last, 12) })
    .filter((item) => item.recurring && item.task.key === task.key);
  return [...register.itemsOf(task), ...recurring];
}

const isMeant = ({ due }: Event, item: Item) => due === null || item.dueBefore === due;

function checkExtended(task: RegisteredTask, event: Event, to: IsoDate, register: Register): void {
  const after = register.reported([{ ...event, id: 0 }]);
  const [then] = after.byId(task.key);
  const moved = allTerms(then ?? task, after).filter(
    (item) => item.reported.extendedTo === to && isMeant(event, item),
  );
  const [first] = moved;
  if (!first) {
    throw wrong(`Nhiệm vụ ${task.id} không có hạn nào trước ngày ${formatDate(to)} để gia hạn.`);
  }
  const early = moved.find(({ dueBefore }) => dueBefore !== null && to <= dueBefore);
  const { dueBefore, deadline } = early ?? first;
  const now = allTerms(task, register).find(
    (item) => item.dueBefore === dueBefore && item.deadline?.start === deadline?.start,
  );
  if (early) throw notLater(task, to, early.dueBefore!, now?.reported.extendedTo ?? null);
  if (now?.reported.extendedTo === to && now.reported.because === event.note) {
    throw wrong(`Nhiệm vụ ${task.id} đã được gia hạn đến ngày ${formatDate(to)} rồi, với cùng lý do.`);
  }
}

/** Names the day that counts now, and how a later one is typed. */
function notLater(task: RegisteredTask, to: IsoDate, stated: IsoDate, extendedTo: IsoDate | null): UserError {
  const now = extendedTo ?? stated;
  const from = extendedTo ? ` (gia hạn từ ${formatDate(stated)})` : '';
  const later = formatDate(addDays(stated > now ? stated : now, 7));
  const takenBack = extendedTo
    ? ` Muốn hạn trở lại như văn bản nêu, hãy bỏ gia hạn: /giahan ${task.id} bỏ (ở dòng lệnh: vanthu tasks unextend ${task.id}).`
    : '';
  return wrong(
    `Hạn hiện nay của nhiệm vụ ${task.id} là ${formatDate(now)}${from}; ngày ${formatDate(to)} không sau ` +
      `${extendedTo ? 'ngày mà văn bản nêu' : 'ngày đó'}, nên không phải là gia hạn. ` +
      `Xin gõ lại với một ngày sau ${formatDate(stated)}, ví dụ: /giahan ${task.id} ${later} và lý do ` +
      `(ở dòng lệnh: --to ${later}).${takenBack}`,
  );
}

function checkTakenBack(task: RegisteredTask, event: Event, register: Register): void {
  if (extendedTerms(task, register).some((item) => isMeant(event, item))) return;
  const days = new Set(register.itemsOf(task).flatMap(({ due }) => due ?? []));
  const stated = days.size > 0 ? `; hạn hiện nay là ${[...days].map(formatDate).join('; ')}` : '';
  throw wrong(`Nhiệm vụ ${task.id} không được gia hạn, nên không có gì để bỏ${stated}.`);
}

function checkReopened(task: RegisteredTask, event: Event, register: Register): void {
  if (allTerms(task, register).some((item) => item.reported.doneOn !== null && isMeant(event, item))) return;
  const reopened = task.events.findLast(({ kind }) => kind === 'reopened');
  throw wrong(
    reopened
      ? `Nhiệm vụ ${task.id} đã được mở lại ngày ${formatDate(localDay(new Date(reopened.recordedAt)))} và đang mở, nên không cần mở lại nữa.`
      : `Nhiệm vụ ${task.id} chưa được báo hoàn thành và đang mở, nên không cần mở lại.`,
  );
}

const wrong = (message: string) => new UserError(message, { exitCode: 2 });
