import type { Section, Span } from '../../core/document.ts';
import { fold } from '../../core/text.ts';

/**
 * What the words under a heading do: they assign work, set nobody a task (`past`: told of the past, forms,
 * procedures), say what is wanted, paid or in force (`frame`), or it cannot be told.
 */
export type Mood = 'assign' | 'past' | 'frame' | 'open';

/** In order: the first that matches decides. Matched on the folded heading without its label. */
const headings: [RegExp, Mood][] = [
  [
    /(?:phuong huong|nhiem vu|cong viec|trong tam|giai phap).*(?<![a-z])(?:nam|quy(?! (?:dinh|che|trinh|hoach))|thang|thoi gian toi|tiep theo)(?![a-z])/,
    'assign',
  ],
  [
    /^(?:ket qua(?! (?:dau ra|can dat))|danh gia|tinh hinh|ton tai|han che|nguyen nhan|uu diem|khuyet diem|thuc trang|nhan xet|mat duoc|bai hoc|kien nghi|de xuat, kien nghi)/,
    'past',
  ],
  [
    // Steps and papers of a procedure, forms and notes at the foot.
    /^(?:(?:trinh tu|cach thuc|thanh phan(?:, so luong)?|so luong)(?:,| va)? (?:thuc hien|thu tuc|ho so)|thanh phan,? so luong|thoi (?:han|gian) giai quyet|(?:co quan|don vi) (?:giai quyet|thuc hien)(?: thu tuc| tthc)|doi tuong thuc hien|ket qua thuc hien (?:thu tuc|tthc)|phi,? le phi|le phi|ten mau|yeu cau,? dieu kien|dieu kien|can cu phap ly|ghi chu|chu thich|thu tuc (?:cap|cong nhan|mien nhiem|dang ky))/,
    'past',
  ],
  [
    // What an office is there for, for ever.
    /^(?:vi tri|chuc nang|(?:chuc nang, )?nhiem vu(?:,| va) quyen han|quyen han|tham quyen(?!,)|quyen cua|co cau|quyen va nghia vu|che do lam viec|noi dung (?:phoi hop|phan cap|uy quyen|quan ly)|nguyen tac|hinh thuc)/,
    'frame',
  ],
  [
    /^(?:muc dich|yeu cau$|muc tieu|chi tieu|quan diem|pham vi|doi tuong|kinh phi|nguon kinh phi|nguon luc|nguyen tac|hieu luc|can cu|giai thich|nhung quy dinh chung|quy dinh chung|van ban het hieu luc|co quan tiep nhan|khen thuong|che do (?:ho tro|va phuong tien)|dinh muc|thoi gian, pham vi|thoi gian, dia diem|thanh phan|muc ho tro|noi dung kham|chi tieu giao|chu de)/,
    'frame',
  ],
  [
    /nhiem vu|giai phap|to chuc (?:thuc hien|trien khai|kham)|phan cong|trach nhiem|noi dung|cong viec|bien phap|trong tam|phuong huong|tien do|lo trinh|che do bao cao|bao cao|thuc hien/,
    'assign',
  ],
];

export function moodOf(heading: string): Mood | null {
  const folded = fold(heading)
    .replace(/^[\s*#_]+/, '')
    .replace(/^(?:ve|cong tac) /, '');
  return headings.find(([pattern]) => pattern.test(folded))?.[1] ?? null;
}

/** Documents that are orders as a whole. */
const orders = new Set(['công văn', 'công điện', 'chỉ thị', 'hướng dẫn']);

/**
 * The mood of every section, by its heading, else that of its parent; at the top that of the document's type.
 * A section of the past stays so to its end.
 */
export function moodsOf(
  type: string | null,
  sections: readonly Section[],
  headingOf: (section: Section) => string,
): Mood[] {
  const top: Mood = orders.has(type ?? '') ? 'assign' : 'open';
  const moods: Mood[] = [];
  for (const section of sections) {
    const above = section.parent === null ? top : (moods[section.parent] ?? top);
    const formed = isForm.test(fold(section.label));
    moods[section.id] = above === 'past' || formed ? 'past' : (moodOf(headingOf(section)) ?? above);
  }
  return moods;
}

/** Forms to be filled in, and notes at the foot. */
const isForm = /^(?:mau|chu thich|ghi chu)(?![a-z])/;

/**
 * Whether a section lies in an article, where rules stand beside orders: a duty there needs somebody who bears
 * it, or a day.
 */
export function isRuled(section: Section | null, sections: readonly Section[]): boolean {
  for (let at = section; at; at = at.parent === null ? null : (sections[at.parent] ?? null)) {
    if (at.kind === 'điều') return true;
  }
  return false;
}

/** A year that a heading gives to the bare days below it: "quý II năm 2013". A span of years gives none. */
export function yearOf(heading: string): number | null {
  const folded = fold(heading);
  if (/\d{4}\s*[-–]\s*\d{4}/.test(folded)) return null;
  const years = [...folded.matchAll(/(?:nam|\/)\s*((?:19|20)\d{2})(?!\d)/g)].map((match) => Number(match[1]));
  return new Set(years).size === 1 ? (years[0] as number) : null;
}

/** The lines of a section that belong to none of its children. */
export function ownSpan(section: Section, sections: readonly Section[]): Span {
  const child = sections[section.id + 1];
  return { start: section.start, end: child && child.parent === section.id ? child.start : section.end };
}
