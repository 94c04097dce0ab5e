import type { IsoDate } from '../core/document.ts';
import { findDocumentNumbers } from '../core/document-number.ts';
import { fold, type Syllable, syllables } from '../core/text.ts';
import type { Unit } from '../core/unit.ts';
import type { UnitRegistry } from '../core/units.ts';
import type { TermStatus } from './status.ts';
import { type NamedSpan, namedSpan } from './time-words.ts';

/** A question that the register can answer. */
export interface TaskQuestion {
  units: Unit[];
  span: NamedSpan | null;
  status: TermStatus[] | null;
  number: string | null;
  /** Asks what was given to do in a time, be it due then or without a day. */
  assigned: boolean;
}

const open: TermStatus[] = ['quá hạn', 'sắp đến hạn', 'chưa đến hạn', 'chưa rõ thời hạn'];

/** In this order: a longer wording goes first. Matched on folded text. */
const statusWords: readonly [RegExp, TermStatus[]][] = [
  [/hoan thanh dung han/u, ['hoàn thành đúng hạn']],
  [/hoan thanh (?:qua|tre|cham) han/u, ['hoàn thành quá hạn']],
  [/sap (?:den|toi) han|gan den han/u, ['sắp đến hạn']],
  [/(?:qua|tre|cham|het) han|tre hen|cham tien do/u, ['quá hạn']],
  [/chua (?:den|toi) han/u, ['sắp đến hạn', 'chưa đến hạn']],
  [/chua (?:hoan thanh|xong|lam)|con phai lam/u, open],
  [/da (?:hoan thanh|xong)/u, ['hoàn thành đúng hạn', 'hoàn thành quá hạn', 'hoàn thành']],
];

const asksDue = /(?:den|toi) han|han chot|(?:phai|can) (?:xong|hoan thanh|bao cao|nop)|han (?:trong|vao)/u;
const asksTasks =
  /(?:nhiem vu|viec|noi dung)(?: \p{L}+){0,3} (?:nao|gi)|(?:nhung|cac|liet ke|danh sach|bao nhieu) (?:cong )?(?:nhiem vu|viec)|(?:phai|can) lam (?:nhung )?(?:gi|viec)|duoc giao (?:nhung )?gi|(?:nhiem vu|viec) (?:cua|ve|lien quan|ap dung|giao|trong)/u;

/** Asks for the term of something: enough beside a unit, where the subject tells what. */
const asksTerm =
  /(?:han|thoi han|cham nhat|ngay) (?:nop|gui|bao cao|hoan thanh|trinh|nao)|thoi han|khi nao|bao gio/u;

/** Words that ask and carry no subject of their own, folded; what is left beside them is a subject. */
const asking = new Set(
  (
    'nhiem vu viec cong noi dung nao gi nhung cac co phai lam den toi han qua tre cham sap gan het trong vao ngay ' +
    'thang quy tuan nam nay sau cua cho ap dung duoc giao la hay liet ke ra danh sach chu tri phoi hop can hoan ' +
    'thanh chua da xong thi voi o don vi tat ca toan bo hien dang con bao nhieu ai thuc trien khai thoi chot hoi ' +
    'biet ve van ban so thong ke hoach chi thi quyet dinh cong dien theo tu nhu the xin em toi anh ma nhe ' +
    'a nhi vay dung tien do hen yeu cau do khong chang roi chua'
  ).split(' '),
);

/** A question about tasks with what it says beside them. */
export interface ReadQuestion extends TaskQuestion {
  /** Syllables that belong to nothing above: those that ask, and those that tell a subject. */
  rest: Syllable[];
  /** The words that name units, a time or a document. */
  taken: string[];
  /** All names of the units. */
  unitNames: string[];
  /** The register alone can answer it. */
  complete: boolean;
}

/**
 * Reads a question about tasks, units, deadlines or status; null for every other one, which goes the way of
 * passages alone. It must ask for tasks, a term or what is due, and name a unit, a time, a status or a document. With
 * a subject besides it is not `complete`: "phòng y tế huyện phải làm gì khi có dịch?" asks for what the documents
 * say about outbreaks, too.
 */
export function readTaskQuestion(
  question: string,
  { units, today }: { units: UnitRegistry; today: IsoDate },
): ReadQuestion | null {
  const text = question.normalize('NFC').trim();
  const folded = fold(text);
  const status = statusWords.find(([pattern]) => pattern.test(folded))?.[1] ?? null;
  const asksFor = asksDue.test(folded) || asksTasks.test(folded);
  if (!status && !asksFor && !asksTerm.test(folded)) return null;
  const numbers = findDocumentNumbers(text).map((one) => ({
    ...one,
    end: one.end + (ofDay.exec(folded.slice(one.end))?.[0].length ?? 0),
  }));
  // The letters of a number ("842/SYT-NVD") name nobody.
  const mentions = units
    .find(text)
    .filter(({ start, end }) => !numbers.some((number) => number.start < end && start < number.end))
    .filter((mention) => !isQuestionWord(mention.text));
  const span = namedSpan(folded, today);
  const named = mentions.flatMap(({ unit }) => (unit === null ? [] : (units.get(unit) ?? [])));
  if (mentions.some((mention) => mention.unit === null)) return null;
  if (numbers.length > 1 || (named.length + numbers.length === 0 && !span && !status)) return null;
  const taken = [...numbers, ...mentions, ...(span ? [span] : [])];
  const rest = syllables(text).filter(
    (word) => !taken.some(({ start, end }) => start < word.end && word.start < end),
  );
  const hasSubject = rest.some((word) => !asking.has(word.folded));
  if (hasSubject && !asksFor && named.length + numbers.length === 0) return null;
  return {
    units: [...new Set(named)],
    span,
    status,
    number: numbers[0]?.number ?? null,
    assigned: named.length > 0 && !status && !asksDue.test(folded),
    rest,
    taken: taken.map(({ start, end }) => text.slice(start, end)),
    unitNames: named.flatMap((unit) => [unit.name, ...unit.aliases]),
    complete: !hasSubject && (asksFor || status !== null),
  };
}

/** What the register alone can answer; null for every other question. */
export function understandQuestion(
  question: string,
  known: { units: UnitRegistry; today: IsoDate },
): TaskQuestion | null {
  const read = readTaskQuestion(question, known);
  return read?.complete ? read : null;
}

/** The day of issue belongs to the name of a document: "Thông báo số 565/TB-SYT ngày 18/4/2013". */
const ofDay = /^,?\s+(?:ky |ban hanh )?ngay \d{1,2}[/.-]\d{1,2}[/.-]\d{4}/u;

/** "các đơn vị nào", "đơn vị" ask for a unit; they name none. */
const isQuestionWord = (text: string) => /^(?:cac |nhung )?(?:don vi|co quan)$/u.test(fold(text).trim());
