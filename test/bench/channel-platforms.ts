import { telegramChannel } from '../../src/channel/telegram/telegram.ts';
import { zaloBotChannel } from '../../src/channel/zalo/bot.ts';
import { zaloOaChannel } from '../../src/channel/zalo/oa.ts';
import type { Channel } from '../../src/core/channel.ts';
import type { ChannelParts } from '../conformance/channel-house.ts';
import { noCommands, plainOf } from '../conformance/channel-platforms.ts';
import { messageFrom, telegramServer } from '../support/telegram-server.ts';
import { zaloBotServer, zaloMessage } from '../support/zalo-bot-server.ts';
import { userText, zaloOaServer } from '../support/zalo-oa-server.ts';

/** A platform on loopback that many people write in at once. */
export interface CrowdedPlatform {
  channel(parts: ChannelParts): Channel;
  write(chat: number, text: string): void;
  close(): Promise<void>;
}
type Reply = (chat: number, text: string) => void;

let ids = 0;

/** Each tells every message of the bot to `heard`, with the letters of the page as people read them. */
export const crowdedPlatforms: Record<string, (heard: Reply) => Promise<CrowdedPlatform>> = {
  async telegram(heard) {
    const server = await telegramServer({
      onCall: ({ method, body }) => {
        if (method === 'sendMessage') heard(Number(body.chat_id), plainOf(String(body.text)));
      },
    });
    return {
      channel: (parts) =>
        telegramChannel({
          ...{ token: server.token, apiRoot: server.url, proxy: undefined, webhook: undefined },
          ...{ commands: noCommands, maxFileBytes: 1_000_000, ...parts },
        }),
      write: (chat, text) => void server.push({ message: { ...messageFrom(chat), message_id: ++ids, text } }),
      close: server.close,
    };
  },
  async 'zalo bot'(heard) {
    const server = await zaloBotServer({
      onCall: ({ method, body }) => {
        if (method === 'sendMessage') heard(Number(body.chat_id), String(body.text));
      },
    });
    return {
      channel: (parts) =>
        zaloBotChannel({ token: server.token, apiRoot: server.url, webhook: undefined, ...parts }),
      write: (chat, text) => server.push(zaloMessage(`m${++ids}`, text, String(chat))),
      close: server.close,
    };
  },
  async 'zalo oa'(heard) {
    const server = await zaloOaServer({
      onCall: ({ path, body }) => {
        if (path !== '/v3.0/oa/message/cs') return;
        const { recipient, message } = body as { recipient: { user_id: string }; message: { text: string } };
        heard(Number(recipient.user_id), message.text);
      },
    });
    const { appId, appSecret, secretKey, oaId, firstRefreshToken: refreshToken } = server;
    let running: Channel;
    return {
      channel: (parts) => {
        running = zaloOaChannel({
          ...{ appId, appSecret, secretKey, oaId, refreshToken },
          ...{ apiRoot: server.url, oauthRoot: server.url, maxFileBytes: 1_000_000, ...parts },
        });
        return running;
      },
      write: (chat, text) =>
        void running.webhook!.handle(server.call(userText(String(chat), text, `m${++ids}`))),
      close: server.close,
    };
  },
};
