import type { Carrier } from './carrier.ts';
import { carries } from './carries.ts';
import { counted } from './counted.ts';
import type { Fact, Place, QuantityFact } from './fact.ts';
import { isDifference, isListedByCited, isNumberedSo, isSpreadOfRows, namesDocuments } from './listed-by.ts';
import type { Reading } from './read-facts.ts';
import { isRange } from './rivals.ts';
import { type View, wordsBefore } from './view.ts';

/** More things than this nobody counts without the archive doing it. */
const mostListed = 12;

/**
 * A clause without the number that only counts what it lists, or what the cited sentences list: "gồm ba đợt: … [1.1];
 * … [1.2]; … [1.3]", "ba huyện là A, B và C". The number is true of them; the archive need not have it. A number that
 * the archive gives for the same things is another matter: no count of the writer's takes its place.
 *
 * @param clauses how many clauses with addresses the sentence has
 */
export function withoutOwnCount(reading: Reading, clauses: number, carriers: readonly Carrier[]): Reading {
  const { view, facts } = reading;
  const counts: Fact[] = facts.filter(
    (fact): fact is Fact & QuantityFact =>
      fact.kind === 'quantity' &&
      fact.measure === null &&
      fact.value >= 2 &&
      fact.value <= mostListed &&
      fact.noun !== '' &&
      !/^phần (?:ba|tư|năm|mười|trăm)(?!\p{L})/u.test(fact.noun) &&
      !isCountedBy(fact, carriers) &&
      (isListed(fact, reading, clauses) ||
        (!carriers.some((carrier) => carries(fact, carrier)) &&
          piecesBehind(fact, view) < 2 &&
          ((!isAll(fact) && isListedBy(fact, carriers)) ||
            isListedByCited(fact, carriers, facts.filter(({ kind }) => kind === 'document').length)))),
  );
  facts.forEach((fact, at) => {
    const next = facts[at + 1];
    if (next && isRange(reading, fact, next) && isSpreadOfRows(fact, next, carriers)) counts.push(fact, next);
    if (isDifference(fact, reading)) counts.push(fact);
    if (fact.kind === 'token' && isNumberedSo(fact.key, wordsBefore(view, fact.start, 3), carriers))
      counts.push(fact);
  });
  if (counts.length === 0) return reading;
  const isCount = (fact: Fact) => counts.some((one) => one === fact);
  return {
    view,
    facts: facts
      .filter((fact) => !isNamed(fact, counts, carriers))
      .map((fact) =>
        isCount(fact) ? { kind: 'token', key: counted, start: fact.start, end: fact.end } : fact,
      ),
  };
}

/** "năm trung tâm y tế khu vực là A, B, …": the kind that is counted, of which the archive names each. */
const isNamed = (fact: Fact, counts: readonly Place[], carriers: readonly Carrier[]) =>
  fact.kind === 'unit' &&
  counts.some(({ end }) => fact.start - end >= 0 && fact.start - end <= 1) &&
  carriers.some(({ own }) =>
    own.facts.some((one) => one.kind === 'unit' && one.words.startsWith(`${fact.words} `)),
  );

/** "cả ba đợt đều …" says more than that there are three. */
const isAll = ({ before }: QuantityFact) => /(?:^| )(?:cả|mọi)$/u.test(before);

const firstOf = (noun: string) => noun.split(' ')[0]!;

/** First syllables of many nouns: "trường hợp" are no "trường học". */
const shared =
  /^(?:trường|cơ|trung|bệnh|nội|công|nhiệm|thủ|văn|quyết|nghị|thông|kế|báo|hội|hồ|chỉ|tiêu|phương|quy|đối|điều|giải|biện|hình|thành|bộ|phòng|nguyên|hạng|lĩnh)$/u;

function isSameNoun(one: string, other: string): boolean {
  const [[first, second], [head, next]] = [one.split(' '), other.split(' ')];
  return first === head && (!shared.test(first ?? '') || !second || !next || second === next);
}

/** Whether the archive counts the same things itself. */
const isCountedBy = ({ noun }: QuantityFact, carriers: readonly Carrier[]) =>
  carriers.some(({ own, context }) =>
    [...own.facts, ...context.facts].some(
      (one) => one.kind === 'quantity' && isSameNoun(one.noun, noun) && one.measure === null,
    ),
  );

/** Whether as many things follow as the number says: by semicolons, by labels, by facts of one kind, by commas. */
function isListed(
  { value, noun, end }: Fact & QuantityFact,
  { view, facts }: Reading,
  clauses: number,
): boolean {
  const behind = view.exact.slice(end);
  if (clauses > 1 && /^[^:;,\d]{0,40}:/u.test(behind)) return value === clauses;
  const stop = /(?<=\S)\.(?:\s|$)/u.exec(behind)?.index ?? behind.length;
  const list = behind.slice(0, stop);
  const parts = piecesBehind({ end }, view);
  if (parts > 1) return value === parts;
  const inside = facts.filter((fact) => fact.start >= end && fact.end <= end + stop);
  const labels = inside.filter((fact) => fact.kind === 'token' && fact.key.startsWith(`${firstOf(noun)}:`));
  if (labels.length > 0) return value === labels.length;
  const documents = inside.filter(({ kind }) => kind === 'document');
  if (documents.length > 1 && namesDocuments(noun)) return value === documents.length;
  const kinds = new Map<string, number>();
  for (const fact of inside) {
    const kind = kindOf(fact);
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  // The list begins behind "là", "gồm", a colon, or at once: "hai huyện Kim Lĩnh và Thượng Bạc".
  const first = inside.find((fact) => fact.start > end + 1 && isItem(kindOf(fact)));
  const gap = first && behind.slice(0, first.start - end);
  const led =
    gap !== undefined &&
    !/[,;]/u.test(gap) &&
    (leadsList.test(gap) || (gap.split(' ').length <= 7 && !leadsAway.test(gap)));
  if (led && [...kinds].some(([kind, count]) => isItem(kind) && count === value)) return true;
  if (runLength(inside, view) === value) return true;
  const items = /(?::|(?<!\p{L})(?:là|gồm|lần lượt)(?!\p{L}))(.*?\svà\s[^,]*)/u.exec(list)?.[1];
  return inside.length === 0 && items !== undefined && items.split(/,\s|\svà\s/u).length === value;
}

/** Pieces between semicolons behind a number, up to the end of the sentence. */
function piecesBehind({ end }: Pick<Place, 'end'>, { exact }: View): number {
  const behind = exact.slice(end);
  const list = behind.slice(0, /(?<=\S)\.(?:\s|$)/u.exec(behind)?.index ?? behind.length);
  return list.slice(list.indexOf(':') + 1).split(/;\s/).length;
}

/** Bodies and names in a row: "Trung tâm Y tế khu vực Hải Trà và Bình Khuê". */
function runLength(facts: readonly Fact[], { exact }: View): number {
  const named = facts.filter(({ kind }) => kind === 'unit' || kind === 'name');
  const broken = named.findIndex(
    (one, at) => at > 0 && !/^\s*(?:,|và|, và)\s*$/u.test(exact.slice(named[at - 1]!.end, one.start)),
  );
  return broken < 0 ? named.length : broken;
}

const kindOf = (fact: Fact) => (fact.kind === 'token' ? fact.key.split(':')[0]! : fact.kind);
const isItem = (kind: string) => /^(?:unit|name|phone|quantity)$/.test(kind);
/** "Hai bộ hồ sơ đến A, qua B": what follows is not what is counted. */
const leadsAway = /(?<!\p{L})(?:đến|tới|cho|với|về|qua|tại|của|từ|trong|ở|theo|bởi)(?!\p{L})/u;
const leadsList = /:|(?<!\p{L})(?:là|gồm|lần lượt)(?!\p{L})/u;

/** "Khoản 4 Điều 111" that a sentence refers to is none of the "khoản" that it lists. */
const legalPlace = /^(?:khoản|điểm|mục|phần|điều|chương):/u;

/** Whether the cited sentences are or have as many: labelled ones, rows, or shares of a sum. */
function isListedBy({ value, noun }: QuantityFact, carriers: readonly Carrier[]): boolean {
  const labels = new Set(
    carriers.flatMap(({ own }) =>
      own.facts.flatMap((one) =>
        one.kind === 'token' && one.key.startsWith(`${firstOf(noun)}:`) && !legalPlace.test(one.key)
          ? [one.key]
          : [],
      ),
    ),
  );
  // "Hai đợt đầu" of three.
  if (labels.size > 0)
    return labels.size === value || (labels.size > value && /^\S+ (?:đầu|cuối|sau|còn)(?!\p{L})/u.test(noun));
  const rows = carriers.filter(({ passage, own }) => passage.passage.kind === 'row' && own.facts.length > 0);
  if (rows.length === value && /^(?:đơn vị|nhiệm vụ|nội dung|việc|mục|chỉ tiêu|mốc)(?!\p{L})/u.test(noun))
    return true;
  return carriers.some(({ own: { view, facts } }) => {
    const from = /(?<!\p{L})(?:trong đó|gồm)(?!\p{L})|:(?!.*(?<!\p{L})(?:trong đó|gồm))/u.exec(
      view.exact,
    )?.index;
    if (from === undefined) return false;
    const shares = facts.filter(
      (one) => one.kind === 'quantity' && one.measure === 'đồng' && one.start > from,
    );
    return shares.length === value;
  });
}
