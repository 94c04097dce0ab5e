import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fileOf } from '../support/letters.ts';
import { official } from '../support/official.ts';
import { type House, openSceneHouse } from './house.ts';
import type { Person } from './person.ts';

let house: House;
let thu: Person;
let lan: Person;

beforeAll(async () => {
  house = await openSceneHouse({
    ...{ channels: ['telegram', 'zalo-oa'], now: '2026-11-02T08:00:00' },
    admins: ['telegram:1', 'zalo-oa:111222333444555666'],
    ...{
      open: true,
      files: ['cong-van/che-do-bao-cao-dinh-ky-2025.html', 'quyet-dinh/quy-che-lam-viec-2024.docx'],
    },
  });
  thu = house.person('telegram', '1', 'Chị Thu');
  lan = house.person('telegram', '7', 'Lan');
});
beforeEach(() => house.tellOnFailure());
afterAll(() => house.close());

/** A notice of the Sở as a file of some kind. */
const notice = (extension: 'docx' | 'pdf', number: string, words: string) =>
  fileOf({
    path: `x.${extension}`,
    source: [
      `path: x.${extension}`,
      ...['issued: 2026-10-20', 'superior: UBND TỈNH THANH GIANG', 'issuer: SỞ Y TẾ'],
      ...[`number: Số: ${number}`, 'place: Thanh Giang, ngày 20 tháng 10 năm 2026', ''],
      ...['# THÔNG BÁO', '# Về việc kiểm kê tủ lạnh bảo quản vắc xin', words],
      ...['@recipients', '- Các trạm y tế;', '@signature', 'GIÁM ĐỐC', 'Lê Thị Mơ'],
    ].join('\n'),
  });

const circular = (body: string) =>
  official({
    ...{ number: 'Số: 2299/CV-SYT', date: 'Thanh Giang, ngày 26 tháng 10 năm 2026' },
    title: 'V/v phòng, chống rét cho người bệnh',
    body: `Kính gửi: Các bệnh viện.\n\n${body}`,
  });
const page = (text: string) => `<html><body>${text.replaceAll('\n', '<br>')}</body></html>`;
const first = page(
  circular('1. Các bệnh viện lắp máy sưởi ở buồng bệnh nhi, báo cáo Sở Y tế trước ngày 20/11/2026.'),
);
const second = page(
  circular('1. Các bệnh viện lắp máy sưởi ở buồng bệnh nhi, báo cáo Sở Y tế trước ngày 05/12/2026.'),
);

describe('an admin sends a circular', () => {
  it('sees what was read, confirms, and it is asked about a moment later', async () => {
    await thu.sends('Cong van 2299 (ban ky).html', first);
    await thu.reads(
      /Số, ký hiệu: 2299\/CV-SYT/,
      /Cơ quan ban hành: Sở Y tế tỉnh Thanh Giang/,
      /Ngày ban hành: 26\/10\/2026/,
      /Nhiệm vụ: 1; thời hạn: 1/,
    );
    expect(house.sources()).toHaveLength(2);
    await thu.presses('Thêm vào kho');
    await thu.reads(/Đã đưa văn bản vào kho \(tệp cong-van-2299-cv-syt-2026\.html\)/, /Thêm 1/);
    await lan.asks('Khi nào báo cáo việc lắp máy sưởi ở buồng bệnh nhi?');
    await lan.reads(/trước ngày 20\/11\/2026/, /2299\/CV-SYT/);
    expect(house.waiting()).toEqual([]);
  });

  it('the same file again is recognised', async () => {
    await thu.sends('ten khac.html', first);
    await thu.reads(/Kho đã có đúng văn bản này/);
    expect(house.waiting()).toEqual([]);
  });

  it('a newer version takes its place, after a question', async () => {
    await thu.sends('ban sua.html', second);
    await thu.reads(/Kho đang có một bản của văn bản này/, /Thay bản đó bằng tệp mới\?/);
    const no = thu.button('Không thêm');
    await thu.presses('Thay bản cũ');
    await thu.reads(/Đã đưa văn bản vào kho/);
    await thu.pressesOld(no, 'Không thêm');
    await thu.reads(/không còn chờ \(đã đưa vào kho/);
    await lan.asks('Khi nào báo cáo việc lắp máy sưởi ở buồng bệnh nhi?');
    expect(await lan.reads(/trước ngày 05\/12\/2026/)).not.toContain('20/11/2026');
    expect(house.sources()).toHaveLength(3);
  });

  it('the earlier version is brought back, and the newer one again, each once', async () => {
    const hung = house.person('telegram', '8', 'Hùng');
    await thu.pressesAbove('Khôi phục bản cũ');
    await thu.reads(/Đã khôi phục tệp cong-van-2299-cv-syt-2026\.html, thay cho bản đang có/);
    await lan.asks('Khi nào báo cáo việc lắp máy sưởi ở buồng bệnh nhi?');
    expect(await lan.reads(/trước ngày 20\/11\/2026/)).not.toContain('05/12/2026');
    const redo = thu.button('Hoàn tác');
    await thu.pressesAbove('Khôi phục bản cũ');
    await thu.reads(/đã được khôi phục trước đó/);
    await hung.pressesOld(redo, 'Hoàn tác');
    await hung.reads(/hết hiệu lực/);
    await thu.pressesOld(redo, 'Hoàn tác');
    await thu.reads(/Đã khôi phục tệp cong-van-2299/);
    await lan.asks('Khi nào báo cáo việc lắp máy sưởi ở buồng bệnh nhi?');
    expect(await lan.reads(/trước ngày 05\/12\/2026/)).not.toContain('20/11/2026');
    expect(house.sources()).toHaveLength(3);
    expect(house.people.audited(2)).toMatchObject([
      { by: 'telegram:1', act: 'restore document', detail: 'thay bản trước đó' },
      { by: 'telegram:1', act: 'restore document' },
    ]);
  });

  it('who is no admin any more cannot bring it back', async () => {
    const son = house.person('telegram', '9', 'Sơn');
    const admin = { id: 'telegram:9', name: 'Sơn', role: 'admin', unit: null } as const;
    await house.people.savePerson({ ...admin, approvedBy: 'telegram:1', approvedAt: '2026-11-01T00:00:00Z' });
    await son.sends('ban ba.html', second.replace('05/12/2026', '06/12/2026'));
    await son.presses('Thay bản cũ');
    await son.reads(/Đã đưa văn bản vào kho/, /Bản trước đó .* vẫn khôi phục được/);
    await house.people.removePerson('telegram:9');
    const listed = house.sources();
    await son.presses('Khôi phục bản cũ');
    await son.reads(/cần quyền quản trị, còn anh\/chị đang có quyền nhân viên/);
    expect(house.sources()).toEqual(listed);
    expect(house.people.audited(1)).toMatchObject([
      { by: 'telegram:9', act: 'refused', on: 'khôi phục văn bản' },
    ]);
  });

  it.each([
    ['docx', '2210/TB-SYT'],
    ['pdf', '2211/TB-SYT'],
  ] as const)('as %s', async (extension, number) => {
    const words = `Các trạm y tế kiểm kê tủ lạnh số ${number.slice(0, 4)}, báo cáo Sở Y tế trước ngày 15/11/2026.`;
    await thu.sends(`thong bao.${extension}`, await notice(extension, number, words));
    await thu.reads(new RegExp(`Số, ký hiệu: ${number}`), /Nhiệm vụ: 1; thời hạn: 1/);
    await thu.presses('Thêm vào kho');
    await thu.reads(/Đã đưa văn bản vào kho/);
    await thu.presses('Xem văn bản');
    await thu.reads(/Thông báo số 221\d\/TB-SYT ngày 20\/10\/2026/, /Người ký: Lê Thị Mơ/);
  });

  it('and thinks better of it', async () => {
    await thu.sends('nham.txt', official({ number: 'Số: 9/KH-SYT' }));
    await thu.presses('Không thêm');
    await thu.reads(/Đã bỏ tệp nham\.txt; kho không thay đổi/);
    expect(house.waiting()).toEqual([]);
  });

  it('from the Official Account of Zalo', async () => {
    const quan = house.person('zalo-oa', '111222333444555666', 'Quân');
    const words = 'Các trạm y tế kiểm kê tủ lạnh dự phòng, báo cáo Sở Y tế trước ngày 25/11/2026.';
    await quan.sends('thong bao.pdf', await notice('pdf', '2212/TB-SYT', words));
    await quan.presses('Thêm vào kho');
    await quan.reads(/Đã đưa văn bản vào kho/);
    await quan.asks('Kiểm kê tủ lạnh dự phòng báo cáo khi nào?');
    await quan.reads(/25\/11\/2026/);
  });
});

it('a secret document is refused and leaves no trace', async () => {
  const words = 'Danh mục kho thuốc dự phòng chiến lược tại hang Lũng Ngần.';
  const secret = `TUYỆT MẬT\n\n${official({ number: 'Số: 3/KH-SYT', body: words })}`;
  await thu.sends('ke hoach kho thuoc.txt', secret);
  await thu.reads(/mật/i);
  await house.quiet();
  expect(house.waiting()).toEqual([]);
  const files = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => join(one.parentPath, one.name));
  for (const file of [...files(house.folder), ...files(house.data)]) {
    expect(readFileSync(file).includes('Lũng Ngần'), file).toBe(false);
  }
  // The message itself is forgotten with the commit that follows its answer.
  const database = new Database(join(house.data, 'vanthu.db'), { readonly: true });
  const payloads = database.prepare('SELECT payload FROM inbox').pluck();
  await expect.poll(() => payloads.all().join('')).toBe('');
  database.close();
  await lan.asks('kho thuốc dự phòng chiến lược ở đâu');
  expect(await lan.reads(/./)).not.toMatch(/Lũng Ngần/);
});

it('what was taken out long ago is found in the list and put back', async () => {
  await thu.asks('/xoavanban quy-che-lam-viec-2024.docx');
  await thu.presses('Gỡ 689/QĐ-SYT');
  await thu.reads(/Đã gỡ quyet-dinh\/quy-che-lam-viec-2024\.docx/, /gõ \/dago/);
  house.at('2026-11-20T08:00:00');
  await thu.asks('/thongke');
  await thu.reads(/còn khôi phục được: \d văn bản/);
  await thu.asks('/dago quy-che');
  await thu.reads(/được \(1\).*\n- Quyết định số 689\/QĐ-SYT ngày 15\/8\/2024 .*, gỡ lúc 02\/11\/2026 08:00/);
  await thu.presses('Khôi phục 689/QĐ-SYT (02/11/2026 08:00)');
  await thu.reads(/Đã khôi phục quyet-dinh\/quy-che-lam-viec-2024\.docx/);
  await lan.asks('/dago');
  await lan.reads(/cần quyền quản trị/);
  await thu.asks('/dago quy-che');
  await thu.reads(/không có văn bản nào ứng với “quy-che”/);
  house.at('2026-11-02T08:00:00');
});

it('a document is taken out and put back', async () => {
  await thu.asks('/xoavanban 1876/SYT-NVY');
  await thu.reads(/Gỡ văn bản này khỏi kho\?/, /1876\/SYT-NVY/);
  await thu.presses('Gỡ 1876/SYT-NVY');
  await thu.reads(/Đã gỡ cong-van\/che-do-bao-cao-dinh-ky-2025\.html/);
  expect(existsSync(join(house.folder, 'cong-van/che-do-bao-cao-dinh-ky-2025.html'))).toBe(false);
  await lan.asks('Báo cáo hoạt động khám bệnh, chữa bệnh gửi hằng tháng trước ngày nào?');
  expect(await lan.reads(/./)).not.toContain('1876');
  await thu.presses('Khôi phục văn bản');
  await thu.reads(/Đã khôi phục/);
  await lan.asks('Báo cáo hoạt động khám bệnh, chữa bệnh gửi hằng tháng trước ngày nào?');
  await lan.reads(/1876\/SYT-NVY/);
  const acts = house.people.audited(20).map(({ act }) => act);
  expect(acts.slice(0, 2)).toEqual(['restore document', 'remove document']);
  expect(acts.filter((act) => act === 'add document')).toHaveLength(6);
});
