import { existsSync } from 'node:fs';
import { z } from 'zod';
import type { Calendar } from './core/calendar.ts';
import { isoDate } from './core/dates.ts';
import { UserError } from './core/errors.ts';
import { readJson } from './json-file.ts';

const date = z
  .string('phải là ngày dạng "2026-02-16"')
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'phải là ngày dạng "2026-02-16"')
  .refine((text) => isoDate(...(text.split('-').map(Number) as [number, number, number])) === text, {
    error: ({ input }) => `không có ngày ${input} trong lịch`,
  });
const year = z
  .int('phải là một năm, ví dụ 2026')
  .min(1945, 'phải từ năm 1945')
  .max(2099, 'phải đến năm 2099');
const name = z.string('phải là chữ').min(1, 'không được để trống');
const list = (item: z.ZodType) => z.array(item, 'phải là một danh sách');
const day = z.strictObject({ date, name }, message('phải có "date" và "name"'));

const shape = z
  .strictObject(
    {
      knownYears: z
        .strictObject({ from: year, to: year }, message('phải có "from" và "to"'))
        .refine(({ from, to }) => from <= to, { error: 'năm "to" đứng trước năm "from"' }),
      gaps: list(
        z
          .strictObject({ from: date, to: date, note: name }, message('phải có "from", "to" và "note"'))
          .refine(({ from, to }) => from <= to, { error: 'ngày "to" đứng trước ngày "from"' }),
      ).optional(),
      holidays: list(day),
      workedDays: list(day),
    },
    message('phải có "knownYears", "holidays" và "workedDays"'),
  )
  .superRefine((calendar, context) => {
    const { holidays, workedDays } = calendar as unknown as Calendar;
    const seen = new Set<string>();
    const report = (part: string, index: number, text: string) =>
      context.addIssue({ code: 'custom', path: [part, index, 'date'], message: text });
    holidays.forEach(({ date }, index) => {
      if (seen.has(date)) report('holidays', index, `ngày ${date} có hai lần`);
      seen.add(date);
    });
    workedDays.forEach(({ date }, index) => {
      if (seen.has(date))
        report('workedDays', index, `ngày ${date} vừa là ngày nghỉ vừa là ngày làm bù, hoặc có hai lần`);
      seen.add(date);
    });
  });

/** Words for a wrong shape; an unknown key is named. */
function message(expected: string) {
  return {
    error: (issue: { code?: string | undefined; keys?: unknown }) =>
      issue.code === 'unrecognized_keys' ? `có mục lạ ${JSON.stringify(issue.keys)}` : expected,
  };
}

/**
 * Days off and days worked instead from `file` (`calendar.json`).
 * @throws UserError that names the file, the line and the place in it when it is missing, no JSON or not of that shape.
 */
export function loadCalendar(file: string): Calendar {
  if (!existsSync(file)) {
    throw new UserError(`Không đọc được lịch nghỉ ${file}. Kiểm tra tên tệp và quyền đọc.`);
  }
  const { value, lineOf } = readJson(file);
  const parsed = shape.safeParse(value);
  if (!parsed.success) {
    const places = parsed.error.issues
      .slice(0, 5)
      .map(({ path, message }) => `dòng ${lineOf(...path)} (${placeOf(path, value)}): ${message}`);
    throw new UserError(`Lịch nghỉ ${file} có lỗi. Sửa các chỗ sau rồi chạy lại:\n- ${places.join('\n- ')}`);
  }
  return parsed.data as unknown as Calendar;
}

/** `holidays, mục thứ 3 ("Giỗ Tổ"), date` */
function placeOf(path: readonly PropertyKey[], root: unknown): string {
  if (path.length === 0) return 'cả tệp';
  let value = root;
  const words = path.map((key) => {
    value = (value as Record<PropertyKey, unknown> | null | undefined)?.[key];
    if (typeof key !== 'number') return String(key);
    const named = (value as { name?: unknown } | null | undefined)?.name;
    return `mục thứ ${key + 1}${typeof named === 'string' ? ` (“${named}”)` : ''}`;
  });
  return words.join(', ');
}
