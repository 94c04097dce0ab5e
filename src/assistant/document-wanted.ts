import { documentTypes } from '../core/document-types.ts';
import { fold } from '../core/text.ts';

/** Folded; of names that begin alike the longer one goes first. */
const kinds = ['văn bản', ...documentTypes.map(({ name }) => name)]
  .map(fold)
  .sort((one, other) => other.length - one.length)
  .join('|');
/** "Đề án 06", "phương án 2" are names of what documents are about: their numbers need a sign, or "số" before them. */
const numberedThemselves = ['chương trình', 'phương án', 'đề án', 'dự án', 'hợp đồng'].map(fold);

/** On folded text without the marks at its end: somebody wants a document to have, not to know what it says. */
const wanting = new RegExp(
  '^(?:(?:hay|nho|vui long|lam on|anh|chi|em|ban|bot|van thu|ad) )*' +
    '(?:gui|cho|tai|lay|chuyen|mo|xem|xin|can|tim)' +
    '(?: (?:giup|ho|lai|cho|toi|minh|em|xin|xem|tai|lay|muon|duoc|ve))*' +
    '( (?:file|tep|ban (?:goc|mem|pdf|word)|toan van))?(?: cua)?' +
    `( (?:${kinds}))?( so)?` +
    ' (\\d{1,5}(?:[/-]\\S+)?)' +
    '(?: (?:voi|nhe|nha|a|giup|di|toi|em|minh))*$',
);

/** The number of the document that a message asks to be given ("cho tôi xin file kế hoạch 21/KH-SYT"), else null. */
export function documentWanted(text: string): string | null {
  const said = text
    .normalize('NFC')
    .replace(/[\s.!?,]+$/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
  const [, file, kind, so, number] = wanting.exec(fold(said)) ?? [];
  if (number === undefined || (file === undefined && kind === undefined)) return null;
  if (kind && numberedThemselves.includes(kind.trim()) && !so && !/\D/.test(number)) return null;
  const at = fold(said).indexOf(` ${number}`) + 1;
  return said.slice(at, at + number.length);
}
