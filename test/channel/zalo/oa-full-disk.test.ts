import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openForWriting } from '../../../src/archive/database.ts';
import { openPeopleStore, peopleStoreOver } from '../../../src/archive/people-store.ts';
import { zaloOaChannel } from '../../../src/channel/zalo/oa.ts';
import { openOaTokens, pairName } from '../../../src/channel/zalo/oa-tokens.ts';
import type { Assistant, Channel } from '../../../src/core/channel.ts';
import type { PeopleStore } from '../../../src/core/people.ts';
import { userText, zaloOaServer } from '../../support/zalo-oa-server.ts';

let data: string;
let database: Database;
let people: ReturnType<typeof openPeopleStore>;
let server: Awaited<ReturnType<typeof zaloOaServer>>;
let channel: Channel | undefined;

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'vanthu-oa-full-'));
  database = openForWriting(data);
  people = peopleStoreOver(database, data);
  server = await zaloOaServer();
  server.giveLength(600);
});
afterEach(async () => {
  await channel?.stop();
  await server.close();
  await people.close();
  rmSync(data, { recursive: true });
});

/** From here on the database cannot grow: SQLite itself says that the disk is full. */
function fillDisk(): void {
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.pragma(`max_page_count = ${database.pragma('page_count', { simple: true })}`);
}
const makeRoom = () => database.pragma('max_page_count = 1000000');

const log = { info: () => {}, warn: () => {} };
const settings = (over: PeopleStore = people) => {
  const { appId, appSecret, secretKey, oaId, url } = server;
  return {
    ...{ appId, appSecret, secretKey, oaId, refreshToken: server.firstRefreshToken, people: over, log },
    ...{ apiRoot: url, oauthRoot: url, maxFileBytes: 1_000_000, clock: () => new Date() },
  };
};
const echo: Assistant = async function* ({ text }) {
  yield { kind: 'note', text: `Đã nhận: ${text}` };
};
const start = async () => {
  channel = zaloOaChannel(settings());
  await channel.start(echo);
};
const write = async (text: string, id: string) =>
  (await channel!.webhook!.handle(server.call(userText('7', text, id)))).status;

it('keeps a pair that a full disk did not take, uses it for nothing, and begins when there is room', async () => {
  fillDisk();
  const tokens = openOaTokens(settings());
  const fault = await tokens.token().catch((thrown) => thrown);
  expect(fault).toMatchObject({ later: true, cause: { cause: { code: 'SQLITE_FULL' } } });
  expect(fault.message).toMatch(/chưa dùng mã mới; sẽ tự thử lại\. Ổ đĩa .* đã đầy/);
  await expect(tokens.token()).rejects.toThrow('đã đầy');
  // The token that works once was spent once, and what it gave is not lost.
  expect(server.renewals()).toBe(1);
  expect(people.secret(pairName)).toBeUndefined();

  makeRoom();
  const token = await tokens.token();
  expect(token).toMatch(/^truy-cap-1x/);
  expect(people.secret(pairName)).toContain(token);
  const other = openPeopleStore(data);
  expect(await openOaTokens(settings(other)).token()).toBe(token);
  await other.close();
  expect(server.renewals()).toBe(1);
});

it('does not start on a full disk, says why, and starts when there is room', async () => {
  fillDisk();
  channel = zaloOaChannel(settings());
  await expect(channel.start(echo)).rejects.toThrow(/Ổ đĩa .* đã đầy/);
  makeRoom();
  await channel.start(echo);
  expect(await write('một', 'm1')).toBe(200);
  await expect.poll(() => server.sent('7').map(({ text }) => text)).toEqual(['Đã nhận: một']);
  expect(server.renewals()).toBe(1);
});

it('answers later what came in while the new pair could not be kept', async () => {
  await start();
  server.revoke();
  server.giveLength(3000);
  fillDisk();
  expect(await write('một', 'm1')).toBe(200);
  await expect.poll(() => server.renewals()).toBe(2);
  await expect.poll(() => people.pending('zalo-oa:').map(({ state }) => state)).toEqual(['received']);
  // One call with the token that Zalo has taken back, none with the new one.
  expect(server.calls.map(({ accepted }) => accepted)).toEqual([false]);
  expect(people.secret(pairName)).toContain('truy-cap-1x');

  makeRoom();
  expect(await write('hai', 'm2')).toBe(200);
  await expect.poll(() => server.sent('7').map(({ text }) => text)).toEqual(['Đã nhận: hai']);
  expect(people.secret(pairName)).toContain('truy-cap-2x');
  await channel!.stop();
  await start();
  await expect.poll(() => server.sent('7').map(({ text }) => text)).toEqual(['Đã nhận: hai', 'Đã nhận: một']);
  expect(server.renewals()).toBe(2);
});
