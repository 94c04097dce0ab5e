import { randomInt } from 'node:crypto';
import type { Place } from '../core/message.ts';
import {
  type AccessRequest,
  type PeopleStore,
  type Person,
  type PersonId,
  type Role,
  roles,
} from '../core/people.ts';
import type { Clock } from '../core/ports.ts';

export interface AccessSettings {
  /** From the configuration; nobody can take these rights away in a chat. */
  admins: readonly PersonId[];
  managers: readonly PersonId[];
  /** Everybody is staff; managers and admins still need the configuration or an approval. */
  open: boolean;
}

export type Access = ReturnType<typeof openAccess>;

/** Signs of a code: none that is mistaken for another one when read aloud or typed. */
const signs = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const codeLength = 8;
const requestDays = 7;

export const personId = ({ channel, user }: Pick<Place, 'channel' | 'user'>): PersonId =>
  `${channel}:${user}`;
export const chatId = ({ channel, chat }: Pick<Place, 'channel' | 'chat'>): string => `${channel}:${chat}`;

/** Who may do what. A role is looked up at every act, so that what was revoked no longer holds a moment later. */
export function openAccess(people: PeopleStore, settings: AccessSettings, clock: Clock) {
  const configured = (id: PersonId): Role =>
    settings.admins.includes(id) ? 'admin' : settings.managers.includes(id) ? 'manager' : 'none';

  function roleOf(id: PersonId): Role {
    const given = [
      configured(id),
      people.person(id)?.role ?? 'none',
      settings.open ? 'staff' : 'none',
    ] as Role[];
    return given.reduce((best, role) => (roles.indexOf(role) > roles.indexOf(best) ? role : best));
  }

  return {
    roleOf,
    /** Whether the configuration itself gives the role, so that it cannot be revoked in a chat. */
    isConfigured: (id: PersonId): boolean => configured(id) !== 'none',
    person: (id: PersonId): Person | undefined => people.person(id),

    /** Admins that can be told something: by configuration and by approval. */
    admins(): PersonId[] {
      const approved = people.people().filter(({ role }) => role === 'admin');
      return [...new Set([...settings.admins, ...approved.map(({ id }) => id)])];
    },

    /** The request of a stranger; the same one until it is decided or expires. `isNew` tells whether to tell admins. */
    async request(place: Place, name: string | null): Promise<{ request: AccessRequest; isNew: boolean }> {
      const now = clock().toISOString();
      const known = people.requestOf(personId(place));
      if (known && known.expiresAt > now) return { request: known, isNew: false };
      const request = {
        ...{ person: personId(place), name, chat: chatId(place), code: newCode(), askedAt: now },
        expiresAt: new Date(clock().getTime() + requestDays * 86_400_000).toISOString(),
      };
      await people.saveRequest(request);
      return { request, isNew: true };
    },

    /** The request that a code names, however it was typed; undefined when it is unknown or expired. */
    requested(code: string): AccessRequest | undefined {
      const found = people.request(code.toUpperCase().replace(/[^A-Z0-9]/g, ''));
      return found && found.expiresAt > clock().toISOString() ? found : undefined;
    },
  };
}

function newCode(): string {
  return Array.from({ length: codeLength }, () => signs[randomInt(signs.length)]).join('');
}

export const roleNames: Record<Role, string> = {
  none: 'chưa có quyền',
  staff: 'nhân viên',
  manager: 'lãnh đạo',
  admin: 'quản trị',
};
