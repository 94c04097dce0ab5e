import type { Carrier } from '../carrier.ts';
import type { Reading } from '../read-facts.ts';
import { lexicon, someSays, spoken } from './spoken.ts';

/** Without "do đó", "vì vậy" and "nên": what follows from two cited sentences may be told so. */
const because = lexicon(
  '(?<!(?:hành động|bởi) )vì(?! (?:vậy|thế|sao|người|sự|an toàn|sức khỏe))|bởi vì|nhờ|dẫn đến|dẫn tới|khiến|nguyên nhân|lý do là|xuất phát từ|gây ra|do (?:số|tình hình|thiếu|ảnh hưởng|nhu cầu|biến động|thời tiết|mưa|dịch)',
);
const becauseToo = lexicon(
  'vì|bởi|nhờ|do|do đó|dẫn đến|dẫn tới|khiến|nguyên nhân|lý do|để|nhằm|nên|gây|từ khi|theo|căn cứ|trước tình hình|nếu|thì|khi|xuất phát|qua|trên cơ sở',
);

/** Whether a claim gives a cause or a consequence where the cited sentences give none. */
export const givesCause = (clause: Reading, carriers: readonly Carrier[]): boolean =>
  because.test(spoken(clause)) && !someSays(carriers, becauseToo);
