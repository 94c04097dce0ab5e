import http, { type Agent } from 'node:http';
import https from 'node:https';
import type { Api } from 'grammy';
import { UserError } from '../../core/errors.ts';
import { agentFor } from './agent.ts';

/** Telegram gives out files up to 20 MB (https://core.telegram.org/bots/api#getfile). */
const telegramLimit = 20 * 1024 * 1024;

/** Downloads files; throws UserError for one that is too large or gone. The address holds the token and is never told. */
export function downloader(
  api: Api,
  settings: { token: string; apiRoot: string; proxy: string | undefined; maxFileBytes: number },
) {
  const limit = Math.min(settings.maxFileBytes, telegramLimit);
  const megabytes = Math.floor(limit / 1024 / 1024);
  const tooLarge = () =>
    new UserError(
      `Tệp lớn hơn ${megabytes} MB nên không nhận được qua Telegram. Xin chép tệp vào thư mục kho rồi lập chỉ mục lại.`,
    );

  return async (fileId: string): Promise<Uint8Array> => {
    const file = await api.getFile(fileId).catch((cause: unknown) => {
      if (/file is too big/i.test(String((cause as Error).message))) throw tooLarge();
      throw new UserError('Không tải được tệp từ Telegram. Xin gửi lại.', { cause: hidden(cause) });
    });
    if ((file.file_size ?? 0) > limit) throw tooLarge();
    const url = new URL(`${settings.apiRoot}/file/bot${settings.token}/${file.file_path ?? ''}`);
    const bytes = await get(url, agentFor(settings.proxy), limit);
    if (bytes === 'too large') throw tooLarge();
    if (bytes === null) throw new UserError('Không tải được tệp từ Telegram. Xin gửi lại.');
    return bytes;
  };
}

/** The bytes behind an address, through the agent; null when it cannot be had. */
function get(url: URL, agent: Agent | undefined, limit: number): Promise<Uint8Array | 'too large' | null> {
  return new Promise((resolve) => {
    const request = (url.protocol === 'http:' ? http : https).get(url, { agent, timeout: 60_000 });
    request.on('error', () => resolve(null));
    request.on('timeout', () => request.destroy());
    request.on('response', async (response) => {
      if (response.statusCode !== 200) {
        response.destroy();
        return resolve(null);
      }
      const parts: Buffer[] = [];
      let size = 0;
      try {
        for await (const part of response as AsyncIterable<Buffer>) {
          size += part.length;
          if (size > limit) {
            response.destroy();
            return resolve('too large');
          }
          parts.push(part);
        }
        resolve(new Uint8Array(Buffer.concat(parts)));
      } catch {
        resolve(null);
      }
    });
  });
}

/** Only the kind of the fault: its message may hold the address. */
const hidden = (cause: unknown) => (cause instanceof Error ? cause.name : typeof cause);
