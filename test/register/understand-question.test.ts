import { expect, it } from 'vitest';
import { understandQuestion } from '../../src/register/understand-question.ts';
import { fewUnits } from '../support/register.ts';

const read = (question: string) => understandQuestion(question, { units: fewUnits, today: '2013-06-19' });

it.each([
  ['Nhiệm vụ nào đến hạn trong quý III năm 2013?', '2013-07-01', '2013-09-30'],
  ['tuần này có việc gì đến hạn?', '2013-06-17', '2013-06-23'],
  ['tuan sau co viec gi den han', '2013-06-24', '2013-06-30'],
  ['Việc gì đến hạn trong tháng này?', '2013-06-01', '2013-06-30'],
  ['Việc nào phải hoàn thành trước ngày 30/6/2013?', null, '2013-06-30'],
  ['Nhiệm vụ nào đến hạn trong 10 ngày tới?', '2013-06-19', '2013-06-29'],
  ['Hôm nay có việc gì đến hạn không?', '2013-06-19', '2013-06-19'],
])('reads the time of "%s" from the clock', (question, from, to) => {
  expect(read(question)?.span).toMatchObject({ from, to });
});

it('reads units and status', () => {
  expect(read('phòng y tế huyện Lạc Sa phải làm gì?')?.units.map((unit) => unit.id)).toEqual(['lac-sa']);
  expect(read('sắp đến hạn')?.status).toEqual(['sắp đến hạn']);
  expect(read('Văn phòng Sở có việc nào quá hạn?')).toMatchObject({ status: ['quá hạn'] });
});

it.each([
  'Hạn nộp báo cáo tháng là ngày nào?',
  'Phòng Y tế huyện Lạc Sa phải làm gì khi có ca sốt xuất huyết?',
  'Ý kiến đường dây nóng quá hạn xử lý trong bao lâu?',
  'Hạn nộp tờ khai thuế quý III/2026 là ngày nào?',
  'Ai ký thông báo 318/TB-SYT?',
  'Có nhiệm vụ gì?',
])('leaves "%s" to the passages', (question) => {
  expect(read(question)).toBeNull();
});

it('reads the number of a document, whose letters name no unit', () => {
  const asked = read('Công văn 842/SYT-VP giao những nhiệm vụ nào còn chưa hoàn thành?');
  expect(asked).toMatchObject({ number: '842/SYT-VP', units: [] });
});

it('takes the day of issue behind a number for a part of the name', () => {
  const asked = read('Thông báo số 318/TB-SYT ngày 22/4/2013 giao những việc gì?');
  expect(asked).toMatchObject({ number: '318/TB-SYT', span: null });
});
