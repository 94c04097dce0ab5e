import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import {
  type ChannelsConfig,
  channelGaps,
  channelSecrets,
  channelsConfigOf,
  channelVariables,
} from './config-channels.ts';
import { UserError } from './core/errors.ts';
import type { PersonId } from './core/people.ts';

/** Everything that can be set from outside. Read once, frozen. */
export interface Config {
  /** Unset: the embedded embedder, which needs nothing. */
  embedding: { model: string; baseUrl: string; apiKey: string | undefined } | null;
  /** Unset: extractive answers. */
  chat: ChatConfig | null;
  /** A key for a chat server is set, but no model, so that it is not used. */
  chatKeyUnused: boolean;
  /** Largest file that is read, in bytes. */
  maxFileBytes: number;
  /** Days for which documents that left the archive through the chat can be brought back; 0: for ever. */
  removedDays: number;
  /** Seconds for which a second writer waits for the first one. */
  lockSeconds: number;
  timeZone: string;
  /** A deadline within so many days is `sắp đến hạn`. */
  soonDays: number;
  channels: ChannelsConfig;
  people: {
    admins: PersonId[];
    managers: PersonId[];
    /** Everybody may ask; otherwise who was approved. */
    open: boolean;
    messagesPerMinute: number;
    questionsPerDay: number;
  };
  web: { host: string; port: number; publicUrl: string | undefined };
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/** A chat server and what bounds its use. */
export interface ChatConfig {
  model: string;
  baseUrl: string;
  apiKey: string | undefined;
  /** Seconds for one generated answer. */
  answerSeconds: number;
  /** Calls at the same time. */
  parallel: number;
  /** Tokens of evidence in one prompt, and of one answer. */
  evidenceTokens: number;
  answerTokens: number;
  /** Tokens in and out on one local day, of everybody and of one asker; null: no limit. */
  tokensPerDay: number | null;
  tokensPerUserPerDay: number | null;
}

const openAi = 'https://api.openai.com/v1';

const blankAsUnset = (value: unknown) => (value === '' ? undefined : value);
const positive = (fallback: number) =>
  z.preprocess(
    blankAsUnset,
    z.coerce.number({ error: 'phải là một số' }).positive('phải lớn hơn 0').default(fallback),
  );
const count = z.coerce
  .number({ error: 'phải là một số' })
  .int('phải là số nguyên')
  .positive('phải lớn hơn 0');
const counted = (fallback: number) => z.preprocess(blankAsUnset, count.default(fallback));
const countOrNone = (fallback: number) =>
  z.preprocess(
    blankAsUnset,
    z.coerce
      .number({ error: 'phải là một số' })
      .int('phải là số nguyên')
      .nonnegative('không được là số âm')
      .default(fallback),
  );
const limit = z.preprocess(blankAsUnset, count.optional());
const url = z.preprocess(
  blankAsUnset,
  z.url({ protocol: /^https?$/, error: 'phải là một địa chỉ bắt đầu bằng http:// hoặc https://' }).optional(),
);
const text = z.preprocess(blankAsUnset, z.string().trim().min(1).optional());

/** What fits into an HTTP header: a key that was pasted with something else is found here, not at the server. */
const key = z.preprocess(
  blankAsUnset,
  z
    .string()
    .trim()
    .regex(/^[\x21-\x7e]+$/, 'có ký tự không thể có trong khóa; hãy chép lại khóa')
    .optional(),
);

const environment = z.object({
  EMBEDDING_MODEL: text,
  EMBEDDING_BASE_URL: url,
  EMBEDDING_API_KEY: key,
  OPENAI_MODEL: text,
  OPENAI_BASE_URL: url,
  OPENAI_API_KEY: key,
  ANSWER_SECONDS: positive(60),
  MODEL_PARALLEL: counted(4),
  EVIDENCE_TOKENS: counted(6000),
  ANSWER_TOKENS: counted(1000),
  TOKENS_PER_DAY: limit,
  TOKENS_PER_USER_PER_DAY: limit,
  MAX_FILE_MB: positive(50),
  REMOVED_DAYS: countOrNone(90),
  LOCK_SECONDS: positive(10),
  SOON_DAYS: positive(7),
  TZ: z.preprocess(
    blankAsUnset,
    z
      .string()
      .refine(isTimeZone, 'không phải là tên múi giờ, ví dụ Asia/Ho_Chi_Minh')
      .default('Asia/Ho_Chi_Minh'),
  ),
  ...channelVariables,
});

/** What is of no use without another variable. Looked at apart, so that it is told beside every other fault. */
function gapsIn(given: NodeJS.Dict<string>): { path: string[]; message: string }[] {
  const servers = ['EMBEDDING', 'OPENAI'].filter(
    (kind) => given[`${kind}_BASE_URL`] && !given[`${kind}_MODEL`],
  );
  return [
    ...servers.map((kind) => ({
      path: [`${kind}_MODEL`],
      message: `còn thiếu: đã đặt ${kind}_BASE_URL thì phải cho biết tên mô hình`,
    })),
    ...channelGaps(given),
  ];
}

/**
 * Reads `.env` of `folder` and `variables` over it.
 * @throws UserError that names every wrong variable and what it should be.
 */
export function loadConfig(
  variables: NodeJS.ProcessEnv = process.env,
  folder = process.cwd(),
): Readonly<Config> {
  const given = { ...readDotEnv(`${folder}/.env`), ...variables };
  const result = environment.safeParse(given);
  const faults = [...(result.error?.issues ?? []), ...gapsIn(given)];
  if (!result.success || faults.length > 0) {
    const lines = faults.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new UserError(`Cấu hình chưa đúng (xem .env.example):\n${lines.join('\n')}`, { exitCode: 2 });
  }
  const values = result.data;
  return Object.freeze({
    embedding: values.EMBEDDING_MODEL
      ? {
          model: values.EMBEDDING_MODEL,
          baseUrl: values.EMBEDDING_BASE_URL ?? openAi,
          apiKey: values.EMBEDDING_API_KEY,
        }
      : null,
    chat: values.OPENAI_MODEL
      ? {
          model: values.OPENAI_MODEL,
          baseUrl: values.OPENAI_BASE_URL ?? openAi,
          apiKey: values.OPENAI_API_KEY,
          answerSeconds: values.ANSWER_SECONDS,
          parallel: values.MODEL_PARALLEL,
          evidenceTokens: values.EVIDENCE_TOKENS,
          answerTokens: values.ANSWER_TOKENS,
          tokensPerDay: values.TOKENS_PER_DAY ?? null,
          tokensPerUserPerDay: values.TOKENS_PER_USER_PER_DAY ?? null,
        }
      : null,
    chatKeyUnused: values.OPENAI_API_KEY !== undefined && values.OPENAI_MODEL === undefined,
    maxFileBytes: values.MAX_FILE_MB * 1024 * 1024,
    removedDays: values.REMOVED_DAYS,
    lockSeconds: values.LOCK_SECONDS,
    timeZone: values.TZ,
    soonDays: values.SOON_DAYS,
    channels: channelsConfigOf(values),
    people: {
      admins: values.ADMINS,
      managers: values.MANAGERS,
      open: values.ACCESS === 'open',
      messagesPerMinute: values.MESSAGES_PER_MINUTE,
      questionsPerDay: values.QUESTIONS_PER_DAY,
    },
    web: { host: values.HOST, port: values.PORT, publicUrl: values.PUBLIC_URL },
    logLevel: values.LOG_LEVEL,
  });
}

/** Everything in the configuration that must never be logged. */
export function secretsOf({ channels, embedding, chat }: Config): string[] {
  const keys = [embedding?.apiKey, chat?.apiKey].filter((one) => one !== undefined);
  return [...keys, ...channelSecrets(channels)];
}

/** From here on, local time is that of the configuration: "today" and the time of a digest go by it. */
export function useTimeZone({ timeZone }: Pick<Config, 'timeZone'>): void {
  process.env.TZ = timeZone;
}

function readDotEnv(path: string): NodeJS.Dict<string> {
  if (!existsSync(path)) return {};
  try {
    return parseEnv(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new UserError(`Không đọc được tệp cấu hình ${path}. Hãy kiểm tra quyền đọc của tệp.`, { cause });
  }
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('vi', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
