import type { AnsweredTask, DocumentCard } from './answer.ts';

/**
 * One question of a conversation with what was answered to it: all that a later question may point to. Everything
 * but `asked` and `full` is the archive's own, never a model's words.
 */
export interface Turn {
  /** As typed. */
  asked: string;
  /** The question that was answered: `asked`, or what it was understood as. */
  full: string;
  kind: 'answer' | 'refusal';
  mode: 'extractive' | 'generated';
  /** Documents that were cited, each once, in the order of the answer; those nearest to it where nothing was found. */
  documents: DocumentCard[];
  /** The first quotes, each cut short. */
  quotes: { source: string; section: string; text: string }[];
  /** Tasks that were named, in the order of the answer. */
  tasks: Pick<AnsweredTask, 'id' | 'text' | 'lead' | 'source'>[];
}
