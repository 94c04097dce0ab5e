import type { Incoming, Outgoing } from './message.ts';

/** What a channel can show; the assistant says the same things everywhere, a channel leaves out what it cannot. */
export interface Abilities {
  /** A message that was sent can be changed: progress is edited in place. */
  edits: boolean;
  typing: boolean;
  /** Text can be shown while it grows. */
  streams: boolean;
  /** Buttons under one message; 0: choices are numbered and answered by number. */
  buttons: number;
  /** Files that it can take in and give out. */
  filesIn: boolean;
  filesOut: boolean;
  /** UTF-16 code units of one message. */
  messageLimit: number;
}

/**
 * The conversation, as every channel calls it. Never throws: a fault comes out as a note. `signal` is aborted when
 * the asker is gone or the program ends for good.
 */
export type Assistant = (
  incoming: Incoming,
  options: { abilities: Abilities; signal?: AbortSignal },
) => AsyncIterable<Outgoing>;

/**
 * One way to reach people. `start` resolves when messages can come in and rejects with a UserError when they
 * cannot; after that it mends lost connections by itself. `died` resolves when it has given up.
 */
export interface Channel {
  /** `telegram`, `zalo`, `zalo-oa`, `zalo-personal`: the part of ids before the colon. */
  readonly name: string;
  readonly abilities: Abilities;
  start(assistant: Assistant): Promise<void>;
  readonly died: Promise<Error>;
  /** Where the channel is called instead of asking: mounted by the web server before `start`. */
  readonly webhook?: { path: string; handle(request: Request): Promise<Response> };
  /** Takes in nothing more, ends the answers under way, resolves when they are out. */
  stop(): Promise<void>;
  /** Sends something on its own (a digest, an approval). Throws `ChannelRefusal`. `chat` is the id without the channel. */
  send(chat: string, outgoing: Outgoing): Promise<void>;
}

/** What a channel tells the person who runs it; a log line each, without tokens and without what people wrote. */
export interface ChannelLog {
  info(event: string, facts?: Record<string, string | number | boolean>): void;
  warn(event: string, facts?: Record<string, string | number | boolean>, cause?: unknown): void;
}

/** A channel did not take a message. */
export class ChannelRefusal extends Error {
  override name = 'ChannelRefusal';
  /** Whether it may go through later: rate limits and faults of the server, not blocks and closed windows. */
  readonly later: boolean;
  /** Seconds after which to try again, where the channel says so. */
  readonly retryAfter: number | null;

  /** `message` is in Vietnamese, for admins, without tokens. */
  constructor(message: string, options: { later: boolean; retryAfter?: number | null; cause?: unknown }) {
    super(message, { cause: options.cause });
    this.later = options.later;
    this.retryAfter = options.retryAfter ?? null;
  }
}
