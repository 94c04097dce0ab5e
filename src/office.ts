import { readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import type { App } from './app.ts';
import { pathOfSource } from './archive-files.ts';
import type { DeadlineWish, Office } from './assistant/office.ts';
import { formatDate } from './core/dates.ts';
import { UserError } from './core/errors.ts';
import type { PeopleStore } from './core/people.ts';
import type { Clock } from './core/ports.ts';
import { readable } from './core/readable.ts';
import type { DocumentsDesk } from './documents-desk.ts';
import { findDocuments } from './find-documents.ts';
import { morePassages } from './more-passages.ts';
import { quoteContext } from './quote-context.ts';
import type { ShownTask } from './register/present.ts';
import type { Asking } from './register-desk.ts';
import { statisticsText } from './statistics.ts';

export interface OfficeParts {
  app: App;
  documents: DocumentsDesk;
  people: PeopleStore;
  clock: Clock;
}

/** What the assistant can have done, over an open archive. */
export function openOffice({ app, documents, people, clock }: OfficeParts): Office {
  const { desk } = app;

  /** The desk asks by names, as a person at the command line does. */
  function askingOf({ unit, from, to, status }: DeadlineWish): Asking {
    const named = unit === null ? null : app.known().units.get(unit);
    if (unit !== null && !named)
      throw new UserError('Đơn vị này không còn trong danh mục. Xin chọn lại đơn vị.');
    return {
      ...(named ? { unit: named.name } : {}),
      ...(from === null ? {} : { from }),
      ...(to === null ? {} : { to }),
      ...(status === null ? {} : { status }),
    };
  }

  function reported(task: string, report: Parameters<typeof desk.report>[1]): string {
    if (desk.register().byId(task).length === 0) {
      throw new UserError(
        `Không có nhiệm vụ nào mang mã “${task}”. Mã đứng ở cuối mỗi nhiệm vụ trong /hanchot và /nhiemvu.`,
      );
    }
    return taskText(desk.report(task, report));
  }

  return {
    documents: (words) => findDocuments(words, app.list()),

    context(source, start, end) {
      if (!app.list().some((document) => document.source === source))
        throw new UserError(`Tệp "${source}" không còn trong kho, nên không xem được đoạn này.`);
      return quoteContext(app.read(source), { start, end });
    },

    async original(source) {
      const known = app.list().some((document) => document.source === source);
      const path = known ? pathOfSource(app.places.folder, source) : null;
      if (!path) throw new UserError(`Tệp "${source}" không còn trong kho.`);
      try {
        return { name: posix.basename(source), bytes: await readFile(path) };
      } catch (cause) {
        throw new UserError(`Không đọc được tệp "${source}" trong kho.`, { cause });
      }
    },

    more: (question, shown) => morePassages(app, question, shown),

    units: (name) => app.known().units.resolve(name),
    unit: (id) => app.known().units.get(id),

    deadlines: (wish) => desk.chat(askingOf(wish)).join('\n\n'),

    async report(wish) {
      const asking = askingOf(wish);
      const { xlsx, ics } = await desk.files(asking);
      const name = `thoi-han-${desk.register().today}`;
      return {
        text: desk.chat(asking).join('\n\n'),
        files: [
          { name: `${name}.xlsx`, bytes: xlsx },
          { name: `${name}.ics`, bytes: ics },
        ],
      };
    },

    done: (task, { by, on, note }) =>
      reported(task, {
        ...{ kind: 'done', by },
        ...(on === null ? {} : { on }),
        ...(note === null ? {} : { note }),
      }),
    extend: (task, { by, to, because }) =>
      reported(task, { kind: 'extended', by, to, ...(because === null ? {} : { because }) }),
    unextend(task, { by, because }) {
      const days = desk.register().byId(task).length > 0 ? desk.extendedFrom(task) : [];
      const told = reported(task, { kind: 'unextended', by, ...(because === null ? {} : { because }) });
      return { told, days };
    },
    reopen: (task, { by }) => reported(task, { kind: 'reopened', by }),

    preview: documents.preview,
    add: documents.add,
    discard: documents.discard,
    reindex: documents.reindex,
    remove: documents.remove,
    restore: documents.restore,
    removed: documents.removed,

    statistics: async () => statisticsText(app, people, (await documents.removed()).length, clock),
  };
}

/** A task as it stands after a report. */
function taskText(task: ShownTask): string {
  const due = task.due ? `, hạn ${formatDate(task.due)}` : '';
  return [
    `“${readable(task.text)}”`,
    ...(task.lead.length > 0 ? [`Chủ trì: ${task.lead.join('; ')}`] : []),
    `Trạng thái: ${task.status}${due}`,
    `(${[task.number, task.section && `mục ${task.section}`, `tệp ${task.source}`].filter(Boolean).join(', ')}; mã ${task.id})`,
  ].join('\n');
}
