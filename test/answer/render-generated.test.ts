import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { citeFrom } from '../../src/answer/cite.ts';
import { pack } from '../../src/answer/pack.ts';
import type { Packed } from '../../src/answer/packed.ts';
import { renderGenerated } from '../../src/answer/render-generated.ts';
import type { KeptSentence } from '../../src/answer/write-answer.ts';
import type { CitedQuote } from '../../src/core/answer.ts';
import { archiveOf } from '../support/archive.ts';
import { official } from '../support/official.ts';

let kho: Awaited<ReturnType<typeof archiveOf>>;
beforeAll(async () => {
  kho = await archiveOf({
    'quyet-dinh/cu.txt': official({
      number: 'Số: 23/QĐ-SYT',
      date: 'Thanh Giang, ngày 02 tháng 02 năm 2020',
      title: 'QUYẾT ĐỊNH\nVề phụ cấp trực của trạm y tế',
      body: 'Điều 1. Phụ cấp trực của trạm y tế là 40.000 đồng một phiên.\n\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.',
    }),
    'quyet-dinh/moi.txt': official({
      number: 'Số: 67/QĐ-SYT',
      date: 'Thanh Giang, ngày 10 tháng 5 năm 2023',
      title: 'QUYẾT ĐỊNH\nVề phụ cấp trực của trạm y tế',
      body: 'Điều 1. Phụ cấp trực của trạm y tế là 60.000 đồng một phiên.\n\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 23/QĐ-SYT ngày 02 tháng 02 năm 2020.',
    }),
    'ke-hoach/truc.txt': official({
      number: 'Số: 88/KH-SYT',
      body: 'I. PHÂN CÔNG\n\n1. Giao Trung tâm Y tế huyện Lạc Sa các việc sau:\n\na) Lập lịch trực của trạm y tế trước ngày 25 hằng tháng. Lịch trực gửi về Trung tâm Kiểm soát bệnh tật tỉnh. Lịch trực niêm yết tại cổng trạm.\n\nb) Kiểm tra việc trực đột xuất mỗi quý một lần.',
    }),
  });
});
afterAll(() => kho.close());

async function packedFor(question: string): Promise<Packed> {
  return pack(await kho.retrieve(question, { k: 30 }), { archive: kho.archive, tokens: 6000 });
}

function addressOf(packed: Packed, words: string): string {
  const found = packed.passages
    .flatMap(({ sentences }) => sentences)
    .find(({ text }) => text.includes(words));
  return found!.address;
}

const sentence = (...clauses: [string, string[]][]): KeptSentence => ({
  text: '',
  item: false,
  paragraph: false,
  clauses: clauses.map(([text, addresses]) => ({ text, addresses })),
});
const render = (packed: Packed, kept: KeptSentence[], numbers: string[] = [], list: CitedQuote[] = []) =>
  renderGenerated(kept, { packed, numbers, list, archive: kho.archive });

describe('an answer that a model wrote', () => {
  it('has the number of its quote behind each clause, and the quotes out of the archive below', async () => {
    const packed = await packedFor('Lịch trực của trạm y tế lập trước ngày nào, gửi về đâu?');
    const outcome = render(packed, [
      sentence(
        ['Trạm lập lịch trực trước ngày 25 hằng tháng', [addressOf(packed, 'Lập lịch trực')]],
        [', mỗi quý kiểm tra đột xuất một lần.', [addressOf(packed, 'đột xuất')]],
      ),
    ]);
    expect(outcome.text).toMatch(
      /^Trạm lập lịch trực trước ngày 25 hằng tháng \(1\), mỗi quý kiểm tra đột xuất một lần \(2\)\.\n\nTheo kế hoạch số 88\/KH-SYT ngày 07\/3\/2024 của Sở Y tế tỉnh Thanh Giang:\n\n\(1\) “a\) Lập lịch trực/,
    );
    expect(outcome.text).toContain('(mục I › 1, tệp ke-hoach/truc.txt)');
    for (const quote of outcome.quotes) {
      expect(kho.archive.document(quote.source)!.text.slice(quote.start, quote.end)).toBe(quote.text);
    }
  });

  it('quotes neighbouring sentences as one, and not what stands apart', async () => {
    const packed = await packedFor('Lịch trực của trạm y tế lập trước ngày nào, gửi về đâu?');
    const [made, sent, posted] = ['Lập lịch trực', 'gửi về Trung tâm', 'niêm yết'].map((words) =>
      addressOf(packed, words),
    );
    const both = render(packed, [
      sentence(['Lịch trực gửi về Phòng.', [sent!]]),
      sentence(['Lập sớm.', [made!]]),
    ]);
    expect(both.quotes.map(({ text }) => text)).toEqual([
      'a) Lập lịch trực của trạm y tế trước ngày 25 hằng tháng. Lịch trực gửi về Trung tâm Kiểm soát bệnh tật tỉnh.',
    ]);
    expect(both.text).toMatch(/^Lịch trực gửi về Phòng \(1\)\. Lập sớm \(1\)\./);
    const apart = render(packed, [sentence(['Lập sớm và niêm yết.', [made!, posted!]])]);
    expect(apart.quotes).toHaveLength(2);
    expect(apart.text).toMatch(/^Lập sớm và niêm yết \(1\)\(2\)\./);
  });

  it('quotes a list that was asked for whole, whatever the model took of it', async () => {
    const packed = await packedFor('Phụ cấp trực của trạm y tế là bao nhiêu?');
    const { passages } = packed;
    const articles = passages.filter(({ passage }) => passage.source === 'quyet-dinh/moi.txt');
    const list = articles.flatMap(({ passage }) => citeFrom(kho.archive, passage, [passage]));
    expect(list).toHaveLength(2);
    const outcome = render(
      packed,
      [sentence(['Là 60.000 đồng.', [addressOf(packed, '60.000')]])],
      ['67/QĐ-SYT'],
      list,
    );
    expect(outcome.text).toMatch(/^Là 60\.000 đồng \(1\)\./);
    expect(outcome.text).toContain('Danh sách đầy đủ gồm 2 nội dung, nguyên văn ở dưới đây.');
    const own = outcome.quotes.filter(({ source }) => source === 'quyet-dinh/moi.txt');
    expect(own.map(({ text }) => text.slice(0, 6))).toEqual(['Điều 1', 'Điều 2']);
  });

  it('says where a lead-in stands', async () => {
    const packed = await packedFor('Lịch trực của trạm y tế lập trước ngày nào, gửi về đâu?');
    const outcome = render(packed, [sentence(['Giao Trung tâm.', [addressOf(packed, 'Giao Trung tâm')]])]);
    expect(outcome.quotes[0]).toMatchObject({
      section: 'I › 1',
      text: '1. Giao Trung tâm Y tế huyện Lạc Sa các việc sau:',
    });
  });

  it('tells of the document in force first, and of the other one that it is not', async () => {
    const packed = await packedFor('Phụ cấp trực của trạm y tế là bao nhiêu?');
    const outcome = render(packed, [sentence(['Trước đây là 40.000 đồng.', [addressOf(packed, '40.000')]])]);
    expect(outcome.quotes.map(({ source }) => source)).toEqual(['quyet-dinh/moi.txt', 'quyet-dinh/cu.txt']);
    // What the model wrote rests on the old one alone: nobody is to read it before knowing.
    expect(outcome.text).toMatch(
      /^Hai văn bản nêu khác nhau: quyết định số 67\/QĐ-SYT ngày 10\/5\/2023 [^\n]*\n\nTrước đây là 40\.000 đồng \(2\)\./,
    );
    expect(outcome.text).toContain('Lưu ý: văn bản này đã bị thay thế');
  });

  it('tells of a contradiction behind a text that has the document in force', async () => {
    const packed = await packedFor('Phụ cấp trực của trạm y tế là bao nhiêu?');
    const both = render(packed, [
      sentence(['Nay là 60.000 đồng,', [addressOf(packed, '60.000')]]),
      sentence(['trước đây là 40.000 đồng.', [addressOf(packed, '40.000')]]),
    ]);
    expect(both.text).toMatch(
      /^Nay là 60\.000 đồng \(1\), trước đây là 40\.000 đồng \(2\)\.\n\nHai văn bản nêu khác nhau/,
    );
  });

  it('unless the other one was asked for', async () => {
    const packed = await packedFor('Quyết định 23/QĐ-SYT quy định phụ cấp trực bao nhiêu?');
    const outcome = render(
      packed,
      [sentence(['Là 40.000 đồng.', [addressOf(packed, '40.000')]])],
      ['23/QĐ-SYT'],
    );
    expect(outcome.quotes[0]!.source).toBe('quyet-dinh/cu.txt');
  });
});
