import { z } from 'zod';
import type { PersonId } from './core/people.ts';

/** How the bots are reached; null: the channel is not used. */
export interface ChannelsConfig {
  telegram: {
    token: string;
    apiRoot: string;
    proxy: string | undefined;
    webhook: { url: string; secret: string | undefined } | undefined;
  } | null;
  zalo: {
    token: string;
    apiRoot: string;
    webhook: { url: string; secret: string | undefined } | undefined;
  } | null;
  zaloOa: {
    appId: string;
    appSecret: string;
    /** Signs the calls of the webhook. */
    secretKey: string;
    oaId: string | undefined;
    /** For the first start; later ones are in the store. */
    refreshToken: string | undefined;
    apiRoot: string;
    oauthRoot: string;
  } | null;
  /** A file with what zca-js signs in with. */
  zaloPersonal: { credentials: string } | null;
}

const blankAsUnset = (value: unknown) => (value === '' ? undefined : value);
const text = z.preprocess(blankAsUnset, z.string().trim().min(1).optional());
const url = z.preprocess(
  blankAsUnset,
  z.url({ protocol: /^https?$/, error: 'phải là một địa chỉ bắt đầu bằng http:// hoặc https://' }).optional(),
);
const matching = (pattern: RegExp, message: string) =>
  z.preprocess(blankAsUnset, z.string().trim().regex(pattern, message).optional());
const root = (fallback: string) =>
  url.transform((value: string | undefined) => (value ?? fallback).replace(/\/+$/, ''));
/** What is pasted with blanks inside is no secret that a server gave. */
const secret = matching(/^[\x21-\x7e]+$/, 'có ký tự không thể có trong mã; hãy chép lại');

/** `telegram:123, zalo:987`; a wrong part is named. */
const people = z.preprocess(
  blankAsUnset,
  z
    .string()
    .default('')
    .transform((list, context): PersonId[] => {
      const parts = list
        .split(/[,;\s]+/)
        .map((part) => part.trim())
        .filter((part) => part !== '');
      for (const part of parts.filter((one) => !isPersonId(one))) {
        const message = `"${part}" không đúng dạng KÊNH:SỐ, ví dụ telegram:123456 hoặc zalo:9876543210 (kênh là telegram, zalo, zalo-oa hoặc zalo-personal)`;
        context.addIssue({ code: 'custom', message });
      }
      return [...new Set(parts)];
    }),
);

const isPersonId = (part: string) =>
  /^telegram:\d{1,20}$/.test(part) || /^zalo(?:-oa|-personal)?:[\w-]{1,64}$/.test(part);

/** The variables of channels, people and the web server. */
export const channelVariables = {
  TELEGRAM_BOT_TOKEN: matching(
    /^\d+:[\w-]+$/,
    'không đúng dạng của mã bot; hãy chép lại mã mà BotFather đã cấp',
  ),
  TELEGRAM_API_ROOT: root('https://api.telegram.org'),
  TELEGRAM_WEBHOOK_URL: url,
  TELEGRAM_WEBHOOK_SECRET: matching(
    /^[\w-]{1,256}$/,
    'phải gồm 1 đến 256 chữ cái không dấu, chữ số, "_" hoặc "-"',
  ),
  TELEGRAM_PROXY: matching(
    /^(?:https?|socks[45]?[ah]?):\/\/\S+$/,
    'phải là một địa chỉ bắt đầu bằng http://, https:// hoặc socks5://',
  ),
  ZALO_BOT_TOKEN: secret,
  ZALO_BOT_API_ROOT: root('https://bot-api.zaloplatforms.com'),
  ZALO_BOT_WEBHOOK_URL: url,
  ZALO_BOT_WEBHOOK_SECRET: matching(/^[\x21-\x7e]{8,256}$/, 'phải dài từ 8 đến 256 ký tự, không có dấu cách'),
  ZALO_OA_APP_ID: secret,
  ZALO_OA_APP_SECRET: secret,
  ZALO_OA_SECRET_KEY: secret,
  ZALO_OA_ID: secret,
  ZALO_OA_REFRESH_TOKEN: secret,
  ZALO_OA_API_ROOT: root('https://openapi.zalo.me'),
  ZALO_OA_OAUTH_ROOT: root('https://oauth.zaloapp.com'),
  ZALO_PERSONAL_CREDENTIALS: text,
  ADMINS: people,
  MANAGERS: people,
  ACCESS: z.preprocess(
    blankAsUnset,
    z.enum(['approved', 'open'], { error: 'phải là approved hoặc open' }).default('approved'),
  ),
  MESSAGES_PER_MINUTE: whole(20),
  QUESTIONS_PER_DAY: whole(300),
  HOST: z.preprocess(blankAsUnset, z.string().trim().min(1).default('127.0.0.1')),
  PORT: z.preprocess(
    blankAsUnset,
    z.coerce
      .number({ error: 'phải là một số từ 0 đến 65535' })
      .int('phải là số nguyên')
      .min(0, 'phải từ 0 đến 65535')
      .max(65_535, 'phải từ 0 đến 65535')
      .default(3000),
  ),
  PUBLIC_URL: url,
  LOG_LEVEL: z.preprocess(
    blankAsUnset,
    z
      .enum(['debug', 'info', 'warn', 'error', 'silent'], {
        error: 'phải là debug, info, warn, error hoặc silent',
      })
      .default('info'),
  ),
};

function whole(fallback: number) {
  return z.preprocess(
    blankAsUnset,
    z.coerce
      .number({ error: 'phải là một số' })
      .int('phải là số nguyên')
      .positive('phải lớn hơn 0')
      .default(fallback),
  );
}

type Values = z.infer<z.ZodObject<typeof channelVariables>>;

/** Variables that are of no use without another one: which is missing, and why. */
export function channelGaps(given: NodeJS.Dict<string>): { path: string[]; message: string }[] {
  const has = (name: string) => (given[name] ?? '').trim() !== '';
  const gaps: { path: string[]; message: string }[] = [];
  const wants = (missing: string, because: string) => {
    if (has(because) && !has(missing))
      gaps.push({ path: [missing], message: `còn thiếu: đã đặt ${because} thì phải có biến này` });
  };
  wants('TELEGRAM_BOT_TOKEN', 'TELEGRAM_WEBHOOK_URL');
  wants('ZALO_BOT_TOKEN', 'ZALO_BOT_WEBHOOK_URL');
  const oa = ['ZALO_OA_APP_ID', 'ZALO_OA_APP_SECRET', 'ZALO_OA_SECRET_KEY'];
  const because = [...oa, 'ZALO_OA_REFRESH_TOKEN'].find(has);
  if (because) for (const missing of oa) wants(missing, because);
  return gaps;
}

export function channelsConfigOf(values: Values): ChannelsConfig {
  const hook = (address: string | undefined, secret: string | undefined) =>
    address === undefined ? undefined : { url: address, secret };
  const { ZALO_OA_APP_ID: appId, ZALO_OA_APP_SECRET: appSecret, ZALO_OA_SECRET_KEY: secretKey } = values;
  return {
    telegram: values.TELEGRAM_BOT_TOKEN
      ? {
          token: values.TELEGRAM_BOT_TOKEN,
          apiRoot: values.TELEGRAM_API_ROOT,
          proxy: values.TELEGRAM_PROXY,
          webhook: hook(values.TELEGRAM_WEBHOOK_URL, values.TELEGRAM_WEBHOOK_SECRET),
        }
      : null,
    zalo: values.ZALO_BOT_TOKEN
      ? {
          token: values.ZALO_BOT_TOKEN,
          apiRoot: values.ZALO_BOT_API_ROOT,
          webhook: hook(values.ZALO_BOT_WEBHOOK_URL, values.ZALO_BOT_WEBHOOK_SECRET),
        }
      : null,
    zaloOa:
      appId && appSecret && secretKey
        ? {
            ...{ appId, appSecret, secretKey, oaId: values.ZALO_OA_ID },
            refreshToken: values.ZALO_OA_REFRESH_TOKEN,
            apiRoot: values.ZALO_OA_API_ROOT,
            oauthRoot: values.ZALO_OA_OAUTH_ROOT,
          }
        : null,
    zaloPersonal: values.ZALO_PERSONAL_CREDENTIALS ? { credentials: values.ZALO_PERSONAL_CREDENTIALS } : null,
  };
}

/** Everything of it that must never be logged. */
export function channelSecrets({ telegram, zalo, zaloOa }: ChannelsConfig): string[] {
  // A proxy may have its password in its address.
  const proxy = telegram?.proxy?.includes('@') ? telegram.proxy : undefined;
  return [
    ...[telegram?.token, telegram?.webhook?.secret, proxy, zalo?.token, zalo?.webhook?.secret],
    ...[zaloOa?.appSecret, zaloOa?.secretKey, zaloOa?.refreshToken],
  ].filter((one): one is string => one !== undefined);
}
