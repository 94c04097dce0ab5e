import { telegramChannel } from '../../src/channel/telegram/telegram.ts';
import { zaloBotChannel } from '../../src/channel/zalo/bot.ts';
import { crabline } from '../support/crabline.ts';
import type { ChannelParts, Harness } from './channel-house.ts';
import { noCommands, plainOf } from './channel-platforms.ts';

const lacks = {
  repeats: 'crabline makes the ids itself',
  disorder: 'crabline makes the ids itself',
  faults: 'crabline plays none',
};

/** A server by other hands than this project's. */
export const crablineZalo: Harness = {
  ...{ chats: ['6ede9afa66b88fe6d6a9', 'c01d2afa66b88fe6d6b7'], tokenVariable: 'ZALO_BOT_TOKEN', lacks },
  async open() {
    const server = await crabline('zalo');
    const channel = (parts: ChannelParts, token = server.token) =>
      zaloBotChannel({ token, apiRoot: server.url, webhook: undefined, pollSeconds: 2, ...parts });
    const read = (chat: string) =>
      server
        .sent()
        .filter(({ chat_id }) => chat_id === chat)
        .map(({ text }) => String(text));
    const write = (chat: string, text: string) =>
      server.write({ chatId: chat, senderId: chat, senderName: 'Lan', text });
    return {
      ...{ secrets: [server.token], read, write, close: server.close },
      channel: (parts) => channel(parts),
      mistaken: (parts) => channel(parts, '1:sai-ma-bot'),
      choose: (chat, position) => write(chat, String(position)),
    };
  },
};

export const crablineTelegram: Harness = {
  ...{ chats: ['70001', '70002'], tokenVariable: 'TELEGRAM_BOT_TOKEN' },
  lacks: {
    ...lacks,
    choices: 'crabline presses no buttons',
    'wrong token': 'crabline answers it with plain text and 404, Telegram with 401',
  },
  async open() {
    const server = await crabline('telegram');
    return {
      ...{ secrets: [server.token], close: server.close },
      channel: (parts) =>
        telegramChannel({
          ...{ token: server.token, apiRoot: server.url, proxy: undefined, webhook: undefined },
          ...{ commands: noCommands, maxFileBytes: 1_000_000, pollSeconds: 2, ...parts },
        }),
      mistaken() {
        throw new Error(lacks.faults);
      },
      write: (chat, text) => server.write({ chatId: Number(chat), fromId: Number(chat), text }),
      choose() {
        throw new Error(lacks.faults);
      },
      read: (chat) =>
        server.calls.flatMap(({ method, body }) => {
          if (String(body.chat_id) !== chat) return [];
          if (method === 'sendMessage') return [plainOf(String(body.text))];
          return method === 'sendDocument' ? [`${JSON.stringify(body)} ${body.caption}`] : [];
        }),
    };
  },
};
