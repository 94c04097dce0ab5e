import { telegramChannel } from '../../src/channel/telegram/telegram.ts';
import { zaloBotChannel } from '../../src/channel/zalo/bot.ts';
import { zaloOaChannel } from '../../src/channel/zalo/oa.ts';
import type { Channel } from '../../src/core/channel.ts';
import type { ChannelParts } from '../conformance/channel-house.ts';
import { noCommands, plainOf } from '../conformance/channel-platforms.ts';
import { messageFrom, telegramServer } from '../support/telegram-server.ts';
import { zaloBotServer, zaloMessage } from '../support/zalo-bot-server.ts';
import { userText, zaloOaServer } from '../support/zalo-oa-server.ts';

/** A call of the webhook as it came in. */
export interface WebhookCall {
  raw: string;
  signature: string;
}

/** What a platform does with what is said there. */
export interface PlatformEars {
  /** Told every message of the bot, with the letters of the page as people read them. */
  heard(chat: number, text: string): void;
  /** Calls the webhook of the channel. */
  call(webhook: WebhookCall): void;
}

/** A platform on loopback that many people write in at once. */
export interface CrowdedPlatform {
  /** Where it is and what it accepts: plain data, since it has a thread of its own. */
  facts: Record<string, string>;
  write(chat: number, text: string): void;
}

export interface CrowdedKind {
  open(ears: PlatformEars): Promise<CrowdedPlatform>;
  /** The channel to the platform with these facts. */
  channel(facts: Record<string, string>, parts: ChannelParts): Channel;
}

let ids = 0;

export const crowdedPlatforms: Record<string, CrowdedKind> = {
  telegram: {
    async open({ heard }) {
      const { token, url, push } = await telegramServer({
        onCall: ({ method, body }) => {
          if (method === 'sendMessage') heard(Number(body.chat_id), plainOf(String(body.text)));
        },
      });
      return {
        facts: { token, apiRoot: url },
        write: (chat, text) => void push({ message: { ...messageFrom(chat), message_id: ++ids, text } }),
      };
    },
    channel: ({ token, apiRoot }, parts) =>
      telegramChannel({
        ...{ token: token!, apiRoot: apiRoot!, proxy: undefined, webhook: undefined },
        ...{ commands: noCommands, maxFileBytes: 1_000_000, ...parts },
      }),
  },
  'zalo bot': {
    async open({ heard }) {
      const { token, url, push } = await zaloBotServer({
        onCall: ({ method, body }) => {
          if (method === 'sendMessage') heard(Number(body.chat_id), String(body.text));
        },
      });
      return {
        facts: { token, apiRoot: url },
        write: (chat, text) => push(zaloMessage(`m${++ids}`, text, String(chat))),
      };
    },
    channel: ({ token, apiRoot }, parts) =>
      zaloBotChannel({ token: token!, apiRoot: apiRoot!, webhook: undefined, ...parts }),
  },
  'zalo oa': {
    async open({ heard, call }) {
      const server = await zaloOaServer({
        onCall: ({ path, body }) => {
          if (path !== '/v3.0/oa/message/cs') return;
          const { recipient, message } = body as {
            recipient: { user_id: string };
            message: { text: string };
          };
          heard(Number(recipient.user_id), message.text);
        },
      });
      const { appId, appSecret, secretKey, oaId, firstRefreshToken: refreshToken, url } = server;
      return {
        facts: { appId, appSecret, secretKey, oaId, refreshToken, apiRoot: url, oauthRoot: url },
        write: async (chat, text) => {
          const request = server.call(userText(String(chat), text, `m${++ids}`));
          call({ raw: await request.text(), signature: request.headers.get('x-zevent-signature')! });
        },
      };
    },
    channel: ({ appId, appSecret, secretKey, oaId, refreshToken, apiRoot, oauthRoot }, parts) =>
      zaloOaChannel({
        ...{ appId: appId!, appSecret: appSecret!, secretKey: secretKey!, oaId: oaId! },
        ...{ refreshToken: refreshToken!, apiRoot: apiRoot!, oauthRoot: oauthRoot! },
        ...{ maxFileBytes: 1_000_000, ...parts },
      }),
  },
};
