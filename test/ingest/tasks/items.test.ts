import { describe, expect, it } from 'vitest';
import { ingest } from '../../../src/ingest/ingest.ts';
import { sampleKnown } from '../../support/known.ts';

const letter = (body: string) => `UBND TỈNH THANH GIANG
SỞ Y TẾ

Số: 96/SYT-NVY
V/v phòng bệnh mùa hè

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Thanh Giang, ngày 02 tháng 5 năm 2025

Kính gửi: Các đơn vị trực thuộc.

${body}

Nơi nhận:
- Như trên;
- Lưu: VT.

GIÁM ĐỐC

Trần Thị Minh Thúy
`;

async function tasksIn(body: string) {
  const bytes = Buffer.from(letter(body));
  const read = await ingest({ source: 'thu.txt', sha256: '', bytes }, { maxBytes: 1e6, ...sampleKnown });
  if ('reason' in read) throw new Error(read.reason);
  return (read.tasks ?? []).map((task) => ({
    text: read.document.text.slice(task.start, task.end),
    lead: task.lead.map((one) => one.unit ?? one.text),
    applies: task.applies,
    due: task.deadlines.map((deadline) => deadline.due ?? deadline.every),
  }));
}

describe('who bears an item', () => {
  it('takes bearer and term from the words above that only introduce', async () => {
    const tasks = await tasksIn(
      '1. Trước ngày 20/5/2025, Trung tâm Kiểm nghiệm tỉnh có trách nhiệm:\n\na) Lấy mẫu nước tại các bể bơi;\n\nb) Gửi kết quả về Sở Y tế.',
    );
    expect(tasks).toEqual([
      {
        text: 'Lấy mẫu nước tại các bể bơi',
        lead: ['trung-tam-kiem-nghiem-tinh'],
        applies: 'named',
        due: ['2025-05-20'],
      },
      {
        text: 'Gửi kết quả về Sở Y tế',
        lead: ['trung-tam-kiem-nghiem-tinh'],
        applies: 'named',
        due: ['2025-05-20'],
      },
    ]);
  });

  it('goes on from those that a clause of form named', async () => {
    const tasks = await tasksIn(
      '1. Các bệnh viện, trạm y tế trên địa bàn tỉnh chịu trách nhiệm thi hành quy định này. Trước ngày 05/6/2025 báo cáo số giường trống.',
    );
    expect(tasks).toMatchObject([{ lead: ['cac-benh-vien', 'tram-y-te'], due: ['2025-06-05'] }]);
  });

  it('does not take the last of a list for the one who acts', async () => {
    const tasks = await tasksIn(
      '1. Phối hợp với Sở Công Thương, Công an tỉnh kiểm tra nước đóng chai trước ngày 10/6/2025.',
    );
    expect(tasks).toMatchObject([{ lead: [], applies: 'general' }]);
  });
});

describe('what sets nobody a task', () => {
  it.each([
    ['powers', '1. Thanh tra Sở có quyền:\n\na) Lập biên bản;\n\nb) Xử phạt cơ sở vi phạm.'],
    [
      'steps of a procedure',
      '1. Trình tự thực hiện:\n\na) Nộp hồ sơ tại bộ phận một cửa;\n\nb) Thẩm định hồ sơ.',
    ],
    [
      'a clause of enforcement, however many it names',
      '1. Chánh Văn phòng Sở; Chánh Thanh tra Sở; Giám đốc các đơn vị trực thuộc và các tổ chức, cá nhân liên quan chịu trách nhiệm thi hành Quyết định này./.',
    ],
  ])('%s', async (_, body) => expect(await tasksIn(body)).toEqual([]));
});
