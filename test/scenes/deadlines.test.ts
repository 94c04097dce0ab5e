import ExcelJS from 'exceljs';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type House, openSceneHouse } from './house.ts';
import type { Person } from './person.ts';

let house: House;
let hung: Person;

beforeAll(async () => {
  house = await openSceneHouse({
    ...{ channels: ['telegram', 'zalo'], now: '2026-11-02T08:00:00', open: true },
    managers: ['telegram:2', 'zalo:truong'],
    files: [
      ...['cong-van/che-do-bao-cao-dinh-ky-2025.html', 'ke-hoach/tiem-chung-mo-rong-2026.docx'],
      ...['thong-bao/giao-ban-thang-10-2026.md', 'ke-hoach/kiem-tra-chat-luong-benh-vien-2026.pdf'],
    ],
  });
  hung = house.person('telegram', '2', 'Anh Hùng');
});
beforeEach(() => house.tellOnFailure());
afterAll(() => house.close());

it('a manager asks what is due, gets the sheet and the calendar', async () => {
  await hung.asks('/hanchot tuần');
  await hung.reads(/tính đến ngày 02\/11\/2026/, /06\/11\/2026/);
  await hung.asks('/baocao Phòng Tổ chức cán bộ tháng');
  await hung.reads(/THÁNG NÀY \(1\)/);
  const sheet = await hung.gets(/\.xlsx$/);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(sheet.bytes!) as unknown as ArrayBuffer);
  const cells = book.worksheets.flatMap((one) => one.getSheetValues().flat()).map(String);
  expect(cells.join(' ')).toContain('Phòng Tổ chức cán bộ hướng dẫn đánh giá');
  const calendar = await hung.gets(/\.ics$/);
  expect(Buffer.from(calendar.bytes!).toString('utf8')).toMatch(/^BEGIN:VCALENDAR[\s\S]*BEGIN:VEVENT/);
});

it('a manager reports a task done, takes it back, and puts one off', async () => {
  await hung.asks('/hanchot Phòng Tổ chức cán bộ tháng');
  const id = /\[([0-9a-f]{8})\]/.exec(await hung.reads(/trước ngày 10\/11\/2026/))![1]!;
  await hung.asks(`/hoanthanh ${id} 01/11/2026 đã gửi hướng dẫn`);
  await hung.reads(/Đã ghi nhận hoàn thành/, /Trạng thái: hoàn thành/);
  await hung.presses('Hoàn tác');
  await hung.reads(/Đã mở lại nhiệm vụ/, /hạn .*10\/11\/2026/);
  await hung.asks(`/giahan ${id}`);
  await hung.reads(/Thiếu hạn mới/);
  await hung.asks(`/giahan ${id} 31/11/2026 chờ số liệu`);
  await hung.reads(/Không có ngày “31\/11\/2026”/);
  await hung.asks(`/giahan ${id} 30/11/2026 chờ số liệu của các bệnh viện`);
  await hung.reads(/Đã gia hạn đến 30\/11\/2026/);
  await hung.presses('Bỏ gia hạn');
  await hung.reads(/Đã bỏ gia hạn: hạn trở lại là 10\/11\/2026/, /Trạng thái: .*, hạn 10\/11\/2026/);
  const acts = house.people.audited(5).map(({ act, by, on }) => [act, by, on]);
  expect(acts).toEqual([
    ['task unextended', 'telegram:2', id],
    ['task extended', 'telegram:2', id],
    ['task reopened', 'telegram:2', id],
    ['task done', 'telegram:2', id],
  ]);
});

it('a manager mistypes an extension, puts it right, and takes it back; what changes nothing is not recorded', async () => {
  await hung.asks('/hanchot Phòng Tổ chức cán bộ tháng');
  const id = /\[([0-9a-f]{8})\]/.exec(await hung.reads(/trước ngày 10\/11\/2026/))![1]!;
  const reported = () => house.people.audited(100).length;
  const before = reported();
  for (const day of ['10/11/2026', '03/11/2026']) {
    await hung.asks(`/giahan ${id} ${day} chờ số liệu`);
    await hung.reads(/Hạn hiện nay .* là 10\/11\/2026;/, new RegExp(`ví dụ: /giahan ${id} 17/11/2026`));
  }
  await hung.asks(`/giahan ${id} bỏ`);
  await hung.reads(/không được gia hạn, nên không có gì để bỏ; hạn hiện nay là 10\/11\/2026/);
  await hung.asks(`/molai ${id}`);
  await hung.reads(/đã được mở lại ngày 02\/11\/2026 và đang mở, nên không cần mở lại nữa/);
  await hung.asks(`/giahan ${id} Bộ Y tế chưa có số liệu`);
  await hung.reads(/Thiếu hạn mới/);
  expect(reported()).toBe(before);

  await hung.asks(`/giahan ${id} 30/12/2026 chờ số liệu`);
  await hung.reads(/Đã gia hạn đến 30\/12\/2026/, new RegExp(`muốn bỏ gia hạn, gõ /giahan ${id} bỏ`));
  await hung.asks(`/giahan ${id} 20/11/2026 chờ số liệu`);
  await hung.reads(/Đã gia hạn đến 20\/11\/2026/, /hạn 20\/11\/2026/);
  await hung.asks(`/giahan ${id} 20/11/2026 chờ số liệu`);
  await hung.reads(/đã được gia hạn đến ngày 20\/11\/2026 rồi, với cùng lý do/);
  await hung.asks(`/giahan ${id} 09/11/2026 chờ số liệu`);
  await hung.reads(/là 20\/11\/2026 \(gia hạn từ 10\/11\/2026\)/, new RegExp(`/giahan ${id} bỏ`));
  await hung.asks(`/giahan ${id} bỏ: đã có số liệu`);
  await hung.reads(/Đã bỏ gia hạn: hạn trở lại là 10\/11\/2026 như văn bản nêu/);
  const [last] = house.people.audited(1);
  expect(last).toMatchObject({
    ...{ act: 'task unextended', on: id, by: 'telegram:2' },
    detail: 'hạn trở lại là 10/11/2026 như văn bản nêu; đã có số liệu',
  });
  await hung.asks(`/giahan ${id} bo`);
  await hung.reads(/không được gia hạn/);
  expect(reported()).toBe(before + 3);
});

it('on a Zalo Bot a manager hears which files cannot be given there', async () => {
  const truong = house.person('zalo', 'truong', 'Trưởng');
  await truong.asks('/baocao tuần');
  await truong.reads(/06\/11\/2026/, /không gửi được tệp/);
  expect(truong.screen()).toHaveLength(1);
});

it('a digest is subscribed, delivered once at its time, and left', async () => {
  const mai = house.person('telegram', '41', 'Mai');
  await mai.asks('/nhac');
  await mai.presses('Bản tin hằng ngày lúc 07:30');
  await mai.reads(/Đã đăng ký bản tin mỗi ngày làm việc lúc 07:30/);
  await mai.asks('/nhac trước 3 ngày lúc 8h');
  await mai.reads(/trước hạn 3 ngày lúc 08:00/);

  house.at('2026-11-03T07:29:00');
  await house.scheduler.tick();
  expect(mai.screen()).toHaveLength(1);
  house.at('2026-11-03T07:30:00');
  await Promise.all([house.scheduler.tick(), house.scheduler.tick()]);
  await house.scheduler.tick();
  const digest = await mai.reads(/03\/11\/2026/, /06\/11\/2026/);
  expect(digest.match(/Bản tin thời hạn ngày/g)).toHaveLength(1);
  const ids = digest.match(/\[[0-9a-f]{8}\]/g)!;
  expect(new Set(ids).size).toBe(ids.length);
  house.at('2026-11-03T08:00:00');
  await house.scheduler.tick();
  await house.scheduler.tick();
  await mai.reads(/ trước ngày 06\/11\/2026|06\/11\/2026/);

  await mai.asks('/nhac');
  await mai.presses('Bỏ: bản tin mỗi ngày làm việc lúc 07:30, tất cả đơn vị');
  await mai.reads(/Đã bỏ đăng ký/);
  house.at('2026-11-04T07:30:00');
  await house.scheduler.tick();
  expect(mai.screen()).toHaveLength(1);
  house.at('2026-11-02T08:00:00');
});

it('a manager has the digest sent to a group, once at its time, and takes it away again; staff can do neither', async () => {
  const group = (user: string, name: string) => house.member('telegram', '-100777', user, name);
  const [manager, binh] = [group('2', 'Anh Hùng'), group('51', 'Bình')];
  const subscribed = () => house.people.subscriptions('telegram:-100777');
  await binh.asks('/nhac tuần');
  await binh.reads(/Trong nhóm, chỉ lãnh đạo và người quản trị/);
  await binh.asks('/nhac@vanthu_bot');
  await binh.presses('Bản tin hằng ngày lúc 07:30');
  await binh.reads(/Trong nhóm, chỉ lãnh đạo và người quản trị/);
  expect(subscribed()).toEqual([]);

  await manager.pressesAbove('Bản tin hằng ngày lúc 07:30');
  await manager.reads(/Đã đăng ký bản tin mỗi ngày làm việc lúc 07:30/);
  expect(subscribed()).toMatchObject([{ by: 'telegram:2', kind: 'daily', unit: null }]);
  await house.quiet();

  await hung.asks('/toilaai');
  await hung.reads(/telegram:2/);
  house.at('2026-11-03T07:29:00');
  await house.scheduler.tick();
  expect(manager.screen()).toHaveLength(1);
  house.at('2026-11-03T07:30:00');
  await Promise.all([house.scheduler.tick(), house.scheduler.tick()]);
  await house.scheduler.tick();
  const digest = await binh.reads(/Bản tin thời hạn ngày 03\/11\/2026/, /06\/11\/2026/);
  expect(digest.match(/Bản tin thời hạn ngày/g)).toHaveLength(1);
  expect(hung.screen()).toHaveLength(1);

  const leave = 'Bỏ: bản tin mỗi ngày làm việc lúc 07:30, tất cả đơn vị';
  await binh.asks('/nhac');
  await binh.presses(leave);
  await binh.reads(/Trong nhóm, chỉ lãnh đạo và người quản trị/);
  expect(subscribed()).toHaveLength(1);
  await manager.pressesAbove(leave);
  await manager.reads(/Đã bỏ đăng ký/);
  await house.quiet();
  house.at('2026-11-04T07:30:00');
  await house.scheduler.tick();
  expect(manager.screen()).toHaveLength(1);
  house.at('2026-11-02T08:00:00');
});
