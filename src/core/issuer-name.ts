import type { Document } from './document.ts';
import { capitalise } from './document-name.ts';

/** Words that stand for a level or kind of body; the name of a place follows some of them. */
const places = [
  'khu vực',
  'tỉnh',
  'thành phố',
  'thị xã',
  'huyện',
  'quận',
  'xã',
  'phường',
  'thị trấn',
  'đặc khu',
];
const bodies = [
  ...['ủy ban nhân dân', 'uỷ ban nhân dân', 'hội đồng nhân dân', 'ban chỉ đạo', 'chi cục', 'trung tâm'],
  ...[
    'bệnh viện',
    'văn phòng',
    'thanh tra',
    'sở',
    'bộ',
    'cục',
    'vụ',
    'phòng',
    'ban',
    'viện',
    'trường',
    'trạm',
  ],
];
const shortForm = /^(?:UBND|HĐND|UBMTTQ|BCĐ)$/u;

/**
 * A body's name as it is written in running text: `SỞ Y TẾ` → `Sở Y tế`, `UBND TỈNH THANH GIANG` → `UBND
 * tỉnh Thanh Giang` (capitals after Nghị định 30/2020/NĐ-CP, Phụ lục II, mục III). A name that is not in
 * capitals is returned as it is.
 */
export function inRunningText(name: string): string {
  if (name !== name.toUpperCase()) return name;
  const words = name.split(' ');
  const written: string[] = [];
  let capital: 'one' | 'all' | 'none' = 'one';
  for (let index = 0; index < words.length; ) {
    const rest = words.slice(index).join(' ').toLowerCase();
    const place = places.find((one) => startsWith(rest, one));
    const body = bodies.find((one) => startsWith(rest, one));
    if (place && index > 0) {
      written.push(place);
      capital = 'all';
    } else if (body && capital !== 'all') {
      written.push(capitalise(body));
      // What follows the kind of body is its field: Sở | Y tế, Bệnh viện | Đa khoa tỉnh.
      capital = 'one';
    } else {
      const word = words[index]!;
      if (shortForm.test(word)) written.push(word);
      else written.push(capital === 'none' ? word.toLowerCase() : capitalise(word.toLowerCase()));
      if (capital === 'one') capital = 'none';
      index++;
      continue;
    }
    index += (place && index > 0 ? place : body)!.split(' ').length;
  }
  return written.join(' ');
}

/** The issuer in running text, with its place from the superior where its own name has none. */
export function issuerName(document: Pick<Document, 'issuer'> & { superior?: string | null }): string | null {
  if (!document.issuer) return null;
  const name = inRunningText(document.issuer);
  const place = /(?:tỉnh|thành phố) .+$/u.exec(inRunningText(document.superior ?? ''))?.[0];
  return place && !places.some((one) => name.includes(` ${one} `)) ? `${name} ${place}` : name;
}

const startsWith = (text: string, words: string) => text === words || text.startsWith(`${words} `);
