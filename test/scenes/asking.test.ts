import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type House, openSceneHouse } from './house.ts';
import type { Person } from './person.ts';

let house: House;
let lan: Person;

beforeAll(async () => {
  house = await openSceneHouse({
    ...{ channels: ['telegram', 'zalo', 'zalo-oa'], now: '2026-11-02T08:00:00', open: true },
  });
  lan = house.person('telegram', '7', 'Lan');
});
beforeEach(() => house.tellOnFailure());
afterAll(() => house.close());

describe('Lan asks in Telegram', () => {
  it('gets the answer with its quotes, looks at one in its place, has the file, and says what she thinks', async () => {
    await lan.asks('Thời hạn gửi báo cáo định kỳ hằng tháng là ngày nào?');
    await lan.reads(/gửi định kỳ hằng tháng trước ngày 25/, /1876\/SYT-NVY ngày 12\/9\/2025/, /mục 1/);

    await lan.presses('Xem trong văn bản');
    await lan.reads(/^Đoạn trích 1\/\d/, /1876\/SYT-NVY/, /“a\) Báo cáo hoạt động khám bệnh/);
    await lan.presses('Đoạn trích 2/3');
    await lan.reads(/2\. Báo cáo quý/);

    await lan.pressesAbove('Tải văn bản gốc');
    const { name, bytes } = await lan.gets(/\.html$/);
    expect(name).toBe('che-do-bao-cao-dinh-ky-2025.html');
    expect(Buffer.from(bytes!).toString('utf8')).toContain('1876');

    await lan.pressesAbove('Kết quả khác');
    await lan.reads(/“[\s\S]+”/);
    await lan.pressesAbove('Chưa hữu ích');
    await lan.reads(/chưa được ở điểm nào/);
    await lan.presses('Thiếu nội dung');
    await lan.reads(/cảm ơn/);
    expect(house.people.feedback(5).map(({ useful, word, by }) => [useful, word, by])).toEqual([
      [false, 'Thiếu nội dung', 'telegram:7'],
      [false, null, 'telegram:7'],
    ]);
  });

  it('without marks, and goes on asking about what was said', async () => {
    await lan.asks('thang hanh dong vi an toan thuc pham 2026 do don vi nao thuong truc');
    await lan.reads(/Chi cục An toàn thực phẩm là cơ quan thường trực/);
    await lan.asks('ai ký văn bản đó?');
    await lan.reads(/Hiểu câu hỏi là: “[^”]*68\/KH-SYT/);
    await lan.asks('Báo cáo quý III năm 2026 nộp khi nào?');
    await lan.reads(/ngày/);
    await lan.asks('thế còn quý IV?');
    await lan.reads(/Hiểu câu hỏi là: “[^”]*quý IV/);
    await lan.presses('Hữu ích');
    await lan.reads(/^Xin cảm ơn anh\/chị\.$/);
  });

  it('asks how many documents there are, in the middle of something else, and is told by type', async () => {
    await lan.asks('tháng hành động vì an toàn thực phẩm 2026 do đơn vị nào thường trực');
    await lan.reads(/68\/KH-SYT/);
    await lan.asks('kho có bao nhiêu văn bản');
    const whole = await lan.reads(/^Kho hiện có \d+ văn bản\./, /\d+ còn hiệu lực/);
    expect(whole).not.toMatch(/“/);
    const plans = /(\d+) kế hoạch/.exec(whole)![1];
    await lan.asks('trong kho hiện có mấy kế hoạch?');
    await lan.reads(new RegExp(`^Kho có ${plans} kế hoạch\\.`), /68\/KH-SYT ngày 30\/3\/2026/);
    await lan.asks('Kế hoạch số 68/KH-SYT có bao nhiêu nhiệm vụ?');
    expect(await lan.reads(/68\/KH-SYT/)).not.toMatch(/^Kho/);
  });

  it('is told politely what the archive does not hold, with the nearest documents to look at', async () => {
    await lan.asks('Giá vé xem phim ở rạp Sao Mai cuối tuần là bao nhiêu?');
    const text = await lan.reads(/không tìm thấy|chưa tìm thấy/i);
    expect(text).not.toMatch(/“[^”]{30,}”/);
    await lan.asks('xin chào');
    await lan.reads(/Xin chào/);
    await lan.asks('/lenhla');
    await lan.reads(/Không có lệnh/);
    await lan.asks('/trogiup');
    const help = await lan.reads(/\/hanchot/);
    expect(help).not.toMatch(/\/baocao|\/duyet/);
    await lan.asks('/vanban');
    await lan.reads(/- Giấy mời/, /muốn xem văn bản khác/i);
    await lan.asks('/vanban 68/KH-SYT');
    await lan.reads(/Hiệu lực: còn hiệu lực/);
    await lan.presses('Các nhiệm vụ');
    await lan.reads(/Chi cục An toàn thực phẩm/);
  });
});

describe('a long answer', () => {
  const question = '/hanchot năm';

  it('is leafed through in Telegram', async () => {
    await lan.asks(question);
    const first = await lan.reads(/./);
    expect(lan.screen()).toHaveLength(1);
    expect(first.length).toBeLessThanOrEqual(4096);
    const label = lan.screen()[0]!.choices[0]!.label;
    expect(label).toMatch(/^Xem tiếp \(còn \d+ phần\)$/);
    await lan.presses(label);
    const second = await lan.reads(/./);
    expect(second.slice(0, 200)).not.toBe(first.slice(0, 200));
  });

  it('is leafed through by number with a Zalo Bot', async () => {
    const minh = house.person('zalo', 'minh', 'Minh');
    await minh.asks(question);
    const first = await minh.reads(/Trả lời bằng số để chọn:\n1\. Xem tiếp/);
    expect(minh.screen()).toHaveLength(1);
    expect(first.length).toBeLessThanOrEqual(2000);
    await minh.asks('1');
    expect(await minh.reads(/./)).not.toContain(first.slice(0, 200));
  });

  it('has buttons on an Official Account', async () => {
    const hoa = house.person('zalo-oa', '1234567890123456789', 'Hoa');
    await hoa.asks(question);
    await hoa.reads(/./);
    await hoa.presses(hoa.screen().at(-1)!.choices[0]!.label);
    await hoa.reads(/./);
    expect(hoa.screen()[0]!.text.length).toBeLessThanOrEqual(2000);
    await hoa.asks('Văn phòng Sở có những nhiệm vụ nào?');
    await hoa.reads(/Văn phòng Sở/);
    const labels = hoa
      .screen()
      .at(-1)!
      .choices.map(({ label }) => label);
    expect(labels[0]).toMatch(/^Xem tiếp/);
    expect(labels).toEqual(expect.arrayContaining(['Xem trong văn bản', 'Hữu ích', 'Chưa hữu ích']));
  });
});

it('numbers stand for choices where there are no buttons', async () => {
  const minh = house.person('zalo', 'minh', 'Minh');
  await minh.asks('Thời hạn gửi báo cáo định kỳ hằng tháng là ngày nào?');
  await minh.reads(/trước ngày 25/, /Trả lời bằng số để chọn:/);
  await minh.presses('Xem trong văn bản');
  await minh.reads(/Đoạn trích 1\//);
  await minh.presses('Đoạn trích 2/3');
  await minh.reads(/Đoạn trích 2\//);
  await minh.asks('Trực dịch được hỗ trợ bao nhiêu tiền một ngày?');
  await minh.reads(/đồng/);
  await minh.presses('Hữu ích');
  await minh.reads(/cảm ơn/);
});

it('an Official Account answers with buttons', async () => {
  const hoa = house.person('zalo-oa', '1234567890123456789', 'Hoa');
  await hoa.asks('Thời hạn gửi báo cáo định kỳ hằng tháng là ngày nào?');
  await hoa.reads(/trước ngày 25/);
  expect(
    hoa
      .screen()
      .at(-1)!
      .choices.map(({ label }) => label),
  ).toContain('Hữu ích');
  await hoa.presses('Xem trong văn bản');
  await hoa.reads(/Đoạn trích 1\//);
});

describe('in a group', () => {
  it('only what is meant for the bot is heard', async () => {
    const group = (user: string, name: string) => house.member('telegram', '-100555', user, name);
    const asked = () => house.people.countQuestions(null, '2026-01-01');
    const before = asked();
    const [tam, an] = [group('21', 'Tâm'), group('22', 'An')];
    await tam.asks('Mai họp lúc mấy giờ nhỉ, báo cáo hằng tháng gửi ngày nào?');
    await an.asks('Chắc 8 giờ.');
    const text = '@vanthu_bot báo cáo định kỳ hằng tháng gửi trước ngày nào?';
    await tam.asks(text, { entities: [{ type: 'mention', offset: 0, length: 11 }] });
    await tam.reads(/trước ngày 25/);
    await an.asks('thế còn hằng quý?', {
      reply_to_message: { message_id: 1, from: { id: 42, is_bot: true } },
    });
    await an.reads(/quý/);
    await an.asks('/nhac ngày 07:30');
    await an.reads(/chỉ lãnh đạo và người quản trị đăng ký/);
    await house.quiet();
    expect(tam.screen().length).toBeLessThanOrEqual(3);
    expect(asked() - before).toBe(2);
  });
});
