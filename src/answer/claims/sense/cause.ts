import type { Carrier } from '../carrier.ts';
import type { Reading } from '../read-facts.ts';
import { holds, lexicon, saidAround, someSays, spoken, wordsOf } from './spoken.ts';

/** Without "do đó", "vì vậy" and "nên": what follows from two cited sentences may be told so. */
const because =
  /(?<= )(?:vì|bởi vì|nhờ|dẫn đến|dẫn tới|khiến|nguyên nhân|lý do là|xuất phát từ|gây ra)(?= )/u;
/** "Vì" before what is served gives no cause. */
const setPhrases = / (?:vì an toàn|hành động vì|vì người|vì sao|vì sức khoẻ|vì sự) /u;
const becauseToo = lexicon(
  'vì|bởi|nhờ|do|vì vậy|do đó|dẫn đến|dẫn tới|khiến|nguyên nhân|lý do|để|nhằm|nên|gây|từ khi|theo|căn cứ|trước tình hình|nếu|thì|khi|để bảo đảm|xuất phát|qua|trên cơ sở',
);

/** Whether a claim gives a cause or a consequence where the cited sentences give none. */
export function givesCause(clause: Reading, carriers: readonly Carrier[]): boolean {
  const said = spoken(clause);
  return because.test(said) && !setPhrases.test(said) && !someSays(carriers, becauseToo);
}

const purpose =
  /(?<= )(?:nhằm|để|với mục đích|với mục tiêu|qua đó|từ đó|góp phần|do|vì|nhờ|khiến|dẫn đến|giúp)((?: [\p{L}\p{N}]+(?:[.,/]\p{N}+)*){2,12})/gu;
const leastWords = 2;
const leastSaid = 0.4;

/** Whether a claim gives a cause or a purpose in words that the cited sentences do not have. */
export function inventsReason(
  clause: Reading,
  carriers: readonly Carrier[],
  heard: ReadonlySet<string>,
): boolean {
  if (carriers.some(({ accented }) => !accented)) return false;
  let vocabulary: Set<string> | undefined;
  for (const [, reason = ''] of spoken(clause).matchAll(purpose)) {
    const words = wordsOf(reason).slice(0, 6);
    if (words.length < leastWords) continue;
    vocabulary ??= new Set(carriers.flatMap((one) => wordsOf(saidAround(one))));
    const known = vocabulary;
    const count = words.filter((word) => holds(known, word) || heard.has(word)).length;
    if (count < words.length * leastSaid) return true;
  }
  return false;
}
