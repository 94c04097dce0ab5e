import type { DocumentCard } from '../core/answer.ts';
import type { IsoDate } from '../core/document.ts';
import { fold, syllables } from '../core/text.ts';
import type { Turn } from '../core/turn.ts';
import type { UnitRegistry } from '../core/units.ts';
import { cardOfNumber, namedDocuments, nameInQuestion } from './named-document.ts';

/** What a message is read against. */
export interface Earlier {
  /** Latest first. */
  turns: readonly Turn[];
  units: UnitRegistry;
  today: IsoDate;
}

/** What the program made of a message. */
export type Understanding =
  /** Stands by itself: asked as it is. */
  | { kind: 'complete' }
  /**
   * Goes on from earlier turns. `question` is the full question, null when rules cannot make one; not `sure` where
   * a model that knows the conversation would do better.
   */
  | { kind: 'follow-up'; question: string | null; sure: boolean }
  /** Needs something that was not named: ask with `text`; `pending` is the question with a gap for the document. */
  | { kind: 'which'; text: string; pending: string | null };

/** Stands in a pending question for the name of the document that is to come. */
export const documentGap = '\u0000';

/** How many documents an answer may cite for the first one to be what "văn bản đó" means. */
const clear = 3;

const askWhich = 'Anh/chị đang hỏi về văn bản nào ạ? Xin cho biết số, ngày ban hành hoặc tên văn bản.';

export const whichUnit: Understanding = {
  kind: 'which',
  text: 'Anh/chị đang hỏi về đơn vị nào ạ? Xin cho biết tên đơn vị.',
  pending: null,
};

export const whichTopic: Understanding = {
  kind: 'which',
  text: 'Anh/chị muốn biết thêm về việc hoặc văn bản nào ạ? Xin nêu rõ trong câu hỏi.',
  pending: null,
};

export const nothingMore: Understanding = {
  kind: 'which',
  text: 'Trên đây là tất cả những gì tìm được trong kho cho câu hỏi này. Anh/chị cần rõ hơn điểm nào, xin hỏi cụ thể về điểm đó ạ.',
  pending: null,
};

/** Asks for the document, with those that were cited to choose from. */
export function whichDocument(pending: string, choices: readonly DocumentCard[] = []): Understanding {
  if (choices.length === 0) return { kind: 'which', text: askWhich, pending };
  const shown = choices.slice(0, 8).map((card, index) => {
    const title = card.number && card.title ? ` – ${card.title}` : '';
    return `${index + 1}. ${nameInQuestion(card)}${title}`;
  });
  const more = choices.length > shown.length ? [`… và ${choices.length - shown.length} văn bản khác.`] : [];
  const head = `Câu trả lời trước nêu ${choices.length} văn bản. Anh/chị đang hỏi về văn bản nào ạ?`;
  return { kind: 'which', text: [head, ...shown, ...more].join('\n'), pending };
}

/**
 * The document that is meant: the one that the last question named by its number, else the first that was cited;
 * of `type` and with the words `about` in its title where these are given. `'many'` when the last answer cites too
 * many to choose from.
 */
export function documentMeant(
  { turns }: Earlier,
  type: string | null = null,
  about = '',
): DocumentCard | 'many' | null {
  const fits = (card: DocumentCard) => ofType(card, type) && holdsWords(`${card.title}`, about);
  const cards = turns.flatMap((turn) => turn.documents);
  for (const turn of turns) {
    const asksWhich = /van ban nao|quyet dinh nao|thay the boi|sua doi boi/u.test(fold(turn.full));
    const [named] = asksWhich ? [] : namedDocuments(turn.full);
    const own = named?.number ? cardOfNumber(named.number, cards) : undefined;
    if (own && fits(own)) return own;
    const fitting = turn.documents.filter(fits);
    if (fitting.length > clear) return 'many';
    if (fitting[0]) return fitting[0];
  }
  return null;
}

/** A quy chế or quy định is issued by a decision and called by either name; a công văn may be called văn bản. */
const alike: Record<string, string[]> = {
  'quy chế': ['quyết định'],
  'quy định': ['quyết định'],
  'công văn': ['công văn', 'văn bản'],
};

function ofType(card: DocumentCard, type: string | null): boolean {
  return type === null || card.type === type || (alike[type]?.includes(card.type ?? '') ?? false);
}

/** Whether `title` has every word of `about`. */
export function holdsWords(title: string, about: string): boolean {
  const words = new Set(syllables(title).map((one) => one.folded));
  return syllables(about).every((one) => words.has(one.folded));
}
