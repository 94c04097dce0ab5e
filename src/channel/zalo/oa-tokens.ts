import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { type ChannelLog, ChannelRefusal } from '../../core/channel.ts';
import { UserError } from '../../core/errors.ts';
import type { PeopleStore } from '../../core/people.ts';

export interface OaTokenSettings {
  appId: string;
  appSecret: string;
  /** Of the authorisation by a person; later ones are kept in the store. */
  refreshToken: string | undefined;
  /** `https://oauth.zaloapp.com`. */
  oauthRoot: string;
  people: Pick<PeopleStore, 'secret' | 'replaceSecret'>;
  log: ChannelLog;
  clock: () => Date;
}

interface Pair {
  access: string;
  refresh: string;
  /** Milliseconds. */
  expiresAt: number;
  /** Which authorisation it comes from, as a fingerprint: a new one in the configuration goes first. */
  origin: string;
}

export type OaTokens = ReturnType<typeof openOaTokens>;

export const pairName = 'zalo-oa tokens';
const leaseName = 'zalo-oa refreshing';
/** A pair is renewed so long before it expires. */
const earlyMs = 10 * 60_000;
/** Who refreshes and dies gives way after this; a refresh takes seconds. */
const leaseMs = 60_000;
const waitMs = 200;

const granted = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  // A string of seconds, "90000".
  expires_in: z.coerce.number().positive(),
});

/**
 * The tokens of an Official Account. A refresh token works once and is replaced by each refresh
 * (https://developers.zalo.me/docs/official-account/bat-dau/xac-thuc-va-uy-quyen-cho-ung-dung-new), so:
 *
 * 1. Only who holds the lease in the store refreshes, of all processes; the others wait and take the new pair.
 *    Writing the lease also shows that the disk can be written before anything is spent.
 * 2. The new pair is in the store before it is used. What cannot be stored is kept and stored at the next call.
 */
export function openOaTokens(settings: OaTokenSettings) {
  const { people, clock, log } = settings;
  const owner = randomUUID();
  const origin = fingerprint(settings.refreshToken ?? '');
  let unsaved: { pair: Pair; before: string | undefined } | undefined;
  let underway: Promise<string> | undefined;

  /** The stored pair, unless a newer authorisation stands in the configuration. */
  function stored(): { pair: Pair | null; raw: string | undefined } {
    const raw = people.secret(pairName);
    if (raw === undefined) return { pair: null, raw };
    const pair = JSON.parse(raw) as Pair;
    const isOlder = settings.refreshToken !== undefined && pair.origin !== origin;
    return { pair: isOlder ? null : pair, raw };
  }

  /** The access token of a pair that is good for a while. */
  function fresh(pair: Pair | null, refused: string | undefined): string | null {
    const isGood = pair && pair.access !== refused && pair.expiresAt - earlyMs > clock().getTime();
    return isGood ? pair.access : null;
  }

  async function renewed(refused: string | undefined): Promise<string> {
    for (let renewals = 0; ; ) {
      if (unsaved) await save();
      const { pair: kept } = stored();
      const known = fresh(kept, refused);
      if (known) return known;
      // What was just given is used as it is, short-lived or not.
      if (kept && renewals > 0) return kept.access;
      const lease = await takeLease();
      if (!lease) {
        await sleep(waitMs);
        continue;
      }
      try {
        // Another process may have refreshed while this one waited for the lease.
        const { pair, raw } = stored();
        if (fresh(pair, refused)) continue;
        const refresh = pair?.refresh ?? settings.refreshToken;
        if (refresh === undefined) throw lost();
        unsaved = { pair: await ask(refresh), before: raw };
        await save();
        renewals++;
      } finally {
        await people.replaceSecret(leaseName, lease, '').catch(() => {});
      }
    }
  }

  async function save(): Promise<void> {
    if (!unsaved) return;
    const pair = JSON.stringify(unsaved.pair);
    const isKept = await people.replaceSecret(pairName, unsaved.before, pair).catch(notWritten);
    unsaved = undefined;
    if (isKept) log.info('zalo-oa: tokens renewed');
    else log.warn('zalo-oa: another process has renewed the tokens');
  }

  /** The lease as it is stored, null while somebody else holds it. */
  async function takeLease(): Promise<string | null> {
    const held = people.secret(leaseName);
    const [, until = '0'] = (held ?? '').split(' ');
    if (Number(until) > clock().getTime()) return null;
    const lease = `${owner} ${clock().getTime() + leaseMs}`;
    return (await people.replaceSecret(leaseName, held, lease).catch(notWritten)) ? lease : null;
  }

  async function ask(refresh: string): Promise<Pair> {
    const response = await fetch(`${settings.oauthRoot}/v4/oa/access_token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', secret_key: settings.appSecret },
      body: new URLSearchParams({
        refresh_token: refresh,
        app_id: settings.appId,
        grant_type: 'refresh_token',
      }),
      signal: AbortSignal.timeout(20_000),
    }).catch(() => null);
    if (!response || response.status >= 500) {
      throw new ChannelRefusal('Không kết nối được tới máy chủ cấp quyền của Zalo.', { later: true });
    }
    // HTTP 200 with an error inside is a failure.
    const told = granted.safeParse(await response.json().catch(() => null));
    if (!told.success) throw lost();
    const { access_token: access, refresh_token: next, expires_in: seconds } = told.data;
    return { access, refresh: next, expiresAt: clock().getTime() + seconds * 1000, origin };
  }

  return {
    /**
     * A token that is good now. `refused`: one that Zalo has just not taken. Throws `ChannelRefusal` when the
     * account must be authorised anew and, for later, when Zalo cannot be reached or the disk is full.
     */
    token(refused?: string): Promise<string> {
      const known = unsaved ? null : fresh(stored().pair, refused);
      if (known) return Promise.resolve(known);
      underway ??= renewed(refused).finally(() => {
        underway = undefined;
      });
      return underway;
    },
  };
}

const fingerprint = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12);

/** For later: what waits to be said is said when the disk can be written again. */
function notWritten(cause: unknown): never {
  const why = cause instanceof UserError ? ` ${cause.message}` : '';
  throw new ChannelRefusal(
    `Chưa ghi được mã của Official Account vào thư mục dữ liệu, nên chưa dùng mã mới; sẽ tự thử lại.${why}`,
    { later: true, cause },
  );
}

const lost = () =>
  new ChannelRefusal(
    'Zalo không chấp nhận mã làm mới của Official Account (mỗi mã chỉ dùng được một lần và sống ba tháng). ' +
      'Xin cấp quyền lại cho ứng dụng và đặt mã mới vào ZALO_OA_REFRESH_TOKEN.',
    { later: false },
  );
