import OpenAI from 'openai';
import { UserError } from '../core/errors.ts';
import type { ServerAddress } from './openai-client.ts';

/** A server as its faults name it. */
export interface NamedServer extends ServerAddress {
  model: string;
  /** `máy chủ embedding`. */
  name: string;
  /** The variables that set it. */
  variables: { url: string; key: string; model: string };
  /** What to do, and what is kept, when it fails for now; ends with a full stop. */
  later: string;
  /** What to do when it takes less text than was sent; ends with a full stop. */
  tooLong: string;
}

/** How a reply that had begun came to nothing. */
export type BrokenReply = 'cut' | 'broken' | 'lost' | 'empty' | 'only thought' | 'filtered';

/** What went wrong, for a person: the server's host, the remedy, never the key. */
export function serverFault(cause: unknown, server: NamedServer): UserError {
  if (cause instanceof UserError) return cause;
  const { url, key, model } = server.variables;
  const at = named(server);
  const because = (text: string) => new UserError(text, { cause: withoutKey(cause, server.apiKey) });
  if (cause instanceof OpenAI.AuthenticationError || cause instanceof OpenAI.PermissionDeniedError) {
    return because(
      server.apiKey === undefined
        ? `${capital(at)} cần khóa truy cập. Hãy đặt ${key}.`
        : `Khóa truy cập ${at} không được chấp nhận. Hãy kiểm tra ${key}.`,
    );
  }
  if (cause instanceof OpenAI.NotFoundError) {
    return because(
      `Không có mô hình "${server.model}" trên ${at}. Hãy kiểm tra ${model} và ${url} (thường kết thúc bằng /v1).`,
    );
  }
  if (isTooLong(cause)) {
    return because(
      `Nội dung gửi đi dài hơn mức mà mô hình "${server.model}" trên ${at} nhận được. ${server.tooLong}`,
    );
  }
  if (cause instanceof OpenAI.RateLimitError) {
    return because(
      hasNoQuota(cause)
        ? `Tài khoản trên ${at} đã hết hạn mức. Hãy kiểm tra việc thanh toán của tài khoản.`
        : `Đã vượt giới hạn số lần gọi của ${at}. ${server.later}`,
    );
  }
  if (isLate(cause)) {
    return because(`${capital(at)} không trả lời kịp. ${server.later}`);
  }
  if (cause instanceof OpenAI.APIConnectionError) {
    return because(`Không kết nối được tới ${at}. Hãy kiểm tra ${url} và máy chủ có đang chạy hay không.`);
  }
  if (cause instanceof OpenAI.APIError && cause.code === 'content_filter') {
    return brokenReply('filtered', server, cause);
  }
  if (cause instanceof OpenAI.APIError && cause.status !== undefined && cause.status < 500) {
    return because(
      `${capital(at)} không nhận yêu cầu (lỗi ${cause.status}). Hãy kiểm tra ${model}, ${url} và nhật ký của máy chủ.`,
    );
  }
  if (cause instanceof OpenAI.APIError) {
    return because(`Lỗi ${cause.status ?? 'không rõ'} từ ${at}. ${server.later}`);
  }
  return because(`Không đọc được câu trả lời của ${at}. Hãy kiểm tra ${url}.`);
}

/** A signal's time was up, or the SDK's own. */
const isLate = (cause: unknown) =>
  cause instanceof OpenAI.APIConnectionTimeoutError ||
  cause instanceof OpenAI.APIUserAbortError ||
  (cause instanceof Error && /^(Timeout|Abort)Error$/.test(cause.name));

const broken: Readonly<Record<BrokenReply, (server: NamedServer) => string>> = {
  cut: (server) => `${capital(named(server))} ngừng giữa chừng khi đang trả lời. ${server.later}`,
  lost: (server) => `Mất kết nối tới ${named(server)} khi đang nhận câu trả lời. ${server.later}`,
  broken: (server) =>
    `${capital(named(server))} gửi dữ liệu không đúng dạng. ` +
    `Hãy kiểm tra ${server.variables.url} có trỏ tới một máy chủ tương thích OpenAI hay không.`,
  empty: (server) =>
    `Mô hình "${server.model}" trên ${named(server)} không viết gì. Hãy kiểm tra ${server.variables.model}.`,
  'only thought': (server) =>
    `Mô hình "${server.model}" trên ${named(server)} dùng hết số token cho phần suy luận. ` +
    'Hãy tăng ANSWER_TOKENS, hoặc tắt chế độ suy luận của mô hình.',
  filtered: (server) => `Bộ lọc nội dung của ${named(server)} không cho viết câu trả lời này.`,
};

export function brokenReply(kind: BrokenReply, server: NamedServer, cause?: unknown): UserError {
  return new UserError(
    broken[kind](server),
    cause === undefined ? {} : { cause: withoutKey(cause, server.apiKey) },
  );
}

/** `máy chủ embedding 127.0.0.1:8000`. */
export const named = (server: Pick<NamedServer, 'name' | 'baseUrl'>) =>
  `${server.name} ${new URL(server.baseUrl).host}`;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Whether a refusal says that there is nothing to wait for: the money is gone. */
export function hasNoQuota(fault: unknown): boolean {
  return fault instanceof OpenAI.RateLimitError && fault.code === 'insufficient_quota';
}

/** Whether the server says that the prompt and the answer together exceed what its model takes. */
export function isTooLong(fault: unknown): boolean {
  return (
    fault instanceof OpenAI.APIError &&
    (fault.code === 'context_length_exceeded' ||
      ((fault.status === 400 || fault.status === 413 || fault.status === 422) &&
        /context (length|size|window)|maximum context|too long|exceed_context/i.test(fault.message)))
  );
}

/**
 * The cause as plain words without the key. The SDK's own errors carry what the server sent back, and servers do
 * send back keys that they refuse.
 */
function withoutKey(cause: unknown, apiKey: string | undefined): Error {
  const words: string[] = [];
  for (let fault = cause; fault instanceof Error && words.length < 4; fault = fault.cause) {
    words.push(`${fault.name}: ${fault.message}`);
  }
  const text = (words.join('; ') || String(cause)).slice(0, 1000);
  return new Error(
    apiKey ? text.replaceAll(apiKey, '***').replaceAll(encodeURIComponent(apiKey), '***') : text,
  );
}
