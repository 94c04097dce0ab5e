import type { Incoming } from '../../core/message.ts';

/** The part of a message of `zca-js` 2 that is read. */
export interface PersonalMessage {
  /** 0: a person, 1: a group. */
  type: number;
  threadId: string;
  isSelf: boolean;
  data: {
    msgId: string;
    uidFrom: string;
    dName?: string;
    content: unknown;
    mentions?: { uid: string; pos: number; len: number }[] | undefined;
    quote?: { ownerId: string } | undefined;
  };
}

/** What is kept of a message that is meant for the account. */
export interface PersonalEvent {
  id: string;
  chat: string;
  user: string;
  name: string | null;
  private: boolean;
  text: string;
}

const groupType = 1;

/** In groups only mentions of the account and replies to it; null for everything else, and for what is no text. */
export function eventOf(
  { type, threadId, isSelf, data }: PersonalMessage,
  own: string,
): PersonalEvent | null {
  if (isSelf || typeof data.content !== 'string') return null;
  const isGroup = type === groupType;
  const mention = data.mentions?.find(({ uid }) => uid === own);
  if (isGroup && !mention && data.quote?.ownerId !== own) return null;
  const raw = mention
    ? `${data.content.slice(0, mention.pos)} ${data.content.slice(mention.pos + mention.len)}`
    : data.content;
  const text = raw
    .normalize('NFC')
    .replace(/[ \t]+/g, ' ')
    .trim();
  if (text === '') return null;
  return {
    ...{ id: data.msgId, chat: threadId, user: data.uidFrom, name: data.dName?.slice(0, 100) ?? null },
    ...{ private: !isGroup, text },
  };
}

export const incomingOf = ({ id, chat, user, name, private: alone, text }: PersonalEvent): Incoming => ({
  ...{ channel: 'zalo-personal', id: `zalo-personal:${id}`, chat, user, private: alone, text },
  ...(name === null ? {} : { name }),
});
