import { fold, hasDiacritics, type Syllable, syllables, unifyTones } from '../core/text.ts';

/**
 * Words that ask, address or point to the moment of asking. They say nothing about what is asked for, so a
 * document owes nothing to having them.
 */
const askingRuns = [
  ...['xin vui lòng cho biết', 'vui lòng cho biết', 'làm ơn cho biết', 'xin cho biết', 'hãy cho biết'],
  ...['cho tôi biết', 'cho em biết', 'cho mình biết', 'cho tôi hỏi', 'cho em hỏi', 'cho mình hỏi'],
  ...['cho hỏi', 'xin hỏi', 'cho biết', 'như thế nào', 'thế nào', 'ra sao', 'tại sao', 'vì sao', 'làm sao'],
  ...['bao giờ', 'bao lâu', 'bao nhiêu', 'khi nào', 'lúc nào', 'là gì', 'là ai', 'những gì', 'ở đâu'],
  ...[
    'có phải',
    'phải không',
    'đúng không',
    'được không',
    'hay không',
    'có không',
    'hôm nay',
    'hôm qua',
    'hôm nào',
    'ngày nào',
  ],
  ...['những nhiệm vụ nào áp dụng cho', 'nhiệm vụ nào áp dụng cho', 'nhiệm vụ nào áp dụng đối với'],
  ...['những nhiệm vụ nào', 'nhiệm vụ nào', 'nhiệm vụ gì', 'phải làm những gì', 'phải làm gì', 'cần làm gì'],
  // What is handed in is "nộp" to who asks and "gửi" to who wrote it.
  ...['thời hạn nộp', 'thời hạn gửi', 'hạn chót nộp', 'hạn chót gửi', 'hạn nộp', 'hạn gửi', 'hạn chót'],
  ...['ngày mai', 'bây giờ', 'hiện nay', 'hiện giờ', 'tối nay', 'tối qua', 'gì', 'nào'],
];

/** Without marks these are other words too (đầu, dầu; máy; vay), so they count only in a marked question. */
const askingSyllables = [
  ...['sao', 'ai', 'đâu', 'mấy', 'ạ', 'nhé', 'nhỉ', 'vậy', 'ấy', 'ừ', 'à', 'ơi', 'thì', 'mà', 'thế'],
];

const marked = runsOf([...askingRuns, ...askingSyllables].map(unifyTones));
const unmarked = runsOf(askingRuns.map(fold));

function runsOf(runs: readonly string[]): string[][] {
  return runs.map((run) => run.split(' ')).sort((first, second) => second.length - first.length);
}

/**
 * The syllables of `text` that say what is asked for, in order. A gap (`null`) stands where words were left
 * out, so that their neighbours do not pass for adjacent ones. A text of nothing but such words stays whole.
 */
export function contentOf(text: string): (Syllable | null)[] {
  const accented = hasDiacritics(text);
  const all = syllables(text);
  const content: (Syllable | null)[] = [];
  for (let index = 0; index < all.length; ) {
    const run = (accented ? marked : unmarked).find((words) =>
      words.every((word, offset) => {
        const syllable = all[index + offset];
        return syllable !== undefined && (accented ? syllable.exact : syllable.folded) === word;
      }),
    );
    content.push(run ? null : all[index]!);
    index += run?.length ?? 1;
  }
  return content.some((syllable) => syllable) ? content : all;
}
