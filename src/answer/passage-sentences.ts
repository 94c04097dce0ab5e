import type { Span } from '../core/document.ts';
import { withoutInstructions } from '../core/instructions.ts';
import { keptFor } from '../core/kept.ts';
import type { ArchivedPassage } from '../core/ports.ts';
import { sentencesOf } from '../core/sentences.ts';

type Place = Pick<ArchivedPassage, 'kind' | 'start' | 'end'>;

/** The sentences of a passage as spans of its document, whose text is `text`; a row is one. */
export const sentencesOfPassage = keptFor(({ kind, start, end }: Place, text: string): readonly Span[] =>
  kind === 'row' ? [{ start, end }] : sentencesOf(text, { start, end }),
);

/** Those of them that do not speak to a machine. */
export const saidByPassage = keptFor((passage: Place, text: string): readonly Span[] =>
  withoutInstructions(text, sentencesOfPassage(passage, text)),
);

/** The sentences of a passage within itself, read without what stands around it. */
export const ownSentences = keptFor(({ text }: Pick<ArchivedPassage, 'text'>): readonly Span[] =>
  sentencesOf(text, { start: 0, end: text.length }),
);
