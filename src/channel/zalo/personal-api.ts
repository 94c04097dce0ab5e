import { readFile } from 'node:fs/promises';
import { UserError } from '../../core/errors.ts';
import type { PersonalMessage } from './personal-event.ts';

/** The part of an API of `zca-js` 2 that is called. */
export interface PersonalApi {
  getOwnId(): string;
  sendMessage(message: { msg: string }, threadId: string, type: number): Promise<unknown>;
  listener: {
    on(event: 'message', heard: (message: PersonalMessage) => void): unknown;
    on(event: 'closed', heard: (code: number, reason: string) => void): unknown;
    on(event: 'error', heard: (fault: unknown) => void): unknown;
    start(options?: { retryOnClose?: boolean }): void;
    stop(): void;
  };
}

/** The package's own types cannot be resolved from an ES module. */
interface Library {
  Zalo: new (options: object) => { login(credentials: unknown): Promise<PersonalApi> };
}

/**
 * Logs a personal account in over the community package `zca-js`, which follows the web client of Zalo and is no
 * offer of Zalo: the account may be locked for it. `file`: JSON `{imei, cookie, userAgent}` of a browser session.
 * Throws UserError.
 */
export async function connectPersonal(file: string): Promise<PersonalApi> {
  const library = await import('zca-js').catch(() => {
    throw new UserError(
      'Chưa cài gói zca-js cho tài khoản Zalo cá nhân. Hãy chạy "npm install zca-js", hoặc bỏ biến ZALO_PERSONAL_CREDENTIALS.',
    );
  });
  let credentials: unknown;
  try {
    credentials = JSON.parse(await readFile(file, 'utf8'));
  } catch {
    throw new UserError(
      `Không đọc được tệp đăng nhập Zalo cá nhân "${file}" (biến ZALO_PERSONAL_CREDENTIALS): cần JSON có imei, cookie, userAgent.`,
    );
  }
  try {
    const { Zalo } = library as unknown as Library;
    return await new Zalo({ selfListen: false, checkUpdate: false, logging: false }).login(credentials);
  } catch {
    throw new UserError(
      'Không đăng nhập được tài khoản Zalo cá nhân. Phiên có thể đã hết hạn; hãy lấy lại tệp của ZALO_PERSONAL_CREDENTIALS.',
    );
  }
}
