import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server does with the next call of a path instead of its usual answer. */
export type OaFault =
  | { path: RegExp; error: number; message?: string }
  | { path: RegExp; status: number }
  | { path: RegExp; drop: true }
  /** It takes the call and never answers. */
  | { path: RegExp; hang: true };

export interface OaCallIn {
  path: string;
  body: Record<string, unknown>;
  accepted: boolean;
}

/**
 * An Official Account of Zalo on loopback: refresh tokens that work once, errors inside HTTP 200, messages with
 * buttons, uploads, files of people, and signed calls of the webhook.
 */
export async function zaloOaServer({ onCall = (_call: OaCallIn) => {} } = {}) {
  const settings = { appId: '4411', appSecret: 'bi-mat-app', secretKey: 'bi-mat-oa', oaId: '90210' };
  const calls: OaCallIn[] = [];
  const files = new Map<string, Uint8Array>();
  const faults: OaFault[] = [];
  /** The one that works now; every other one is spent. */
  let refresh = 'lam-moi-0';
  let access = 'truy-cap-0';
  let renewals = 0;
  let expiresIn = '90000';
  let tokenLength = 0;

  const server = createServer(async (request, response) => {
    const path = request.url ?? '';
    if (files.has(path)) return void response.writeHead(200).end(Buffer.from(files.get(path)!));
    const raw = await read(request);
    const at = faults.findIndex((fault) => fault.path.test(path));
    const [fault] = at < 0 ? [] : faults.splice(at, 1);
    if (fault && 'drop' in fault) return void request.socket.destroy();
    if (fault && 'hang' in fault) return;
    if (fault && 'status' in fault) return void response.writeHead(fault.status).end('<html>lỗi</html>');
    if (fault) return json(response, { error: fault.error, message: fault.message ?? 'lỗi' });
    if (path === '/v4/oa/access_token') return json(response, renew(request, raw.toString('utf8')));
    const body = path.includes('/upload/') ? {} : JSON.parse(raw.toString('utf8'));
    const accepted = request.headers.access_token === access;
    const call = { path, body, accepted };
    calls.push(call);
    onCall(call);
    if (!accepted) return json(response, { error: -216, message: 'Access token is invalid' });
    if (path === '/v2.0/oa/upload/file') return json(response, { error: 0, data: { token: 'tep-da-tai' } });
    if (path === '/v3.0/oa/message/cs') return json(response, { error: 0, data: { message_id: 'm' } });
    json(response, { error: -201, message: 'unknown path' });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function renew(request: IncomingMessage, raw: string): unknown {
    const form = new URLSearchParams(raw);
    const isRight =
      request.headers.secret_key === settings.appSecret && form.get('app_id') === settings.appId;
    if (!isRight || form.get('refresh_token') !== refresh) {
      return { error: -14014, error_name: 'Invalid refresh token.' };
    }
    renewals++;
    refresh = `lam-moi-${renewals}`.padEnd(tokenLength, 'x');
    access = `truy-cap-${renewals}`.padEnd(tokenLength, 'x');
    return { access_token: access, refresh_token: refresh, expires_in: expiresIn };
  }

  return {
    ...settings,
    firstRefreshToken: 'lam-moi-0',
    url,
    calls,
    faults,
    /** Address of a file that a person sent. */
    file(name: string, bytes: Uint8Array): string {
      files.set(`/tep/${name}`, bytes);
      return `${url}/tep/${name}`;
    },
    renewals: () => renewals,
    /** From now on Zalo refuses the token that is in use. */
    revoke: () => {
      access = 'khong-ai-biet';
    },
    giveFor: (seconds: number) => {
      expiresIn = String(seconds);
    },
    /** Tokens given from now on have so many characters, as real ones have hundreds. */
    giveLength: (characters: number) => {
      tokenLength = characters;
    },
    /** Messages that a person got. */
    sent: (user?: string) =>
      calls
        .filter(({ path, accepted }) => path === '/v3.0/oa/message/cs' && accepted)
        .map(({ body }) => body as { recipient: { user_id: string }; message: OaMessage })
        .filter(({ recipient }) => user === undefined || recipient.user_id === user)
        .map(({ message }) => message),

    /** A call of the webhook as Zalo signs it. */
    call(event: Record<string, unknown>, { key = settings.secretKey, at = Date.now() } = {}): Request {
      const timestamp = String(at);
      const raw = JSON.stringify({
        app_id: settings.appId,
        recipient: { id: settings.oaId },
        timestamp,
        ...event,
      });
      const mac = createHash('sha256')
        .update(settings.appId + raw + timestamp + key)
        .digest('hex');
      return webhookRequest(raw, `mac=${mac}`);
    },

    async close(): Promise<void> {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export interface OaMessage {
  text?: string;
  attachment?: { type: string; payload: { token?: string; buttons?: { title: string; payload: string }[] } };
}

export const webhookRequest = (raw: string, signature?: string) =>
  new Request('http://127.0.0.1/zalo/oa', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(signature ? { 'x-zevent-signature': signature } : {}),
    },
    body: raw,
  });

/** An event: somebody writes. */
export const userText = (user: string, text: string, id: string) => ({
  event_name: 'user_send_text',
  sender: { id: user },
  message: { msg_id: id, text },
});

const json = (response: ServerResponse, value: unknown) =>
  void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));

async function read(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
