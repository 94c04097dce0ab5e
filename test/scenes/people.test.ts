import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type House, openSceneHouse } from './house.ts';
import type { Person } from './person.ts';

let house: House;
let admin: Person;

beforeAll(async () => {
  house = await openSceneHouse({
    ...{ channels: ['telegram', 'zalo'], now: '2026-11-02T08:00:00', admins: ['telegram:1'] },
    files: ['cong-van/che-do-bao-cao-dinh-ky-2025.html', 'ke-hoach/tiem-chung-mo-rong-2026.docx'],
  });
  admin = house.person('telegram', '1', 'Chị Thu');
});
beforeEach(() => house.tellOnFailure());
afterAll(() => house.close());

it('a stranger asks, is paired and approved by a press, asks, and is revoked at once', async () => {
  const an = house.person('telegram', '31', 'An');
  await an.asks('Báo cáo hằng tháng gửi trước ngày nào?');
  const told = await an.reads(/chưa được cấp quyền/, /Mã yêu cầu của anh\/chị: \w{4}-\w{4}/);
  expect(told).not.toMatch(/ngày 25|1876/);
  await an.asks('Cho tôi vào với');
  expect(await an.reads(/Mã yêu cầu/)).toContain(/\w{4}-\w{4}/.exec(told)![0]);

  await admin.reads(/An \(telegram:31\) xin quyền/);
  const kept = admin.button('Duyệt: lãnh đạo');
  await admin.presses('Duyệt: nhân viên');
  await admin.reads(/Đã duyệt An \(telegram:31\) là nhân viên/);
  await an.reads(/đã được cấp quyền nhân viên/);
  await admin.pressesOld(kept, 'Duyệt: lãnh đạo');
  await admin.reads(/đã được xử lý/);
  expect(house.people.person('telegram:31')?.role).toBe('staff');

  await an.asks('Báo cáo hằng tháng gửi trước ngày nào?');
  await an.reads(/trước ngày 25/);
  const quotes = an.button('Xem trong văn bản');

  await admin.asks('/nguoidung');
  await admin.presses('Thu hồi quyền: An');
  await admin.reads(/Đã thu hồi quyền của An/);
  await an.pressesOld(quotes, 'Xem trong văn bản');
  expect(await an.reads(/quyền đã bị thu hồi/)).not.toMatch(/ngày 25/);
  expect(house.people.requests()).toEqual([]);
  await an.asks('/hanchot');
  expect(await an.reads(/Mã yêu cầu/)).not.toMatch(/hạn/);
});

it('on a Zalo Bot an admin of Telegram approves with role and unit, by the code that was read aloud', async () => {
  const binh = house.person('zalo', 'binh', 'Bình');
  await binh.asks('xin chào');
  const [, code] = /(\w{4}-\w{4})/.exec(await binh.reads(/Mã yêu cầu/))!;
  await admin.reads(/Bình \(zalo:binh\) xin quyền/);
  await admin.asks(`/duyet ${code!.toLowerCase()} nhân viên Trung tâm Kiểm soát bệnh tật tỉnh`);
  await admin.reads(/Đã duyệt Bình .*Trung tâm Kiểm soát bệnh tật tỉnh/);
  await binh.reads(/cấp quyền nhân viên, Trung tâm Kiểm soát bệnh tật tỉnh/);
  await binh.asks('/nhiemvu');
  await binh.reads(/Trung tâm Kiểm soát bệnh tật tỉnh/, /trước ngày 10/);
  await binh.asks('/donvi');
  await binh.reads(/Đơn vị của anh\/chị: Trung tâm Kiểm soát bệnh tật tỉnh/);
});

it('what an admin may do, staff may not, and the attempt is kept', async () => {
  const chi = house.person('telegram', '32', 'Chi');
  await chi.asks('cho tôi hỏi');
  await chi.reads(/Mã yêu cầu/);
  await admin.presses('Duyệt: nhân viên');
  await chi.reads(/đã được cấp quyền nhân viên/);

  for (const [words, right] of [
    ['/reindex', 'quản trị'],
    ['/xoavanban 1876/SYT-NVY', 'quản trị'],
    ['/nguoidung', 'quản trị'],
    ['/baocao', 'lãnh đạo'],
    ['/hoanthanh d6ebb95f', 'lãnh đạo'],
  ] as const) {
    await chi.asks(words);
    await chi.reads(new RegExp(`cần quyền ${right}, còn anh/chị đang có quyền nhân viên`));
  }
  await chi.sends('van-ban.txt', 'Số: 1/QĐ-SYT');
  await chi.reads(/cần quyền quản trị/);
  expect(house.waiting()).toEqual([]);

  await admin.asks('/sukien');
  await admin.reads(/Chi \(telegram:32\): bị từ chối vì không đủ quyền: \/xoavanban/, /duyệt telegram:32/);
  await admin.asks('/thongke');
  await admin.reads(/Kho: 2 văn bản/, /2 nhân viên/);
});

it('a stranger is turned down with a word', async () => {
  const dung = house.person('telegram', '33', 'Dũng');
  await dung.asks('/start');
  await dung.reads(/Mã yêu cầu/);
  await admin.presses('Từ chối');
  await admin.reads(/Đã từ chối/);
  await dung.reads(/không được chấp nhận/);
});
