import type { Incoming, Outgoing } from '../core/message.ts';
import type { ChatId, PeopleStore, PersonId, Role } from '../core/people.ts';
import type { Clock } from '../core/ports.ts';
import { fold } from '../core/text.ts';
import type { Access } from './access.ts';
import type { Action } from './actions.ts';
import type { Offer } from './choices.ts';
import type { Conversation } from './conversation.ts';
import type { Office } from './office.ts';

/** What commands and actions work with: one message, who sent it, and the house. */
export interface Working {
  incoming: Incoming;
  id: PersonId;
  chat: ChatId;
  /** As the channel tells it, with the id: what reports and the audit name. */
  by: string;
  role: Role;
  /** Unit of the person, by approval or by `/donvi`. */
  unit: string | null;
  office: Office;
  people: PeopleStore;
  access: Access;
  conversation: Conversation;
  clock: Clock;
  signal: AbortSignal | undefined;
  /** The channel can give out files. */
  filesOut: boolean;
  /** A note, with what may be taken next; `personal`: only by who wrote. */
  note(text: string, offers?: readonly Offer[], personal?: boolean): Promise<Outgoing>;
  /** Tells another chat; what cannot be told now is let go of. */
  tell(chat: ChatId, text: string, offers?: readonly Offer[]): Promise<void>;
  /** Keeps an act of an admin or manager. */
  audit(act: string, on: string, detail: string): Promise<void>;
  /** Does an action as if it had been chosen. */
  take(action: Action): AsyncIterable<Outgoing>;
}

/** A command of the chat. */
export interface ChatCommand {
  /** Folded, without the stroke; the first one is shown. */
  names: readonly string[];
  role: Role;
  /** What follows the name, in Vietnamese. */
  usage: string;
  help: string;
  run(words: string, working: Working): AsyncIterable<Outgoing>;
}

/** The command that a message gives and the words behind it; null for everything else. */
export function commandGiven(
  text: string,
  commands: readonly ChatCommand[],
): { command: ChatCommand; words: string } | null {
  const given = /^\s*\/\s?([\p{L}\p{M}\p{N}_]+)\s*([\s\S]*)$/u.exec(text.normalize('NFC'));
  if (!given) return null;
  const name = fold(given[1]!);
  const command = commands.find(({ names }) => names.includes(name));
  return command ? { command, words: given[2]!.trim() } : null;
}
