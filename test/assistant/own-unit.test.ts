import { expect, it } from 'vitest';
import { withOwnUnit } from '../../src/assistant/own-unit.ts';

it.each([
  ['Tuần này đơn vị tôi có việc gì?', 'Tuần này Văn phòng Sở có việc gì?'],
  ['Đơn vị của chúng tôi có nhiệm vụ nào quá hạn?', 'Văn phòng Sở có nhiệm vụ nào quá hạn?'],
  ['phòng mình phải báo cáo gì', 'Văn phòng Sở phải báo cáo gì'],
  ['don vi em han nop bao cao nao', 'Văn phòng Sở han nop bao cao nao'],
  ['don vi toi co viec gi', 'Văn phòng Sở co viec gi'],
])('%s', (text, expected) => {
  expect(withOwnUnit(text, 'Văn phòng Sở')).toBe(expected);
  expect(withOwnUnit(text, null)).toBeNull();
  // At the keyboard nobody has a unit.
  expect(withOwnUnit(text, undefined)).toBe(text);
});

it.each([
  'Nhiệm vụ của Trung tâm Minh Khai là gì?',
  'đơn vị tới hạn nộp báo cáo',
  'don vi toi han nop bao cao',
  'đơn vị nào chậm báo cáo?',
])('“%s” names no unit of the asker', (text) => {
  expect(withOwnUnit(text, null)).toBe(text);
});
