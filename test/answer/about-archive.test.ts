import { describe, expect, it } from 'vitest';
import { aboutArchive } from '../../src/answer/about-archive.ts';
import type { ArchivedDocument } from '../../src/core/ports.ts';
import { document } from '../support/register.ts';

const over = { state: 'đã bị thay thế', text: 'đã bị thay thế bởi Quyết định số 9/QĐ-SYT' } as const;
const amended = { state: 'đã được sửa đổi', text: 'đã được sửa đổi' } as const;
const documents: ArchivedDocument[] = [
  document('a', { number: '7/KH-SYT', type: 'kế hoạch', issuedOn: '2024-02-01' }),
  document('b', { number: '8/KH-SYT', type: 'kế hoạch', issuedOn: '2025-03-02', status: amended }),
  document('c', { number: '9/KH-SYT', type: 'kế hoạch', issuedOn: '2023-03-02', status: over }),
  document('d', { number: '9/QĐ-SYT', type: 'quyết định', issuedOn: '2025-05-05' }),
  document('e', { number: null, type: null, issuedOn: null }),
  document('f', { number: null, type: 'bài viết', issuedOn: '2025-05-06' }),
];
const asked = (question: string, all = documents) => aboutArchive(question, all);

describe('how many documents the archive holds', () => {
  it.each([
    'Có bao nhiêu văn bản?',
    'kho có bao nhiêu văn bản',
    'Kho văn bản hiện nay có tất cả bao nhiêu tài liệu ạ?',
    'trong kho dang luu bao nhieu van ban vay em',
    'Tổng số văn bản trong kho là bao nhiêu?',
    'số lượng văn bản trong kho',
    'vậy kho có bao nhiêu văn bản',
    'Văn bản trong kho có bao nhiêu?',
    'số văn bản trong kho là bao nhiêu',
    'Văn thư ơi, bạn có bao nhiêu văn bản?',
    'em ơi cho chị hỏi có bao nhiêu file',
    'Anh cho em hỏi hệ thống có mấy văn bản?',
    'Trong kho có bao nhiêu loại văn bản?',
  ])('“%s” is told by type and by being in force', (question) => {
    expect(asked(question)).toBe(
      [
        'Kho hiện có 6 văn bản.',
        'Theo loại: 3 kế hoạch, 1 quyết định, 1 bài viết (không phải văn bản hành chính), 1 chưa rõ loại.',
        'Theo những văn bản có trong kho: 4 còn hiệu lực (trong đó 1 đã được sửa đổi), 1 không còn hiệu lực (trong đó 1 đã bị thay thế). Không kể các bài viết.',
        'Xem danh sách bằng lệnh /vanban (ở dòng lệnh: vanthu list).',
      ].join('\n'),
    );
  });

  it('of one type are named, the newest first', () => {
    const lines = asked('trong kho hiện có mấy kế hoạch?')!.split('\n');
    expect(lines).toEqual([
      'Kho có 3 kế hoạch.',
      'Theo những văn bản có trong kho: 2 còn hiệu lực (trong đó 1 đã được sửa đổi), 1 không còn hiệu lực (trong đó 1 đã bị thay thế).',
      '- Kế hoạch số 8/KH-SYT ngày 02/3/2025',
      '- Kế hoạch số 7/KH-SYT ngày 01/02/2024',
      '- Kế hoạch số 9/KH-SYT ngày 02/3/2023 (đã bị thay thế bởi Quyết định số 9/QĐ-SYT)',
    ]);
    const many = Array.from({ length: 14 }, (_, at) => document(`${at}`, { type: 'thông báo' }));
    expect(asked('có bao nhiêu thông báo', many)).toMatch(/^Kho có 14 thông báo\.[\s\S]*… và 4 văn bản khác/);
  });

  it.each([
    ['Có bao nhiêu kế hoạch còn hiệu lực?', /^Kho có 2 kế hoạch còn hiệu lực\./],
    ['kho có bao nhiêu văn bản đã hết hiệu lực', /^Kho có 1 văn bản không còn hiệu lực\./],
    [
      'Có bao nhiêu văn bản ban hành năm 2025?',
      /^Kho có 3 văn bản ban hành năm 2025\. Không kể 1 văn bản chưa rõ/,
    ],
    ['Có bao nhiêu nghị định trong kho?', /^Kho không có nghị định nào\.$/],
    ['có mấy thông tư liên tịch?', /^Kho không có thông tư liên tịch nào\.$/],
  ])('“%s”', (question, told) => {
    expect(asked(question)).toMatch(told);
  });

  it('in an empty archive are none', () => {
    expect(asked('Có bao nhiêu văn bản?', [])).toBe('Kho chưa có văn bản nào.');
  });
});

it.each([
  'Kế hoạch số 12 có bao nhiêu nhiệm vụ?',
  'Kế hoạch số 12/KH-SYT có bao nhiêu văn bản kèm theo?',
  'Có bao nhiêu văn bản phải báo cáo trước ngày 25/10/2024?',
  'Có bao nhiêu báo cáo phải gửi trong quý IV?',
  'Có bao nhiêu báo cáo quá hạn?',
  'Có bao nhiêu văn bản về tiêm chủng?',
  'Sở Y tế ban hành bao nhiêu kế hoạch?',
  'Tháng này có bao nhiêu văn bản?',
  'mấy văn bản này nói gì',
  'mấy văn bản này',
  'Số văn bản là bao nhiêu?',
  'Văn bản có bao nhiêu trang?',
  'Kho lạnh có bao nhiêu tủ?',
  'Trong kho có bao nhiêu liều vắc xin?',
  'Quyết định này còn hiệu lực không?',
  'Hướng dẫn có bao nhiêu bước?',
  'Cần nộp bao nhiêu báo cáo?',
  'Tôi có bao nhiêu báo cáo?',
  'Em có mấy báo cáo?',
  'Chị Lan có bao nhiêu kế hoạch?',
  'Một năm gửi mấy báo cáo?',
])('“%s” asks for something else', (question) => {
  expect(asked(question)).toBeNull();
});
