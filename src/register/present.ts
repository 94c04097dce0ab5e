import type { Deadline } from '../core/deadline.ts';
import type { IsoDate } from '../core/document.ts';
import type { TaskEvent } from '../core/ports.ts';
import type { Applies } from '../core/task.ts';
import { syllables } from '../core/text.ts';
import type { UnitMention } from '../core/unit.ts';
import type { UnitRegistry } from '../core/units.ts';
import { whyOf, whyText } from './applies.ts';
import { isOpen } from './item.ts';
import type { FoundItem, FoundTask, Register } from './register.ts';
import type { TermStatus } from './status.ts';

/** A task as the command line and the web give it away: the public contract, one flat record. */
export interface ShownTask {
  id: string;
  text: string;
  lead: string[];
  coordinating: string[];
  deadlines: Deadline[];
  deliverable?: string;
  source: string;
  number: string | null;
  issuedOn: IsoDate | null;
  section: string;
  start: number;
  end: number;
  applies: Applies;
  /** In Vietnamese, why it is in the list. */
  why: string;
  status: TermStatus;
  /** The next day that counts, or the last one that passed. */
  due: IsoDate | null;
  /** Of the document. */
  documentStatus: string;
  superseded: boolean;
  events: ShownEvent[];
}

/** What was reported; `saidOf` are the words of the task at that time, where they are others now. */
export type ShownEvent = Omit<TaskEvent, 'task' | 'snapshot'> & { saidOf?: string };

/** One line of `deadlines`. */
export interface ShownItem {
  due: IsoDate | null;
  status: TermStatus;
  kind: Deadline['kind'] | null;
  certainty: Deadline['certainty'] | null;
  raw: string | null;
  rule?: string;
  inclusive: boolean;
  recurring: boolean;
  /** What the document says, where the term was extended. */
  extendedFrom?: IsoDate;
  doneOn?: IsoDate;
  by?: string;
  /** The part of a summary in which it is told: `quá hạn`, `tuần này`, …; what is done, or no longer in force. */
  part: string;
  task: Omit<ShownTask, 'status' | 'due'>;
}

/** A unit by the name of the registry, an unknown body by its words; each once. */
export function unitNames(mentions: readonly UnitMention[], units: UnitRegistry): string[] {
  const names = mentions.map(({ unit, text }) => (unit === null ? undefined : units.get(unit)?.name) ?? text);
  return [...new Set(names.map((name) => name.replace(/\s+/g, ' ').trim()))];
}

/** `textOf` gives the text of a document, for the deliverable. */
export function showTask(
  found: FoundTask,
  register: Register,
  textOf: (source: string) => string,
): ShownTask {
  const { task } = found;
  const { status, due } = mostPressing(register.itemsOf(task));
  return { ...bareTask(found, register, textOf), status, due };
}

/** Of the terms of one task, by day, the one by which it is judged. Throws RangeError for none. */
export function mostPressing(items: readonly FoundItem[]): FoundItem {
  const open = items.filter(isOpen);
  const ahead = open.filter((item) => item.due !== null && item.status !== 'quá hạn');
  const recurringOnly = open.every((item) => item.recurring);
  // Of recurring work the next time counts, of other work the first day that was missed.
  const [item] = [...(recurringOnly ? ahead : []), ...open, ...[...items].reverse()];
  if (!item) throw new RangeError('A task has at least one term.');
  return item;
}

function bareTask(
  { task, reason }: FoundTask,
  { units }: Register,
  textOf: (source: string) => string,
): Omit<ShownTask, 'status' | 'due'> {
  const { deliverable, document } = task;
  return {
    id: task.id,
    text: task.text,
    lead: unitNames(task.lead, units),
    coordinating: unitNames(task.coordinating, units),
    deadlines: task.deadlines,
    ...(deliverable ? { deliverable: textOf(task.source).slice(deliverable.start, deliverable.end) } : {}),
    source: task.source,
    number: document.number,
    issuedOn: document.issuedOn,
    section: task.section,
    start: task.start,
    end: task.end,
    applies: reason?.applies ?? task.applies,
    why: reason ? whyText(reason) : whyOf(task),
    documentStatus: document.status.text,
    superseded: task.superseded,
    events: task.events.map(({ task: _key, snapshot, ...event }) => ({
      ...event,
      ...(wordsOf(snapshot.text) === wordsOf(task.text) ? {} : { saidOf: snapshot.text }),
    })),
  };
}

const wordsOf = (text: string) =>
  syllables(text)
    .map(({ folded }) => folded)
    .join(' ');

export function showItem(
  item: FoundItem,
  part: string,
  register: Register,
  textOf: (source: string) => string,
): ShownItem {
  const { deadline, reported, due } = item;
  return {
    due,
    status: item.status,
    kind: deadline?.kind ?? null,
    certainty: deadline?.certainty ?? null,
    raw: deadline?.raw ?? null,
    ...(deadline?.rule ? { rule: deadline.rule } : {}),
    inclusive: item.inclusive,
    recurring: item.recurring,
    ...(reported.extendedTo && item.dueBefore ? { extendedFrom: item.dueBefore } : {}),
    ...(reported.doneOn ? { doneOn: reported.doneOn } : {}),
    ...(reported.by ? { by: reported.by } : {}),
    part,
    task: bareTask(item, register, textOf),
  };
}
