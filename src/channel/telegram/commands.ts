import type { Api } from 'grammy';

export interface BotCommand {
  /** Without the stroke: `a-z0-9_` (https://core.telegram.org/bots/api#botcommand). */
  command: string;
  description: string;
}

/** Commands by who may use them; the chats of managers and admins are their private ones. */
export interface BotCommands {
  staff: BotCommand[];
  groups: BotCommand[];
  managers: { chats: string[]; commands: BotCommand[] };
  admins: { chats: string[]; commands: BotCommand[] };
}

/**
 * Tells Telegram which commands to offer where. A single chat that does not know the bot yet is passed over: it is
 * told at the next start.
 */
export async function registerCommands(api: Api, commands: BotCommands): Promise<void> {
  await api.setMyCommands(commands.staff, { scope: { type: 'all_private_chats' } });
  await api.setMyCommands(commands.groups, { scope: { type: 'all_group_chats' } });
  for (const { chats, commands: offered } of [commands.managers, commands.admins]) {
    for (const chat of chats) {
      const scope = { type: 'chat', chat_id: Number(chat) } as const;
      await api.setMyCommands(offered, { scope }).catch(() => {});
    }
  }
}
