import { keptFor } from '../../core/kept.ts';
import type { Carrier } from './carrier.ts';
import type { Reading } from './read-facts.ts';
import type { View } from './view.ts';
import { isEmpty, isFunction, sameWord } from './words.ts';

/** What is denied: the class of the negator and the words behind it. */
interface Denial {
  kind: 'không' | 'chưa' | 'trừ' | 'miễn';
  /** Index of the negator among the words of the view. */
  at: number;
  /** Up to six words that say something. */
  scope: string[];
  /** They stand before the negator. */
  before: boolean;
}

const negators: Readonly<Record<string, Denial['kind']>> = {
  không: 'không',
  chẳng: 'không',
  đừng: 'không',
  cấm: 'không',
  chưa: 'chưa',
  tránh: 'không',
  thiếu: 'chưa',
  trừ: 'trừ',
  miễn: 'miễn',
};
/** With these behind it, a negator bounds a figure, or denies nothing. */
const noDenial: readonly RegExp[] = [
  /^không (?:quá|vượt|muộn|chậm|trễ|dưới|ít|thấp|nhỏ|sau|trước|hơn|lớn|nhiều|cao|chỉ|những|khí|gian|gió|kể|phải chỉ)(?!\p{L})/u,
  /^không (?:được|để|phải) (?:quá|vượt|muộn|chậm|trễ|dưới|ít|thấp)(?!\p{L})/u,
  /^chưa (?:đến|tới|đầy) (?:ngày |tháng |mức |hết )?\d/u,
  /^miễn (?:dịch|là|sao|giảm)(?!\p{L})/u,
  /^tránh (?:thai|né|nắng|nóng|rét|bão|lũ|trú|xa)(?!\p{L})/u,
  /^(?:chẳng hạn|chẳng những|không ngừng|chưa kể)(?!\p{L})/u,
];
/** Words that end like a negator: hàng không, phòng trừ, khấu trừ. */
const compound = new Set(['hàng không', 'phòng trừ', 'khấu trừ', 'diệt trừ', 'phòng tránh', 'né tránh']);
const filler = new Set(
  'được phép phải cần có bị còn thể để cho là tiến hành thực hiện việc làm nghiêm mọi các những hành vi tuyệt đối xảy ra đảm bảo đạt nào khoản'.split(
    ' ',
  ),
);

/** "Không, đơn vị … không được …": the first word answers the question, what is denied follows. */
const isAnswer = ({ at }: Denial, view: View, denials: number) =>
  at === 0 &&
  view.exact.startsWith(',', view.words[0]!.end) &&
  (denials > 1 || view.words.some(({ exact }) => exact === 'chỉ'));

const denialsOf = keptFor(({ view, facts }: Reading): readonly Denial[] => {
  const words = view.words.map((word) => word.exact);
  const units = facts.filter(({ kind }) => kind === 'unit');
  // "không được Sở Y tế xét duyệt": who does it is not what is denied.
  const inUnit = (at: number) =>
    units.some(({ start, end }) => start <= view.words[at]!.start && view.words[at]!.end <= end);
  return words.flatMap((word, at): Denial[] => {
    const kind = Object.hasOwn(negators, word) ? negators[word] : undefined;
    if (!kind || noDenial.some((pattern) => pattern.test(words.slice(at, at + 4).join(' ')))) return [];
    if (compound.has(`${words[at - 1]} ${word}`)) return [];
    // "Ba việc còn thiếu: …": each of them tells by itself what is missing.
    if (word === 'thiếu' && view.exact.startsWith(':', view.words[at]!.end)) return [];
    // "Không áp dụng với trường hợp …" excepts it.
    const excepts = kind === 'không' && /^(?:áp dụng|bao gồm)$/u.test(words.slice(at + 1, at + 3).join(' '));
    if (excepts)
      return [
        {
          kind: 'trừ',
          at,
          scope: words
            .slice(at + 3, at + 14)
            .filter((one) => !filler.has(one) && !isFunction(one))
            .slice(0, 6),
          before: false,
        },
      ];
    const rest = words.slice(at + 1, at + 14).filter((_, step) => !inUnit(at + 1 + step));
    const scope = rest
      .filter(
        (other, step) =>
          (!filler.has(other) || (kind === 'chưa' && other === 'đạt' && step === 0)) &&
          !Object.hasOwn(negators, other),
      )
      .slice(0, 6);
    // "… bị nghiêm cấm": what is denied stands before.
    const back = words.slice(Math.max(0, at - 12), at).filter((other) => !filler.has(other));
    return [{ kind, at, scope: scope.length > 0 ? scope : back, before: scope.length === 0 }];
  });
});

/** Pairs of which one is never written for the other. */
const opposites: readonly [string, string][] = [
  ['tăng', 'giảm'],
  ['trước', 'sau'],
  ['tối thiểu', 'tối đa'],
  ['ít nhất', 'nhiều nhất'],
  ['bắt buộc', 'tự nguyện'],
  ['còn hiệu lực', 'hết hiệu lực'],
  ['cho phép', 'nghiêm cấm'],
  ['công khai', 'bí mật'],
  ['đầu', 'cuối'],
  ['trở lên', 'trở xuống'],
  ['cao hơn', 'thấp hơn'],
  ['nhiều hơn', 'ít hơn'],
  ['chủ trì', 'phối hợp'],
  ['một lần', 'nhiều lần'],
];

/** "Không thu phí": who pays says the contrary. */
const paying = new Set(['thu', 'nộp', 'đóng', 'trả']);

/** Of what is denied, the words that must have one in common. */
const nearScope = 3;
/** "chưa gồm" for "không tính". */
const sameDenial = (one: Denial['kind'], other: Denial['kind']) =>
  one === other || (/không|chưa|miễn/.test(one) && /không|chưa|miễn/.test(other));

/** Whether a claim denies, or turns round, what a cited sentence says, or says what it denies. */
export function turnsRound(claim: Reading, carrier: Carrier): boolean {
  const { own, context, card, phrase, nearby, passage } = carrier;
  const claimed = denialsOf(claim).filter((denial, _, all) => !isAnswer(denial, claim.view, all.length));
  const carried = denialsOf(own);
  const inner = phraseOf(own);
  const said = phraseOf(claim);
  const emptyCell = passage.passage.kind === 'row' && deniedCell.test(own.view.exact);
  const count = (denials: readonly Denial[]) =>
    denials.filter(({ kind }) => kind === 'không' || kind === 'chưa').length;
  const around = [context, card.title, card.status].flatMap(denialsOf);
  const unsaid = claimed.filter((denial) => !nearby().phrase.includes(` ${wordsFrom(claim, denial.at)} `));
  if (count(unsaid) > count(carried) + count(around)) return true;
  for (const denial of unsaid) {
    // "Không" under "Phí, lệ phí".
    if (
      emptyCell &&
      denial.kind !== 'trừ' &&
      denial.scope.slice(0, nearScope).some((word) => inHeads(word, carrier))
    )
      continue;
    if (denial.kind === 'trừ' && carried.some(({ kind }) => kind === 'trừ') && pointsBack(claim, denial))
      continue;
    const fits = carried.some(
      (other) =>
        (claim.view.words[denial.at]!.exact === 'thiếu' || sameDenial(other.kind, denial.kind)) &&
        (claim.view.words[denial.at]!.exact === 'thiếu' || denial.before
          ? other.scope.some((word) => denial.scope.includes(word))
          : other.scope
              .slice(0, nearScope)
              .some((word) => denial.scope.slice(0, nearScope).some((one) => sameWord(word, one)))),
    );
    if (!fits && !phrase.includes(wordsFrom(claim, denial.at))) return true;
  }
  for (const denial of carried) {
    if (denial.kind === 'trừ') {
      // An exception belongs to whatever it follows.
      if (
        !claimed.some(({ kind }) => kind === 'trừ') &&
        !leavesRest.test(said) &&
        usesPart(claim, own, denial)
      )
        return true;
      continue;
    }
    const [first = '', second = ''] = denial.scope;
    if (first === '' || denial.before) continue;
    const paid = paying.has(first) ? [...paying].map((verb) => [verb, second]) : [];
    // "Đạt 75%" of "đạt 75%, chưa đạt chỉ tiêu 80%" is no denial turned round.
    if (first === 'đạt') {
      if (new RegExp(`(?<!(?:chưa|không)) đạt (?:được )?${second} `, 'u').test(said)) return true;
      continue;
    }
    const single = isEmpty(first) ? [] : [[first]];
    for (const words of [...single, [first, second], ...paid])
      if (affirms(claim, words, sameKind(claimed, denial)) && !affirms(own, words, sameKind(carried, denial)))
        return true;
  }
  if (said.includes(' còn hiệu lực ') && !phrase.includes(' còn hiệu lực ')) return true;
  return opposites.some(([one, other]) => flips(said, inner, one, other) || flips(said, inner, other, one));
}

/** Set phrases in which a word of a pair turns nothing round: "các việc sau", "đầu tư". */
const unopposed =
  /(?<= )(?:sau đây|như sau|(?<=^ )(?:sau|trước) đó|trước đây|trước hết|(?:các|những) \p{L}+(?: \p{L}+)? sau(?! khi)|đầu tư|đầu mối|ban đầu|hàng đầu|đứng đầu|cuối cùng|tăng cường|giảm nghèo)(?= )/gu;
const phraseOf = ({ view }: Reading) =>
  ` ${view.words.map((word) => word.exact).join(' ')} `.replace(unopposed, '…');

/** A cell that holds nothing but a denial. */
export const deniedCell = /(?:^|\|)\s*không(?: có| thu| quy định)?\s*(?:\||$)/u;
const inHeads = (word: string, { context }: Carrier) =>
  !isEmpty(word) && context.view.words.some(({ exact }) => exact === word);

/** Ways to say that what was said before is excepted. */
const leavesRest = / (?:còn lại|ngoài|không thuộc|không kể) /u;
const pointsBack = ({ view }: Reading, { at }: Denial) =>
  / (?:nêu trên|đã nêu|nói trên|kể trên|vừa nêu|trên đây|ở trên) /u.test(
    ` ${view.words
      .slice(at)
      .map((word) => word.exact)
      .join(' ')} `,
  );

/** Whether a claim says what the part says that an exception follows: half of the words before it. */
function usesPart(claim: Reading, { view }: Reading, denial: Denial): boolean {
  const at = view.words[denial.at]!.start;
  const from = Math.max(view.exact.lastIndexOf(';', at), view.exact.lastIndexOf('. ', at)) + 1;
  const said = new Set(claim.view.words.map((word) => word.exact));
  const before = view.words.filter((word) => word.start >= from && word.end <= at && !isEmpty(word.exact));
  return before.filter((word) => said.has(word.exact)).length * 2 >= before.length;
}

/** Three words from one on: enough to know a phrase by. */
const wordsFrom = ({ view }: Reading, at: number) =>
  view.words
    .slice(at, at + 3)
    .map((word) => word.exact)
    .join(' ');

const sameKind = (denials: readonly Denial[], { kind }: Denial) => denials.filter((one) => one.kind === kind);

const flips = (said: string, own: string, one: string, other: string) =>
  said.includes(` ${one} `) &&
  !own.includes(` ${one} `) &&
  own.includes(` ${other} `) &&
  !said.includes(` ${other} `);

/** Whether `words` stand somewhere, fillers between them or not, with no negator in the words before them. */
function affirms({ view, facts }: Reading, words: readonly string[], denials: readonly Denial[]): boolean {
  const named = facts.filter(({ kind }) => kind === 'unit' || kind === 'name');
  const inName = (start: number) => named.some((fact) => fact.start <= start && start < fact.end);
  const all = view.words
    .map(({ exact, start }, at) => ({ exact, at, start }))
    .filter(({ exact, start }) => !filler.has(exact) && !inName(start));
  return all.some(
    ({ at }, index) =>
      words.every((word, step) => all[index + step]?.exact === word) &&
      !denials.some((denial) =>
        denial.before ? at < denial.at : denial.at === at + 1 || (denial.at < at && at - denial.at <= 5),
      ),
  );
}
