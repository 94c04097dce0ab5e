import { randomBytes } from 'node:crypto';
import { type Assistant, type Channel, type ChannelLog, ChannelRefusal } from '../../core/channel.ts';
import { UserError } from '../../core/errors.ts';
import { inOrder } from '../../core/in-order.ts';
import type { PeopleStore } from '../../core/people.ts';
import { openAnswering } from '../answering.ts';
import { gate } from '../gate.ts';
import { openInbox } from '../inbox.ts';
import { kindOfFault } from '../kind-of-fault.ts';
import { secretWebhook } from '../secret-webhook.ts';
import { zaloBotClient } from './bot-client.ts';
import { onlyText } from './bot-only-text.ts';
import { startPolling } from './bot-polling.ts';
import { type BotUpdate, incomingOf, updatesIn } from './bot-update.ts';
import { openPlainReply } from './plain-reply.ts';

export interface ZaloBotSettings {
  token: string;
  /** `https://bot-api.zaloplatforms.com`, or a server of one's own. */
  apiRoot: string;
  /** Unset: polling. The two exclude each other. */
  webhook: { url: string; secret: string | undefined } | undefined;
  people: Pick<PeopleStore, 'receive' | 'setInboxState' | 'pending'>;
  log: ChannelLog;
  clock: () => Date;
  /** Seconds of one long poll. */
  pollSeconds?: number;
  /** Seconds after which a call that is not answered is given up. */
  callSeconds?: number;
  /** Seconds without a word after which the asker is told to wait. */
  slowAfterSeconds?: number;
}

/** Characters of a message (https://bot.zaloplatforms.com/docs). */
const messageLimit = 2000;
const abilities = {
  ...{ edits: false, typing: true, streams: false, buttons: 0 },
  ...{ filesIn: false, filesOut: false, messageLimit },
};

/**
 * A bot of the Zalo Bot Platform: polling, or a webhook with a secret. Plain text in and out, choices as numbers. A
 * message is in the inbox before it is answered; those of one chat are answered one after the other, those of
 * different chats at once. Between Zalo's answer to a poll and the inbox a killed process loses one message: Zalo
 * gives it only once.
 */
export function zaloBotChannel(settings: ZaloBotSettings): Channel {
  const { people, log, clock, pollSeconds = 30, slowAfterSeconds = 8 } = settings;
  const client = zaloBotClient(settings);
  const byChat = inOrder();
  const textless = onlyText(clock);
  const started = gate();
  const inbox = openInbox<BotUpdate>({
    ...{ name: 'zalo', people, log, clock },
    idOf: ({ id }) => id,
    chatOf: ({ chat }) => chat,
  });
  let assistant: Assistant | undefined;
  let botNames: string[] = [];
  let stopPolling: () => Promise<void> = async () => {};
  let die: (fault: Error) => void = () => {};
  const died = new Promise<Error>((resolve) => {
    die = resolve;
  });

  const replyTo = (chat: string, alone: boolean, slowAfterMs: number | null) =>
    openPlainReply(
      {
        text: async (text) => void (await client.call('sendMessage', { chat_id: chat, text })),
        typing: async () => void (await client.ask('sendChatAction', { chat_id: chat, action: 'typing' })),
      },
      { limit: messageLimit, buttons: 0, private: alone, slowAfterMs },
    );

  const answering = openAnswering<BotUpdate>({
    ...{ name: 'zalo', abilities, inbox, log },
    openReply: (update) => replyTo(update.chat, update.private, slowAfterSeconds * 1000),
    refusalOf: (fault) => fault,
    again: (update) => feed(update),
  });

  const feed = (update: BotUpdate): Promise<void> =>
    byChat(update.chat, async () => {
      if (!assistant) return;
      const incoming = incomingOf(update, botNames);
      await answering.answer(update, incoming, incoming.text === undefined ? textless : assistant);
    }).catch((fault: unknown) => log.warn('zalo: message not answered', { ...kindOfFault(fault) }));

  async function take(sent: unknown): Promise<void> {
    for (const update of updatesIn(sent)) {
      if (await inbox.take(update)) void started.opened.then(() => feed(update));
    }
  }

  const webhook =
    settings.webhook &&
    secretWebhook({
      ...{ name: 'zalo', log, url: settings.webhook.url, header: 'x-bot-api-secret-token' },
      secret: settings.webhook.secret ?? randomBytes(24).toString('hex'),
      take: async (body) => {
        if (typeof body !== 'object' || body === null) return false;
        await take(body);
        return true;
      },
    });

  async function listen(): Promise<void> {
    if (webhook) {
      await client.call('setWebhook', { url: webhook.url, secret_token: webhook.secret });
      return;
    }
    // Where none is set some servers say so with an error.
    await client.ask('deleteWebhook');
    const polling = startPolling({ client, pollSeconds, take, log });
    stopPolling = polling.stop;
    void polling.ended.then((why) => why && die(why));
  }

  return {
    name: 'zalo',
    abilities,
    died,
    ...(webhook ? { webhook: { path: webhook.path, handle: webhook.handle } } : {}),

    async start(given) {
      assistant = given;
      checkSecret(settings.webhook?.secret);
      const me = await client.ask('getMe');
      if (!me.ok) throw notStarted(me.code);
      botNames = namesIn(me.result);
      await listen().catch((fault: unknown) => {
        throw fault instanceof ChannelRefusal ? new UserError(fault.message) : fault;
      });
      for (const update of inbox.left()) void feed(update);
      started.open();
      log.info('zalo: running', { bot: botNames[0] ?? '', way: webhook ? 'webhook' : 'polling' });
    },

    async stop() {
      await stopPolling();
      await answering.close();
    },

    async send(chat, outgoing) {
      const reply = replyTo(chat, true, null);
      await reply.show(outgoing).finally(() => reply.end());
    },
  };
}

/** https://bot.zaloplatforms.com/docs: 8 to 256 characters. */
function checkSecret(secret: string | undefined): void {
  if (secret === undefined || /^[\x21-\x7e]{8,256}$/.test(secret)) return;
  throw new UserError(
    'ZALO_BOT_WEBHOOK_SECRET phải dài từ 8 đến 256 ký tự, không dấu và không có khoảng trắng.',
  );
}

function notStarted(code: number | null): UserError {
  if (code === null || code === 408 || code === 429 || code >= 500) {
    return new UserError('Không kết nối được tới Zalo. Hãy kiểm tra mạng và ZALO_BOT_API_ROOT.');
  }
  return new UserError('Zalo không chấp nhận mã bot. Hãy kiểm tra ZALO_BOT_TOKEN.');
}

/** What people may call the bot by in a group. */
function namesIn(me: unknown): string[] {
  const { display_name, name, account_name } = (me ?? {}) as Record<string, unknown>;
  return [display_name, name, account_name].filter(
    (one) => typeof one === 'string' && one !== '',
  ) as string[];
}
