import type { Carrier } from '../carrier.ts';
import type { Reading } from '../read-facts.ts';
import { lexicon, nearestPart, patternOf, someSays, spoken } from './spoken.ts';

/** Words behind a noun that tell which of its kind are meant. */
const kinds =
  'nghiêm trọng|nặng|nhẹ|khẩn cấp|dương tính|trọng điểm|khó khăn|nguy cơ cao|tư thục|ngoài công lập|chưa đủ|chưa tiêm';
const someKind = lexicon(kinds);
const ofKind = patternOf(kinds);

/** Whether a claim leaves out which of a kind are meant: "sự cố y khoa" for "sự cố y khoa nghiêm trọng". */
export function dropsKind(
  clause: Reading,
  carriers: readonly Carrier[],
  heard: ReadonlySet<string>,
): boolean {
  const nearest = nearestPart(clause, carriers);
  if (!nearest || !someKind.test(nearest.text)) return false;
  const said = spoken(clause);
  return [...nearest.text.matchAll(ofKind)].some(({ index, 0: kind }) => {
    if (kind.split(' ').every((word) => said.includes(` ${word} `) || heard.has(word))) return false;
    const before = nearest.text.slice(0, index).trim().split(' ').slice(-2).join(' ');
    return said.includes(` ${before} `);
  });
}

const wide = lexicon(
  'toàn tỉnh|cả tỉnh|trong tỉnh|toàn quốc|cả nước|toàn ngành|trong toàn tỉnh|trên địa bàn tỉnh|trên toàn tỉnh|trên cả nước',
);
const wideToo = lexicon(
  'toàn tỉnh|cả tỉnh|trong tỉnh|toàn quốc|cả nước|toàn ngành|địa bàn tỉnh|48 xã|các đơn vị|các xã|các huyện|mọi',
);
const bounded = lexicon('thuộc|tại|ở|trong viện|tại viện');

/** Whether a claim says of the whole province what the cited sentences say of a place in it. */
export function widensPlace(clause: Reading, carriers: readonly Carrier[]): boolean {
  if (!wide.test(spoken(clause)) || someSays(carriers, wideToo)) return false;
  const nearest = nearestPart(clause, carriers);
  return nearest !== undefined && bounded.test(nearest.text);
}

const everyOne = patternOf('(?:mọi|tất cả|toàn bộ)(?: (?:các|những|số))*', ' (\\p{L}+ \\p{L}+)');
/** Words that bound the noun before them. */
const bounding = '(?:trái|chưa|đang|thuộc|nằm|không|vi phạm|đã)';

/** Whether a claim says of all of them what the cited sentence bounds right behind the noun: "các quy định … trái với Quyết định này". */
export function dropsBound(clause: Reading, carriers: readonly Carrier[]): boolean {
  const said = spoken(clause);
  for (const [, noun = ''] of said.matchAll(everyOne)) {
    const behind = new RegExp(
      `(?<= )${noun}(?: [^ ,;:.()|]+){0,7}? ${bounding} (\\p{L}+)(?: (\\p{L}+))?(?= )`,
      'u',
    );
    const isLeftOut = carriers.some((one) => {
      const match = one.accented ? behind.exec(spoken(one.own)) : null;
      return match !== null && !said.includes(` ${match[1]} `) && !said.includes(` ${match[2]} `);
    });
    if (isLeftOut) return true;
  }
  return false;
}
