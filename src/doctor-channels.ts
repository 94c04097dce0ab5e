import { existsSync, readFileSync } from 'node:fs';
import { Api } from 'grammy';
import { dataFiles } from './archive/database.ts';
import { openPeopleStore } from './archive/people-store.ts';
import { agentFor } from './channel/telegram/agent.ts';
import { refusalOf as telegramRefusal } from './channel/telegram/refusal.ts';
import { zaloBotClient, refusalOf as zaloRefusal } from './channel/zalo/bot-client.ts';
import { pairName } from './channel/zalo/oa-tokens.ts';
import { oaWebhookPath } from './channel/zalo/oa-webhook-path.ts';
import { personalRisk } from './channel/zalo/personal.ts';
import { channelKinds } from './channel-factories.ts';
import type { Config } from './config.ts';
import type { Check } from './core/check.ts';
import type { PeopleStore } from './core/people.ts';

type People = PeopleStore & { close(): Promise<void> };

/** Seconds for one call of a platform. */
const callSeconds = 10;

/** What `doctor` looks at of channels, people and digests. Sends nothing and changes nothing. */
export async function examineChannels(config: Config, data: string): Promise<Check[]> {
  const { telegram, zalo, zaloOa, zaloPersonal } = config.channels;
  // Opening makes the database; a look must not.
  const people: People | null = existsSync(dataFiles(data).database) ? openPeopleStore(data) : null;
  try {
    const found: Check[][] = await Promise.all([
      telegram ? guarded('telegram', () => checkTelegram(telegram)) : [],
      zalo ? guarded('zalo', () => checkZalo(zalo)) : [],
      zaloOa ? guarded('zalo-oa', () => checkOa(config, people)) : [],
      zaloPersonal ? guarded('zalo-personal', () => checkPersonal(zaloPersonal.credentials)) : [],
    ]);
    const off = channelKinds.filter((_, at) => found[at]!.length === 0).map(({ title }) => title);
    return [
      ...found.flat(),
      ...(off.length > 0 ? [{ name: 'Kênh chưa bật', ok: true, detail: off.join(', ') }] : []),
      checkPeople(config, people),
      ...checkDigests(people),
    ];
  } finally {
    await people?.close();
  }
}

type Names = (typeof channelKinds)[number]['name'];
const titleOf = (name: Names) => channelKinds.find((kind) => kind.name === name)!.title;

async function guarded(name: Names, work: () => Promise<Check>): Promise<Check[]> {
  try {
    return [await work()];
  } catch (fault) {
    const told = fault instanceof Error ? fault.message : String(fault);
    return [{ name: titleOf(name), ok: false, detail: told }];
  }
}

async function checkTelegram(settings: NonNullable<Config['channels']['telegram']>): Promise<Check> {
  const { token, apiRoot, proxy, webhook } = settings;
  const api = new Api(token, {
    ...{ apiRoot, timeoutSeconds: callSeconds },
    baseFetchConfig: { agent: agentFor(proxy) },
  });
  const name = titleOf('telegram');
  try {
    const { username } = await api.getMe();
    const { url, pending_update_count: pending = 0 } = await api.getWebhookInfo();
    const way = webhook
      ? `webhook ${webhook.url}${url === webhook.url ? '' : ' (sẽ được khai báo khi chạy "vanthu serve")'}`
      : `tự hỏi Telegram${url ? ' (webhook đang có ở Telegram sẽ được gỡ khi chạy "vanthu serve")' : ''}`;
    return { name, ok: true, detail: `@${username}, ${way}, ${pending} tin đang chờ` };
  } catch (fault) {
    // grammY's own faults hold the address, and the address holds the token.
    const told = telegramRefusal(fault);
    const detail = told instanceof Error && told !== fault ? told.message : 'Không hỏi được Telegram.';
    const remedy = 'Hãy kiểm tra TELEGRAM_BOT_TOKEN; nếu Telegram bị chặn, đặt TELEGRAM_PROXY.';
    return { name, ok: false, detail, remedy };
  }
}

async function checkZalo(settings: NonNullable<Config['channels']['zalo']>): Promise<Check> {
  const client = zaloBotClient(settings);
  const name = titleOf('zalo');
  const me = await client.ask('getMe', {}, { timeoutMs: callSeconds * 1000 });
  if (!me.ok) {
    const remedy = 'Hãy kiểm tra ZALO_BOT_TOKEN và đường mạng tới Zalo.';
    return { name, ok: false, detail: zaloRefusal(me).message, remedy };
  }
  const info = await client.ask('getWebhookInfo', {}, { timeoutMs: callSeconds * 1000 });
  const set = info.ok ? ((info.result as { url?: string } | null)?.url ?? '') : '';
  const { webhook } = settings;
  if (!webhook && set !== '') {
    return {
      ...{ name, ok: true },
      detail:
        'mã bot được chấp nhận; ở Zalo đang có một webhook, nên lúc này Zalo không giao tin cho cách tự hỏi',
      remedy: '"vanthu serve" sẽ gỡ webhook đó. Nếu webhook là của chương trình khác, hãy dùng bot riêng.',
    };
  }
  const way = webhook
    ? `webhook ${webhook.url}${set === webhook.url ? '' : ' (sẽ được khai báo khi chạy "vanthu serve")'}`
    : 'tự hỏi Zalo';
  return { name, ok: true, detail: `mã bot được chấp nhận, ${way}` };
}

/** A refresh token works once, so it is not tried here. */
async function checkOa({ channels, web }: Config, people: People | null): Promise<Check> {
  const name = titleOf('zalo-oa');
  const kept = people?.secret(pairName) !== undefined;
  const address = `${web.publicUrl?.replace(/\/+$/, '') ?? '[PUBLIC_URL]'}${oaWebhookPath}`;
  if (!kept && channels.zaloOa?.refreshToken === undefined) {
    return {
      ...{ name, ok: false, detail: 'chưa có quyền truy cập' },
      remedy: 'Hãy cấp quyền cho ứng dụng trên developers.zalo.me rồi đặt ZALO_OA_REFRESH_TOKEN.',
    };
  }
  const pair = kept ? 'mã truy cập đã được lưu' : 'sẽ đổi ZALO_OA_REFRESH_TOKEN lấy mã truy cập khi chạy';
  return {
    ...{ name, ok: true, detail: `${pair}; webhook cần khai báo trên developers.zalo.me: ${address}` },
    ...(web.publicUrl ? {} : { remedy: 'Hãy đặt PUBLIC_URL là địa chỉ https công khai của máy chủ này.' }),
  };
}

async function checkPersonal(credentials: string): Promise<Check> {
  const name = titleOf('zalo-personal');
  try {
    JSON.parse(readFileSync(credentials, 'utf8'));
  } catch {
    const remedy = 'Hãy kiểm tra đường dẫn trong ZALO_PERSONAL_CREDENTIALS.';
    return { name, ok: false, detail: `không đọc được tệp đăng nhập ${credentials}`, remedy };
  }
  return { name, ok: true, detail: `có tệp đăng nhập. ${personalRisk}` };
}

function checkPeople({ people: configured, channels }: Config, people: People | null): Check {
  const name = 'Người dùng';
  const used = Object.values(channels).some((channel) => channel !== null);
  const approved = people?.people() ?? [];
  const admins = configured.admins.length + approved.filter(({ role }) => role === 'admin').length;
  const access = configured.open ? 'ai cũng hỏi được (ACCESS=open)' : `${approved.length} người đã duyệt`;
  const waiting = people?.requests().length ?? 0;
  const detail = `${admins} quản trị, ${access}, ${waiting} yêu cầu đang chờ`;
  if (!used || admins > 0) return { name, ok: true, detail };
  const remedy = 'Chưa ai duyệt được người dùng: nhắn tin cho bot để biết số của mình rồi đặt ADMINS.';
  return { name, ok: configured.open, detail, remedy };
}

function checkDigests(people: People | null): Check[] {
  if (!people) return [];
  const troubled = people.troubled(1000);
  const [last] = troubled;
  const name = 'Bản tin và nhắc việc';
  const detail = `${people.subscriptions().length} đăng ký, ${troubled.length} lần gửi chưa được`;
  if (!last) return [{ name, ok: true, detail }];
  const reason = last.reason ?? 'đang gửi dở';
  return [{ name, ok: true, detail: `${detail}; gần nhất: ${reason}` }];
}
