import { expect, it } from 'vitest';
import { moodOf } from '../../../src/ingest/tasks/moods.ts';

it.each([
  ['NHIỆM VỤ TRỌNG TÂM QUÝ II NĂM 2024', 'assign'],
  ['Tổ chức thực hiện', 'assign'],
  ['Trách nhiệm của Chi cục Dân số', 'assign'],
  ['Kết quả thực hiện', 'past'],
  ['Trình tự thực hiện', 'past'],
  ['Thành phần, số lượng hồ sơ', 'past'],
  ['Mục đích', 'frame'],
  ['Nhiệm vụ và quyền hạn', 'frame'],
  ['Vị trí, chức năng', 'frame'],
  ['Nội dung phối hợp', 'frame'],
  ['Thẩm quyền xử phạt', 'frame'],
  ['Tiêm chủng cho trẻ nhập học', null],
])('what stands under "%s"', (heading, mood) => expect(moodOf(heading)).toBe(mood));
