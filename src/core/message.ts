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
  /** Nobody else reads the chat. */
  private: boolean;
  text?: string;
  /** A file that was sent with it. */
  file?: { name: string; bytes: () => Promise<Uint8Array> };
  /** What was chosen from the choices of an earlier message. */
  choice?: string;
}

/**
 * What goes out for one message, in this order: `typing` once work begins, `partial` while a model writes, at the
 * end `reply` or `note`. A channel renders the kinds that it can and leaves out the rest; `reply` and `note` say
 * everything that a person must read.
 */
export type Outgoing =
  | { kind: 'typing' }
  /** What has been checked so far of the text of the reply to come: each begins with the one before it. */
  | { kind: 'partial'; text: string }
  /** The outcome of a question; `text` has all that is shown, `understood` being its first line. */
  | { kind: 'reply'; text: string; understood?: string; outcome: Answer | Refusal }
  /** Words of the assistant itself: help, what was forgotten, what it needs to know. */
  | { kind: 'note'; text: string };
