import { documentName } from '../core/document-name.ts';
import { looksLikeInstruction } from '../core/instructions.ts';
import { onOneLine } from '../core/plain.ts';
import { fold, syllables } from '../core/text.ts';
import type { Turn } from '../core/turn.ts';
import { asData } from './evidence-text.ts';

/** A rewritten question is one line below this length. */
export const longestQuestion = 300;
/** Turns that a follow-up may point to. */
const turnsShown = 4;
/** Of the words of a rewritten question this share was said before; the others join them. */
const fromBefore = 0.6;

/** The conversation as a model reads it, newest turn last: data, one line each. */
export function turnsText(turns: readonly Turn[], nonce: string): string {
  const data = (text: string) => (looksLikeInstruction(text) ? '[…]' : asData(text, nonce));
  return turns
    .slice(-turnsShown)
    .flatMap((turn) => [
      `Hỏi: ${data(turn.full)}`,
      ...turn.documents.slice(0, 3).map((card) => {
        const title = card.number && card.title ? ` – ${card.title}` : '';
        return `${turn.kind === 'answer' ? 'Trả lời theo' : 'Không tìm thấy; gần nhất là'}: ${data(`${documentName(card)}${title}`)}`;
      }),
      ...turn.quotes.slice(0, 3).map(({ text }) => `Trích: ${data(text)}`),
      ...turn.tasks.slice(0, 3).map(({ text, lead }) => `Nhiệm vụ: ${data([text, ...lead].join('; '))}`),
    ])
    .join('\n');
}

const asks =
  /\?$|(?:^|\s)(?:ai|gi|nao|dau|sao|may|bao nhieu|bao gio|bao lau|the nao|nhu the nao|khong|chua|hay|liet ke|cho biet|neu|tim|trich)(?:\s|$)/;

/**
 * What a model made of a follow-up, or null when it is no question that follows from what was said: one line,
 * asking, with no figure and no name that stands in neither the question nor the turns, and mostly of their
 * words.
 */
export function acceptedRewrite(written: string, question: string, turns: readonly Turn[]): string | null {
  const lines = written.normalize('NFC').trim().split(/\r?\n/);
  const text = onOneLine(lines[0] ?? '')
    .replace(/^["“'](.*)["”']$/u, '$1')
    .trim();
  if (lines.length !== 1 || text === '' || text.length >= longestQuestion) return null;
  if (looksLikeInstruction(text)) return null;
  if (
    /[[\]<>{}`|]|https?:/i.test(text) ||
    !asks.test(
      fold(text)
        .replace(/[.,;:!]/g, ' ')
        .trim(),
    )
  )
    return null;
  const said = [question, ...turns.flatMap(saidIn)].join('\n');
  const figures = figuresIn(said);
  if ([...figuresIn(text)].some((figure) => !figures.has(figure))) return null;
  const words = new Set(syllables(said).map(({ folded }) => folded));
  const own = syllables(text).filter(({ folded }) => !/\d/.test(folded));
  const isNew = ({ folded }: { folded: string }) => !words.has(folded);
  const names = own.filter(({ start, end }) => start > 0 && /^\p{Lu}/u.test(text.slice(start, end)));
  if (names.some(isNew)) return null;
  return own.filter(isNew).length <= (1 - fromBefore) * own.length ? text : null;
}

function saidIn(turn: Turn): string[] {
  return [
    turn.asked,
    turn.full,
    ...turn.documents.map(
      (card) => `${documentName(card)}\n${card.title ?? ''}\n${card.issuer ?? ''}\n${card.status}`,
    ),
    ...turn.quotes.map(({ text, section }) => `${text}\n${section}`),
    ...turn.tasks.map(({ text, lead }) => [text, ...lead].join('\n')),
  ];
}

/** Runs of digits without leading zeros, and the numbers of quarters and chapters in Roman numerals. */
function figuresIn(text: string): Set<string> {
  const digits = [...text.matchAll(/\d+/g)].map(([raw]) => raw.replace(/^0+(?=\d)/, ''));
  const roman = [...fold(text).matchAll(/(?:quy|chuong|phan|muc|phu luc)\s+([ivx]{1,5})(?![a-z])/g)];
  return new Set([...digits, ...roman.map(([, numeral]) => String(romanValue(numeral!)))]);
}

function romanValue(numeral: string): number {
  const values: Record<string, number> = { i: 1, v: 5, x: 10 };
  return [...numeral].reduce((sum, letter, index) => {
    const value = values[letter]!;
    return value < (values[numeral[index + 1] ?? ''] ?? 0) ? sum - value : sum + value;
  }, 0);
}
