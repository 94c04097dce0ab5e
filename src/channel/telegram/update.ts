import type { Message, Update, UserFromGetMe } from 'grammy/types';
import type { Incoming } from '../../core/message.ts';

/** Downloads a file of Telegram by its id. */
export type Download = (fileId: string) => Promise<Uint8Array>;

/**
 * What an update says to the bot; null for what is not meant for it. In groups that is everything but commands,
 * mentions of the bot and replies to it: nothing else is read, kept or answered.
 */
export function incomingOf(update: Update, me: UserFromGetMe, download: Download): Incoming | null {
  const id = `telegram:${update.update_id}`;
  const pressed = update.callback_query;
  if (pressed?.data && pressed.message) {
    const { chat } = pressed.message;
    return { id, ...placeOf(chat, pressed.from), choice: pressed.data };
  }
  const { message } = update;
  if (!message?.from || message.from.is_bot) return null;
  const text = addressed(message, me);
  if (text === null) return null;
  const { document } = message;
  return {
    id,
    ...placeOf(message.chat, message.from),
    ...(text === '' ? {} : { text }),
    ...(document
      ? {
          file: {
            name: document.file_name ?? 'tệp không tên',
            size: document.file_size ?? null,
            bytes: () => download(document.file_id),
          },
        }
      : {}),
  };
}

function placeOf(
  chat: { id: number; type: string },
  user: { id: number; first_name: string; last_name?: string },
): Pick<Incoming, 'channel' | 'chat' | 'user' | 'private' | 'name'> {
  return {
    channel: 'telegram',
    chat: String(chat.id),
    user: String(user.id),
    private: chat.type === 'private',
    name: [user.first_name, user.last_name].filter(Boolean).join(' '),
  };
}

/** The text that is meant for the bot, mention and bot name taken out; null when nothing is. */
function addressed(message: Message, me: UserFromGetMe): string | null {
  const text = (message.text ?? message.caption ?? '').trim();
  if (text === '' && !message.document) return null;
  const own = `@${me.username}`.toLowerCase();
  const command = /^\/[\p{L}\p{N}_]+(@\w+)?/u.exec(text);
  if (command?.[1] && command[1].toLowerCase() !== own) return null;
  const bare = command?.[1] ? text.replace(command[1], '') : text;
  if (message.chat.type === 'private') return bare;
  const entities = message.entities ?? message.caption_entities ?? [];
  const mention = entities.find(
    ({ type, offset, length }) =>
      type === 'mention' &&
      (message.text ?? message.caption ?? '').slice(offset, offset + length).toLowerCase() === own,
  );
  const replies = message.reply_to_message?.from?.id === me.id;
  if (!command && !mention && !replies) return null;
  return mention ? bare.replace(new RegExp(own, 'i'), '').replace(/\s+/g, ' ').trim() : bare;
}
