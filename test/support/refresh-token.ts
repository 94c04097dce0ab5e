/**
 * A process that wants the access token of an Official Account, for the race of several of them:
 * `node --import tsx test/support/refresh-token.ts DATA OAUTH_ROOT` prints a fingerprint of what it got.
 */
import { createHash } from 'node:crypto';
import { openPeopleStore } from '../../src/archive/people-store.ts';
import { openOaTokens } from '../../src/channel/zalo/oa-tokens.ts';

const [data = '', oauthRoot = ''] = process.argv.slice(2);
const people = openPeopleStore(data);
const silent = { info: () => {}, warn: () => {} };
const tokens = openOaTokens({
  ...{ appId: '4411', appSecret: 'bi-mat-app', refreshToken: 'lam-moi-0' },
  ...{ oauthRoot, people, log: silent, clock: () => new Date() },
});
// All begin at the same moment, however long each took to load.
await new Promise((resolve) => setTimeout(resolve, 3000 - (Date.now() % 3000)));
const token = await tokens.token();
console.log(createHash('sha256').update(token).digest('hex'));
await people.close();
