import { type Assistant, type Channel, type ChannelLog, ChannelRefusal } from '../../core/channel.ts';
import { inOrder } from '../../core/in-order.ts';
import type { PeopleStore } from '../../core/people.ts';
import { openAnswering } from '../answering.ts';
import { openInbox } from '../inbox.ts';
import { kindOfFault } from '../kind-of-fault.ts';
import { connectPersonal, type PersonalApi } from './personal-api.ts';
import { eventOf, incomingOf, type PersonalEvent } from './personal-event.ts';
import { openPlainReply } from './plain-reply.ts';

export interface ZaloPersonalSettings {
  /** File with the browser session. */
  credentials: string;
  people: Pick<PeopleStore, 'receive' | 'setInboxState' | 'pending'>;
  log: ChannelLog;
  clock: () => Date;
  slowAfterSeconds?: number;
  /** Another way to an API, for tests. */
  connect?: (credentials: string) => Promise<PersonalApi>;
}

const messageLimit = 2000;
const abilities = {
  ...{ edits: false, typing: false, streams: false, buttons: 0 },
  ...{ filesIn: false, filesOut: false, messageLimit },
};
const groupType = 1;

/** What somebody must know before switching it on; told by `serve` and `doctor`. */
export const personalRisk =
  'Tài khoản Zalo cá nhân chạy qua gói cộng đồng zca-js, không phải dịch vụ của Zalo: Zalo có thể khóa tài khoản. Chỉ nên dùng tài khoản phụ.';

/** A personal account of Zalo. Plain text only; in groups it hears mentions and replies. */
export function zaloPersonalChannel(settings: ZaloPersonalSettings): Channel {
  const { people, log, clock, slowAfterSeconds = 8, connect = connectPersonal } = settings;
  const byChat = inOrder();
  const inbox = openInbox<PersonalEvent>({
    ...{ name: 'zalo-personal', people, log, clock },
    idOf: ({ id }) => id,
    chatOf: ({ chat }) => chat,
  });
  /** Chats that are groups: `send` is given their id only. */
  const groups = new Set<string>();
  let assistant: Assistant | undefined;
  let api: PersonalApi | undefined;
  let die: (fault: Error) => void = () => {};
  const died = new Promise<Error>((resolve) => {
    die = resolve;
  });

  async function send(chat: string, isGroup: boolean, text: string): Promise<void> {
    try {
      await api?.sendMessage({ msg: text }, chat, isGroup ? groupType : 0);
    } catch {
      // What the package throws may hold the session.
      throw new ChannelRefusal('Zalo không nhận tin nhắn của tài khoản cá nhân.', { later: true });
    }
  }

  const replyTo = (chat: string, isGroup: boolean, slowAfterMs: number | null) =>
    openPlainReply(
      { text: (text) => send(chat, isGroup, text) },
      { limit: messageLimit, buttons: 0, private: !isGroup, slowAfterMs },
    );
  const answering = openAnswering<PersonalEvent>({
    ...{ name: 'zalo-personal', abilities, inbox, log },
    openReply: (event) => replyTo(event.chat, !event.private, slowAfterSeconds * 1000),
    refusalOf: (fault) => fault,
    again: (event) => feed(event),
  });
  const feed = (event: PersonalEvent): Promise<void> =>
    byChat(event.chat, async () => {
      if (!event.private) groups.add(event.chat);
      if (assistant) await answering.answer(event, incomingOf(event), assistant);
    }).catch((fault: unknown) => log.warn('zalo-personal: message not answered', { ...kindOfFault(fault) }));

  return {
    name: 'zalo-personal',
    abilities,
    died,

    async start(given) {
      assistant = given;
      api = await connect(settings.credentials);
      const own = api.getOwnId();
      api.listener.on('message', (message) => {
        const event = eventOf(message, own);
        if (!event) return;
        void inbox.take(event).then(
          (isNew) => void (isNew && feed(event)),
          (fault: unknown) => log.warn('zalo-personal: message not kept', { ...kindOfFault(fault) }),
        );
      });
      api.listener.on('closed', (code) => die(new Error(`zalo-personal: connection closed (${code})`)));
      api.listener.on('error', (fault) => log.warn('zalo-personal: fault', { ...kindOfFault(fault) }));
      api.listener.start({ retryOnClose: true });
      for (const event of inbox.left()) void feed(event);
      log.info('zalo-personal: running');
    },

    async stop() {
      api?.listener.stop();
      await answering.close();
    },

    async send(chat, outgoing) {
      const reply = replyTo(chat, groups.has(chat), null);
      await reply.show(outgoing).finally(() => reply.end());
    },
  };
}
