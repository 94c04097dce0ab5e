import type { Carrier } from '../carrier.ts';
import type { Fact, TokenFact } from '../fact.ts';
import type { Reading } from '../read-facts.ts';
import { namingWords, type Part, partsOf, saidAround, shared, spoken, wordsOf } from './spoken.ts';

type Token = Fact & TokenFact;
const phonesOf = ({ facts }: Reading) =>
  facts.filter((fact): fact is Token => fact.kind === 'token' && fact.key.startsWith('phone:'));

/** Whether a claim gives the telephone number of one as that of another who stands beside it. */
export function swapsPhones(clause: Reading, carriers: readonly Carrier[]): boolean {
  const claimed = phonesOf(clause);
  if (claimed.length === 0) return false;
  const said = labelsOf(clause, claimed);
  return carriers.some(({ own }) => {
    const phones = phonesOf(own);
    if (phones.length < 2) return false;
    const labels = labelsOf(own, phones);
    return claimed.some((phone, at) => {
      const mine = phones.findIndex(({ key }) => key === phone.key);
      if (mine < 0) return false;
      const label = said[at]!;
      return labels.some((other, index) => {
        if (index === mine) return false;
        const onlyMine = labels[mine]!.filter((word) => !other.includes(word));
        const onlyOther = other.filter((word) => !labels[mine]!.includes(word));
        const words = new Set(label);
        return onlyOther.some((word) => words.has(word)) && !onlyMine.some((word) => words.has(word));
      });
    });
  });
}

/** What stands beside each number: behind all of them, in brackets, or before all of them. */
function labelsOf({ view }: Reading, phones: readonly Token[]): string[][] {
  const wordsBetween = (from: number, to: number) =>
    wordsOf(` ${(view.exact.slice(from, to).match(/[\p{L}\p{M}]+|[;,]/gu) ?? []).join(' ')} `);
  if (phones.length === 1) return [wordsBetween(0, view.exact.length)];
  const last = phones.at(-1)!;
  const behind = wordsBetween(last.end, view.exact.length).length > 1;
  return phones.map((phone, at) =>
    behind
      ? wordsBetween(phone.end, phones[at + 1]?.start ?? view.exact.length)
      : wordsBetween(phones[at - 1]?.end ?? 0, phone.start),
  );
}

/** A subject stands before the first of these. */
const predicate = / (?:phải|được|bị|thì) /u;
/** So many words that only one cited sentence has are taken from it. */
const leastTaken = 3;
/** A subject is named with this share of its words. */
const leastNamed = 0.3;

/**
 * Whether a claim that cites several sentences says of the subject of one what another says of its own: it takes
 * words that only this one has, and names nothing of what they are said of. The subject of a row is its first cell.
 */
export function mixesSubjects(
  clause: Reading,
  carriers: readonly Carrier[],
  heard: ReadonlySet<string>,
): boolean {
  if (carriers.length < 2 || carriers.some(({ accented }) => !accented)) return false;
  const said = new Set(spoken(clause).split(' '));
  const parts = carriers.map(({ own }) => toldIn(own, said));
  return parts.some((part, at) => {
    if (!part) return false;
    const rows = part.row;
    const others = new Set(
      carriers.flatMap(({ own }, index) =>
        index !== at && (!rows || isRow(own)) ? spoken(own).split(' ') : [],
      ),
    );
    if (others.size === 0) return false;
    const subject = part.subject.filter((word) => !others.has(word) && !telling.test(word));
    const taken = shared(
      part.rest.filter((word) => !others.has(word) && !part.subject.includes(word)),
      said,
    );
    if (subject.length === 0 || taken < leastTaken) return false;
    return shared(subject, said) < subject.length * leastNamed && shared(subject, heard) === 0;
  });
}

/** Figures and the words of time say nothing of whom something is said. */
const telling = /^(?:\d.*|năm|tháng|ngày|quý|tuần|lần|giờ)$/u;

interface Told {
  subject: string[];
  rest: string[];
  row: boolean;
}

/** A row of a table, not its head. */
const isRow = ({ view }: Reading) => view.exact.includes('|') && !/(?:^|\|\s*)stt\s*\|/u.test(view.exact);

/** What a claim repeats of a sentence, cut into what it is said of and what is said. */
function toldIn(own: Reading, said: ReadonlySet<string>): Told | undefined {
  if (own.view.exact.includes('|')) {
    if (!isRow(own)) return undefined;
    const cells = own.view.exact
      .split('|')
      .map((cell) => wordsOf(` ${(cell.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(' ')} `))
      .filter((cell) => cell.length > 0);
    const [subject = [], ...rest] = cells;
    return { subject, rest: rest.flat(), row: true };
  }
  let [best, most]: [Part | undefined, number] = [undefined, 1];
  for (const part of partsOf(own)) {
    const count = shared(part.words, said);
    if (count > most) [best, most] = [part, count];
  }
  const end = best ? predicate.exec(best.text)?.index : undefined;
  if (!best || end === undefined) return undefined;
  const subject = best.text.slice(0, end + 1);
  // "Đối với …, Đơn vị: …" has its subject elsewhere.
  if (/[,:]/u.test(subject)) return undefined;
  return { subject: namingWords(subject), rest: wordsOf(best.text.slice(end)), row: false };
}

const payers =
  /(?<= )(bảo hiểm y tế|bảo hiểm xã hội|ngân sách \p{L}+|quỹ \p{L}+ \p{L}+|người dân|người bệnh|người nhà|nhà nước|doanh nghiệp|xã hội hoá|nhà tài trợ)(?: (?:tự|sẽ|phải|được|là nguồn))? (?:chi trả|thanh toán|trả|cấp|hỗ trợ|bảo đảm|đóng|nộp|tài trợ|đóng góp)(?= )/gu;

/** Whether a claim lets somebody pay whom no cited sentence names. */
export function changesPayer(clause: Reading, carriers: readonly Carrier[]): boolean {
  return [...spoken(clause).matchAll(payers)].some(
    ([, payer = '']) => !carriers.some((one) => !one.accented || saidAround(one).includes(` ${payer} `)),
  );
}
