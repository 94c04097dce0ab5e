import type { Assistant, Channel, ChannelLog } from '../../core/channel.ts';
import { ChannelRefusal } from '../../core/channel.ts';
import { UserError } from '../../core/errors.ts';
import { inOrder } from '../../core/in-order.ts';
import type { Incoming } from '../../core/message.ts';
import type { PeopleStore } from '../../core/people.ts';
import { openAnswering } from '../answering.ts';
import { gate } from '../gate.ts';
import { openInbox } from '../inbox.ts';
import { kindOfFault } from '../kind-of-fault.ts';
import { messageLimit, mostButtons, oaClient } from './oa-client.ts';
import { downloadFile } from './oa-download.ts';
import { callIn, eventOf, isSigned, type OaEvent } from './oa-event.ts';
import { openOaTokens } from './oa-tokens.ts';
import { oaWebhookPath } from './oa-webhook-path.ts';
import { openReplyWindow, usualWindow, type WindowSettings } from './oa-window.ts';
import { openPlainReply } from './plain-reply.ts';

export interface ZaloOaSettings {
  appId: string;
  appSecret: string;
  /** Of the account, for signatures: not that of the app. */
  secretKey: string;
  oaId: string | undefined;
  refreshToken: string | undefined;
  /** `https://openapi.zalo.me` and `https://oauth.zaloapp.com`, or servers of one's own. */
  apiRoot: string;
  oauthRoot: string;
  maxFileBytes: number;
  window?: Partial<WindowSettings>;
  people: Pick<PeopleStore, 'receive' | 'setInboxState' | 'pending' | 'secret' | 'replaceSecret'>;
  log: ChannelLog;
  clock: () => Date;
  slowAfterSeconds?: number;
  /** Seconds after which a call that is not answered is given up. */
  callSeconds?: number;
}

/** Zalo wants its 200 within two seconds; what is not kept by then it sends again. */
const keepWithinMs = 1500;
/** Zalo repeats a call for an hour; what is older is somebody else's repeat. */
const oldestCallMs = 2 * 3_600_000;

const abilities = {
  ...{ edits: false, typing: false, streams: false, buttons: mostButtons },
  ...{ filesIn: true, filesOut: true, messageLimit },
};
const welcome =
  'Cảm ơn anh/chị đã quan tâm. Đây là Văn thư, trợ lý tra cứu văn bản của cơ quan. Mời anh/chị nhắn câu hỏi, hoặc nhắn "trợ giúp" để xem cách dùng.';
const onlyTextAndFiles = 'Ở đây chỉ đọc được tin nhắn chữ và tệp văn bản. Xin anh/chị viết câu hỏi bằng chữ.';

/**
 * An Official Account of Zalo over its OpenAPI v3: signed webhooks in, plain text with buttons out. A call is in the
 * inbox before Zalo hears 200; repeats of it are known by their message id. Every message out counts against the
 * reply window.
 */
export function zaloOaChannel(settings: ZaloOaSettings): Channel {
  const { people, log, clock, slowAfterSeconds = 8 } = settings;
  const tokens = openOaTokens(settings);
  const client = oaClient({ ...settings, tokens });
  const window = openReplyWindow(people, clock, { ...usualWindow, ...settings.window });
  const byChat = inOrder();
  const inbox = openInbox<OaEvent>({
    ...{ name: 'zalo-oa', people, log, clock },
    idOf: ({ id }) => id,
    chatOf: ({ user }) => user,
  });
  const started = gate();
  let assistant: Assistant | undefined;
  let stopped = false;

  const replyTo = (user: string, slowAfterMs: number | null) =>
    openPlainReply(
      {
        async text(text, choices) {
          await window.spend(user);
          await client.sendText(user, text, choices);
        },
        async file({ name, bytes, caption }) {
          await window.spend(user);
          if (client.canSend(name, bytes.length)) await client.sendFile(user, name, bytes);
          else {
            const why = 'Zalo chỉ cho gửi tệp PDF, DOC, DOCX đến 5 MB';
            await client.sendText(user, `${caption}\n${why}, nên không gửi được ${name} ở đây.`.trim(), []);
          }
        },
      },
      { limit: messageLimit, buttons: mostButtons, private: true, slowAfterMs },
    );

  const answering = openAnswering<OaEvent>({
    ...{ name: 'zalo-oa', abilities, inbox, log },
    openReply: ({ user }) => replyTo(user, slowAfterSeconds * 1000),
    refusalOf: (fault) => fault,
    again: (event) => feed(event),
  });

  const feed = (event: OaEvent): Promise<void> =>
    byChat(event.user, async () => {
      if (!assistant) return;
      await window.heard(event.user);
      const own = event.kind === 'follow' ? welcome : event.kind === 'other' ? onlyTextAndFiles : null;
      await answering.answer(event, incomingOf(event), own === null ? assistant : saying(own));
    }).catch((fault: unknown) => log.warn('zalo-oa: message not answered', { ...kindOfFault(fault) }));

  const incomingOf = ({ id, user, text, choice, file }: OaEvent): Incoming => ({
    ...{ channel: 'zalo-oa', id: `zalo-oa:${id}`, chat: user, user, private: true },
    ...(text === null ? {} : { text }),
    ...(choice === null ? {} : { choice }),
    ...(file
      ? { file: { name: file.name, size: file.size, bytes: () => downloadFile(file, settings) } }
      : {}),
  });

  async function handle(request: Request): Promise<Response> {
    const answered = (status: number) => new Response(null, { status });
    const raw = await request.text();
    // Saving the address in Zalo's console sends exactly this, unsigned.
    if (raw.trim() === '{}') return answered(200);
    const call = callIn(raw);
    if (!call) return answered(400);
    if (!isSigned(raw, call, request.headers.get('x-zevent-signature'), settings)) return answered(401);
    if (settings.oaId !== undefined && call.recipient && call.recipient.id !== settings.oaId)
      return answered(200);
    if (Math.abs(clock().getTime() - Number(call.timestamp)) > oldestCallMs) {
      log.warn('zalo-oa: old call ignored');
      return answered(200);
    }
    const event = eventOf(call);
    if (!event || stopped) return answered(event ? 503 : 200);
    const kept = inbox.take(event).then(
      (isNew) => {
        if (isNew) void started.opened.then(() => feed(event));
        return true;
      },
      (fault: unknown) => {
        log.warn('zalo-oa: message not kept', { ...kindOfFault(fault) });
        return false;
      },
    );
    const late = new Promise<false>((resolve) => setTimeout(resolve, keepWithinMs, false).unref());
    return answered((await Promise.race([kept, late])) ? 200 : 503);
  }

  return {
    name: 'zalo-oa',
    abilities,
    // A webhook does not die; a token that is refused is told with every message that cannot be sent.
    died: new Promise(() => {}),
    webhook: { path: oaWebhookPath, handle },

    async start(given) {
      assistant = given;
      await tokens.token().catch((fault: unknown) => {
        throw fault instanceof ChannelRefusal ? new UserError(fault.message) : fault;
      });
      for (const event of inbox.left()) void feed(event);
      started.open();
      log.info('zalo-oa: running', { webhook: oaWebhookPath });
    },

    async stop() {
      stopped = true;
      await answering.close();
    },

    async send(chat, outgoing) {
      const reply = replyTo(chat, null);
      await reply.show(outgoing).finally(() => reply.end());
    },
  };
}

const saying = (text: string): Assistant =>
  async function* () {
    yield { kind: 'note', text };
  };
