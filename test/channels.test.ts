import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { webApp } from '../src/channel/web/web.ts';
import { type ChannelFactory, openChannels } from '../src/channels.ts';
import type { Channel } from '../src/core/channel.ts';
import { UserError } from '../src/core/errors.ts';
import type { Outgoing } from '../src/core/message.ts';
import { openLog } from '../src/log.ts';

const log = openLog({ level: 'silent', secrets: ['tok-1234'] });
const abilities = {
  edits: false,
  typing: false,
  streams: false,
  buttons: 0,
  filesIn: false,
  filesOut: false,
  messageLimit: 100,
};

/** A channel that can be made to fail at its start and to die. */
function played(name: string, start: (attempt: number) => Promise<void> = async () => {}) {
  const made: { die: (fault: Error) => void; stopped: boolean; sent: Outgoing[] }[] = [];
  const factory: ChannelFactory = {
    name,
    webhookPath: `/${name}`,
    async open(): Promise<Channel> {
      const one = { die: (_: Error) => {}, stopped: false, sent: [] as Outgoing[] };
      const attempt = made.push(one);
      return {
        ...{ name, abilities },
        webhook: { path: `/${name}`, handle: async () => new Response(name) },
        died: new Promise((resolve) => {
          one.die = resolve;
        }),
        start: () => start(attempt),
        async stop() {
          one.stopped = true;
        },
        async send(_chat, outgoing) {
          one.sent.push(outgoing);
        },
      };
    },
  };
  return { factory, made };
}

const opened = (...channels: { factory: ChannelFactory }[]) =>
  openChannels({
    ...{ factories: channels.map(({ factory }) => factory), log, clock: () => new Date() },
    assistant: async function* () {},
    pause: { first: 10, longest: 40 },
  });

it('brings back a channel that fails or dies, as a new one, while the others go on', async () => {
  const bad = played('zalo', async (attempt) => {
    if (attempt < 3) throw new UserError('Mã bot tok-1234 không đúng.');
  });
  const good = played('telegram');
  const channels = opened(good, bad);
  await channels.start();
  expect(channels.states().map(({ name, state, reason }) => [name, state, reason])).toEqual([
    ['telegram', 'running', null],
    ['zalo', 'waiting', 'Mã bot [đã che] không đúng.'],
  ]);
  await expect(channels.send('zalo:5', { kind: 'note', text: 'x' })).rejects.toThrow(/Kênh zalo không chạy/);
  await expect.poll(() => channels.running().has('zalo')).toBe(true);
  expect(bad.made.map(({ stopped }) => stopped)).toEqual([true, true, false]);

  good.made[0]!.die(new Error('lost'));
  await expect.poll(() => good.made.length).toBe(2);
  await expect.poll(() => channels.running().has('telegram')).toBe(true);
  expect(bad.made).toHaveLength(3);
  await channels.send('telegram:-100:5', { kind: 'note', text: 'chào' });
  expect(good.made.map(({ sent }) => sent.length)).toEqual([0, 1]);
  expect(channels.webhook('/telegram')).toBeDefined();
  expect(channels.webhook('/khac')).toBeUndefined();
  await channels.stop();
  expect(good.made.at(-1)!.stopped && bad.made.at(-1)!.stopped).toBe(true);
  await sleep(80);
  expect([good.made.length, bad.made.length]).toEqual([2, 3]);
});

it('waits longer each time, up to a limit', async () => {
  const times: number[] = [];
  const bad = played('zalo', async () => {
    times.push(performance.now());
    throw new Error('down');
  });
  const channels = opened(bad);
  await channels.start();
  await expect.poll(() => times.length, { timeout: 5000 }).toBeGreaterThanOrEqual(6);
  await channels.stop();
  const pauses = times.slice(1, 6).map((time, at) => time - times[at]!);
  expect(pauses[0]).toBeGreaterThanOrEqual(9);
  expect(pauses[1]).toBeGreaterThanOrEqual(19);
  expect(pauses[2]).toBeGreaterThanOrEqual(39);
  expect(Math.max(...pauses)).toBeLessThan(400);
});

it('stops a channel whose start hangs', async () => {
  const hanging = played('zalo', () => new Promise(() => {}));
  const channels = opened(hanging, played('telegram'));
  void channels.start();
  await expect.poll(() => channels.running().has('telegram')).toBe(true);
  await channels.stop();
  expect(hanging.made[0]!.stopped).toBe(true);
});

it('has a platform send again what comes while its channel is down, and knows no other path', async () => {
  let mended = false;
  const bad = played('zalo', async () => {
    if (!mended) throw new Error('down');
  });
  const broken: ChannelFactory = {
    name: 'zalo-oa',
    webhookPath: '/zalo/oa',
    open: () => Promise.reject(new Error('no library')),
  };
  const channels = opened(bad, { factory: broken }, played('telegram'));
  const web = webApp({
    ...{ ready: () => ({ ready: true }), webhook: channels.webhook, assistant: null, log },
    metrics: async () => ({ contentType: 'text/plain', text: '' }),
    status: () => ({ documents: 0, indexing: false, channels: [] }),
  });
  const called = async (path: string) => {
    const response = await web.fetch(new Request(`http://127.0.0.1${path}`, { method: 'POST', body: '{}' }));
    return response.status;
  };
  expect(await called('/telegram'), 'before it has started').toBe(503);
  await channels.start();
  await expect.poll(() => called('/zalo')).toBe(503);
  expect(await called('/zalo/oa')).toBe(503);
  expect(await called('/telegram')).toBe(200);
  expect(await called('/khac')).toBe(404);
  mended = true;
  await expect.poll(() => called('/zalo')).toBe(200);
  await channels.stop();
  expect(await called('/zalo'), 'while the program ends').toBe(503);
});
