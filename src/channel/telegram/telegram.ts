import { randomBytes } from 'node:crypto';
import {
  createConcurrentSink,
  createRunner,
  createSource,
  createUpdateFetcher,
  sequentialize,
} from '@grammyjs/runner';
import { Bot, BotError } from 'grammy';
import type { Update } from 'grammy/types';
import { type Assistant, type Channel, type ChannelLog, ChannelRefusal } from '../../core/channel.ts';
import { UserError } from '../../core/errors.ts';
import type { PeopleStore } from '../../core/people.ts';
import { openAnswering } from '../answering.ts';
import { gate } from '../gate.ts';
import { openInbox } from '../inbox.ts';
import { kindOfFault } from '../kind-of-fault.ts';
import { secretWebhook } from '../secret-webhook.ts';
import { agentFor } from './agent.ts';
import { type BotCommands, registerCommands } from './commands.ts';
import { downloader } from './download.ts';
import { refusalOf } from './refusal.ts';
import { messageLimit } from './render.ts';
import { openReply } from './reply.ts';
import { retrying } from './retry.ts';
import { incomingOf } from './update.ts';

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
  /** Seconds after which a call that is not answered is given up; longer than a poll. */
  callSeconds?: number;
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
    client: {
      apiRoot,
      baseFetchConfig: { agent: agentFor(settings.proxy) },
      timeoutSeconds: settings.callSeconds ?? 90,
    },
  });
  bot.api.config.use(retrying());
  const download = downloader(bot.api, settings);
  const { people, clock } = settings;
  const inbox = openInbox<Update>({ name: 'telegram', people, log, clock, idOf, chatOf });
  const started = gate();
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

  const answering = openAnswering<Update>({
    ...{ name: 'telegram', abilities, inbox, log, refusalOf },
    openReply(update, incoming) {
      const message = update.message?.message_id;
      return openReply(bot.api, {
        chat: Number(incoming.chat),
        private: incoming.private,
        ...(message !== undefined && !incoming.private ? { replyTo: message } : {}),
      });
    },
    again: (update) => feed(update),
  });
  bot.use(sequentialize((context) => context.chat && String(context.chat.id)));
  bot.use(async ({ update }) => {
    const incoming = incomingOf(update, bot.botInfo, download);
    if (!incoming || !assistant) return;
    if (update.callback_query) void bot.api.answerCallbackQuery(update.callback_query.id).catch(() => {});
    await answering.answer(update, incoming, assistant);
  });
  bot.catch(({ error }) => refuse(error));

  const feed = (update: Update) => bot.handleUpdate(update);
  /** Those that are meant for the bot and new. */
  async function keep(updates: readonly Update[]): Promise<Update[]> {
    const meant = updates.filter((update) => incomingOf(update, bot.botInfo, download));
    const isNew = await Promise.all(meant.map((update) => inbox.take(update)));
    return meant.filter((_, index) => isNew[index]);
  }
  const webhook =
    settings.webhook &&
    secretWebhook({
      ...{ name: 'telegram', log, url: settings.webhook.url, header: 'x-telegram-bot-api-secret-token' },
      // 1 to 256 of `A-Za-z0-9_-` (https://core.telegram.org/bots/api#setwebhook).
      secret: settings.webhook.secret ?? randomBytes(24).toString('hex'),
      take: async (body) => {
        const update = body as Update | null;
        if (typeof update?.update_id !== 'number') return false;
        for (const fresh of await keep([update])) {
          void started.opened.then(() => feed(fresh)).catch(refuse);
        }
        return true;
      },
    });
  /** What grammY adds to a fault holds the message itself. */
  function refuse(fault: unknown): void {
    const told = refusalOf(fault instanceof BotError ? fault.error : fault);
    const facts = { ...kindOfFault(told) };
    log.warn('telegram: message not answered', facts, told instanceof ChannelRefusal ? told : undefined);
  }

  async function startPolling(): Promise<void> {
    await bot.api.deleteWebhook();
    const fetchUpdates = createUpdateFetcher(bot, {
      fetch: { allowed_updates: [...allowedUpdates], timeout: settings.pollSeconds ?? 30 },
      retryInterval: pollAgainMs,
      silent: true,
    });
    const source = createSource<Update>({
      supply: async (size, signal) => keep((await fetchUpdates(size, signal)) as Update[]),
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
        await registerCommands(bot.api, settings.commands).catch((fault: unknown) =>
          log.warn('telegram: commands not registered', { ...kindOfFault(refusalOf(fault)) }),
        );
        if (webhook) {
          await bot.api.setWebhook(webhook.url, {
            secret_token: webhook.secret,
            allowed_updates: [...allowedUpdates],
          });
        } else await startPolling();
      } catch (fault) {
        throw asUserError(fault);
      }
      for (const update of inbox.left()) void feed(update).catch(refuse);
      started.open();
      log.info('telegram: running', { bot: bot.botInfo.username, way: webhook ? 'webhook' : 'polling' });
    },

    async stop() {
      await stopPolling();
      await answering.close();
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

const idOf = (update: Update) => update.update_id;
const chatOf = (update: Update) =>
  update.message?.chat.id ?? update.callback_query?.message?.chat.id ?? 'unknown';

/** Without the fault itself as its cause: the calls of grammY hold tokens and secrets. */
function asUserError(fault: unknown): UserError {
  const told = refusalOf(fault);
  if (told instanceof UserError) return told;
  return new UserError(told instanceof Error ? told.message : String(told));
}
