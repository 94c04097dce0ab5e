import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outlineOf } from '../../../src/ingest/outline/outline.ts';

const whole = (text: string) => outlineOf(text, { start: 0, end: text.length });
const paths = (...lines: string[]) => whole(lines.join('\n\n')).map((section) => section.path);

describe('outlineOf', () => {
  it('nests a list that begins anew, and goes back to the list above', () => {
    expect(
      paths(
        '1. Đánh giá chung',
        'Các đơn vị đã cố gắng.',
        '2. Nhiệm vụ quý II',
        '2.1. Nhiệm vụ trọng tâm:',
        '1. Nâng cao y đức.',
        '2. Phòng chống dịch.',
        '3. Đào tạo.',
        '2.2. Nội dung khác.',
        '1. Phối hợp với địa phương.',
        '2. Giữ đoàn kết.',
        '- Giao Bệnh viện đa khoa tỉnh lập câu lạc bộ.',
        '3. Đấu thầu thuốc.',
        '3. Tổ chức thực hiện',
      ),
    ).toEqual([
      '1',
      '2',
      '2.1',
      '2.1 › 1',
      '2.1 › 2',
      '2.1 › 3',
      '2.2',
      '2.2 › 1',
      '2.2 › 2',
      '2.2 › 2 › gạch đầu dòng 1',
      '2.2 › 3',
      '3',
    ]);
  });

  it('tells the outer list from the inner one by its bold labels', () => {
    expect(
      paths(
        '**1. Mục tiêu**',
        '1. Tiêm đủ.',
        '**2. Nhiệm vụ**',
        '1. Lập kế hoạch.',
        '2. Tập huấn.',
        '**3. Kinh phí**',
      ),
    ).toEqual(['1', '1 › 1', '2', '2 › 1', '2 › 2', '3']);
  });

  it('reads chương, điều, khoản, điểm with the titles below', () => {
    const sections = whole(
      [
        'Chương I',
        'QUY ĐỊNH CHUNG',
        'Điều 1. Phạm vi',
        '1. Quy chế này quy định:',
        'a) Việc thu;',
        'b) Việc chi.',
        'Điều 2. Đối tượng',
        'Các trạm y tế.',
        'Chương II',
        'TỔ CHỨC',
        'Điều 3. Thi hành',
        'Sở Y tế thi hành.',
      ].join('\n\n'),
    );
    expect(sections.map(({ path, heading }) => [path, heading])).toEqual([
      ['Chương I', 'QUY ĐỊNH CHUNG'],
      ['Chương I › Điều 1', 'Phạm vi'],
      ['Chương I › Điều 1 › 1', 'Quy chế này quy định:'],
      ['Chương I › Điều 1 › 1 › a)', ''],
      ['Chương I › Điều 1 › 1 › b)', ''],
      ['Chương I › Điều 2', 'Đối tượng'],
      ['Chương II', 'TỔ CHỨC'],
      ['Chương II › Điều 3', 'Thi hành'],
    ]);
  });

  it('begins the same level anew where every item is numbered 1', () => {
    expect(paths('1. Rà soát thuốc.', '1. Báo cáo Sở.', '1. Tổng kết.')).toEqual(['1', '1', '1']);
  });

  it('puts numbers under Roman numbers, bullets under numbers, plus under dash', () => {
    expect(
      paths(
        'I. MỤC ĐÍCH',
        '1. Yêu cầu',
        '- Đúng hạn:',
        '+ Quý I;',
        '+ Quý II.',
        '- Đủ hồ sơ.',
        'II. NỘI DUNG',
        '1. Tập huấn.',
      ),
    ).toEqual([
      'I',
      'I › 1',
      'I › 1 › gạch đầu dòng 1',
      'I › 1 › gạch đầu dòng 1 › dấu cộng 1',
      'I › 1 › gạch đầu dòng 1 › dấu cộng 2',
      'I › 1 › gạch đầu dòng 2',
      'II',
      'II › 1',
    ]);
  });

  it('leaves recipients and signatures out, and begins an attached plan by itself', () => {
    expect(
      paths(
        'Điều 1. Ban hành kèm theo Quyết định này Kế hoạch tiêm chủng.',
        'Nơi nhận:\n- Như Điều 1;\n- Lưu: VT.',
        'KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nTrần Văn Bình',
        'KẾ HOẠCH',
        'TIÊM CHỦNG MỞ RỘNG NĂM 2025',
        '(Kèm theo Quyết định số 12/QĐ-SYT ngày 05/3/2025 của Sở Y tế)',
        'I. MỤC TIÊU',
        '1. Tiêm cho 95% trẻ em.',
      ),
    ).toEqual(['Điều 1', 'Kế hoạch', 'Kế hoạch › I', 'Kế hoạch › I › 1']);
  });

  it('takes the words that an amendment quotes for no items of its own', () => {
    expect(
      paths(
        'Điều 1. Sửa đổi Quy chế',
        '1. Sửa đổi Điều 6 như sau:',
        '“Điều 6. Hồ sơ',
        '1. Đơn đề nghị.',
        '2. Bản sao thẻ.”',
        '2. Bãi bỏ Điều 9.',
      ),
    ).toEqual(['Điều 1', 'Điều 1 › 1', 'Điều 1 › 2']);
  });

  it('keeps the last words of a document out of its last item', () => {
    const text =
      '1. Rà soát thuốc.\n\n2. Báo cáo trước ngày 25.\n\nYêu cầu các đơn vị thực hiện nghiêm túc./.';
    const last = whole(text).at(-1);
    expect(text.slice(last?.start, last?.end)).toBe('2. Báo cáo trước ngày 25.');
  });

  it('leaves the last words under the heading that has nothing else', () => {
    const text = '1. Rà soát thuốc.\n\n2. Trách nhiệm\n\nCác đơn vị thực hiện nghiêm túc./.';
    expect(whole(text).at(-1)).toMatchObject({ path: '2', heading: 'Trách nhiệm', end: text.length });
  });

  it('gives a unit and a time that are named below a bullet to that bullet', () => {
    const text =
      '1. Đào tạo\n\n- Mở lớp cho trạm y tế.\n\n*Đơn vị chủ trì:* Sở Y tế.\n\n*Thời gian thực hiện:* Quý III.\n\n- Cấp chứng chỉ.';
    const bullet = whole(text).find((section) => section.path === '1 › gạch đầu dòng 1');
    expect(text.slice(bullet?.start, bullet?.end)).toContain('Quý III.');
  });

  it('takes the addressees of a letter for no items', () => {
    expect(
      paths(
        'Kính gửi:',
        '- Các bệnh viện;',
        '- Phòng Y tế các huyện.',
        'Sở Y tế đề nghị:',
        '- Báo cáo trước ngày 25.',
      ),
    ).toEqual(['gạch đầu dòng 1']);
  });

  it('reads a heading without label over a block', () => {
    expect(
      paths(
        '**Công tác khám chữa bệnh**',
        '1. Mở thêm phòng.',
        '2. Giảm chờ.',
        '**Công tác dược**',
        '1. Đấu thầu.',
      ),
    ).toEqual([
      'Công tác khám chữa bệnh',
      'Công tác khám chữa bệnh › 1',
      'Công tác khám chữa bệnh › 2',
      'Công tác dược',
      'Công tác dược › 1',
    ]);
  });

  it('makes the rows of a table sections, under the headings inside it', () => {
    const table = [
      '| STT | Nhiệm vụ | Chủ trì |',
      '| I | CÔNG TÁC DỊCH | |',
      '| 1 | Giám sát | CDC |',
      '| 2 | Báo cáo | CDC |',
    ].join('\n');
    expect(paths('PHỤ LỤC', 'BẢNG NHIỆM VỤ', table).filter(Boolean)).toEqual([
      'Phụ lục',
      'Phụ lục',
      'Phụ lục › I',
      'Phụ lục › I › dòng 1',
      'Phụ lục › I › dòng 2',
    ]);
  });

  const line = fc.constantFrom(
    'I. NỘI DUNG',
    'II. TỔ CHỨC',
    '1. Rà soát',
    '2. Báo cáo.',
    '3. Tổng hợp:',
    '1.1. Lập biểu',
    '2.1 Tập huấn',
    'a) Thu',
    'b) Chi',
    '- Giao Sở Y tế.',
    '+ Quý I',
    'Điều 1. Phạm vi',
    'Điều 2. Hiệu lực',
    'Chương I',
    'PHỤ LỤC',
    'Nơi nhận:',
    '- Lưu: VT.',
    'KT. GIÁM ĐỐC',
    'Các đơn vị thực hiện.',
    '**Công tác dược**',
    '| 1 | Giám sát | CDC |',
    '| STT | Việc | Ai |',
    '|',
    '',
    'KẾ HOẠCH',
    '(Kèm theo Quyết định số 1)',
    '“Điều 4. Hồ sơ',
    '[1] Sửa đổi.',
  );

  it('keeps children inside their parents and siblings apart and in order, whatever the lines', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), fc.nat(20), (lines, from) => {
        const text = lines.join('\n');
        const body = { start: Math.min(from, text.length), end: text.length };
        const sections = outlineOf(text, body);
        const ends = new Map<number | null, number>();
        for (const section of sections) {
          const parent = section.parent === null ? body : sections[section.parent];
          expect(section.start).toBeGreaterThanOrEqual(
            Math.max(parent?.start ?? 0, ends.get(section.parent) ?? 0),
          );
          expect(section.end).toBeLessThanOrEqual(parent?.end ?? 0);
          expect(section.end).toBeGreaterThan(section.start);
          ends.set(section.parent, section.end);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('stays linear: ten times the text takes no more than about ten times the time', () => {
    const part =
      '1. Rà soát kho thuốc và báo cáo\nvề Sở Y tế.\n- Giao Trung tâm Y tế huyện.\n| 1 | Giám sát | CDC |\n';
    const seconds = (times: number) => {
      const text = part.repeat(times);
      const start = performance.now();
      whole(text);
      return performance.now() - start;
    };
    seconds(500);
    expect(seconds(5000)).toBeLessThan(60 * Math.max(seconds(500), 5));
  });
});
