import type { Span } from './document.ts';
import { machineMarks, wordings } from './instruction-words.ts';
import { spelledByTags, withoutInvisible } from './invisible.ts';
import { fold, unifyTones } from './text.ts';
import { closedUp, decoded, undisguised, unleeted } from './undisguise.ts';

/**
 * Whether `text` speaks to the machine that reads it rather than to an office: to forget what it was told, to be
 * somebody else, to say or cite something given, to give away keys, prompts or what others asked, to change roles;
 * or whether it imitates what a program writes around data. With or without marks, disguised or not. What an
 * official document asks of people (`Yêu cầu các đơn vị bỏ quy định …`) is none.
 *
 * A second line of defence: a model is not shown such sentences, the archive keeps them.
 */
export function looksLikeInstruction(text: string): boolean {
  const { removed } = withoutInvisible(text);
  if (removed && speaksToMachine(spelledByTags(removed))) return true;
  return speaksToMachine(text) || decoded(text).some((hidden) => hidden.length > 0);
}

/**
 * `spans` of `text`, sentences in their order, without those that speak to a machine, what follows these on their line,
 * and the next line behind a mark that stands alone: an order may go on where it does not look like one.
 */
export function withoutInstructions<Part extends Span>(text: string, spans: readonly Part[]): Part[] {
  let ordersUntil = -1;
  return spans.filter(({ start, end }) => {
    if (start < ordersUntil) return false;
    const sentence = text.slice(start, end);
    if (!looksLikeInstruction(sentence)) return true;
    ordersUntil = lineEnd(text, end);
    if (opensBlock(sentence))
      ordersUntil = lineEnd(text, ordersUntil + /^\s*/.exec(text.slice(ordersUntil))![0].length);
    return false;
  });
}

/** A mark that stands alone: what it is to be the head of follows. */
function opensBlock(sentence: string): boolean {
  return hasMarks(sentence) && (sentence.match(/\p{L}+/gu)?.length ?? 0) <= 6;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function speaksToMachine(text: string): boolean {
  if (!text) return false;
  if (hasMarks(text)) return true;
  const plain = undisguised(text);
  const words = onlyWords(undisguised(text.replace(abbreviated, ` ${artificial} `)));
  if (speaks(words)) return true;
  const letters = unleeted(words);
  if (letters !== words && speaks(letters)) return true;
  const close = closedUp(plain);
  return close !== '' && spokenClosedUp.test(fold(close));
}

function hasMarks(text: string): boolean {
  const plain = undisguised(text);
  const compatible = text.normalize('NFKC').toLowerCase();
  return machineMarks.some((mark) => mark.test(plain) || mark.test(compatible));
}

/** In a text that is written with marks, a short word without them is another word: `dung` is not `đừng`. */
function speaks(words: string): boolean {
  return (isMarked(words) ? spoken : spokenWithoutMarks).test(words);
}

const isMarked = (words: string) => (words.match(/[^\p{ASCII}]/gu)?.length ?? 0) > words.length / 25;

/** `AI` in capitals, and what it becomes in lower case: `ai` is the word for who. */
const abbreviated = /(?<![\p{L}\p{M}\d])A\.?I\.?(?![\p{L}\p{M}\d])/gu;
const artificial = 'artificialintelligence';

const onlyWords = (text: string) => ` ${text.replace(/[^\p{L}\p{M}\p{N}@$!]+/gu, ' ').trim()} `;

/** Words that are others with other marks, and common. */
const ambiguous = new Set(
  'ban bao chi con co coi cu dan dat den doc dua dung ghi gui hay he hoi in khi la lo ma may moi mo nay noi quen that theo them tao toi tra trao trong xem'.split(
    ' ',
  ),
);

const patterns = (withMarks: boolean) =>
  new RegExp(`(?<= )(?:${wordings.map((wording) => patternOf(wording, withMarks)).join('|')})(?= )`, 'u');
const spoken = patterns(true);
const spokenWithoutMarks = patterns(false);

/** The strongest wordings without blanks, for letters that were drawn apart. */
const spokenClosedUp =
  /(?:boqua|photlo|quen)(?:moi|tatca|toanbo|cac|nhung)*(?:huongdan|chidan|chithi|quytac|lenh)|(?:ignore|disregard|forget)(?:all|any|the|previous|prior|your)*(?:instruction|prompt|rule)|systemprompt|khoaapi|apikey|banlatroly|youare(?:now|an)/;

/** Vietnamese words with or without their marks, `…` as up to eight words. */
function patternOf(wording: string, withMarks: boolean): string {
  return wording
    .replaceAll('… ', '(?:[^ ]+ ){0,8}')
    .replaceAll('AI', artificial)
    .replace(/[\p{L}\p{M}]*[^\p{ASCII}][\p{L}\p{M}]*/gu, (word) => {
      const folded = fold(word);
      return withMarks && ambiguous.has(folded) ? unifyTones(word) : `(?:${unifyTones(word)}|${folded})`;
    });
}
