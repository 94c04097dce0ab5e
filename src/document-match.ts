import { statuses } from './archive/status.ts';
import type { Document } from './core/document.ts';
import { numberKey } from './core/document-number.ts';
import { articleType } from './core/document-types.ts';
import type { ArchivedDocument } from './core/ports.ts';
import { fold } from './core/text.ts';

type Named = Pick<Document, 'number' | 'type' | 'issuer' | 'issuedOn'>;

/**
 * The document of the archive of which `read` is another version: of the same number and not of another year, since
 * numbers begin anew each year, and either of the same issuer or of the same type and year.
 */
export function earlierVersion(read: Named, documents: readonly ArchivedDocument[]): ArchivedDocument | null {
  if (!read.number || read.type === articleType) return null;
  const key = numberKey(read.number);
  const candidates = documents.filter((one) => {
    if (!one.number || one.type === articleType || numberKey(one.number) !== key) return false;
    const [year, other] = [yearOf(read), yearOf(one)];
    if (year && other && year !== other) return false;
    const sameIssuer = plainName(read.issuer) !== '' && plainName(read.issuer) === plainName(one.issuer);
    return sameIssuer || (read.type !== null && read.type === one.type && year !== null && year === other);
  });
  return candidates.find((one) => one.issuedOn === read.issuedOn) ?? candidates[0] ?? null;
}

/** Documents of the archive that `read` replaces or repeals, by the archive's own rule for being in force. */
export function replacedBy(
  read: Omit<Document, 'text'>,
  documents: readonly ArchivedDocument[],
): ArchivedDocument[] {
  // A name that no file of the archive can have, and a day on which everything has taken effect.
  const source = '/';
  const status = statuses([...documents, { ...read, source }], '9999-12-31');
  return documents.filter((one) => {
    const { state, by } = status.get(one.source) ?? {};
    return by?.source === source && state !== 'đã được sửa đổi';
  });
}

const longestName = 80;
/** Room for `-12` before the extension. */
const room = 6;

/**
 * A file name made of type, number and year: `thong-bao-565-tb-syt-2013.pdf`. ASCII, lower case, at most 80
 * characters, never a path.
 */
export function safeName(read: Named & Pick<Document, 'title' | 'format'>): string {
  const year = yearOf(read);
  const words = read.number ? [read.type, read.number] : [read.type, read.title];
  const dated = year === null || read.number?.includes(year) ? words : [...words, year];
  const extension = `.${read.format}`;
  const plain = fold(dated.filter(Boolean).join(' ').normalize('NFC'))
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longestName - extension.length - room)
    .replace(/^-+|-+$/g, '');
  return `${plain || 'van-ban'}${extension}`;
}

/** `name` for the first copy, `name-2` for the second one. */
export function numberedName(name: string, number: number): string {
  return number === 1 ? name : name.replace(/(?=\.[a-z]+$)/, `-${number}`);
}

const yearOf = ({ issuedOn }: Named) => issuedOn?.slice(0, 4) ?? null;

const plainName = (name: string | null) =>
  fold((name ?? '').normalize('NFC'))
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
