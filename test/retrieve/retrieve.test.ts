import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { vectorSearch } from '../../src/archive/vector-search.ts';
import { hashedEmbedder } from '../../src/models/hashed.ts';
import { hashedVectorWeight, retriever } from '../../src/retrieve/retrieve.ts';
import { type QuestionArchive, questionArchive, type WrittenDocument } from '../support/question-archive.ts';

const documents: WrittenDocument[] = [
  {
    source: 'truc-2019.txt',
    header: {
      title: 'Quy định chế độ trực',
      number: '31/QĐ-SYT',
      type: 'quyết định',
      issuedOn: '2019-02-11',
    },
    heading: 'Chế độ trực tại các trạm y tế',
    items: ['Trạm y tế bố trí 02 người trực mỗi đêm.', 'Phụ cấp trực đêm là 40 nghìn đồng.'],
  },
  {
    source: 'truc-2025.txt',
    header: {
      title: 'Quy định chế độ trực',
      number: '92/QĐ-SYT',
      type: 'quyết định',
      issuedOn: '2025-05-06',
    },
    heading: 'Chế độ trực tại các trạm y tế',
    items: ['Trạm y tế bố trí 03 người trực mỗi đêm.', 'Phụ cấp trực đêm là 90 nghìn đồng.'],
    replaces: '31/QĐ-SYT',
  },
  {
    source: 'nuoc.txt',
    header: {
      title: 'Kế hoạch giám sát nước sạch',
      number: '7/KH-SYT',
      type: 'kế hoạch',
      issuedOn: '2026-01-09',
    },
    heading: 'Giám sát chất lượng nước ăn uống',
    items: [
      'Trung tâm Kiểm soát bệnh tật lấy mẫu nước ở 12 nhà máy mỗi quý.',
      'Kết quả xét nghiệm gửi về Sở Y tế trước ngày 20 của tháng cuối quý.',
      'Các phòng khám tự kiểm tra bể chứa.',
    ],
  },
  {
    source: 'dao-tao.txt',
    header: { title: 'Đào tạo nhân viên', number: '15/CV-SYT', issuedOn: '2024-03-03' },
    heading: 'Lớp bồi dưỡng cho nhân viên mới',
    items: [
      'Lớp học mở vào thứ Bảy.',
      'Bảo hộ lao động được cấp trước khi thực hành.',
      'Báo hỏng thiết bị ngay.',
    ],
  },
];
const abbreviations = { CDC: ['Trung tâm Kiểm soát bệnh tật'], SYT: ['Sở Y tế'], PK: ['Phòng khám'] };

let house: QuestionArchive;
let retrieve: ReturnType<typeof retriever>;
beforeAll(async () => {
  house = await questionArchive(documents);
  const { search } = vectorSearch(house.archive, hashedEmbedder());
  retrieve = retriever({
    archive: house.archive,
    abbreviations,
    vectors: { search, weightOf: hashedVectorWeight },
  });
});
afterAll(() => house.close());

const first = async (question: string) => (await retrieve(question)).passages[0]!;

describe('a question', () => {
  it('finds the passage that answers it, with marks and without', async () => {
    expect((await first('Ai lấy mẫu nước ở các nhà máy?')).passage.text).toContain('12 nhà máy');
    expect((await first('ai lay mau nuoc o cac nha may')).passage.text).toContain('12 nhà máy');
  });

  it('finds it through typing errors, Telex leftovers and glued words', async () => {
    for (const typed of ['lấy mãu nuwowcs nhà máyy', 'laays maaux nuowcs nhà máy', 'lấymẫu nướcở nhàmáy']) {
      expect((await first(typed)).passage.text).toContain('12 nhà máy');
    }
  });

  it('finds a written-out name by its abbreviation and the other way round', async () => {
    expect((await first('CDC làm gì?')).passage.text).toContain('Kiểm soát bệnh tật');
    expect((await first('cdc lam gi')).passage.text).toContain('Kiểm soát bệnh tật');
    expect((await first('pk kiểm tra gì?')).passage.text).toContain('phòng khám');
  });

  it('prefers the words with the same marks', async () => {
    expect((await first('bảo hộ')).passage.text).toContain('Bảo hộ');
    expect((await first('báo hỏng')).passage.text).toContain('Báo hỏng');
  });

  it('has no evidence when it shares nothing with the archive, not even for nothing', async () => {
    for (const question of ['xyz', '?!', '', '   ']) {
      const evidence = await retrieve(question);
      expect(evidence.confidence).toBe(0);
    }
  });
});

describe('the rank of a passage', () => {
  it('is a sum that anybody can check', async () => {
    for (const question of [
      'phụ cấp trực đêm',
      'Quyết định 31/QĐ-SYT',
      'mãu nuwocs',
      'CDC ngày 09/01/2026',
    ]) {
      const { passages } = await retrieve(question);
      expect(passages.length).toBeGreaterThan(0);
      for (const { score, parts } of passages) {
        expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBeCloseTo(score, 10);
      }
      expect(passages.map(({ score }) => score)).toEqual(
        passages.map(({ score }) => score).sort((left, right) => right - left),
      );
    }
  });

  it('puts the document in force before the one it replaced', async () => {
    const { passages } = await retrieve('phụ cấp trực đêm');
    expect(passages.map(({ document }) => document.source).slice(0, 2)).toEqual([
      'truc-2025.txt',
      'truc-2019.txt',
    ]);
    expect(passages[1]!.parts.notInForce).toBeLessThan(0);
  });

  it('follows a number or a day that the question names, replaced or not', async () => {
    for (const named of ['Quyết định số 31/QĐ-SYT', '31 / QĐ-SYT', 'quyết định ngày 11/02/2019']) {
      const best = await first(`${named}: phụ cấp trực đêm là bao nhiêu?`);
      expect(best.document.source).toBe('truc-2019.txt');
      expect(best.parts).not.toHaveProperty('notInForce');
    }
  });

  it('stays within what is asked for', async () => {
    const all = await retrieve('trạm y tế', { k: 50 });
    expect((await retrieve('trạm y tế', { k: 2 })).passages).toHaveLength(2);
    const kept = all.passages[1]!.passage.id;
    const filtered = await retrieve('trạm y tế', { filter: (id) => id === kept });
    expect(filtered.passages.map(({ passage }) => passage.id)).toEqual([kept]);
  });
});

describe('confidence', () => {
  it('parts questions about the archive from others', async () => {
    for (const question of ['Trạm y tế bố trí mấy người trực?', 'ket qua xet nghiem gui ve dau']) {
      expect((await retrieve(question)).confidence).toBeGreaterThan(0.45);
    }
    for (const question of ['Giá vàng hôm nay bao nhiêu?', 'cach nau pho bo', 'ai vô địch bóng đá năm nay']) {
      expect((await retrieve(question)).confidence).toBeLessThan(0.3);
    }
  });

  it('trusts a number that the archive has and doubts one that it lacks', async () => {
    const known = await retrieve('92/QĐ-SYT nói gì?');
    const unknown = await retrieve('9999/QĐ-BXD nói gì?');
    expect(known.confidence).toBeGreaterThanOrEqual(0.5);
    expect(unknown.confidence).toBeLessThan(0.3);
    expect(unknown.missing).toEqual(['9999/QĐ-BXD']);
  });

  it('does not grow with the archive', async () => {
    const question = 'Trạm y tế bố trí mấy người trực?';
    const small = (await retrieve(question)).confidence;
    const others = Array.from({ length: 60 }, (_, number) => ({
      source: `khac-${number}.txt`,
      items: [`Việc thứ ${number} của xưởng gỗ.`, `Đồ mộc loại ${number} để ngoài sân.`],
    }));
    const grown = await questionArchive([...documents, ...others]);
    const large = await retriever({ archive: grown.archive, abbreviations })(question);
    grown.close();
    expect(Math.abs(large.confidence - small)).toBeLessThan(0.1);
  });
});

it('sees a document from the moment it is indexed, and no longer than it is there', async () => {
  const changing = await questionArchive(documents.slice(0, 1));
  const ask = retriever({ archive: changing.archive, abbreviations });
  const sources = async () => (await ask('lấy mẫu nước')).passages.map(({ document }) => document.source);
  expect(await sources()).not.toContain('nuoc.txt');
  await changing.index(documents);
  expect((await sources())[0]).toBe('nuoc.txt');
  await changing.index(documents.slice(0, 2));
  expect(await sources()).not.toContain('nuoc.txt');
  changing.close();
});
