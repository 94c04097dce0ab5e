import { describe, expect, it } from 'vitest';
import { compare, taskFolders, tasksOf, written } from './score.ts';

describe('tasks of whole documents (draft a new folder with npm run golden:tasks -- FILE NAME)', () => {
  it.each(taskFolders())('$name', async ({ source, expected }) => {
    const { document, tasks } = await tasksOf(source);
    const found = tasks.map((task) => written(document, task));
    expect(compare(expected, found).differences).toEqual([]);
  });

  it.each(taskFolders())('every field of $name can be quoted', async ({ source }) => {
    const { document, tasks } = await tasksOf(source);
    for (const task of tasks) {
      for (const one of [...task.lead, ...task.coordinating, ...task.bearers]) {
        expect(document.text.slice(one.start, one.end)).toBe(one.text);
      }
      for (const one of task.deadlines) expect(document.text.slice(one.start, one.end)).toBe(one.raw);
      expect(task.end).toBeGreaterThan(task.start);
    }
  });
});
