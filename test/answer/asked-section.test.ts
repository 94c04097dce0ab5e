import { afterAll, beforeAll, expect, it } from 'vitest';
import { answer } from '../../src/answer/answer.ts';
import { archiveOf } from '../support/archive.ts';
import { official } from '../support/official.ts';

const plan = official({
  body: `Sở Y tế xây dựng kế hoạch như sau:

I. MỤC TIÊU

1. Không để dịch lớn xảy ra.

2. Ít nhất 95% trẻ được tiêm đủ hai mũi.

II. KINH PHÍ

1. Ngân sách tỉnh cấp 300 triệu đồng.

2. Các đơn vị tự cân đối phần còn lại.`,
});
const decision = official({
  number: 'Số: 15/QĐ-SYT',
  title: 'QUYẾT ĐỊNH\nBan hành Quy định trực cấp cứu',
  body: 'Điều 1. Phạm vi\n\n1. Áp dụng tại các bệnh viện.\n\n2. Không áp dụng tại trạm y tế.\n\nĐiều 2. Thời gian trực\n\n1. Ca ngày từ 7 giờ.\n\n2. Ca đêm từ 19 giờ.',
});

let archived: Awaited<ReturnType<typeof archiveOf>>;
beforeAll(async () => {
  archived = await archiveOf({ 'soi.txt': plan, 'truc.txt': decision });
});
afterAll(() => archived.close());

async function sections(question: string): Promise<string[]> {
  const outcome = answer(await archived.retrieve(question), { archive: archived.archive, refuseBelow: 0.3 });
  return outcome.quotes.map((quote) => quote.section);
}

it.each([
  ['Điều 2 của Quyết định 15/QĐ-SYT quy định gì?', ['Điều 2 › 1', 'Điều 2 › 2']],
  ['Theo quyết định số 15/QĐ-SYT, khoản 2 Điều 1 quy định gì?', ['Điều 1 › 2']],
  ['theo quyet dinh so 15/QĐ-SYT, dieu 1 khoan 1 noi gi', ['Điều 1 › 1']],
  ['Theo kế hoạch số 91/KH-SYT, nội dung cụ thể của mục 2?', ['II › 1', 'II › 2']],
  ['Theo kế hoạch số 91/KH-SYT, mục I nói gì?', ['I › 1', 'I › 2']],
])('quotes what stands at the place that is asked for: %s', async (question, expected) => {
  expect(await sections(question)).toEqual(expected);
});

it('leaves the place alone that stands in the document twice, and the part that is not there', async () => {
  expect(await sections('Theo kế hoạch số 91/KH-SYT, khoản 2 về kinh phí quy định gì?')).not.toEqual([
    'I › 2',
  ]);
  expect(await sections('Theo quyết định số 15/QĐ-SYT, điều 9 quy định thời gian trực thế nào?')).not.toEqual(
    [],
  );
});
