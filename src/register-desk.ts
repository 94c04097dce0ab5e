import { compose } from './answer/compose.ts';
import type { Answer, CitedQuote, Refusal } from './core/answer.ts';
import type { Calendar } from './core/calendar.ts';
import { formatDate } from './core/dates.ts';
import { localDay } from './core/days.ts';
import type { Deadline } from './core/deadline.ts';
import { datesIn } from './core/deadlines/find-deadlines.ts';
import type { IsoDate } from './core/document.ts';
import { UserError } from './core/errors.ts';
import type { Evidence } from './core/evidence.ts';
import type { Archive, Clock, TaskEvent, TaskStore } from './core/ports.ts';
import { fold } from './core/text.ts';
import type { UnitRegistry } from './core/units.ts';
import { currentRegister } from './current-register.ts';
import { answerTasks } from './register/answer-tasks.ts';
import { calendarOf } from './register/calendar-file.ts';
import { chatMessages } from './register/chat-text.ts';
import { extendedTerms } from './register/check-report.ts';
import { joinTasks } from './register/join.ts';
import { type ShownItem, type ShownTask, showItem, showTask } from './register/present.ts';
import type { FoundItem, ItemQuery, Register } from './register/register.ts';
import { dayOf, eventOf, type Report, taskCalled } from './register/report-event.ts';
import { type TermStatus, termStatuses } from './register/status.ts';
import { type Summary, summaryOf } from './register/summary.ts';
import { readTaskQuestion, understandQuestion } from './register/understand-question.ts';
import { successorNotes, unitsCalled } from './register/units-asked.ts';
import { workbookOf } from './register/workbook.ts';
import { checkExport, writeExport } from './register/write-file.ts';

/** Conditions as a person writes them. */
export interface Asking {
  unit?: string | undefined;
  source?: string | undefined;
  number?: string | undefined;
  text?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  status?: string | undefined;
}

export interface DeskParts {
  archive: Pick<Archive, 'document' | 'documents' | 'sections' | 'snapshot'> & TaskStore;
  /** Called with each question and not before: a broken file of units stops only what needs it. */
  known: () => { units: UnitRegistry; calendar: Calendar };
  clock: Clock;
  soonDays: number;
}

/** Files to write; none that is not named. */
export interface Exports {
  xlsx?: string | undefined;
  ics?: string | undefined;
}

export type Desk = ReturnType<typeof openDesk>;

/** The register over an open archive, as it stands now. Every wrong condition is a UserError. */
export function openDesk({ archive, known, clock, soonDays }: DeskParts) {
  const register = currentRegister(archive, () => known().units, { clock, soonDays });

  function queryOf(asking: Asking, { units, documents }: Register): { query: ItemQuery; notes: string[] } {
    const { unit, source, number, text, status } = asking;
    const asked = unit === undefined ? undefined : unitsCalled(units, unit);
    const from = asking.from === undefined ? undefined : dayOf(asking.from, '--from');
    const to = asking.to === undefined ? undefined : dayOf(asking.to, '--to');
    if (from && to && to < from)
      throw wrong(`Khoảng thời gian kết thúc (${formatDate(to)}) trước khi bắt đầu (${formatDate(from)}).`);
    if (source !== undefined && !documents.some((document) => document.source === source)) {
      throw new UserError(`Trong kho không có tệp "${source}". Xem tên các tệp bằng lệnh "vanthu list".`);
    }
    const query: ItemQuery = {
      ...(asked ? { units: asked.map((one) => one.id) } : {}),
      ...(source === undefined ? {} : { source }),
      ...(number === undefined ? {} : { number }),
      ...(text === undefined ? {} : { text }),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(status === undefined ? {} : { status: statusesCalled(status) }),
    };
    return { query, notes: asked ? successorNotes(units, asked, localDay(clock())) : [] };
  }

  const documentOf = (source: string) => archive.document(source);
  const textOf = (source: string) => documentOf(source)?.text ?? '';

  return {
    register,

    /** Tasks with the words about units that are gone. */
    tasks(asking: Asking): { tasks: ShownTask[]; units: string[]; notes: string[] } {
      const current = register();
      const { query, notes } = queryOf(asking, current);
      const found = current.tasks(query);
      return {
        tasks: found.map((one) => showTask(one, current, textOf)),
        units: namesOf(current, query),
        notes,
      };
    },

    deadlines(asking: Asking): {
      asOf: string;
      units: string[];
      items: ShownItem[];
      summary: Summary['lines'];
      vanished: TaskEvent[];
      notes: string[];
    } {
      const current = register();
      const { query, notes } = queryOf(asking, current);
      const items = current.items(query);
      const summary = summaryOf(items, current.today);
      const parts = new Map(
        summary.sections.flatMap(({ name, items: some }) => some.map((one) => [one, name])),
      );
      const partOf = (item: FoundItem) =>
        item.task.superseded ? notInForce : (parts.get(item) ?? 'đã hoàn thành');
      return {
        asOf: current.today,
        units: namesOf(current, query),
        items: items.map((item) => showItem(item, partOf(item), current, textOf)),
        summary: summary.lines,
        vanished: current.vanished(),
        notes: [...notes, ...laterNotes(items, current.today)],
      };
    },

    /** The summary as messages for a chat. */
    chat(asking: Asking): string[] {
      const current = register();
      const { query, notes } = queryOf(asking, current);
      const summary = summaryOf(current.items(query), current.today);
      const names = namesOf(current, query);
      const title = names.length > 0 ? `Thời hạn của ${names.join('; ')}` : undefined;
      return [...notes, ...chatMessages(summary, current.units, title)];
    },

    /** The register's answer; null for a question that is not about tasks, or of which it knows nothing. */
    answer(question: string): Answer | null {
      const asked = understandQuestion(question, { units: known().units, today: localDay(clock()) });
      return asked && answerTasks(asked, register(), documentOf);
    },

    /**
     * The outcome of the passages, extractive or generated, joined with the tasks of the register that help: `text`
     * grows at its ends and `tasks` is filled. The same object when none does.
     */
    join(outcome: Answer | Refusal, evidence: Evidence, question: string): Answer | Refusal {
      const read = readTaskQuestion(question, { units: known().units, today: localDay(clock()) });
      const sectionsOf = (source: string) => archive.sections(source);
      const composed = (quotes: readonly CitedQuote[]) => compose(quotes, {});
      return joinTasks(outcome, evidence, read, {
        ...{ register: register(), documentOf, sectionsOf, compose: composed },
      });
    },

    /** The items as a workbook and as a calendar: the bytes of the files. */
    async files(asking: Asking): Promise<{ xlsx: Uint8Array; ics: Uint8Array }> {
      const current = register();
      const items = current.items(queryOf(asking, current).query);
      const summary = summaryOf(items, current.today);
      const ics = await calendarOf(items, current.units, clock());
      return {
        xlsx: await workbookOf(items, summary, current.units),
        ics: new TextEncoder().encode(ics),
      };
    },

    /** Writes the items as a workbook and as a calendar, each whole or not at all; gives the names. */
    async exportDeadlines(asking: Asking, files: Exports): Promise<string[]> {
      for (const [file, extension] of [
        [files.xlsx, '.xlsx'],
        [files.ics, '.ics'],
      ] as const) {
        if (file !== undefined) checkExport(file, extension);
      }
      const current = register();
      const items = current.items(queryOf(asking, current).query);
      if (files.xlsx !== undefined) {
        const summary = summaryOf(items, current.today);
        writeExport(files.xlsx, await workbookOf(items, summary, current.units));
      }
      if (files.ics !== undefined) writeExport(files.ics, await calendarOf(items, current.units, clock()));
      return [files.xlsx, files.ics].filter((file) => file !== undefined);
    },

    /** What a wording says about days, counted from `reference`. */
    dates: (text: string, reference: string): Deadline[] =>
      datesIn(text.normalize('NFC'), dayOf(reference, '--reference'), known().calendar),

    /** The days that the document sets for the terms of a task that are extended; null where it sets none. */
    extendedFrom(id: string): (IsoDate | null)[] {
      const current = register();
      return extendedTerms(taskCalled(current, id), current).map(({ dueBefore }) => dueBefore);
    },

    /** Keeps what was reported and gives the task as it stands then. */
    report(id: string, report: Report): ShownTask {
      const current = register();
      archive.record(eventOf(taskCalled(current, id), report, current, clock()));
      const after = register();
      return showTask({ task: taskCalled(after, id), reason: null }, after, textOf);
    },
  };
}

const notInForce = 'của văn bản không còn hiệu lực';

/** On an earlier day the archive already holds what was issued after it: that is said, not left out. */
function laterNotes(items: readonly FoundItem[], today: IsoDate): string[] {
  const later = new Set(
    items.map(({ task }) => task).filter(({ document }) => (document.issuedOn ?? '') > today),
  );
  if (later.size === 0) return [];
  return [`Trong đó có ${later.size} nhiệm vụ của văn bản ban hành sau ngày ${formatDate(today)}.`];
}

const namesOf = ({ units }: Register, query: ItemQuery): string[] =>
  (query.units ?? []).map((id) => units.get(id)?.name ?? id);

/** `qua han` and `quá hạn` are one; several stand apart by commas. */
function statusesCalled(text: string): TermStatus[] {
  return text.split(',').map((one) => {
    const status = termStatuses.find((known) => fold(known) === fold(one.normalize('NFC')).trim());
    if (status) return status;
    throw wrong(`--status: không có trạng thái "${one.trim()}". Chọn trong: ${termStatuses.join(', ')}.`);
  });
}

const wrong = (message: string) => new UserError(message, { exitCode: 2 });
