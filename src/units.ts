import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { isoDate } from './core/dates.ts';
import { UserError } from './core/errors.ts';
import type { Unit } from './core/unit.ts';
import { readJson } from './json-file.ts';

const isDay = (text: string) => {
  const [year, month, day] = text.split('-').map(Number);
  return isoDate(year ?? 0, month ?? 0, day ?? 0) === text;
};

const day = z.string().refine(isDay, 'phải là một ngày có thật, dạng "2025-06-30"').nullable();

const unitShape = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'chỉ gồm chữ thường không dấu, số và dấu gạch nối'),
  name: z.string().trim().min(1, 'không được để trống'),
  aliases: z.array(z.string().trim().min(1, 'không được để trống')).default([]),
  kind: z.string().trim().min(1, 'không được để trống'),
  parent: z.string().nullable().default(null),
  groups: z.array(z.string()).default([]),
  validFrom: day.default(null),
  validTo: day.default(null),
  successors: z
    .array(z.strictObject({ unit: z.string(), basis: z.string().trim().min(1, 'không được để trống') }))
    .default([]),
});

/** The archive's own `units.json`, else the one that ships with the program. Throws UserError naming the line. */
export function loadUnits(folder: string): Unit[] {
  const own = join(folder, 'units.json');
  return readUnits(
    existsSync(own) ? own : fileURLToPath(new URL('../knowledge/units.json', import.meta.url)),
  );
}

/** Reads and checks one file of units. Throws UserError naming file, line and remedy. */
export function readUnits(file: string): Unit[] {
  const { value, lineOf } = readJson(file);
  const fail = (index: number, what: string, cause?: unknown) => {
    throw new UserError(`Tệp đơn vị ${file}, dòng ${lineOf(index)}: ${what} Hãy sửa lại dòng này.`, {
      cause,
    });
  };
  if (!Array.isArray(value)) {
    throw new UserError(`Tệp đơn vị ${file} phải là một danh sách JSON: [{"id": …, "name": …}, …].`);
  }
  const units = value.map((item, index): Unit => {
    const parsed = unitShape.safeParse(item);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    return fail(index, inWords(item, issue), parsed.error) as never;
  });
  const lines = new Map<string, number>();
  units.forEach((unit, index) => {
    const first = lines.get(unit.id);
    if (first !== undefined) fail(index, `mã "${unit.id}" đã dùng ở dòng ${lineOf(first)}.`);
    lines.set(unit.id, index);
  });
  units.forEach((unit, index) => {
    const named = {
      parent: [unit.parent],
      groups: unit.groups,
      successors: unit.successors.map((one) => one.unit),
    };
    for (const [field, ids] of Object.entries(named)) {
      const unknown = ids.find((id) => id !== null && !lines.has(id));
      if (unknown) fail(index, `"${field}" của "${unit.name}" nhắc đến mã "${unknown}" không có trong tệp.`);
    }
    if (unit.validFrom && unit.validTo && unit.validFrom > unit.validTo) {
      fail(index, `"${unit.name}" kết thúc (validTo) trước khi bắt đầu (validFrom).`);
    }
    for (const [field, above] of Object.entries(aboves)) {
      const reaches = reachesItself(unit, above, (id) => units[lines.get(id) ?? -1]);
      if (reaches) fail(index, `"${unit.name}" nằm trong chính nó qua "${field}".`);
    }
  });
  return units;
}

function inWords(item: unknown, issue: z.core.$ZodIssue | undefined): string {
  const field = issue?.path.join('.') ?? '';
  const id = typeof item === 'object' && item !== null && 'id' in item ? ` của "${String(item.id)}"` : '';
  if (!issue || field === '') {
    return issue?.code === 'unrecognized_keys'
      ? `đơn vị${id} có mục lạ "${issue.keys.join('", "')}".`
      : 'mỗi đơn vị phải là một đối tượng {"id": …, "name": …, "kind": …}.';
  }
  const kind = issue.code === 'invalid_type' ? 'thiếu hoặc sai kiểu dữ liệu' : issue.message;
  return `mục "${field}"${id}: ${kind}.`;
}

/** Relations that lead upwards: none may come back to where it began. */
const aboves: Record<string, (unit: Unit) => readonly string[]> = {
  groups: ({ groups }) => groups,
  parent: ({ parent }) => (parent === null ? [] : [parent]),
};

function reachesItself(
  unit: Unit,
  above: (unit: Unit) => readonly string[],
  unitOf: (id: string) => Unit | undefined,
): boolean {
  const seen = new Set<string>();
  const rest = [...above(unit)];
  for (let id = rest.pop(); id !== undefined; id = rest.pop()) {
    if (id === unit.id) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    const next = unitOf(id);
    if (next) rest.push(...above(next));
  }
  return false;
}
