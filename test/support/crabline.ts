import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type ServerRequestEvent,
  type StartedTelegramServer,
  type StartedZaloServer,
  startTelegramServer,
  startZaloServer,
} from '@openclaw/crabline';

/**
 * Crabline's server of a platform (https://www.npmjs.com/package/@openclaw/crabline), with all calls of the bot that
 * it took. Its recording goes to a folder that is removed again.
 */
export async function crabline(platform: 'telegram' | 'zalo', more: Record<string, unknown> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'vanthu-crabline-'));
  const calls: { method: string; body: Record<string, unknown> }[] = [];
  const onEvent = (event: ServerRequestEvent) => {
    if (event.type !== 'api' || ('accepted' in event && event.accepted === false)) return;
    const method = event.path.split('/').at(-1)!;
    calls.push({ method, body: (event.body ?? {}) as Record<string, unknown> });
  };
  const settings = { recorderPath: join(folder, 'calls.jsonl'), onEvent, ...more };
  const server: StartedTelegramServer | StartedZaloServer =
    platform === 'zalo' ? await startZaloServer(settings) : await startTelegramServer(settings);
  const { adminToken, endpoints, baseUrl, botToken } = server.manifest;

  return {
    url: baseUrl,
    token: botToken,
    calls,
    /** A person writes. Rejects when the platform did not take or deliver it. */
    async write(body: Record<string, unknown>): Promise<void> {
      const response = await fetch(endpoints.adminInboundUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-crabline-admin-token': adminToken },
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    },
    sent: (method = 'sendMessage') => calls.filter((call) => call.method === method).map(({ body }) => body),
    async close(): Promise<void> {
      await server.close();
      rmSync(folder, { recursive: true });
    },
  };
}
