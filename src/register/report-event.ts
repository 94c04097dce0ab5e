import { formatDate } from '../core/dates.ts';
import type { IsoDate } from '../core/document.ts';
import { UserError } from '../core/errors.ts';
import type { TaskEvent } from '../core/ports.ts';
import { checkReport } from './check-report.ts';
import { readDay } from './days.ts';
import type { RegisteredTask } from './item.ts';
import type { Register } from './register.ts';

/** What a person reports about a task. */
export type Report =
  | {
      kind: 'done';
      by?: string | undefined;
      on?: string | undefined;
      note?: string | undefined;
      due?: string | undefined;
    }
  | {
      kind: 'extended';
      to: string;
      because?: string | undefined;
      by?: string | undefined;
      due?: string | undefined;
    }
  /** What was reported done, or the extensions, are taken back. */
  | {
      kind: 'reopened' | 'unextended';
      because?: string | undefined;
      by?: string | undefined;
      due?: string | undefined;
    };

/** The task of an id. Throws UserError when there is none, or when there are several. */
export function taskCalled(register: Register, id: string): RegisteredTask {
  const [task, ...others] = register.byId(id);
  if (!task) {
    throw new UserError(
      `Không có nhiệm vụ nào mang mã "${id}". Xem mã của các nhiệm vụ bằng lệnh "vanthu tasks".`,
    );
  }
  if (others.length > 0) {
    const keys = [task, ...others].map((one) => one.key).join(', ');
    throw new UserError(`Mã "${id}" ứng với nhiều nhiệm vụ: ${keys}. Hãy gõ mã dài hơn.`);
  }
  return task;
}

/**
 * The event that a report makes. Throws UserError for a day that does not exist, that has not come, that lies
 * before the document, or that is no due day of the task, and for what `checkReport` finds wrong.
 */
export function eventOf(
  task: RegisteredTask,
  report: Report,
  register: Register,
  now: Date,
): Omit<TaskEvent, 'id'> {
  const { today } = register;
  const on = report.kind === 'done' ? (report.on === undefined ? today : dayOf(report.on, '--on')) : null;
  const to = report.kind === 'extended' ? dayOf(report.to, '--to') : null;
  const issued = task.document.issuedOn;
  if (on && on > today)
    throw wrong(`Ngày hoàn thành ${formatDate(on)} chưa đến (hôm nay là ${formatDate(today)}).`);
  for (const day of [on, to]) {
    if (day && issued && day < issued) {
      throw wrong(`Ngày ${formatDate(day)} trước ngày ban hành văn bản (${formatDate(issued)}).`);
    }
  }
  const event: Omit<TaskEvent, 'id'> = {
    task: task.key,
    kind: report.kind === 'unextended' ? 'extended' : report.kind,
    by: report.by?.trim() || null,
    on,
    to,
    due: report.due === undefined ? null : dueOf(task, report.due, register),
    note: (report.kind === 'done' ? report.note : report.because)?.trim() || null,
    recordedAt: now.toISOString(),
    snapshot: {
      text: task.text,
      source: task.source,
      number: task.document.number,
      issuedOn: issued,
      section: task.section,
    },
  };
  checkReport(task, event, register);
  return event;
}

/** The day as the document says it, of the term that is due then or was before it was extended. */
function dueOf(task: RegisteredTask, text: string, register: Register): IsoDate | null {
  const due = dayOf(text, '--due');
  const then = register.items({ source: task.source, from: due, to: due });
  const terms = [...register.itemsOf(task), ...then.filter((item) => item.task.key === task.key)];
  const meant = terms.find((term) => term.dueBefore === due) ?? terms.find((term) => term.due === due);
  if (meant) return meant.dueBefore;
  throw wrong(`Nhiệm vụ ${task.id} không có hạn ngày ${formatDate(due)}.`);
}

/** Throws UserError for a day that is none. */
export function dayOf(text: string, option: string): IsoDate {
  const day = readDay(text);
  if (day) return day;
  throw wrong(
    `${option}: không có ngày "${text}". Hãy gõ một ngày có thật, ví dụ 2026-06-30 hoặc 30/6/2026.`,
  );
}

const wrong = (message: string) => new UserError(message, { exitCode: 2 });
