import type { Answer, DocumentCard, Refusal } from '../core/answer.ts';
import type { Turn } from '../core/turn.ts';

const most = { documents: 20, quotes: 5, tasks: 20, characters: 300 };

/** What is remembered of one question and its outcome. */
export function turnOf(asked: string, full: string, outcome: Answer | Refusal): Turn {
  const { kind, mode } = outcome;
  const documents = new Map<string, DocumentCard>();
  const cited = outcome.kind === 'answer' ? outcome.quotes.map((quote) => quote.document) : outcome.nearest;
  for (const document of cited) {
    if (documents.size < most.documents && !documents.has(document.source))
      documents.set(document.source, document);
  }
  const short = (text: string) => text.slice(0, most.characters);
  return {
    ...{ asked, full, kind, mode },
    documents: [...documents.values()],
    quotes: outcome.quotes
      .slice(0, most.quotes)
      .map(({ source, section, text }) => ({ source, section, text: short(text) })),
    tasks: (outcome.kind === 'answer' ? (outcome.tasks ?? []) : [])
      .slice(0, most.tasks)
      .map(({ id, text, lead, source }) => ({ id, text: short(text), lead, source })),
  };
}
