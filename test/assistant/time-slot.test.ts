import { expect, it } from 'vitest';
import { findTimes, timeName, withTime } from '../../src/assistant/time-slot.ts';
import { fold } from '../../src/core/text.ts';
import { namedSpan } from '../../src/register/time-words.ts';

const today = '2026-11-02';
const named = (text: string) => findTimes(text, today).map(timeName);

it.each([
  ['quy 4', ['quý IV']],
  ['quý III/2024', ['quý III năm 2024']],
  ['thang sau', ['tháng 12/2026']],
  ['tháng trước', ['tháng 10/2026']],
  ['tháng 9 năm ngoái', ['tháng 9/2025']],
  ['quý sau', ['quý I năm 2027']],
  ['6 tháng cuối năm nay', ['6 tháng cuối năm 2026']],
  ['cả năm', ['cả năm']],
  ['tuần tới', ['tuần sau']],
  ['2025', ['năm 2025']],
  ['ngày 18 tháng 3 năm 2024', []],
  ['kế hoạch 12/2024', []],
  ['năm học 2026-2027', []],
])('reads the times of “%s”', (text, expected) => {
  expect(named(text)).toEqual(expected);
});

it.each([
  'quy 4',
  'tháng sau',
  'quý III/2024',
  'năm ngoái',
  'tuần tới',
  'tháng 9 năm 2025',
  '6 thang dau nam',
])('names “%s” so that the register understands it', (text) => {
  const [name] = named(text);
  expect(namedSpan(fold(name!), today)).not.toBeNull();
});

it.each([
  ['Kinh phí quý III/2024 là bao nhiêu', 'quý IV', 'Kinh phí quý IV năm 2024 là bao nhiêu'],
  ['Kinh phí quý III/2024 là bao nhiêu', 'năm 2025', 'Kinh phí quý III năm 2025 là bao nhiêu'],
  ['Việc từ quý I đến quý II năm 2024', 'quý IV', 'Việc quý IV năm 2024'],
  ['Việc của Bệnh viện Phổi', 'tháng sau', 'Việc của Bệnh viện Phổi trong tháng 12/2026'],
  ['Ai ký kế hoạch ngày 18/3/2024', 'năm 2025', 'Ai ký kế hoạch ngày 18/3/2024 năm 2025'],
])('puts a time in the place of another: %s, %s', (question, time, expected) => {
  expect(withTime(question, findTimes(time, today)[0]!, today)).toBe(expected);
});
