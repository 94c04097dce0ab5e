import { telegramChannel } from '../../src/channel/telegram/telegram.ts';
import { zaloBotChannel } from '../../src/channel/zalo/bot.ts';
import type { Channel } from '../../src/core/channel.ts';
import { messageFrom, telegramServer } from '../support/telegram-server.ts';
import { zaloBotServer, zaloMessage } from '../support/zalo-bot-server.ts';
import type { ChannelParts, Harness } from './channel-house.ts';

export const noCommands = {
  ...{ staff: [], groups: [] },
  ...{ managers: { chats: [], commands: [] }, admins: { chats: [], commands: [] } },
};

type Way = 'polling' | 'webhook';

/** Calls a channel's webhook as the web server would. */
async function call(
  channel: Channel | undefined,
  url: string,
  header: string,
  secret: string,
  body: unknown,
) {
  const headers = { 'content-type': 'application/json', [header]: secret };
  const request = new Request(url, { method: 'POST', headers, body: JSON.stringify(body) });
  const response = await channel!.webhook!.handle(request);
  if (response.status !== 200) throw new Error(`webhook answered ${response.status}`);
}

export const telegram = (way: Way): Harness => ({
  chats: ['7', '8'],
  tokenVariable: 'TELEGRAM_BOT_TOKEN',
  lacks: way === 'polling' ? { disorder: 'a poll confirms every earlier update' } : {},
  async open() {
    const server = await telegramServer();
    const secret = 'khoa-webhook-telegram';
    const webhook = way === 'webhook' ? { url: 'https://vanthu.example/telegram/nhan', secret } : undefined;
    let running: Channel | undefined;
    const channel = (parts: ChannelParts, token = server.token) => {
      running = telegramChannel({
        ...{ token, apiRoot: server.url, proxy: undefined, webhook, commands: noCommands },
        ...{ maxFileBytes: 1_000_000, pollSeconds: 1, callSeconds: 3, ...parts },
      });
      return running;
    };
    const sent = (chat: string) =>
      server.calls.filter(({ accepted, body }) => accepted && String(body.chat_id) === chat);
    let ids = 100;
    const happens = async (update: object, id = ++ids) => {
      if (!webhook) server.push({ ...update }, id);
      else {
        const header = 'x-telegram-bot-api-secret-token';
        await call(running, webhook.url, header, secret, { update_id: id, ...update });
      }
    };
    return {
      secrets: [server.token, 'secret-token', secret],
      channel: (parts) => channel(parts),
      mistaken: (parts) => channel(parts, '1:sai-ma-bot'),
      write: (chat, text, id) =>
        happens(
          { message: { ...messageFrom(Number(chat)), message_id: ++ids, text } },
          id === undefined ? undefined : Number(id),
        ),
      choose(chat, position) {
        const markup = sent(chat).findLast(({ body }) => body.reply_markup)?.body.reply_markup;
        const { inline_keyboard: lines } = markup as { inline_keyboard: { callback_data: string }[][] };
        const message = { ...messageFrom(Number(chat)), message_id: ++ids };
        const data = lines.flat()[position - 1]!.callback_data;
        return happens({ callback_query: { id: String(++ids), from: message.from, message, data } });
      },
      read: (chat) =>
        sent(chat).flatMap(({ method, body }) => {
          if (method === 'sendMessage') return [plainOf(String(body.text))];
          if (method === 'sendDocument') return [`${JSON.stringify(body)} ${body.caption}`];
          return [];
        }),
      meet(fault) {
        const method = 'sendMessage';
        if (fault === 'busy') server.faults.push({ method, status: 429, retryAfter: 1 });
        else if (fault === 'broken') server.faults.push({ method, status: 500 });
        else if (fault === 'lost') server.faults.push({ method, drop: true });
        else if (fault === 'silent') server.faults.push({ method, hang: true });
        else
          server.faults.push({ method, status: 403, description: 'Forbidden: bot was blocked by the user' });
      },
      close: () => server.close(),
    };
  },
});

/** What people read of Telegram's HTML. */
export const plainOf = (html: string) =>
  html
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');

export const zaloBot = (way: Way): Harness => ({
  chats: ['lan', 'minh'],
  tokenVariable: 'ZALO_BOT_TOKEN',
  async open() {
    const server = await zaloBotServer();
    const secret = 'khoa-webhook-zalo';
    const webhook = way === 'webhook' ? { url: 'https://vanthu.example/zalo/nhan', secret } : undefined;
    let running: Channel | undefined;
    const channel = (parts: ChannelParts, token = server.token) => {
      running = zaloBotChannel({
        token,
        apiRoot: server.url,
        webhook,
        pollSeconds: 1,
        callSeconds: 3,
        ...parts,
      });
      return running;
    };
    const sent = (chat: string) =>
      server.calls.filter(
        ({ method, accepted, body }) => method === 'sendMessage' && accepted && body.chat_id === chat,
      );
    let ids = 100;
    const write = async (chat: string, text: string, id = String(++ids)) => {
      const update = zaloMessage(id, text, chat);
      if (webhook) await call(running, webhook.url, 'x-bot-api-secret-token', secret, update);
      else server.push(update);
    };
    return {
      secrets: [server.token, 'bi-mat-zalo', secret],
      channel: (parts) => channel(parts),
      mistaken: (parts) => channel(parts, '1:sai-ma-bot'),
      write,
      choose(chat, position) {
        const text = String(sent(chat).at(-1)?.body.text);
        const line = text.split('\n').find((one) => one.startsWith(`${position}. `));
        if (!line) throw new Error(`no choice ${position} in: ${text}`);
        return write(chat, String(position));
      },
      read: (chat) => sent(chat).map(({ body }) => String(body.text)),
      meet(fault) {
        const method = 'sendMessage';
        if (fault === 'busy') server.faults.push({ method, status: 429, retryAfter: 1 });
        else if (fault === 'broken') server.faults.push({ method, status: 500, inside: true });
        else if (fault === 'lost') server.faults.push({ method, drop: true });
        else if (fault === 'silent') server.faults.push({ method, hang: true });
        else server.faults.push({ method, status: 403, description: 'user has blocked the bot' });
      },
      close: () => server.close(),
    };
  },
});
