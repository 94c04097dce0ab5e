import { expect, it } from 'vitest';
import { documentWanted } from '../../src/assistant/document-wanted.ts';

it.each([
  ['Cho tôi xin file kế hoạch 21/KH-SYT', '21/KH-SYT'],
  ['gửi cho tôi văn bản 1876', '1876'],
  ['gui giup em ban goc cong van so 1876/SYT-NVY voi a', '1876/SYT-NVY'],
  ['Anh tải hộ quyết định số 689/QĐ-SYT nhé!', '689/QĐ-SYT'],
  ['xem toàn văn thông báo 565/TB-SYT', '565/TB-SYT'],
  ['tìm văn bản số 12', '12'],
  ['cho em xin nghị định 30/2020/NĐ-CP ạ', '30/2020/NĐ-CP'],
  ['xem thông tư liên tịch số 5', '5'],
  ['tải quy chế 689', '689'],
  ['cho xem chương trình 12/CTr-UBND', '12/CTr-UBND'],
  ['tìm đề án số 6', '6'],
])('“%s” asks to be given %s', (text, number) => {
  expect(documentWanted(text)).toBe(number);
});

it.each([
  'Văn bản 1876 quy định gì?',
  'Cho tôi biết hạn nộp theo công văn 1876/SYT-NVY',
  'xem nhiệm vụ trong văn bản 1876',
  'Ai ký quyết định 689?',
  'gửi báo cáo trước ngày 25/10/2026',
  'báo cáo 6 tháng gửi khi nào',
  'cho tôi 5 văn bản mới nhất',
  'xem văn bản đó',
  'cho xem đề án 06',
  'tìm phương án 2',
  'xem hợp đồng 111',
  'gửi luật sư 2',
])('“%s” does not', (text) => {
  expect(documentWanted(text)).toBeNull();
});
