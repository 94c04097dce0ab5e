import { formatDate } from '../core/dates.ts';
import type { Document, IsoDate, Relation, Status } from '../core/document.ts';
import { documentName } from '../core/document-name.ts';
import { numberKey } from '../core/document-number.ts';
import { articleType } from '../core/document-types.ts';

export type Subject = Pick<
  Document,
  'source' | 'number' | 'type' | 'title' | 'issuedOn' | 'effectiveFrom' | 'expiresOn' | 'relations'
>;

/** What one document does to another one. */
interface Act {
  kind: 'thay thế' | 'bãi bỏ' | 'sửa đổi';
  by: Subject;
  /** First day of the effect; null when neither effect nor issue is dated. */
  from: IsoDate | null;
}

/**
 * Whether each document is in force on the day `today`, by its source, as far as the documents themselves
 * tell:
 *
 * 1. Each relation `thay thế`, `bãi bỏ`, `sửa đổi` is led to the documents that it means (`meantBy`).
 * 2. What ended a document first decides: replaced, repealed, or its own day of expiry.
 * 3. Else it was amended by all that amended it; else it is in force.
 *
 * An act whose day is still to come is told beside the present state and does not change it.
 */
export function statuses(documents: readonly Subject[], today: IsoDate): Map<string, Status> {
  const byNumber = new Map<string, Subject[]>();
  for (const document of documents) {
    if (!document.number || document.type === articleType) continue;
    const key = numberKey(document.number);
    byNumber.set(key, [...(byNumber.get(key) ?? []), document]);
  }
  const acts = new Map<string, Act[]>();
  for (const by of documents) {
    if (!canAct(by)) continue;
    for (const { kind, ...relation } of by.relations) {
      if (kind !== 'thay thế' && kind !== 'bãi bỏ' && kind !== 'sửa đổi') continue;
      for (const target of meantBy(relation, by, byNumber)) {
        const act = { kind, by, from: by.effectiveFrom ?? by.issuedOn };
        acts.set(target.source, [...(acts.get(target.source) ?? []), act]);
      }
    }
  }
  return new Map(
    documents.map((document) => [
      document.source,
      statusOf(document, acts.get(document.source) ?? [], today),
    ]),
  );
}

/** A news item reports acts and a draft, with neither number nor date, only intends them. */
function canAct(document: Subject): boolean {
  return document.type !== articleType && (document.number !== null || document.issuedOn !== null);
}

/**
 * The documents that a relation means. Numbers begin anew each year, so a number needs its date, or its type,
 * or to be the only one in the archive. Two files of one document are both meant. Nothing is meant that is
 * younger than the document that names it.
 */
function meantBy(
  relation: Omit<Relation, 'kind'>,
  by: Subject,
  byNumber: ReadonlyMap<string, Subject[]>,
): Subject[] {
  if (!relation.number) return [];
  const candidates = (byNumber.get(numberKey(relation.number)) ?? []).filter(
    (target) =>
      target.source !== by.source &&
      !isSame(target, by) &&
      !(target.issuedOn && by.issuedOn && target.issuedOn > by.issuedOn),
  );
  const dated = relation.issuedOn
    ? candidates.filter((target) => target.issuedOn === null || target.issuedOn === relation.issuedOn)
    : candidates;
  if (areOne(dated)) return dated;
  const exact = relation.issuedOn ? dated.filter((target) => target.issuedOn !== null) : dated;
  if (areOne(exact)) return exact;
  const typed = exact.filter((target) => target.type === relation.type);
  return areOne(typed) ? typed : [];
}

function isSame(left: Subject, right: Subject): boolean {
  return (
    left.number !== null &&
    right.number !== null &&
    numberKey(left.number) === numberKey(right.number) &&
    left.issuedOn === right.issuedOn
  );
}

/** Files that all hold the same document. */
function areOne(subjects: readonly Subject[]): boolean {
  return new Set(subjects.map((subject) => subject.issuedOn)).size <= 1;
}

function statusOf(document: Subject, acts: readonly Act[], today: IsoDate): Status {
  const begun = acts.filter((act) => act.from === null || act.from <= today).sort(byDay);
  const ended = begun.find((act) => act.kind !== 'sửa đổi');
  const out = document.expiresOn && dayAfter(document.expiresOn);
  const expired = out !== null && out <= today ? out : null;
  if (expired !== null && !(ended && (ended.from === null || ended.from <= expired))) {
    return { state: 'hết hiệu lực', from: expired, text: `hết hiệu lực từ ngày ${formatDate(expired)}` };
  }
  if (ended?.kind === 'thay thế') {
    const late = ended.from !== null && ended.from !== ended.by.issuedOn;
    return {
      state: 'đã bị thay thế',
      by: reference(ended.by),
      ...(ended.from ? { from: ended.from } : {}),
      text:
        `đã bị thay thế bởi ${documentName(ended.by)}` +
        (late ? ` từ ngày ${formatDate(ended.from as IsoDate)}` : ''),
    };
  }
  if (ended) {
    return {
      state: 'hết hiệu lực',
      by: reference(ended.by),
      ...(ended.from ? { from: ended.from } : {}),
      text: ended.from
        ? `hết hiệu lực từ ngày ${formatDate(ended.from)}, bị bãi bỏ bởi ${documentName(ended.by)}`
        : `hết hiệu lực, bị bãi bỏ bởi ${documentName(ended.by)}`,
    };
  }
  const coming = acts.find((act) => act.from !== null && act.from > today && act.kind !== 'sửa đổi');
  const amended = once(begun.map((act) => act.by));
  const last = amended.at(-1);
  const state = last ? 'đã được sửa đổi' : 'còn hiệu lực';
  return {
    state,
    ...(last ? { by: reference(last) } : {}),
    text:
      (last ? `đã được sửa đổi bởi ${amended.map(documentName).join('; ')}` : state) +
      (coming
        ? `; sẽ bị ${coming.kind} bởi ${documentName(coming.by)} từ ngày ${formatDate(coming.from as IsoDate)}`
        : ''),
  };
}

/** `expiresOn` is the last day in force. */
function dayAfter(date: IsoDate): IsoDate {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
}

/** By the day of effect; what is not dated counts as the oldest, a replacement before a repeal of the same day. */
function byDay(left: Act, right: Act): number {
  const days = (left.from ?? '').localeCompare(right.from ?? '');
  return days || Number(left.kind !== 'thay thế') - Number(right.kind !== 'thay thế');
}

/** Without the second file of a document and without its second relation. */
function once(subjects: readonly Subject[]): Subject[] {
  return [...new Map(subjects.map((subject) => [documentName(subject), subject])).values()];
}

function reference(document: Subject): NonNullable<Status['by']> {
  const { source, number, issuedOn, type } = document;
  return { source, number, issuedOn, type };
}
