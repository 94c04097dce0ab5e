import { telegramChannel } from '../../src/channel/telegram/telegram.ts';
import { zaloBotChannel } from '../../src/channel/zalo/bot.ts';
import { zaloOaChannel } from '../../src/channel/zalo/oa.ts';
import type { Channel } from '../../src/core/channel.ts';
import type { ChannelParts } from '../conformance/channel-house.ts';
import { noCommands, plainOf } from '../conformance/channel-platforms.ts';
import { messageFrom, telegramServer } from '../support/telegram-server.ts';
import { zaloBotServer } from '../support/zalo-bot-server.ts';
import { userText, zaloOaServer } from '../support/zalo-oa-server.ts';

/** One message of the bot as a person has it on the screen. */
export interface Seen {
  text: string;
  choices: { label: string; take: string }[];
  file?: { name: string; bytes: Uint8Array | null };
  /** An earlier message that was changed. */
  edited?: boolean;
}

/** A platform on loopback with its channel, from the side of people. */
export interface Stage {
  secrets: readonly string[];
  channel(parts: ChannelParts): Channel;
  /** What was sent into a chat so far. */
  seen(chat: string): Seen[];
  write(who: Writer, text: string, more?: Record<string, unknown>): Promise<void> | void;
  take(who: Writer, take: string): Promise<void> | void;
  sendFile?(who: Writer, name: string, bytes: Uint8Array): Promise<void> | void;
  close(): Promise<void>;
}

export interface Writer {
  chat: string;
  user: string;
  name: string;
  /** A group: its members write with their own id. */
  group: boolean;
}

const maxFileBytes = 5_000_000;
let ids = 5000;

export async function telegramStage(): Promise<Stage> {
  const server = await telegramServer();
  const from = ({ user, name, chat, group }: Writer) => ({
    ...messageFrom(Number(user), { id: Number(chat), type: group ? 'supergroup' : 'private' }),
    from: { id: Number(user), is_bot: false, first_name: name },
    message_id: ++ids,
  });
  return {
    secrets: [server.token, 'secret-token'],
    channel: (parts) =>
      telegramChannel({
        ...{ token: server.token, apiRoot: server.url, proxy: undefined, webhook: undefined },
        ...{ commands: noCommands, maxFileBytes, pollSeconds: 1, ...parts },
      }),
    seen: (chat) =>
      server.calls.flatMap(({ method, body, accepted }): Seen[] => {
        if (!accepted || String(body.chat_id) !== chat) return [];
        if (method === 'sendMessage' || method === 'editMessageText') {
          const choices = buttonsOf(body.reply_markup);
          return [
            {
              text: screenOf(String(body.text)),
              choices,
              ...(method === 'sendMessage' ? {} : { edited: true }),
            },
          ];
        }
        if (method !== 'sendDocument') return [];
        const file = Object.values(body).find(isFile) ?? { name: '', bytes: null };
        return [{ text: screenOf(String(body.caption ?? '')), choices: [], file }];
      }),
    write: (who, text, more = {}) => void server.push({ message: { ...from(who), text, ...more } }),
    take: (who, data) => {
      const message = from(who);
      server.push({ callback_query: { id: String(++ids), from: message.from, message, data } });
    },
    sendFile: (who, name, bytes) => {
      const id = `tep-${++ids}`;
      server.files.set(id, bytes);
      const document = { file_id: id, file_unique_id: id, file_name: name, file_size: bytes.length };
      server.push({ message: { ...from(who), document } });
    },
    close: () => server.close(),
  };
}

/** Block quotes as a person sees them: apart, and as the words of somebody else. */
const screenOf = (html: string) =>
  plainOf(html.replace(/<blockquote[^>]*>/g, '“').replaceAll('</blockquote>', '”\n'));

type SentFile = { name: string; bytes: Uint8Array };
const isFile = (value: unknown): value is SentFile =>
  typeof value === 'object' && value !== null && 'bytes' in value;

function buttonsOf(markup: unknown): Seen['choices'] {
  const { inline_keyboard: lines = [] } = (markup ?? {}) as {
    inline_keyboard?: { text: string; callback_data: string }[][];
  };
  return lines.flat().map(({ text, callback_data: take }) => ({ label: text, take }));
}

export async function zaloBotStage(): Promise<Stage> {
  const server = await zaloBotServer();
  const write = ({ chat, user, name, group }: Writer, text: string) =>
    void server.write(text, chat, {
      chat: { id: chat, chat_type: group ? 'GROUP' : 'PRIVATE' },
      from: { id: user, display_name: name, is_bot: false },
    });
  return {
    secrets: [server.token, 'bi-mat-zalo'],
    channel: (parts) =>
      zaloBotChannel({
        ...{ token: server.token, apiRoot: server.url, webhook: undefined, pollSeconds: 1 },
        ...parts,
      }),
    seen: (chat) =>
      server.calls
        .filter(({ method, accepted, body }) => method === 'sendMessage' && accepted && body.chat_id === chat)
        .map(({ body }) => {
          const text = String(body.text);
          const [, list = ''] = text.split(/rả lời bằng số để chọn:\n/);
          const choices = [...list.matchAll(/^(\d+)\. (.*)$/gm)];
          return { text, choices: choices.map(([, take = '', label = '']) => ({ label, take })) };
        }),
    write,
    take: (who, number) => write(who, number),
    close: () => server.close(),
  };
}

/** `now`: the account takes no calls of another day. */
export async function zaloOaStage(now: () => Date): Promise<Stage> {
  const server = await zaloOaServer();
  const { appId, appSecret, secretKey, oaId } = server;
  let running: Channel;
  const call = async (event: Record<string, unknown>) => {
    const response = await running.webhook!.handle(server.call(event, { at: now().getTime() }));
    if (response.status !== 200) throw new Error(`webhook answered ${response.status}`);
  };
  return {
    secrets: [appSecret, secretKey, 'lam-moi-', 'truy-cap-'],
    channel: (parts) => {
      running = zaloOaChannel({
        ...{ appId, appSecret, secretKey, oaId, refreshToken: server.firstRefreshToken },
        ...{ apiRoot: server.url, oauthRoot: server.url, maxFileBytes, ...parts },
      });
      return running;
    },
    seen: (chat) =>
      server.sent(chat).map(({ text = '', attachment }) => ({
        text,
        choices: (attachment?.payload.buttons ?? []).map(({ title, payload }) => ({
          label: title,
          take: payload,
        })),
        ...(attachment?.type === 'file' ? { file: { name: attachment.payload.token!, bytes: null } } : {}),
      })),
    write: ({ chat }, text) => call(userText(chat, text, `m${++ids}`)),
    take: ({ chat }, payload) => call(userText(chat, payload, `m${++ids}`)),
    sendFile: ({ chat }, name, bytes) =>
      call({
        event_name: 'user_send_file',
        sender: { id: chat },
        message: {
          msg_id: `m${++ids}`,
          attachments: [
            {
              type: 'file',
              payload: { url: server.file(`t${++ids}`, bytes), name, size: String(bytes.length) },
            },
          ],
        },
      }),
    close: () => server.close(),
  };
}
