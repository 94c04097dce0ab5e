import { numberKey } from '../core/document-number.ts';
import { foldedWords } from '../core/text.ts';
import type { UnitMention } from '../core/unit.ts';
import { firstAt } from './first-at.ts';
import type { RegisteredTask } from './item.ts';

/** Places of tasks in ascending order, by what they are found by. */
export type Places = ReadonlyMap<string, readonly number[]>;

/** The tasks that a unit leads, helps with, or bears as a recipient where nobody is named. */
export interface TasksOfUnits {
  leads: Places;
  helps: Places;
  bears: Places;
}

export type TaskIndex = ReturnType<typeof indexTasks>;

/**
 * Where tasks are, by what a question names:
 *
 * ```
 * tasks    0: a.txt, "Rà soát …"   1: a.txt, "Diệt …"   2: b.txt, "Rà soát …"
 * sources  a.txt → 0 1             b.txt → 2
 * numbers  9/kh-syt → 0 1 2        two files of one document
 * leads    lac-sa → 1              helps, bears alike
 * words    ra → 0 2                made with the first question for words
 * keys     0f3a… → 0               made with the first report
 * ```
 */
export function indexTasks(tasks: readonly RegisteredTask[]) {
  const [leads, helps, bears] = [
    new Map<string, number[]>(),
    new Map<string, number[]>(),
    new Map<string, number[]>(),
  ];
  const sources = new Map<string, number[]>();
  for (const { at, source, lead, coordinating, bearers } of tasks) {
    place(sources, source, at);
    placeUnits(leads, lead, at);
    placeUnits(helps, coordinating, at);
    if (lead.length === 0) placeUnits(bears, bearers, at);
  }
  const numbers = new Map<string, number[]>();
  for (const places of sources.values()) {
    const number = numberKey(tasks[places[0]!]!.document.number ?? '');
    numbers.set(number, [...(numbers.get(number) ?? []), ...places]);
  }
  let words: Places | undefined;
  let keys: Map<string, number[]> | undefined;

  return {
    leads,
    helps,
    bears,

    ofSource: (source: string): readonly number[] => sources.get(source) ?? [],

    /** `number` in any spelling. */
    ofNumber: (number: string): readonly number[] => numbers.get(numberKey(number)) ?? [],

    ofKey(key: string): readonly number[] {
      if (!keys) {
        keys = new Map();
        for (const task of tasks) place(keys, task.key, task.at);
      }
      return keys.get(key) ?? [];
    },

    /** For each word of `text` the tasks that have it; marks and case do not count. */
    withWords(text: string): (readonly number[])[] {
      const wanted = foldedWords(text);
      if (wanted.length > 0) words ??= indexWords(tasks);
      return wanted.map((word) => words!.get(word) ?? []);
    },
  };
}

function indexWords(tasks: readonly RegisteredTask[]): Places {
  const words = new Map<string, number[]>();
  for (const { at, text } of tasks) for (const word of foldedWords(text)) place(words, word, at);
  return words;
}

function placeUnits(index: Map<string, number[]>, mentions: readonly UnitMention[], at: number): void {
  for (const { unit } of mentions) if (unit !== null) place(index, unit, at);
}

/** Adds a place once; places come in ascending order. */
function place(index: Map<string, number[]>, key: string, at: number): void {
  const places = index.get(key);
  if (!places) index.set(key, [at]);
  else if (places.at(-1) !== at) places.push(at);
}

/** Whether ascending `places` have one, found by halving. */
export function hasPlace(places: readonly number[], place: number): boolean {
  const at = firstAt(places, (one) => one >= place);
  return places[at] === place;
}
