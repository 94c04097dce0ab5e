import { fold, unifyTones } from './text.ts';
import type { UnitMention } from './unit.ts';
import { beginsAct } from './unit-acts.ts';
import { field } from './unit-words.ts';

/**
 * A row of units from `from` on: names that follow each other, joined by nothing but commas and "và".
 *
 *     Giao Giám đốc Bệnh viện đa khoa tỉnh, bệnh viện Khê Thượng và các trạm y tế liên quan rà soát …
 *          └ known name ─────────────────┘  └ small letters ──┘    └ several of a kind ───┘
 *
 * `mentions` are the names that the registry found, in order. Between and after them stand bodies in small
 * letters, which only their place in the row makes names: they are kept by their words, `unit: null`. The first
 * of a row is such a body only when it tells of several ("các bộ", "mọi địa phương").
 */
export function rowOf(
  text: string,
  mentions: readonly UnitMention[],
  from: number,
  limit: number,
): UnitMention[] {
  const row: UnitMention[] = [];
  for (let at = from; at < limit; ) {
    const start = at + (/^[\s*_]*/u.exec(text.slice(at, limit))?.[0].length ?? 0);
    const named = mentions.find((one) => one.start === start);
    const last = row.at(-1);
    const found: Found | null = named
      ? { body: named, goesOn: false }
      : smallBody(text, start, limit, last ?? null);
    if (!found) break;
    const several = [found.body, ...row].some((one) => isSeveral(one.text));
    const whole = several ? widened(text, found.body, limit) : found.body;
    // "các bộ, ngành, địa phương": kinds that go on one name.
    if (found.goesOn && last) row[row.length - 1] = spanned(text, last, whole.end);
    else row.push(whole);
    joint.lastIndex = row.at(-1)!.end;
    if (!joint.test(text) || joint.lastIndex >= limit) break;
    at = joint.lastIndex;
  }
  return row;
}

interface Found {
  body: UnitMention;
  /** It goes on the name before it: "các bộ, ngành", "các cơ quan, tổ chức có liên quan". */
  goesOn: boolean;
}

/** "các sở trong phạm vi chức năng, nhiệm vụ của mình và các đơn vị …" is one row. */
const scope =
  '\\s+trong phạm vi(?: \\p{L}+){1,5}?(?:, nhiệm vụ(?: \\p{L}+){0,3}?)?(?=[,;]|\\s+và\\s+(?:các|những)\\s)';
const joint = new RegExp(
  `(?:${scope})?[\\s*_]*(?:[,;](?:\\s*(?:và|cùng(?: với)?)(?=\\s))?|(?<=[\\s*_])(?:và|cùng(?: với)?)(?=\\s))`,
  'uy',
);

/** Whether a name tells of many bodies: "các sở, ngành", "UBND các xã". */
export const isSeveral = (name: string) => /(?:^|\s)(?:các|những|mọi|toàn bộ|toàn thể)(?=\s)/iu.test(name);

/** Whether a name of no known body tells of a kind of them: "các trường học", "địa phương liên quan". */
export const isKind = (name: string) =>
  /^(?:\p{Ll}|Các|Những|Mọi)/u.test(name) &&
  !/.\p{Lu}/su.test(name) &&
  kindName.test(unifyTones(name).replace(/\s/gu, ' '));

/** What tells which of many bodies are meant, folded. */
const which = new RegExp(
  `^ (?:(?:co )?lien quan|khac(?: co lien quan)?|ngang bo|(?:o )?trung uong|(?:co )?chuc nang|(?:truc )?thuoc (?:${[
    ...['so y te', 'uy ban nhan dan (?:tinh|thanh pho|cap xa|xa)', 'ubnd (?:tinh|thanh pho|cap xa|xa)'],
    ...['so', 'bo', 'tinh', 'nganh', 'chinh phu', 'trung uong', 'quoc hoi'],
  ].join(
    '|',
  )})(?: quan ly)?|trong (?:toan )?(?:tinh|nganh|thanh pho|huyen)|tren dia ban(?: (?:toan )?(?:tinh|thanh pho|huyen|quan ly))?|(?:cap|tuyen) (?:tinh|huyen|xa|trung uong)|cac cap|(?:cua )?(?:tinh|thanh pho)(?= trong|[,;.:]| va |$))(?!\\p{L})`,
  'u',
);
/** Kinds of place that go on an enumeration inside one name: "các tỉnh, thành phố trực thuộc trung ương". */
const place =
  /^(?:, (?:va )?| va )(?:tinh|thanh pho|thi xa|thi tran|phuong|xa|dac khu|huyen|tx|tp)(?: truc thuoc (?:trung uong|tinh))?(?!\p{L})/u;

/** Folded, of the same length, so that an offset into it is one into the text. */
const read = (text: string, from: number, limit: number) =>
  fold(text.slice(from, Math.min(limit, from + 120))).replace(/[\n\u00a0]/gu, ' ');

const spanned = (text: string, one: UnitMention, end: number): UnitMention => ({
  ...one,
  end,
  text: text.slice(one.start, end),
});

/** With the words after a name that tell which of many bodies are meant. */
function widened(text: string, one: UnitMention, limit: number): UnitMention {
  const rest = read(text, one.end, limit);
  let length = 0;
  for (;;) {
    const words = rest.slice(length);
    const found = which.exec(words) ?? (one.unit === null ? place.exec(words) : null);
    if (!found) break;
    length += found[0].length;
  }
  const end = one.end + length;
  const named = one.unit === null ? (places.exec(text.slice(end, limit))?.[0].length ?? 0) : 0;
  return length + named === 0 ? one : spanned(text, one, end + named);
}

/** "UBND các tỉnh: Hà Khê, Vĩnh Sa": which of them, by name. */
const places =
  /^:?\s(?:\p{Lu}[\p{Ll}\p{M}]+(?:\s\p{Lu}[\p{Ll}\p{M}]+)+(?:,\s(?=\p{Lu})|\svà\s(?=\p{Lu}))?)+(?=[\s*_]*(?:[:;]|\p{Ll}|$))/u;

/** Kinds of bodies, and the words after which they are something else: "các trường hợp", "các bộ phận". */
const kinds = [
  ...['tổ chức chính trị - xã hội', 'ủy ban nhân dân', 'trung tâm y tế', 'phòng y tế', 'trạm y tế'],
  ...[
    'tổng công ty',
    'doanh nghiệp',
    'địa phương',
    'bệnh viện',
    'trung tâm',
    'phòng khám',
    'chi cục',
    'công ty',
  ],
  ...[
    'đoàn thể',
    'cá nhân',
    'đơn vị(?! tính)',
    'cơ quan',
    'tổ chức',
    'tập đoàn',
    'cơ sở(?! dữ liệu| vật chất| hạ tầng)',
  ],
  ...[
    'hiệp hội',
    'trường(?! hợp)',
    'viện',
    'thành phố',
    'thị xã',
    'đặc khu',
    'phòng(?!,? (?:chống|ngừa|bệnh))',
  ],
  ...[
    'ban(?! hành| đầu)',
    'ngành',
    'hội(?! (?:nghị|viên|thảo|đồng|thi))',
    'bộ phận',
    'bộ',
    'sở(?! hữu)',
    'cục',
  ],
  ...['vụ(?! (?:việc|án|dịch))', 'tỉnh', 'xã(?! hội)', 'phường', 'huyện', 'quận', 'khoa(?! học)', 'trạm'],
].join('|');
const opening = new RegExp(`^((?:các|những|mọi) )?(?:${unifyTones(kinds)})(?!\\p{L})`, 'u');
const kindName = new RegExp(`^(?:(?:các|những|mọi) )?(?:${unifyTones(kinds)})(?!\\p{L})`, 'u');
const bareKinds = new RegExp(
  `^(?:các|những|mọi) (?:${unifyTones(kinds)})(?:(?:,| và) (?:${unifyTones(kinds)}))*$`,
  'u',
);
/** The first of two kinds that make one name goes on over the second: "các cơ quan, tổ chức có liên quan". */
const apart = /^cơ quan (?:ngang|thuộc)/u;
/** Words of a name in small letters; more are a sentence. */
const longest = 4;

/**
 * A body in small letters that begins at `start`: "bệnh viện Khê Thượng", "các trường học", after others also
 * "cơ quan ngang bộ", and a bare kind after several. Null where there is none.
 */
function smallBody(text: string, start: number, limit: number, previous: UnitMention | null): Found | null {
  const words = read(text, start, limit);
  const exact = unifyTones(text.slice(start, start + words.length).toLowerCase()).replace(/\s/gu, ' ');
  const head = opening.exec(exact);
  if (!head) return null;
  const several = head[1] !== undefined;
  if (!several && !previous) return null;
  let length = head[0].length;
  let [isNamed, isTold, isCut] = [false, false, false];
  for (let small = 0; ; ) {
    const rest = words.slice(length);
    const told = which.exec(rest);
    const word = told ?? /^ ([\p{L}\p{N}]+)/u.exec(rest);
    if (!word) break;
    if (told) isTold = true;
    else if (/\p{Lu}/u.test(text[start + length + 1]!)) isNamed = true;
    else if (isNamed || beginsAct(exact.slice(length + 1))) break;
    else if (!several && !field.test(word[1]!)) isCut = true;
    else if (++small > longest) isCut = true;
    if (isCut) return null;
    length += word[0].length;
  }
  const isBare = !several && !isNamed && !isTold;
  if (isBare && (length > head[0].length || !isSeveral(previous!.text))) return null;
  // "các sở, tổ chức thực hiện": what they do.
  if (isBare && head[0] === 'tổ chức' && !/^ ?(?:[,;:]|va )/u.test(words.slice(length))) return null;
  const follows = previous?.unit === null && bareKinds.test(unifyTones(previous.text).replace(/\s/gu, ' '));
  const goesOn = follows && !several && !isNamed && !apart.test(exact);
  const span = { start, end: start + length };
  return { body: { ...span, text: text.slice(span.start, span.end), unit: null }, goesOn };
}
