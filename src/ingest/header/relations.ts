import type { Relation, Span } from '../../core/document.ts';
import { numberKey } from '../../core/document-number.ts';
import { findReferences, type Reference } from './references.ts';
import { insideQuotes, thisDocument } from './validity.ts';
import type { View } from './view.ts';

type Kind = Exclude<Relation['kind'], 'căn cứ'>;

const kinds: readonly { kind: Kind; verb: string }[] = [
  { kind: 'thay thế', verb: 'thay\\s+the' },
  { kind: 'bãi bỏ', verb: 'bai\\s+bo|huy\\s+bo|thu\\s+hoi' },
  { kind: 'sửa đổi', verb: 'sua\\s+doi(?:\\s*,\\s*bo\\s+sung)?|dieu\\s+chinh' },
  { kind: 'đính chính', verb: 'dinh\\s+chinh' },
];
const verbs = new RegExp(
  `(?<!\\p{L})(?:${kinds.map(({ verb }) => verb).join('|')}|het\\s+hieu\\s+luc)(?!\\p{L})`,
  'gu',
);
/** Types whose own clauses change other documents; in a plan "Sửa đổi Quyết định số …" is a task for somebody. */
const enacting = new Set([
  'quyết định',
  'nghị quyết',
  'nghị định',
  'thông tư',
  'thông tư liên tịch',
  'luật',
  'bộ luật',
  'pháp lệnh',
  'chỉ thị',
  'công văn',
  'thông báo',
]);
/** Words of a part: with one between verb and document, only that part is changed. */
const part =
  /(?<!\p{L})(?:cum\s+tu|mot\s+so|khoan|diem\s+[a-zđ]|dieu\s+\d|muc\s+[ivx\d]|phu\s+luc|danh\s+muc|noi\s+dung|tu\s+ngu|bieu|so\s+thu\s+tu)(?!\p{L})/u;
/** What stands before the second and later documents of an enumeration. */
const enumerated = /(?:[,;]|(?<!\p{L})(?:va|cac)|\n\s*(?:[a-z]\)|[-+]))\s*$/u;
/** What may stand before the verb at the head of a clause. */
const clauseHead =
  /^(?:[\s"]*(?:dieu\s+\d+\s*[.:]?|\d+(?:\.\d+)*\s*[.)]?|[a-z]\s*[.)]|[-+•])?\s*(?:(?:hieu\s+luc\s+thi\s+hanh|quyet\s+dinh|quyet\s+nghi)\s*[:.]?\s*)?(?:(?:nay|dong\s+thoi)\s+)?)$/;

/** More clauses than this are not read: no document changes so many others, and a text may be anything. */
const most = 5000;

/** What a document does to others, found in its title and in clauses about itself. `main` ends with the signature. */
export function findRelations(
  view: View,
  header: {
    type: string | null;
    number: string | null;
    title: Span | null;
    main: Span;
    whole: Span;
    bases: Span[];
  },
): Relation[] {
  const found: Relation[] = [];
  // A consolidated text repeats the clauses of the documents that it joins.
  if (header.type === 'văn bản hợp nhất' || header.type === 'bài viết') return found;
  if (header.title) found.push(...titleRelations(view, header.title));
  const self = new RegExp(thisDocument(null), 'u');
  let done = 0;
  let examined = 0;
  for (const match of view.folded.slice(header.whole.start, header.whole.end).matchAll(verbs)) {
    const at = header.whole.start + match.index;
    const inMain = at < header.main.end && enacting.has(header.type ?? '');
    if (!inMain && !mentionsItself(view, at)) continue;
    if (++examined > most) break;
    if (at < done || header.bases.some((base) => at >= base.start && at < base.end)) continue;
    if (insideQuotes(view, at)) continue;
    const clause = clauseAround(view, at);
    const relations = clauseRelations(view, clause, at, match[0], self, inMain);
    if (relations.length > 0) done = relations.at(-1)?.span.end ?? done;
    found.push(...relations);
  }
  return unique(found, header.number);
}

function titleRelations(view: View, title: Span): Relation[] {
  const folded = view.folded.slice(title.start, title.end);
  const match = folded.match(
    new RegExp(
      `^\\s*(?:(?:ve\\s+viec|v/v)\\s*:?\\s*)?(${kinds.map(({ verb }) => verb).join('|')})(?!\\p{L})`,
      'u',
    ),
  );
  if (!match) return [];
  const start = title.start + match[0].length - (match[1] ?? '').length;
  return relate(view, kindOf(match[1] ?? ''), { start, end: title.end }, start + (match[1] ?? '').length);
}

function clauseRelations(
  view: View,
  clause: Span,
  at: number,
  verb: string,
  self: RegExp,
  inMain: boolean,
): Relation[] {
  const before = view.folded.slice(clause.start, at);
  const after = view.folded.slice(at, clause.end);
  const own = before.search(self);
  const subject =
    own >= 0 &&
    !/(?:tai|trong|cua|neu|truong\s+hop|khi)\s*$/.test(before.slice(0, own)) &&
    !/(?:neu|truong\s+hop|khi)\s/.test(before.slice(own));
  const passive = /(?:duoc|bi|da)\s+(?:[\p{L}, ]{0,30}\s)?$/u.test(before.slice(-45));
  if (/^het/.test(verb)) {
    const references = findReferences(view, { start: clause.start, end: at });
    const itself =
      /nay\s+(?:[\p{L}\s,]*\s)?$/u.test(before.slice(-60)) && !/nay\s+co\s+hieu\s+luc/.test(before);
    if (itself || !(inMain || self.test(before) || self.test(after))) return [];
    return relateAll('bãi bỏ', view, { start: clause.start, end: at }, references);
  }
  if (passive) {
    const by = new RegExp(`^.{0,30}\\s(?:boi|bang|theo)\\s+${self.source}`, 'su');
    if (!by.test(after)) return [];
    return relateAll(
      kindOf(verb),
      view,
      { start: clause.start, end: at },
      findReferences(view, { start: clause.start, end: at }),
    );
  }
  if (!subject && !(inMain && clauseHead.test(before))) return [];
  return relate(
    view,
    kindOf(verb),
    { start: subject ? clause.start + own : at, end: clause.end },
    at + verb.length,
  );
}

function kindOf(verb: string): Kind {
  return kinds.find((entry) => new RegExp(`^(?:${entry.verb})`).test(verb))?.kind ?? 'bãi bỏ';
}

function relate(view: View, kind: Kind, clause: Span, from: number): Relation[] {
  return relateAll(
    kind,
    view,
    { start: clause.start, end: clause.end },
    findReferences(view, { start: from, end: clause.end }),
    from,
  );
}

/**
 * The first document named, and those that stand beside it in an enumeration. Others belong to its title:
 * "thay thế Quyết định số 1 về việc thực hiện Nghị quyết số 2".
 */
function relateAll(
  kind: Kind,
  view: View,
  clause: Span,
  references: Reference[],
  from = clause.start,
): Relation[] {
  const [first] = references;
  const related: Relation[] = [];
  let previous = from;
  for (const reference of references) {
    const between = view.folded.slice(previous, reference.start);
    previous = reference.end;
    if (insideQuotes(view, reference.start)) continue;
    if (reference !== first && !(enumerated.test(between) && reference.type === first?.type)) {
      // Named in the title of the one before, and so are those of the same type that follow.
      if (reference.type === first?.type) break;
      continue;
    }
    const partial = reference === first ? part.test(between) : related.at(-1)?.kind === 'sửa đổi';
    const start = reference === first ? Math.min(clause.start, reference.start) : reference.start;
    related.push({
      kind: partial && kind !== 'đính chính' ? 'sửa đổi' : kind,
      number: reference.number,
      type: reference.type,
      issuedOn: reference.issuedOn,
      span: { start, end: reference.end },
    });
  }
  return related;
}

/** The sentence around `at`; a list after a colon belongs to it. */
function clauseAround(view: View, at: number): Span {
  const behind = view.folded.slice(Math.max(0, at - 800), at);
  const starts = [
    ...behind.matchAll(/\n[ ]*\n|[.;:]\s+(?=\S)|\n(?=[ ]*(?:dieu\s+\d|\d+(?:\.\d+)*\s*[.)]|[a-z]\)|[-+•]))/g),
  ];
  const last = starts.at(-1);
  const start = at - behind.length + (last ? last.index + last[0].length : 0);
  const ahead = view.folded.slice(at, at + 1500);
  const end = ahead.search(
    /\n[ ]*\n(?!\s*ngay)|\.\s*(?:\/\.)?\s*\n|\.\s+(?=[a-z])(?<!tp\.\s)|\n[ ]*(?:dieu\s+\d+\s*\.|\d+\.\s)/,
  );
  return { start, end: end < 0 ? at + ahead.length : at + end };
}

/** Outside the main part only a clause with "… này" counts. */
function mentionsItself(view: View, at: number): boolean {
  return /\snay(?![a-z])/.test(view.folded.slice(Math.max(0, at - 400), at + 400));
}

/** One relation of a kind to a document; none to itself. The stronger word wins over an amendment. */
function unique(relations: Relation[], own: string | null): Relation[] {
  const kept = new Map<string, Relation>();
  for (const relation of relations) {
    const key = relation.number ? numberKey(relation.number) : `${relation.type} ${relation.issuedOn}`;
    if (own && relation.number && key === numberKey(own)) continue;
    const earlier = kept.get(key);
    if (!earlier) kept.set(key, relation);
    else if (earlier.kind === relation.kind && !earlier.issuedOn) earlier.issuedOn = relation.issuedOn;
  }
  return [...kept.values()];
}
