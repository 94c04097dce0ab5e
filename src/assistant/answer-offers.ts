import type { Outgoing } from '../core/message.ts';
import { labelOf, type Offer } from './choices.ts';

type Reply = Extract<Outgoing, { kind: 'reply' }>;

/** Quotes of which the context can be leafed through. */
const quotesKept = 20;

/**
 * What a person may want after an answer, at most five (an Official Account of Zalo has no more): the words in their
 * context, the file, other passages, and whether it was useful. After a refusal the nearest documents.
 */
export function answerOffers({ outcome }: Reply, question: string, filesOut: boolean): Offer[] {
  if (outcome.kind === 'refusal') {
    return outcome.nearest.slice(0, 3).map((card) => ({
      label: labelOf(`Xem ${card.number ?? card.title ?? card.source}`),
      action: { do: 'document', source: card.source },
    }));
  }
  const quotes = outcome.quotes
    .slice(0, quotesKept)
    .map(({ source, start, end }) => ({ source, start, end }));
  const [first] = quotes;
  const shown = quotes.map(({ source, start }) => `${source} ${start}`);
  return [
    ...(first ? [{ label: 'Xem trong văn bản', action: { do: 'context', quotes, at: 0 } } as const] : []),
    ...(first && filesOut
      ? [{ label: 'Tải văn bản gốc', action: { do: 'original', source: first.source } } as const]
      : []),
    { label: 'Kết quả khác', action: { do: 'more', question, shown } },
    { label: 'Hữu ích', action: { do: 'useful', question, useful: true } },
    { label: 'Chưa hữu ích', action: { do: 'useful', question, useful: false } },
  ];
}
