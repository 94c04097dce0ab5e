import type { Carrier } from '../carrier.ts';
import type { Fact, UnitFact } from '../fact.ts';
import type { Reading } from '../read-facts.ts';
import { lexicon, type Part, partsOf, spoken, wordsOf } from './spoken.ts';

type Unit = Fact & UnitFact;
const unitsOf = (facts: readonly Fact[]) =>
  facts.filter((fact): fact is Unit => fact.kind === 'unit' && fact.of === null);
const sameUnit = (one: Unit, other: Unit) =>
  one.id !== null && other.id !== null ? one.id === other.id : one.words === other.words;

/** Whether a claim exchanges who leads and who helps in a row: the column of those who lead always comes first. */
export function swapsColumns(clause: Reading, carriers: readonly Carrier[]): boolean {
  const units = unitsOf(clause.facts);
  const lead = units.find(({ role }) => role === 'lead');
  const helper = units.find(({ role }) => role === 'coordinating');
  if (!lead || !helper || sameUnit(lead, helper)) return false;
  return carriers.some(({ own }) => {
    if (!own.view.exact.includes('|')) return false;
    const row = unitsOf(own.facts);
    const [first, second] = [
      row.find((one) => sameUnit(one, lead)),
      row.find((one) => sameUnit(one, helper)),
    ];
    return (
      first !== undefined &&
      second !== undefined &&
      second.start < first.start &&
      own.view.exact.slice(second.end, first.start).includes('|')
    );
  });
}

/** So many words of another part, and none of the doer's own, tell that the doer was exchanged. */
const leastOfOther = 2;

/** Whether a claim lets the doer of one part of a sentence do what another part says of another doer. */
export function swapsDoers(clause: Reading, carriers: readonly Carrier[]): boolean {
  if (carriers.every(({ own }) => partsOf(own).length < 2)) return false;
  const doings = doingsOf(clause.facts, clause);
  if (doings.length === 0) return false;
  return carriers.some(({ own }) => {
    if (own.view.exact.includes('|')) return false;
    const parts = partsOf(own).filter((part) => doersOf(part).length > 0);
    if (parts.length < 2) return false;
    return doings.some(({ doers, words }) => isOthers(doers, words, parts));
  });
}

function isOthers(doers: readonly Unit[], words: ReadonlySet<string>, parts: readonly Part[]): boolean {
  const isIn = (part: Part) => doersOf(part).some((one) => doers.some((doer) => sameUnit(one, doer)));
  const mine = parts.filter(isIn);
  const others = parts.filter((part) => !isIn(part));
  if (mine.length === 0 || others.length === 0) return false;
  const own = new Set(mine.flatMap((part) => [...part.words]));
  const ownCount = [...own].filter(
    (word) => words.has(word) && !others.some((part) => part.words.has(word)),
  ).length;
  return (
    ownCount === 0 &&
    others.some(
      (part) => [...part.words].filter((word) => words.has(word) && !own.has(word)).length >= leastOfOther,
    )
  );
}

/** Units with which a part begins, up to its first verb that takes another unit. */
function doersOf({ facts, text }: Part): Unit[] {
  const units = unitsOf(facts);
  const [first] = units;
  if (!first || !text.trimStart().startsWith(first.words.split(' ').slice(0, 2).join(' '))) return [];
  return units.filter(({ role }) => role !== 'recipient' && role !== 'coordinating');
}

/** Groups of units with nothing but commas and "và" between them, each with the words up to the next group. */
function doingsOf(facts: readonly Fact[], { view }: Reading): { doers: Unit[]; words: Set<string> }[] {
  const groups: Unit[][] = [];
  for (const unit of unitsOf(facts)) {
    const last = groups.at(-1)?.at(-1);
    if (last && /^(?:\s|,|và|cùng|với|các)*$/u.test(view.exact.slice(last.end, unit.start)))
      groups.at(-1)!.push(unit);
    else groups.push([unit]);
  }
  return groups.map((doers, at) => {
    const from = doers.at(-1)!.end;
    const to = groups[at + 1]?.[0]?.start ?? view.exact.length;
    const text = ` ${(view.exact.slice(from, to).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(' ')} `;
    return { doers, words: new Set(wordsOf(text)) };
  });
}

const receives = lexicon('nhận|tiếp nhận|nơi|là|thu|tổng hợp|được gửi|được báo|về|đầu mối|tiếp');

/** Whether a claim lets the recipient do what the cited sentence lets the sender do. */
export function actsAsRecipient(clause: Reading, carriers: readonly Carrier[]): boolean {
  const [first] = unitsOf(clause.facts);
  if (!first || first.start > 1 || first.role === 'recipient' || receives.test(spoken(clause))) return false;
  return carriers.every(({ own }) => {
    const same = unitsOf(own.facts).filter((one) => sameUnit(one, first));
    return same.length > 0 && same.every(({ role, start }) => role === 'recipient' && start > 12);
  });
}

/** Nouns with which a part names a subject of its own; a part without one goes on about that of the part before. */
const heads = lexicon(
  'bệnh viện|trung tâm|trạm|phòng|sở|ubnd|uỷ ban|đơn vị|các|chi cục|thanh tra|văn phòng|giám đốc|trưởng|cơ sở|người|ban|tổ|đội|trường|ca|bệnh|trẻ|số|tỷ lệ|hồ sơ|danh sách|nhóm|bác sĩ|mỗi|chủng|nguồn|quỹ|ngân sách|truyền thông',
);
const leastLead = 3;

/** Whether a claim begins as one part of a sentence does and goes on as another, which has a subject of its own. */
export function joinsParts(clause: Reading, carriers: readonly Carrier[]): boolean {
  if (carriers.length !== 1) return false;
  const parts = partsOf(carriers[0]!.own);
  if (parts.length < 2 || carriers[0]!.own.view.exact.includes('|')) return false;
  if (partsOf(clause).length > 1) return false;
  const said = spoken(clause);
  return parts.some((mine) => {
    const lead = commonLead(said, mine.text);
    if (lead.split(' ').length < leastLead) return false;
    const rest = wordsOf(said.slice(lead.length + 1));
    const own = rest.filter((word) => mine.words.has(word));
    return parts.some((other) => {
      if (other === mine || !startsWithHead(other.text) || commonLead(said, other.text).length >= lead.length)
        return false;
      const taken = rest.filter((word) => other.words.has(word) && !mine.words.has(word));
      return taken.length > leastOfOther && own.length === 0;
    });
  });
}

const startsWithHead = (text: string) => {
  const [first = '', second = ''] = text.trim().split(' ');
  return heads.test(` ${first} `) || heads.test(` ${first} ${second} `);
};

/** The words with which both texts begin. */
function commonLead(one: string, other: string): string {
  const [left, right] = [one.trim().split(' '), other.trim().split(' ')];
  let count = 0;
  while (count < left.length && left[count] === right[count]) count++;
  return left.slice(0, count).join(' ');
}

/** Whether a claim gives the figure of one part of a sentence to the subject of another that has figures of its own. */
export function takesFigure(clause: Reading, carriers: readonly Carrier[]): boolean {
  if (carriers.length !== 1) return false;
  const parts = partsOf(carriers[0]!.own).filter(({ text }) => / \d/.test(text));
  if (parts.length < 2 || carriers[0]!.own.view.exact.includes('|')) return false;
  if (partsOf(clause).length > 1) return false;
  const said = spoken(clause).split(' ');
  const figures = said.filter((word) => /^\d/.test(word));
  if (figures.length === 0) return false;
  const words = new Set(said);
  const home = parts.filter((part) => figures.every((figure) => part.words.has(figure)));
  const [mine] = home;
  if (home.length !== 1 || !mine) return false;
  return parts.some((other) => {
    if (other === mine || !startsWithHead(other.text)) return false;
    const lead = leadOf(other).filter((word) => !mine.words.has(word));
    const own = leadOf(mine).filter((word) => !other.words.has(word));
    const takenLead = lead.filter((word) => words.has(word)).length;
    const ownLead = own.filter((word) => words.has(word)).length;
    return lead.length >= 2 && takenLead >= Math.max(2, lead.length / 2) && ownLead <= own.length / 2;
  });
}

/** What stands before the first figure of a part, at most so many words. */
const leadOf = ({ text }: Part) => wordsOf(` ${text.split(/ \d/)[0]} `).slice(0, 5);
