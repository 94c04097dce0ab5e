import { commandsFor } from './assistant/command-list.ts';
import { webhookPath } from './channel/secret-webhook.ts';
import { oaWebhookPath } from './channel/zalo/oa-webhook-path.ts';
import type { ChannelFactory } from './channels.ts';
import type { Config } from './config.ts';
import type { PeopleStore, Role } from './core/people.ts';
import type { Clock } from './core/ports.ts';
import type { Log } from './log.ts';

/** The channels in the order in which they are told, with the variables without which each is off. */
export const channelKinds = [
  { name: 'telegram', title: 'Telegram', needs: ['TELEGRAM_BOT_TOKEN'] },
  { name: 'zalo', title: 'Zalo Bot', needs: ['ZALO_BOT_TOKEN'] },
  {
    name: 'zalo-oa',
    title: 'Zalo Official Account',
    needs: ['ZALO_OA_APP_ID', 'ZALO_OA_APP_SECRET', 'ZALO_OA_SECRET_KEY'],
  },
  { name: 'zalo-personal', title: 'Zalo cá nhân', needs: ['ZALO_PERSONAL_CREDENTIALS'] },
] as const;

/** Makers of the channels that are configured. Their libraries are loaded when they start. */
export function channelFactories(
  config: Config,
  { people, log, clock }: { people: PeopleStore; log: Log; clock: Clock },
): ChannelFactory[] {
  const { telegram, zalo, zaloOa, zaloPersonal } = config.channels;
  const shared = { people, log, clock };
  const { maxFileBytes } = config;
  return [
    telegram && {
      name: 'telegram',
      webhookPath: telegram.webhook && webhookPath(telegram.webhook.url),
      open: async () => {
        const { telegramChannel } = await import('./channel/telegram/telegram.ts');
        return telegramChannel({
          ...telegram,
          ...shared,
          maxFileBytes,
          commands: telegramCommands(config, people),
        });
      },
    },
    zalo && {
      name: 'zalo',
      webhookPath: zalo.webhook && webhookPath(zalo.webhook.url),
      open: async () => (await import('./channel/zalo/bot.ts')).zaloBotChannel({ ...zalo, ...shared }),
    },
    zaloOa && {
      name: 'zalo-oa',
      webhookPath: oaWebhookPath,
      open: async () =>
        (await import('./channel/zalo/oa.ts')).zaloOaChannel({ ...zaloOa, ...shared, maxFileBytes }),
    },
    zaloPersonal && {
      name: 'zalo-personal',
      open: async () =>
        (await import('./channel/zalo/personal.ts')).zaloPersonalChannel({ ...zaloPersonal, ...shared }),
    },
  ].filter((factory) => factory !== null);
}

/** The menus: everybody's, and those of managers and admins in their private chats. */
function telegramCommands({ people: configured }: Config, people: PeopleStore) {
  const approved = people.people();
  const chatsOf = (role: Role, ids: readonly string[]) =>
    [...ids, ...approved.filter((one) => one.role === role).map(({ id }) => id)]
      .filter((id) => id.startsWith('telegram:'))
      .map((id) => id.slice('telegram:'.length));
  return {
    staff: commandsFor('staff'),
    groups: commandsFor('staff'),
    managers: { chats: chatsOf('manager', configured.managers), commands: commandsFor('manager') },
    admins: { chats: chatsOf('admin', configured.admins), commands: commandsFor('admin') },
  };
}
