import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answer } from '../../src/answer/answer.ts';
import type { Answer, Refusal } from '../../src/core/answer.ts';
import { archiveOf } from '../support/archive.ts';
import { official } from '../support/official.ts';

const plan = official({
  number: 'Số: 91/KH-SYT',
  body: `Sở Y tế xây dựng kế hoạch với các nội dung sau:

I. MỤC TIÊU

1. Khống chế số ca mắc sởi dưới 120 ca trong năm.

2. Ít nhất 95% trẻ dưới 2 tuổi được tiêm đủ hai mũi vắc xin sởi.

II. BỐN NHIỆM VỤ TRỌNG TÂM CỦA CHIẾN DỊCH TIÊM CHỦNG

1. Rà soát trẻ chưa tiêm chủng tại từng thôn, bản.

2. Bố trí điểm tiêm lưu động ở các xã vùng cao.

3. Truyền thông trên hệ thống loa của xã.

4. Báo cáo kết quả hằng tuần về Trung tâm Kiểm soát bệnh tật tỉnh.

III. TỔ CHỨC THỰC HIỆN

1. Giao Trung tâm Y tế huyện Lạc Sa chủ trì tập huấn kỹ thuật tiêm cho y tế xã, hoàn thành chậm nhất hết quý II năm 2024.`,
});
const replaced = official({
  number: 'Số: 15/QĐ-SYT',
  date: 'Thanh Giang, ngày 02 tháng 02 năm 2020',
  title: 'QUYẾT ĐỊNH\nVề mức chi bồi dưỡng cộng tác viên dân số',
  body: 'Điều 1. Mức chi bồi dưỡng cộng tác viên dân số là 200.000 đồng một tháng.\n\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.',
});
const replacing = official({
  number: 'Số: 44/QĐ-SYT',
  date: 'Thanh Giang, ngày 10 tháng 5 năm 2023',
  title: 'QUYẾT ĐỊNH\nVề mức chi bồi dưỡng cộng tác viên dân số',
  body: 'Điều 1. Mức chi bồi dưỡng cộng tác viên dân số là 350.000 đồng một tháng.\n\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 15/QĐ-SYT ngày 02 tháng 02 năm 2020.',
});

let kho: Awaited<ReturnType<typeof archiveOf>>;
beforeAll(async () => {
  kho = await archiveOf({
    'ke-hoach/soi.txt': plan,
    'quyet-dinh/cu.txt': replaced,
    'quyet-dinh/moi.txt': replacing,
  });
});
afterAll(() => kho.close());

async function ask(question: string): Promise<Answer | Refusal> {
  return answer(await kho.retrieve(question), { archive: kho.archive, refuseBelow: 0.25 });
}

it('quotes the passage word for word, with number, date, section and file', async () => {
  const outcome = await ask('Hạn cuối tập huấn kỹ thuật tiêm là khi nào?');
  const [quote] = outcome.quotes as Answer['quotes'];
  expect(quote!.text).toContain('hoàn thành chậm nhất hết quý II năm 2024');
  expect(quote).toMatchObject({ source: 'ke-hoach/soi.txt', section: 'III › 1' });
  expect(quote!.document).toMatchObject({
    number: '91/KH-SYT',
    issuedOn: '2024-03-07',
    status: 'còn hiệu lực',
  });
  const { text } = kho.archive.document('ke-hoach/soi.txt')!;
  expect(text.slice(quote!.start, quote!.end)).toBe(quote!.text);
  for (const said of ['Theo kế hoạch số 91/KH-SYT ngày 07/3/2024', 'mục III › 1', 'tệp ke-hoach/soi.txt']) {
    expect(outcome.text).toContain(said);
  }
});

it('understands the question without marks', async () => {
  const outcome = await ask('han cuoi tap huan ky thuat tiem la khi nao');
  expect(outcome.quotes[0]?.text).toContain('quý II năm 2024');
});

it('gives the whole list under the heading that was asked for, in order', async () => {
  const outcome = await ask('Bốn nhiệm vụ trọng tâm của chiến dịch tiêm chủng là gì?');
  expect(outcome.quotes.map((quote) => quote.text.slice(0, 2))).toEqual(['1.', '2.', '3.', '4.']);
  expect(outcome.text).toContain('gồm 4 nội dung');
});

describe('documents that are no longer in force', () => {
  it('answers from the one in force first', async () => {
    const outcome = await ask('Mức chi bồi dưỡng cộng tác viên dân số là bao nhiêu?');
    expect(outcome.quotes[0]!.text).toContain('350.000');
  });

  it('says which document replaced it, and quotes where that stands', async () => {
    const outcome = await ask('Quyết định số 15/QĐ-SYT bị thay thế bởi văn bản nào?');
    expect(outcome.text).toContain('đã bị thay thế bởi Quyết định số 44/QĐ-SYT ngày 10/5/2023');
    expect(outcome.quotes[0]).toMatchObject({ source: 'quyet-dinh/moi.txt' });
    expect(outcome.quotes[0]!.text).toContain('thay thế Quyết định số 15/QĐ-SYT');
  });

  it('says it when an old document is quoted', async () => {
    const outcome = await ask('Quyết định 15/QĐ-SYT quy định mức chi bao nhiêu?');
    expect(outcome.quotes[0]!.text).toContain('200.000');
    expect(outcome.text).toContain('Lưu ý: văn bản này đã bị thay thế');
  });
});

it('tells who signed, with the signature as its ground', async () => {
  const outcome = await ask('Ai ký kế hoạch 91/KH-SYT?');
  expect(outcome.text).toContain('Đỗ Thị Hạnh, Phó giám đốc');
  expect(outcome.quotes.at(-1)!.text).toContain('Đỗ Thị Hạnh');
});

it.each(['Giá vàng hôm nay bao nhiêu?', 'cach nau pho bo', 'Lịch thi đấu bóng đá tối nay'])(
  'refuses what the archive does not say: %s',
  async (question) => {
    const outcome = await ask(question);
    expect(outcome).toMatchObject({ kind: 'refusal', quotes: [] });
    expect(outcome.text).toMatch(/^Không tìm thấy/);
  },
);

it('offers the nearest documents with a refusal', async () => {
  const outcome = (await ask('Thuốc tiêm trị bệnh dại của huyện giá bao nhiêu tiền?')) as Refusal;
  expect(outcome.kind).toBe('refusal');
  expect(outcome.nearest.length).toBeGreaterThan(0);
  expect(outcome.text).toContain(outcome.nearest[0]!.source);
});

it('says so when the archive lacks the document that is asked for, be there something near it or not', async () => {
  const refusal = await ask('Kế hoạch số 9999/KH-BXD nói gì về cầu đường?');
  expect(refusal).toMatchObject({ kind: 'refusal', reason: 'Trong kho không có văn bản số 9999/KH-BXD.' });
  const near = await ask(
    'Theo Kế hoạch số 9191/KH-SYT, ít nhất bao nhiêu phần trăm trẻ dưới 2 tuổi được tiêm đủ hai mũi vắc xin sởi?',
  );
  expect(near.text).toContain('Trong kho không có văn bản số 9191/KH-SYT.');
  expect((await ask('Kế hoạch số 91/KH-SYT nói gì về điểm tiêm lưu động?')).text).not.toContain(
    'Trong kho không có',
  );
});
