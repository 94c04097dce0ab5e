import { setTimeout as sleep } from 'node:timers/promises';
import { ChannelRefusal } from '../../core/channel.ts';
import type { Choice } from '../../core/message.ts';
import type { OaTokens } from './oa-tokens.ts';

/** Before what a pressed button sends as a text, so that it is told from what people write. */
export const choiceMark = '#chon:';
/** https://developers.zalo.me/docs/official-account/tin-nhan/tin-tu-van */
export const messageLimit = 2000;
export const mostButtons = 5;
const titleLimit = 100;
/** Files that an account may send: PDF, DOC, DOCX up to 5 MB. */
const sendable = /\.(?:pdf|docx?)$/i;
const fileLimit = 5 * 1024 * 1024;

/** Seconds between tries of a call that did not arrive or came too fast. */
const pauses = [0.5, 2, 5];
const tokenErrors = new Set([-216, -220]);
const tooFast = -32;

type Body = NonNullable<RequestInit['body']>;

export type OaClient = ReturnType<typeof oaClient>;

/** Calls of the OpenAPI v3 of an Official Account. HTTP 200 with `error` other than 0 is a failure. */
export function oaClient({
  apiRoot,
  tokens,
  callSeconds = 30,
}: {
  apiRoot: string;
  tokens: OaTokens;
  callSeconds?: number;
}) {
  /** One try with one token; null: it did not arrive. */
  async function ask(
    path: string,
    token: string,
    body: Body,
    headers: Record<string, string>,
  ): Promise<{ error: number; message: string; data: Record<string, unknown> } | null> {
    const response = await fetch(`${apiRoot}${path}`, {
      method: 'POST',
      headers: { ...headers, access_token: token },
      body,
      signal: AbortSignal.timeout(callSeconds * 1000),
    }).catch(() => null);
    if (!response || response.status >= 500) return null;
    const told = (await response.json().catch(() => null)) as Record<string, unknown> | null;
    if (typeof told?.error !== 'number') return null;
    return {
      error: told.error,
      message: String(told.message ?? ''),
      data: (told.data ?? {}) as Record<string, unknown>,
    };
  }

  async function call(
    path: string,
    body: () => Body,
    headers: Record<string, string>,
  ): Promise<Record<string, unknown>> {
    let refused: string | undefined;
    for (let tries = 0; ; tries++) {
      const token = await tokens.token(refused);
      const told = await ask(path, token, body(), headers);
      if (told?.error === 0) return told.data;
      const pause = pauses[tries];
      if (told && tokenErrors.has(told.error) && refused === undefined) refused = token;
      else if (pause === undefined || (told && told.error !== tooFast)) throw refusalOf(told);
      else await sleep(pause * 1000);
    }
  }

  const send = (user: string, message: Record<string, unknown>) =>
    call('/v3.0/oa/message/cs', () => JSON.stringify({ recipient: { user_id: user }, message }), {
      'content-type': 'application/json',
    });

  return {
    /** Throws `ChannelRefusal`. At most `mostButtons` choices. */
    async sendText(user: string, text: string, choices: readonly Choice[]): Promise<void> {
      if (choices.length === 0) return void (await send(user, { text }));
      const buttons = choices.map(({ key, label }) => ({
        title: label.slice(0, titleLimit),
        type: 'oa.query.hide',
        payload: `${choiceMark}${key}`,
      }));
      await send(user, { text, attachment: { type: 'template', payload: { buttons } } });
    },

    /** Whether a file of this name and size can be sent at all. */
    canSend: (name: string, size: number): boolean => sendable.test(name) && size <= fileLimit,

    async sendFile(user: string, name: string, bytes: Uint8Array): Promise<void> {
      const form = () => {
        const fields = new FormData();
        fields.set('file', new Blob([new Uint8Array(bytes)]), name);
        return fields;
      };
      const { token } = await call('/v2.0/oa/upload/file', form, {});
      await send(user, { attachment: { type: 'file', payload: { token } } });
    },
  };
}

/** What a failure says to the person who runs the account; null: nothing came back. */
function refusalOf(told: { error: number; message: string } | null): ChannelRefusal {
  if (!told) return new ChannelRefusal('Không kết nối được tới Zalo.', { later: true });
  const { error, message } = told;
  const words: Record<number, [string, boolean]> = {
    [tooFast]: ['Zalo yêu cầu gửi chậm lại.', true],
    [-211]: ['Official Account đã hết số tin được gửi của gói.', true],
    [-213]: ['Người nhận đã chặn hoặc chưa quan tâm Official Account.', false],
    [-224]: ['Gói của Official Account không cho phép gửi loại tin này.', false],
    [-230]: ['Người nhận không nhắn tin trong 7 ngày qua, nên Zalo không cho gửi.', false],
    [-232]: ['Người nhận không nhắn tin trong 7 ngày qua, nên Zalo không cho gửi.', false],
    [-216]: ['Zalo không chấp nhận mã truy cập của Official Account.', true],
    [-220]: ['Mã truy cập của Official Account đã hết hạn.', true],
  };
  const [text, later] = words[error] ?? [`Zalo từ chối yêu cầu (${error}: ${message.slice(0, 200)}).`, false];
  return new ChannelRefusal(text, { later });
}
