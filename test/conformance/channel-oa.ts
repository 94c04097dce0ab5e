import { zaloOaChannel } from '../../src/channel/zalo/oa.ts';
import type { Channel } from '../../src/core/channel.ts';
import { userText, zaloOaServer } from '../support/zalo-oa-server.ts';
import type { ChannelParts, Harness } from './channel-house.ts';

/** The Official Account: everybody has written before, since it may not begin. */
export const zaloOa: Harness = {
  chats: ['1234567890123456789', '9876543210987654321'],
  tokenVariable: 'ZALO_OA_REFRESH_TOKEN',
  async open() {
    const server = await zaloOaServer();
    const { appId, appSecret, secretKey, oaId } = server;
    let running: Channel | undefined;
    let ids = 100;
    const channel = (parts: ChannelParts, refreshToken = server.firstRefreshToken) => {
      for (const user of zaloOa.chats) {
        const heard = JSON.stringify({ heardAt: new Date().toISOString(), sent: 0 });
        void parts.people.replaceSecret(`zalo-oa window ${user}`, undefined, heard);
      }
      running = zaloOaChannel({
        ...{ appId, appSecret, secretKey, oaId, refreshToken },
        ...{ apiRoot: server.url, oauthRoot: server.url, maxFileBytes: 1_000_000 },
        ...{ window: { freeReplies: 1000 }, callSeconds: 3, ...parts },
      });
      return running;
    };
    const write = async (chat: string, text: string, id = String(++ids)) => {
      const response = await running!.webhook!.handle(server.call(userText(chat, text, id)));
      if (response.status !== 200) throw new Error(`webhook answered ${response.status}`);
    };
    return {
      secrets: [appSecret, secretKey, 'lam-moi-', 'truy-cap-'],
      channel: (parts) => channel(parts),
      mistaken: (parts) => channel(parts, 'mã đã dùng'),
      write,
      choose(chat, position) {
        const buttons = server.sent(chat).at(-1)?.attachment?.payload.buttons ?? [];
        return write(chat, buttons[position - 1]!.payload);
      },
      read: (chat) => server.sent(chat).flatMap(({ text }) => text ?? []),
      meet(fault) {
        const path = /message/;
        if (fault === 'busy') server.faults.push({ path, error: -32 });
        else if (fault === 'broken') server.faults.push({ path, status: 500 });
        else if (fault === 'lost') server.faults.push({ path, drop: true });
        else if (fault === 'silent') server.faults.push({ path, hang: true });
        else server.faults.push({ path, error: -213 });
      },
      close: () => server.close(),
    };
  },
};
