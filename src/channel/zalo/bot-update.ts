import type { Incoming } from '../../core/message.ts';

/** What is kept of an event: a message of a person. Ids are text: Zalo's exceed 2^53. */
export interface BotUpdate {
  id: string;
  chat: string;
  user: string;
  name: string | null;
  private: boolean;
  /** Null: a picture, a sticker, something that bots are not given. */
  text: string | null;
}

/**
 * The messages in what Zalo sent: one object, though some senders wrap it in `{ok, result}` or in a list. Without a
 * sender and a chat (`webhook.test`) there is none, and other bots are not heard.
 */
export function updatesIn(sent: unknown): BotUpdate[] {
  if (Array.isArray(sent)) return sent.flatMap(updatesIn);
  const event = fieldsOf(sent);
  if ('result' in event) return updatesIn(event.result);
  const message = fieldsOf(event.message);
  const from = fieldsOf(message.from);
  const chat = fieldsOf(message.chat);
  const [id, user, room] = [message.message_id, from.id, chat.id].map(idOf);
  if (!id || !user || !room || from.is_bot === true) return [];
  const text = typeof message.text === 'string' ? message.text.normalize('NFC').trim() : '';
  return [
    {
      ...{ id, chat: room, user, text: text === '' ? null : text },
      name: nameOf(from),
      private: chat.chat_type !== 'GROUP',
    },
  ];
}

/**
 * A message as the assistant hears it. In groups Zalo gives the bot only what mentions it; the mention itself, by
 * one of the names of the bot, is taken out.
 */
export function incomingOf(update: BotUpdate, botNames: readonly string[]): Incoming {
  const { id, chat, user, name, text } = update;
  const heard = text === null || update.private ? text : withoutMention(text, botNames);
  return {
    ...{ channel: 'zalo', id: `zalo:${id}`, chat, user, private: update.private },
    ...(name === null ? {} : { name }),
    ...(heard === null ? {} : { text: heard }),
  };
}

function withoutMention(text: string, botNames: readonly string[]): string {
  const folded = text.toLowerCase();
  for (const name of botNames) {
    const at = folded.indexOf(`@${name.toLowerCase()}`);
    if (at < 0) continue;
    const rest = `${text.slice(0, at)} ${text.slice(at + 1 + name.length)}`;
    return rest.replace(/[ \t]+/g, ' ').trim();
  }
  return text;
}

const idOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

function nameOf(from: Record<string, unknown>): string | null {
  const told = [from.display_name, from.first_name, from.name].find((name) => typeof name === 'string');
  return typeof told === 'string' && told !== '' ? told.normalize('NFC').slice(0, 100) : null;
}

const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
