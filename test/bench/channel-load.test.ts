import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, openApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import { playLoad } from './channel-load.ts';
import { crowdedPlatforms } from './channel-platforms.ts';

const data = mkdtempSync(join(tmpdir(), 'vanthu-load-'));
let app: App;

beforeAll(async () => {
  app = openApp(loadConfig({}, data), { archive: 'knowledge', data, clock: () => new Date() });
  await app.index();
});
afterAll(async () => {
  await app.close();
  rmSync(data, { recursive: true });
});

it.each(Object.keys(crowdedPlatforms))(
  '20 chats at once lose nothing and hear nothing twice: %s',
  async (kind) => {
    const { waits, lost, doubled, wrong } = await playLoad(app, kind, {
      ...{ chats: 20, questions: 5, patienceMs: 45_000 },
    });
    expect({ answers: waits.length, lost, doubled, wrong }).toEqual({
      ...{ answers: 100, lost: 0, doubled: 0, wrong: 0 },
    });
  },
);
