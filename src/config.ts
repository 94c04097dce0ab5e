import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { UserError } from './core/errors.ts';

/** Everything that can be set from outside. Read once, frozen. */
export interface Config {
  /** Unset: the embedded embedder, which needs nothing. */
  embedding: { model: string; baseUrl: string; apiKey: string | undefined } | null;
  /** Largest file that is read, in bytes. */
  maxFileBytes: number;
  /** Seconds for which a second writer waits for the first one. */
  lockSeconds: number;
  timeZone: string;
  /** A deadline within so many days is `sắp đến hạn`. */
  soonDays: number;
}

const blankAsUnset = (value: unknown) => (value === '' ? undefined : value);
const positive = (fallback: number) =>
  z.preprocess(
    blankAsUnset,
    z.coerce.number({ error: 'phải là một số' }).positive('phải lớn hơn 0').default(fallback),
  );
const url = z.preprocess(
  blankAsUnset,
  z.url({ protocol: /^https?$/, error: 'phải là một địa chỉ bắt đầu bằng http:// hoặc https://' }).optional(),
);
const text = z.preprocess(blankAsUnset, z.string().trim().min(1).optional());

const environment = z
  .object({
    EMBEDDING_MODEL: text,
    EMBEDDING_BASE_URL: url,
    EMBEDDING_API_KEY: text,
    MAX_FILE_MB: positive(50),
    LOCK_SECONDS: positive(10),
    SOON_DAYS: positive(7),
    TZ: z.preprocess(
      blankAsUnset,
      z
        .string()
        .refine(isTimeZone, 'không phải là tên múi giờ, ví dụ Asia/Ho_Chi_Minh')
        .default('Asia/Ho_Chi_Minh'),
    ),
  })
  .superRefine((values, context) => {
    if (values.EMBEDDING_BASE_URL && !values.EMBEDDING_MODEL) {
      context.addIssue({
        code: 'custom',
        path: ['EMBEDDING_MODEL'],
        message: 'còn thiếu: đã đặt EMBEDDING_BASE_URL thì phải cho biết tên mô hình',
      });
    }
  });

/**
 * Reads `.env` of `folder` and `variables` over it.
 * @throws UserError that names every wrong variable and what it should be.
 */
export function loadConfig(
  variables: NodeJS.ProcessEnv = process.env,
  folder = process.cwd(),
): Readonly<Config> {
  const result = environment.safeParse({ ...readDotEnv(`${folder}/.env`), ...variables });
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new UserError(`Cấu hình chưa đúng (xem .env.example):\n${lines.join('\n')}`, { exitCode: 2 });
  }
  const values = result.data;
  return Object.freeze({
    embedding: values.EMBEDDING_MODEL
      ? {
          model: values.EMBEDDING_MODEL,
          baseUrl: values.EMBEDDING_BASE_URL ?? 'https://api.openai.com/v1',
          apiKey: values.EMBEDDING_API_KEY,
        }
      : null,
    maxFileBytes: values.MAX_FILE_MB * 1024 * 1024,
    lockSeconds: values.LOCK_SECONDS,
    timeZone: values.TZ,
    soonDays: values.SOON_DAYS,
  });
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
