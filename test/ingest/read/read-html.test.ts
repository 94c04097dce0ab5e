import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readHtml } from '../../../src/ingest/read/read-html.ts';
import { isRefused } from '../../../src/ingest/reading.ts';
import { reasons } from '../../../src/ingest/reasons.ts';

async function read(html: string | Uint8Array) {
  const reading = await readHtml(typeof html === 'string' ? Buffer.from(html) : html);
  if (isRefused(reading)) throw new Error(reading.refused);
  return reading;
}

/** Text of a body, one entry for each line with words. */
async function linesOf(body: string): Promise<string[]> {
  return (await read(`<html><body>${body}</body></html>`)).text.split('\n').filter(Boolean);
}

const header = `<table border="0"><tr>
<td><p>UBND TỈNH THANH GIANG</p><p><b>SỞ Y TẾ</b></p></td>
<td><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p>Độc lập - Tự do - Hạnh phúc</p></td></tr>
<tr><td>Số: 12/KH-SYT</td><td><i>Thanh Giang, ngày 10 tháng 01 năm 2024</i></td></tr></table>`;

describe('paragraphs', () => {
  it('stand apart by a blank line, whatever element made them; a br only ends the line', async () => {
    const { text } = await read(
      '<div>Điều 1.\n Phạm   vi<br>áp dụng</div><p>Điều&nbsp;2.</p><span>Điều 3.</span>',
    );
    expect(text).toBe('Điều 1. Phạm vi\náp dụng\n\nĐiều 2.\n\nĐiều 3.');
  });

  it('are in NFC, without the invisible characters of web editors', async () => {
    const { text } = await read(`<p>${'Sở Y tế'.normalize('NFD')} t\u00adỉnh\u200b</p><p>Thông báo</p>`);
    expect(text).toBe('Sở Y tế tỉnh\n\nThông báo');
  });

  it('keep the line ends of preformatted text', async () => {
    expect(await linesOf('<pre>Điều 1. Giao Văn phòng Sở\nĐiều 2. Hiệu lực</pre>')).toEqual([
      'Điều 1. Giao Văn phòng Sở',
      'Điều 2. Hiệu lực',
    ]);
  });
});

describe('lists carry their markers', () => {
  it('numbers, letters, dashes, nested', async () => {
    const list = `<ol start="3"><li>Rà soát đối tượng:<ul><li>Trẻ em;</li><li>Người cao tuổi.</li></ul></li>
      <li><p>Báo cáo.</p></li></ol><ol type="a"><li>Đợt một</li><li>Đợt hai</li></ol>`;
    expect(await linesOf(list)).toEqual([
      '3. Rà soát đối tượng:',
      '- Trẻ em;',
      '- Người cao tuổi.',
      '4. Báo cáo.',
      'a) Đợt một',
      'b) Đợt hai',
    ]);
  });

  it('but not twice', async () => {
    expect(await linesOf('<ul><li>- Như trên;</li><li>a) Lưu: VT.</li></ul>')).toEqual([
      '- Như trên;',
      'a) Lưu: VT.',
    ]);
  });
});

describe('tables', () => {
  it('of data become rows with one field for every column, merged cells included', async () => {
    const table = `<table><tr><th>STT</th><th>Nội dung</th><th>Đơn vị</th></tr>
      <tr><td rowspan="2">1</td><td>Rà soát<br>danh sách | mẫu</td><td rowspan="2">Trạm y tế</td></tr>
      <tr><td><p>Mở lớp</p><p>tập huấn</p></td></tr>
      <tr><td colspan="3">II. Việc khác</td></tr>
      <tr><td>2</td><td></td><td>Văn phòng Sở</td></tr></table>`;
    expect(await linesOf(table)).toEqual([
      '| STT | Nội dung | Đơn vị |',
      '| 1 | Rà soát danh sách / mẫu | Trạm y tế |',
      '| | Mở lớp tập huấn | |',
      '| II. Việc khác | | |',
      '| 2 | | Văn phòng Sở |',
    ]);
  });

  it('that only hold the header or the signature are read cell by cell', async () => {
    const signature = `<table><tr><td>Nơi nhận:<br>- Như trên;</td><td><p>GIÁM ĐỐC</p><p>Lê Bình</p></td></tr></table>`;
    expect(await linesOf(`${header}<p>KẾ HOẠCH</p>${signature}`)).toEqual([
      'UBND TỈNH THANH GIANG',
      'SỞ Y TẾ',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Số: 12/KH-SYT',
      'Thanh Giang, ngày 10 tháng 01 năm 2024',
      'KẾ HOẠCH',
      'Nơi nhận:',
      '- Như trên;',
      'GIÁM ĐỐC',
      'Lê Bình',
    ]);
  });

  it('survive absurd spans', async () => {
    const table =
      '<table><tr><td colspan="1000000">a</td><td>b</td></tr><tr><td rowspan="99999999">c</td></tr></table>';
    expect((await read(`<p>Bảng</p>${table}`)).text.length).toBeLessThan(1000);
  });
});

describe('what is not shown is not read', () => {
  it.each([
    '<p hidden>BÍ MẬT</p>',
    '<div style="color:red; display: none">BÍ MẬT</div>',
    '<p style="visibility:hidden">BÍ MẬT</p>',
    '<span style="font-size:0px">BÍ MẬT</span>',
    '<span style="opacity:0">BÍ MẬT</span>',
    '<span class="sr-only">BÍ MẬT</span>',
    '<script>"BÍ MẬT"</script><style>BÍ MẬT</style><noscript>BÍ MẬT</noscript><template>BÍ MẬT</template>',
    '<!-- BÍ MẬT -->',
  ])('%s', async (hidden) => {
    expect(
      await linesOf(`<p>Thông báo</p>${hidden}<p style="font-size:0.9em;opacity:0.5">Kết luận</p>`),
    ).toEqual(['Thông báo', 'Kết luận']);
  });
});

describe('the site around a document goes', () => {
  const link = (text: string) => `<li><a href="/x">${text}</a></li>`;
  const page = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>Kế hoạch tiêm chủng | Sở Y tế</title>
    <meta property="article:published_time" content="2024-01-15T08:00:00+07:00"></head><body>
    <form id="aspnetForm"><header><nav><ul>${link('Trang chủ')}${link('Liên hệ')}</ul></nav></header>
    <div class="sidebar">Đang online: 5</div>
    <table><tr><td><ul>${['Tin vắn một', 'Tin vắn hai', 'Tin vắn ba', 'Tin vắn bốn'].map(link).join('')}</ul></td><td>
    <h1>Kế hoạch tiêm chủng mở rộng năm 2024</h1>
    <div class="content-header">${header}</div>
    <p>KẾ HOẠCH</p><p>Điều 1. Đối tượng là trẻ em dưới 24 tháng tuổi trên địa bàn tỉnh Thanh Giang.</p>
    <p>Căn cứ <a href="/1">Luật A</a>, <a href="/2">Nghị định B</a>, <a href="/3">Thông tư C</a>, <a href="/4">Quyết định D</a>;</p>
    </td></tr></table>
    <div class="related"><h3>Tin liên quan</h3></div>
    <div id="comments"><form><textarea></textarea>Gửi bình luận</form></div>
    <footer>Địa chỉ: số 1 đường Trần Phú</footer></form></body></html>`;

  it('and the document stays, links and all', async () => {
    const { text, title, postedOn } = await read(page);
    expect(text.split('\n').filter(Boolean)).toEqual([
      'UBND TỈNH THANH GIANG',
      'SỞ Y TẾ',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Số: 12/KH-SYT',
      'Thanh Giang, ngày 10 tháng 01 năm 2024',
      'KẾ HOẠCH',
      'Điều 1. Đối tượng là trẻ em dưới 24 tháng tuổi trên địa bàn tỉnh Thanh Giang.',
      'Căn cứ Luật A, Nghị định B, Thông tư C, Quyết định D;',
    ]);
    expect(title).toBe('Kế hoạch tiêm chủng mở rộng năm 2024');
    expect(postedOn).toBe('2024-01-15');
  });

  it('but a document inside a suspicious class does not', async () => {
    const [first] = await linesOf(
      `<div class="menu"><div class="footer">${header}<p>Điều 1. Phạm vi</p></div></div>`,
    );
    expect(first).toBe('UBND TỈNH THANH GIANG');
  });
});

describe('encodings', () => {
  it('believes the bytes before the declaration, and the declaration before a guess', async () => {
    const body = (charset: string) =>
      `<html><head><meta charset="${charset}"></head><body><p>Sở Y tế</p></body></html>`;
    expect((await read(body('iso-8859-1'))).text).toBe('Sở Y tế');
    expect((await read(iconv.encode(body('utf-16le'), 'utf-16le', { addBOM: true }))).text).toBe('Sở Y tế');
    const tcvn = iconv.encode(
      '<meta charset="x-user-defined"><p>Báo cáo kết quả khám sức khỏe định kỳ</p>',
      'tcvn',
    );
    expect((await read(tcvn)).text).toBe('Báo cáo kết quả khám sức khỏe định kỳ');
  });
});

it.each([
  '404 - File or directory not found.',
  'Access Denied',
  'Không tìm thấy trang | Sở Y tế',
  '503 Service Unavailable',
])('an error page is refused as one: %s', async (title) => {
  const page = Buffer.from(
    `<html><head><title>${title}</title></head><body><h2>Server Error</h2></body></html>`,
  );
  expect(await readHtml(page)).toEqual({ refused: reasons.errorPage });
});
