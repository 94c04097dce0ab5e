import type { Reading } from '../../src/core/document.ts';
import { toStoredText } from '../../src/core/text.ts';
import { type Header, parseHeader } from '../../src/ingest/header/header.ts';

/** Parts of an official document of the invented province, as a plain text gives them. */
export interface Parts {
  issuer: string;
  emblem: string;
  number: string;
  date: string;
  title: string;
  body: string;
  closing: string;
}

const parts: Parts = {
  issuer: 'UBND TỈNH THANH GIANG\nSỞ Y TẾ',
  emblem: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc',
  number: 'Số: 91/KH-SYT',
  date: 'Thanh Giang, ngày 07 tháng 3 năm 2024',
  title: 'KẾ HOẠCH\nPhòng, chống bệnh sởi trên địa bàn tỉnh năm 2024',
  body: 'Sở Y tế xây dựng kế hoạch phòng, chống bệnh sởi với các nội dung sau:\n\nI. MỤC TIÊU\n\n1. Không để dịch lớn xảy ra.',
  closing:
    'Nơi nhận:\n- UBND tỉnh (để b/c);\n- Các đơn vị trực thuộc;\n- Lưu: VT, NVY.\n\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\n(Đã ký)\n\nĐỗ Thị Hạnh',
};

/** A plan of the Sở Y tế Thanh Giang with some parts changed, in the usual order. */
export function official(changed: Partial<Parts> = {}): string {
  const { issuer, emblem, number, date, title, body, closing } = { ...parts, ...changed };
  return [issuer, emblem, number, date, title, body, closing].filter((part) => part !== '').join('\n\n');
}

/** Reads the header of `text` as if it were a text file. */
export function headerOf(text: string, reading: Partial<Reading> = {}): Header & { text: string } {
  const stored = toStoredText(text);
  return { text: stored, ...parseHeader({ format: 'txt', text: stored, pages: [], notes: [], ...reading }) };
}
