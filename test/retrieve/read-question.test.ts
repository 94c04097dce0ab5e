import { describe, expect, it } from 'vitest';
import { abbreviationReader } from '../../src/retrieve/abbreviations.ts';
import { contentOf } from '../../src/retrieve/question-words.ts';
import { readQuestion } from '../../src/retrieve/read-question.ts';
import { understander } from '../../src/retrieve/understand.ts';
import { postingStoreOf } from '../support/posting-store.ts';

const abbreviations = abbreviationReader({
  SYT: ['Sở Y tế'],
  CT: ['Chỉ thị', 'Chủ tịch'],
  'DS-KHHGĐ': ['Dân số - Kế hoạch hóa gia đình'],
  CO: ['Chứng nhận xuất xứ'],
});
const understand = understander(abbreviations);
const store = postingStoreOf([
  { text: 'Thực hiện nhiệm vụ tiêm chủng cho trẻ dưới 16 tuổi' },
  { text: 'Sở Y tế thực hiện nhiệm vụ; người dân khai báo' },
]);
const termsOf = (question: string) =>
  readQuestion(understand(question), store, abbreviations.isShortForm).known;
const syllablesOf = (question: string) =>
  readQuestion(understand(question), store, abbreviations.isShortForm).syllables.flatMap(
    (one) => one?.term ?? [],
  );

describe('words that only ask', () => {
  const kept = (text: string) =>
    contentOf(text)
      .map((syllable) => syllable?.folded ?? '·')
      .join(' ');

  it('are left out, with a gap where they stood', () => {
    expect(kept('Cho tôi hỏi hạn nộp báo cáo là khi nào?')).toBe('· · bao cao la ·');
    expect(kept('han nop bao cao la bao nhieu ngay')).toBe('· bao cao la · ngay');
  });

  it('are kept where they are other words', () => {
    expect(kept('dau khi va may bay')).toBe('dau khi va may bay');
    expect(kept('dầu khí và máy bay')).toBe('dau khi va may bay');
    expect(kept('Bao nhiêu?')).toBe('bao nhieu');
  });
});

describe('misspelt words', () => {
  it('are read as words of the archive', () => {
    expect(syllablesOf('nhieemj vuj')).toEqual(['nhiem', 'vu']);
    expect(syllablesOf('thực hiện nhiệmvụ')).toEqual(['thuc', 'hien', 'nhiem', 'vu']);
    expect(syllablesOf('thực hine nhiệm vụ')).toEqual(['thuc', 'hien', 'nhiem', 'vu']);
    expect(syllablesOf('dưới 16tuổi')).toEqual(['duoi', '16', 'tuoi']);
  });

  it('stay as they are when nothing in the archive stands beside them like that', () => {
    expect(syllablesOf('bitcoin')).toEqual(['bitcoin']);
    expect(syllablesOf('tiem quan')).toEqual(['tiem', 'quan']);
  });

  it('leave the words alone that the archive knows', () => {
    expect(syllablesOf('người dân tiêm vu')).toEqual(['nguoi', 'dan', 'tiem', 'vu']);
  });
});

describe('abbreviations', () => {
  it('are spelled out in any case, and looked for where the name is written out', () => {
    expect(understand('SYT làm gì').searched).toBe('SYT (Sở Y tế) làm gì');
    expect(understand('syt lam gi').searched).toBe('syt (Sở Y tế) lam gi');
    expect(understand('việc của sở y tế').searched).toBe('việc của sở y tế\nSYT');
    expect(understand('ds-khhgd').searched).toContain('Dân số - Kế hoạch hóa gia đình');
  });

  it('are not seen inside document numbers or in syllables that look like them', () => {
    expect(understand('5/CT-SYT').searched).toBe('5/CT-SYT');
    expect(understand('ở đâu có').searched).toBe('ở đâu có');
    expect(understand('giấy CO').searched).toBe('giấy CO (Chứng nhận xuất xứ)');
  });

  it('cost nothing where the archive knows only the full name', () => {
    const short = readQuestion(understand('SYT'), store, abbreviations.isShortForm);
    expect([...short.known.keys()]).toEqual(['so', 'so y', 'y', 'y te', 'te']);
    expect(short.unknownShare).toBe(0);
  });
});

describe('a question', () => {
  it('tells numbers, dates, years, quarters and types', () => {
    const read = understand(
      'Theo Kế hoạch 12/KH-SYT ngày 5/3/2024, quý III/2025 và quý 4 năm 2026 phải làm gì?',
    );
    expect(read).toMatchObject({
      accented: true,
      numbers: ['12/KH-SYT'],
      dates: ['2024-03-05'],
      types: ['kế hoạch'],
      quarters: [
        { quarter: 3, year: 2025 },
        { quarter: 4, year: 2026 },
      ],
    });
    expect(read.years).toEqual([2024, 2025, 2026]);
    expect(understand('quy i nam 2013').quarters).toEqual([{ quarter: 1, year: 2013 }]);
    expect(understand('thông tư liên tịch').types).toEqual(['thông tư liên tịch']);
    expect(understand('63/2025/QĐ-UBND').years).toEqual([]);
  });

  it('tells whether all of several things are wanted', () => {
    for (const list of [
      'Những nhiệm vụ nào của xã?',
      'liet ke cac viec',
      'gồm những gì?',
      'các đơn vị nào phải nộp',
    ]) {
      expect(understand(list).wantsList, list).toBe(true);
    }
    for (const one of ['Ai phải nộp?', 'Hạn nộp báo cáo của các đơn vị là ngày nào?']) {
      expect(understand(one).wantsList, one).toBe(false);
    }
  });

  it('has terms without marks, and leading zeros do not count', () => {
    expect([...termsOf('Tiêm chủng').keys()]).toEqual(['tiem', 'tiem chung', 'chung']);
    expect([...termsOf('016').keys()]).toEqual(['16']);
  });
});
