import type { Answer, Refusal } from './answer.ts';

/** Who writes where: what is remembered, allowed and counted goes by it. */
export interface Place {
  /** `terminal`, `telegram`, `zalo`, … */
  channel: string;
  /** The chat on that channel: a group, or one person. */
  chat: string;
  /** Who writes, on that channel. */
  user: string;
}

/** A message that came in on a channel. */
export interface Incoming extends Place {
  /** The same message again has the same id; only where the channel repeats messages. */
  id?: string;
  /** The person's name as the channel tells it; proves nothing. */
  name?: string;
  /** Nobody else reads the chat. */
  private: boolean;
  text?: string;
  /** A file that was sent with it. */
  file?: { name: string; size: number | null; bytes: () => Promise<Uint8Array> };
  /** Key of the choice that was taken from an earlier message. */
  choice?: string;
}

/** Something that a person may take next: a button, or a number to type where there are no buttons. */
export interface Choice {
  /** At most 32 ASCII characters; says nothing by itself. */
  key: string;
  /** In Vietnamese, short: at most 60 characters. */
  label: string;
}

/**
 * What goes out for one message, in this order: `typing` once work begins, `partial` while a model writes, at the
 * end `reply`, `note` or `file`; long work of an admin tells `progress` between. A channel renders the kinds that it
 * can and leaves out the rest; `reply`, `note` and `file` say everything that a person must read.
 */
export type Outgoing =
  | { kind: 'typing' }
  /** Takes the place of the `progress` before it, where the channel can edit; the last one is followed by a note. */
  | { kind: 'progress'; text: string }
  /** What has been checked so far of the text of the reply to come: each begins with the one before it. */
  | { kind: 'partial'; text: string }
  /** The outcome of a question; `text` has all that is shown (see `blocksOf`), `understood` being its first line. */
  | {
      kind: 'reply';
      text: string;
      understood?: string;
      outcome: Answer | Refusal;
      choices?: Choice[];
    }
  /** Words of the assistant itself: help, what was forgotten, what it needs to know. */
  | { kind: 'note'; text: string; choices?: Choice[] }
  | { kind: 'file'; name: string; bytes: Uint8Array; caption: string };
