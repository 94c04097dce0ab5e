import { randomBytes } from 'node:crypto';
import {
  createConcurrentSink,
  createRunner,
  createSource,
  createUpdateFetcher,
  sequentialize,
} from '@grammyjs/runner';
import { Bot } from 'grammy';
import type { Update } from 'grammy/types';
import type { Assistant, Channel, ChannelLog } from '../../core/channel.ts';
import { UserError } from '../../core/errors.ts';
import type { Outgoing } from '../../core/message.ts';
import type { PeopleStore } from '../../core/people.ts';
import { agentFor } from './agent.ts';
import { type BotCommands, registerCommands } from './commands.ts';
import { downloader } from './download.ts';
import { openInbox } from './inbox.ts';
import { refusalOf } from './refusal.ts';
import { messageLimit } from './render.ts';
import { openReply } from './reply.ts';
import { retrying } from './retry.ts';
import { incomingOf } from './update.ts';
import { openWebhook } from './webhook.ts';

export interface TelegramSettings {
  token: string;
  /** `https://api.telegram.org`, or a server of one's own. */
  apiRoot: string;
  /** `http://…` or `socks5://…`. */
  proxy: string | undefined;
  /** Unset: long polling. */
  webhook: { url: string; secret: string | undefined } | undefined;
  /** Largest file that is taken in, in bytes; Telegram itself gives out up to 20 MB. */
  maxFileBytes: number;
  commands: BotCommands;
  people: Pick<PeopleStore, 'receive' | 'setInboxState' | 'pending'>;
  log: ChannelLog;
  clock: () => Date;
  /** Seconds of one long poll. */
  pollSeconds?: number;
}

const allowedUpdates = ['message', 'callback_query'] as const;
/** Milliseconds between two polls while Telegram cannot be reached. */
const pollAgainMs = 3000;

/**
 * Telegram over grammY (https://core.telegram.org/bots/api): long polling with the runner, or a webhook with a
 * secret. Updates are in the inbox before Telegram hears that they arrived, so that a killed process answers them
 * later; those of one chat are answered one after the other, those of different chats at once.
 */
export function telegramChannel(settings: TelegramSettings): Channel {
  const { token, apiRoot, log } = settings;
  const bot = new Bot(token, {
    client: { apiRoot, baseFetchConfig: { agent: agentFor(settings.proxy) }, timeoutSeconds: 90 },
  });
  bot.api.config.use(retrying());
  const download = downloader(bot.api, settings);
  const inbox = openInbox(settings);
  const underway = new Set<Promise<void>>();
  const stopping = new AbortController();
  let assistant: Assistant | undefined;
  let stopPolling: () => Promise<void> = async () => {};
  let die: (fault: Error) => void = () => {};
  const died = new Promise<Error>((resolve) => {
    die = resolve;
  });

  const abilities = {
    ...{ edits: true, typing: true, streams: true, buttons: 8 },
    ...{ filesIn: true, filesOut: true, messageLimit },
  };

  bot.use(sequentialize((context) => context.chat && String(context.chat.id)));
  bot.use((context) => answer(context.update));
  bot.catch(({ error }) => log.warn('telegram: message not answered', {}, refusalOf(error)));

  /** Resolves when the answer is out; of long work, which tells progress, already when it has begun. */
  function answer(update: Update): Promise<void> {
    return new Promise((resolve, reject) => {
      const work = answerWhole(update, resolve).then(resolve, reject);
      underway.add(work);
      void work.finally(() => underway.delete(work));
    });
  }

  async function answerWhole(update: Update, onProgress: () => void): Promise<void> {
    const incoming = incomingOf(update, bot.botInfo, download);
    if (!incoming || !assistant) return;
    if (update.callback_query) void bot.api.answerCallbackQuery(update.callback_query.id).catch(() => {});
    const message = update.message?.message_id;
    const reply = openReply(bot.api, {
      chat: Number(incoming.chat),
      private: incoming.private,
      ...(message !== undefined && !incoming.private ? { replyTo: message } : {}),
    });
    const ticket = inbox.ticket(update);
    try {
      for await (const outgoing of assistant(incoming, { abilities, signal: stopping.signal })) {
        if (outgoing.kind === 'progress') onProgress();
        if (isWords(outgoing)) await ticket.answering();
        await reply.show(outgoing);
        if (isWords(outgoing)) ticket.spoken();
      }
      await ticket.answered();
    } catch (fault) {
      await ticket.failed(refusalOf(fault), () => feed(update));
    } finally {
      reply.end();
    }
  }

  const feed = (update: Update) => bot.handleUpdate(update);
  const wants = (update: Update) => incomingOf(update, bot.botInfo, download) !== null;
  const webhook =
    settings.webhook &&
    openWebhook({
      url: settings.webhook.url,
      secret: settings.webhook.secret ?? randomBytes(24).toString('hex'),
      take: async (update: Update) => {
        for (const fresh of await inbox.take([update], wants))
          void feed(fresh).catch((fault) => refuse(fault));
      },
    });
  const refuse = (fault: unknown) => log.warn('telegram: message not answered', {}, refusalOf(fault));

  async function startPolling(): Promise<void> {
    await bot.api.deleteWebhook();
    const fetchUpdates = createUpdateFetcher(bot, {
      fetch: { allowed_updates: [...allowedUpdates], timeout: settings.pollSeconds ?? 30 },
      retryInterval: pollAgainMs,
      silent: true,
    });
    const source = createSource<Update>({
      supply: async (size, signal) => inbox.take((await fetchUpdates(size, signal)) as Update[], wants),
    });
    const sink = createConcurrentSink<Update>({ consume: feed }, async (fault) => refuse(fault));
    const runner = createRunner(source, sink);
    runner.start();
    runner.task()?.catch((fault: unknown) => die(asUserError(fault)));
    stopPolling = async () => {
      await runner.stop();
    };
  }

  return {
    name: 'telegram',
    abilities,
    died,
    ...(webhook ? { webhook: { path: webhook.path, handle: webhook.handle } } : {}),

    async start(given) {
      assistant = given;
      try {
        // Not `bot.init`, which tries for ever: who runs the program wants to know that Telegram is out of reach.
        bot.botInfo = await bot.api.getMe();
        await registerCommands(bot.api, settings.commands);
        for (const update of inbox.left()) void feed(update).catch(refuse);
        if (webhook) {
          await bot.api.setWebhook(webhook.url, {
            secret_token: webhook.secret,
            allowed_updates: [...allowedUpdates],
          });
        } else await startPolling();
      } catch (fault) {
        throw asUserError(fault);
      }
      log.info('telegram: running', { bot: bot.botInfo.username, way: webhook ? 'webhook' : 'polling' });
    },

    async stop() {
      await stopPolling();
      inbox.close();
      await Promise.allSettled(underway);
      stopping.abort();
    },

    async send(chat, outgoing) {
      const reply = openReply(bot.api, { chat: Number(chat), private: false });
      try {
        await reply.show(outgoing);
      } catch (fault) {
        throw refusalOf(fault);
      } finally {
        reply.end();
      }
    },
  };
}

/** What must not be said twice. */
const isWords = ({ kind }: Outgoing) => kind === 'reply' || kind === 'note' || kind === 'file';

function asUserError(fault: unknown): UserError {
  const told = refusalOf(fault);
  if (told instanceof UserError) return told;
  return new UserError(told instanceof Error ? told.message : String(told), { cause: fault });
}
