import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readText } from '../../../src/ingest/read/read-text.ts';
import { isRefused } from '../../../src/ingest/reading.ts';
import { reasons } from '../../../src/ingest/reasons.ts';

const sentence =
  'Sở Y tế tỉnh Thanh Giang yêu cầu giám đốc các đơn vị trực thuộc báo cáo kết quả kiểm tra vệ sinh, ' +
  'an toàn thực phẩm trước ngày 25 hằng tháng; những khó khăn, vướng mắc gửi về Văn phòng Sở để tổng hợp.';

async function read(bytes: Uint8Array, source = 'a.txt') {
  const reading = await readText(bytes, source);
  if (isRefused(reading)) throw new Error(reading.refused);
  return reading;
}

describe('text in any encoding that Vietnamese offices used', () => {
  it.each([
    ['UTF-8', Buffer.from(sentence)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${sentence}`)],
    ['UTF-8, decomposed', Buffer.from(sentence.normalize('NFD'))],
    ['UTF-16 little endian', Buffer.from(`\ufeff${sentence}`, 'utf16le')],
    ['UTF-16 big endian', Buffer.from(`\ufeff${sentence}`, 'utf16le').swap16()],
    ['windows-1258', Buffer.from(windows1258(sentence))],
    ['TCVN3', iconv.encode(sentence, 'tcvn')],
    ['VISCII', iconv.encode(sentence, 'viscii')],
  ])('%s', async (_, bytes) => {
    expect((await read(bytes)).text).toBe(sentence);
  });

  it('VNI', async () => {
    const vni =
      'Sôû Y teá tænh Thanh Giang yeâu caàu giaùm ñoác caùc ñôn vò baùo caùo keát quaû tröôùc ngaøy 25 haèng thaùng; ' +
      'ñieàu kieän: ñöôïc chaáp thuaän.';
    expect((await read(iconv.encode(vni, 'win1252'))).text).toBe(
      'Sở Y tế tỉnh Thanh Giang yêu cầu giám đốc các đơn vị báo cáo kết quả trước ngày 25 hằng tháng; ' +
        'điều kiện: được chấp thuận.',
    );
  });

  it('an old font, stored as if it were Western text', async () => {
    const abc = iconv.decode(iconv.encode(sentence, 'tcvn'), 'win1252');
    const reading = await read(Buffer.from(abc));
    expect(reading.text).toBe(sentence);
    expect(reading.notes).toEqual(['đã chuyển từ phông chữ TCVN3 (ABC) sang Unicode']);
    const french = 'Le préfet a décidé : l’arrêté est publié à Hanoï, où il a été signé. '.repeat(9);
    expect((await read(Buffer.from(french))).text).toBe(french);
  });

  it('says which one it was', async () => {
    expect((await read(iconv.encode(sentence, 'tcvn'))).notes).toEqual([
      'đã chuyển từ bảng mã TCVN3 sang Unicode',
    ]);
    expect((await read(Buffer.from(sentence))).notes).toEqual([]);
  });

  it.each([
    [
      'French',
      iconv.encode('Le préfet a décidé: l’arrêté est publié à Hà Nội, où il a été signé.', 'win1252'),
    ],
    ['Russian', iconv.encode('Министерство здравоохранения сообщает', 'win1251')],
    ['damaged UTF-8', Buffer.from('S\ufffd Y t\ufffd t\ufffdnh Thanh Giang y\ufffdu c\ufffdu')],
  ])('refuses %s rather than store letter salad', async (_, bytes) => {
    expect(await readText(bytes, 'a.txt')).toEqual({ refused: reasons.encoding });
  });
});

describe('plain text stays as it is', () => {
  it('keeps hard wraps, Markdown marks, lone cell bars and runs of spaces', async () => {
    const text = '|\n**UBND TỈNH THANH GIANG**\n|\nĐiều 1. Giao   Văn phòng\nSở thực hiện.\n\n\n- Lưu: VT.\n';
    expect((await read(Buffer.from(text.replaceAll('\n', '\r\n')))).text).toBe(text);
  });

  it('tells Markdown from text', async () => {
    const marked = Buffer.from('# Thông báo\n\n**Kết luận**\n\n## Nhiệm vụ\n');
    expect((await read(marked, 'thong-bao')).format).toBe('md');
    expect((await read(marked, 'thong-bao.txt')).format).toBe('txt');
    expect((await read(Buffer.from(sentence), 'a.md')).format).toBe('md');
    expect((await read(Buffer.from(sentence), 'a')).format).toBe('txt');
  });
});

/** windows-1258 has marks of their own for the tones. */
function windows1258(text: string): Uint8Array {
  const split = text
    .normalize('NFD')
    .replace(/(\p{L})([\u0302\u0306\u031b])/gu, (pair) => pair.normalize('NFC'));
  // The mark of the shape may stand behind that of the tone.
  const sorted = split.replace(
    /(\p{L})(\p{M})([\u0302\u0306\u031b])/gu,
    (_, letter, tone, shape) => `${`${letter}${shape}`.normalize('NFC')}${tone}`,
  );
  return iconv.encode(sorted, 'win1258');
}
