import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCalendar } from '../../../src/calendar.ts';
import { datesIn, findDeadlines } from '../../../src/core/deadlines/find-deadlines.ts';
import { readWordings } from '../../eval/deadline-wordings.ts';

const calendar = loadCalendar('knowledge/calendar.json');
const reference = '2013-04-18';
const wordings = readWordings();

describe('the rule says', () => {
  const ruleOf = (text: string, on = reference) => findDeadlines(text, { reference: on, calendar })[0]?.rule;
  it.each([
    ['xong trước ngày 31/2/2014', reference, /^Không có ngày 31\/2\/2014 trong lịch/],
    ['từ ngày 30/6/2013 đến ngày 01/6/2013', reference, /01\/6\/2013 đứng trước ngày bắt đầu 30\/6\/2013/],
    [
      'trong vòng 5 ngày làm việc kể từ ngày ký',
      reference,
      /5 ngày làm việc tính từ ngày ký 18\/4\/2013.*Điều 147/,
    ],
    ['trong vòng 10 ngày kể từ ngày ký', reference, /Ngày cuối 28\/4\/2013 là ngày nghỉ.*02\/5\/2013/],
    ['trong vòng 10 ngày kể từ ngày nhận được hồ sơ', reference, /Tính từ ngày nhận được/],
    ['trong vòng 10 ngày kể từ ngày Quyết định này có hiệu lực', reference, /ngày có hiệu lực/],
    ['trong vòng 5 ngày làm việc kể từ ngày ký', '2027-08-30', /năm 2027 .*chưa có trong calendar\.json/],
    ['trong vòng 5 ngày làm việc kể từ ngày ký', '2030-03-04', /năm 2030 chưa có trong calendar\.json/],
    ['xong trước ngày 15/01', reference, /Năm 2014: lần đến gần nhất/],
    ['xong trước cuối năm 2013', reference, /Bộ luật Dân sự 2015, Điều 146/],
  ])('%s (%s)', (text, on, expected) => {
    expect(ruleOf(text, on)).toMatch(expected);
  });
});

it('takes the year of the heading before that of the document', () => {
  const [deadline] = findDeadlines('xong trước ngày 25 tháng 4', { reference, year: 2014, calendar });
  expect(deadline).toMatchObject({ due: '2014-04-25', certainty: 'implied' });
  expect(deadline?.rule).toContain('tiêu đề');
});

it('looks at the span only and gives offsets into the whole text', () => {
  const text = 'Báo cáo trước ngày 01/5/2013.\nGửi hồ sơ trước ngày 10/5/2013.';
  const found = findDeadlines(text, { reference, calendar, span: { start: 30, end: text.length } });
  expect(found.map(({ raw, start, end }) => [raw, text.slice(start, end)])).toEqual([
    ['trước ngày 10/5/2013', 'trước ngày 10/5/2013'],
  ]);
});

describe('what a person types', () => {
  it.each([
    ['Quý III/2025', '2025-09-30'],
    ['30/6', '2013-06-30'],
    ['Quý 3/2013', '2013-09-30'],
    ['Cả năm', '2013-12-31'],
    ['trong vòng 05 ngày làm việc kể từ ngày ký', '2013-04-26'],
  ])('%s is a term', (text, due) => {
    expect(datesIn(text, reference, calendar).map((one) => one.due)).toEqual([due]);
  });
  it.each([
    'đã hoàn thành trước ngày 30/3/2013',
    'Thanh Giang, ngày 15 tháng 6 năm 2013',
    'Theo Kế hoạch số 21/KH-SYT ngày 23/01/2026',
  ])('%s is none', (text) => {
    expect(datesIn(text, reference, calendar)).toEqual([]);
  });
  it.each(wordings.filter((row) => row.expect.length === 0 && !row.isTerm).map(({ text }) => text))(
    '%s is none',
    (text) => {
      expect(datesIn(text, reference, calendar)).toEqual([]);
    },
  );
});

it('finds the same terms in text without diacritics, but for syllables that only those tell apart', () => {
  const strip = (text: string) =>
    text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');
  for (const { text, reference: on, isTerm, expect: expected } of wordings) {
    const context = { reference: on, calendar, ...(isTerm === undefined ? {} : { isTerm }) };
    // `tháng sau` is next month there, `tháng sáu` June.
    if (expected.length === 0 || /tháng sáu/u.test(text)) continue;
    const found = findDeadlines(strip(text), context).map(({ kind, due }) => ({ kind, due }));
    expect(found, text).toEqual(findDeadlines(text, context).map(({ kind, due }) => ({ kind, due })));
  }
});

it('gives raw words, whatever the text', () => {
  const pieces = wordings.flatMap(({ text }) => text.split(/(?<= )/u));
  const texts = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 5 })), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(texts, fc.boolean(), (parts, isTerm) => {
      const text = parts.join('').normalize('NFC');
      let last = 0;
      for (const one of findDeadlines(text, { reference, calendar, isTerm })) {
        expect(text.slice(one.start, one.end)).toBe(one.raw);
        expect(one.start).toBeGreaterThanOrEqual(last);
        expect(one.end).toBeGreaterThan(one.start);
        if (one.due && one.from) expect(one.from <= one.due).toBe(true);
        last = one.end;
      }
    }),
    { numRuns: 300 },
  );
});

it('takes time in proportion to the text, however hostile', () => {
  const hostile = [
    'trong vòng ',
    'trước ngày ',
    'chậm nhất là ',
    'hằng tháng ',
    'từ ngày 1 đến ',
    '30/6 - ',
    '05 ngày kể từ ',
    'số liệu tính ',
    'quý I, ',
    '     ',
    '*_ *',
    '\n\n',
    'mười mười ',
    'thời gian ',
    '12/12/',
    'ngay sau khi ',
    '('.repeat(10),
  ];
  for (const piece of hostile) {
    const text = piece.repeat(Math.ceil(300_000 / piece.length));
    const started = performance.now();
    findDeadlines(text, { reference, calendar, isTerm: true });
    expect(performance.now() - started, piece).toBeLessThan(20_000);
  }
});
