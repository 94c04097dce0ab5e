import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { choiceMark } from './oa-client.ts';

/** What is kept of an event. Ids are text: Zalo's exceed 2^53. */
export interface OaEvent {
  id: string;
  user: string;
  kind: 'text' | 'file' | 'follow' | 'other';
  text: string | null;
  /** Key of a pressed button. */
  choice: string | null;
  file: { url: string; name: string; size: number | null } | null;
}

const id = z.union([z.string().min(1), z.number()]).transform(String);
const person = z.object({ id });
const shape = z.object({
  app_id: id.optional(),
  event_name: z.string(),
  timestamp: z.coerce.string(),
  sender: person.optional(),
  follower: person.optional(),
  recipient: person.optional(),
  message: z
    .object({
      msg_id: id.optional(),
      text: z.string().optional(),
      attachments: z
        .array(
          z.object({
            payload: z
              .object({
                url: z.string().optional(),
                name: z.string().optional(),
                size: z.coerce.number().optional(),
              })
              .optional(),
          }),
        )
        .optional(),
    })
    .optional(),
});

export type OaCall = z.infer<typeof shape>;

/** The event of a body; null when it is none. */
export function callIn(raw: string): OaCall | null {
  try {
    return shape.safeParse(JSON.parse(raw)).data ?? null;
  } catch {
    return null;
  }
}

/**
 * Whether a call is signed by Zalo: `mac=` and the plain SHA-256 of app id, raw body, timestamp and the secret of the
 * account, one behind the other (https://developers.zalo.me/docs/official-account/webhook/tong-quan).
 */
export function isSigned(
  raw: string,
  call: OaCall,
  signature: string | null,
  { appId, secretKey }: { appId: string; secretKey: string },
): boolean {
  const mac = createHash('sha256')
    .update(appId + raw + call.timestamp + secretKey)
    .digest('hex');
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(signature ?? ''), digest(`mac=${mac}`));
}

/** What is kept of a call; null for what nobody answers, such as what the account itself sent. */
export function eventOf(call: OaCall): OaEvent | null {
  const { event_name: name, message, timestamp } = call;
  const user = (name === 'follow' ? call.follower : call.sender)?.id;
  if (!user || !/^(?:follow$|user_send_)/.test(name)) return null;
  const key = message?.msg_id ?? `${name} ${user} ${timestamp}`;
  const none = { id: key, user, text: null, choice: null, file: null };
  if (name === 'follow') return { ...none, kind: 'follow' };
  if (name === 'user_send_text') {
    const text = (message?.text ?? '').normalize('NFC').trim();
    if (text.startsWith(choiceMark)) return { ...none, kind: 'text', choice: text.slice(choiceMark.length) };
    return { ...none, kind: 'text', text };
  }
  const payload = message?.attachments?.[0]?.payload;
  if (name === 'user_send_file' && payload?.url) {
    const { url, name: called = 'tệp không tên', size = null } = payload;
    return { ...none, kind: 'file', file: { url, name: called, size } };
  }
  return { ...none, kind: 'other' };
}
