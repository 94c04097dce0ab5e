import { randomBytes } from 'node:crypto';
import type { Choice } from '../core/message.ts';
import type { PeopleStore, PersonId, StoredChoice } from '../core/people.ts';
import type { Clock } from '../core/ports.ts';
import { shortened } from '../core/shortened.ts';
import type { Action } from './actions.ts';

/** A choice is good for so long; its role is checked again when it is taken. */
const choiceDays = 14;

export interface Offer {
  label: string;
  action: Action;
}

/** The words of a choice, at most 60 characters of them (see `Choice`). */
export const labelOf = (words: string): string => shortened(words.replace(/\s+/g, ' ').trim(), 60);

export type Choices = ReturnType<typeof openChoices>;

/** What buttons and numbers mean. A key says nothing by itself and stands for one action in one chat. */
export function openChoices(people: PeopleStore, clock: Clock) {
  /** Chats whose last message offered nothing: a number typed there means something else. */
  const without = new Set<string>();

  return {
    /** The last message of a chat has these choices, or none. */
    said(chat: string, offered: readonly Choice[] | undefined): void {
      if (offered && offered.length > 0) without.delete(chat);
      else without.add(chat);
    },

    /** Keeps the offers of one message. `person`: only that one may take them. */
    async offer(chat: string, person: PersonId | null, offers: readonly Offer[]): Promise<Choice[]> {
      const expiresAt = new Date(clock().getTime() + choiceDays * 86_400_000).toISOString();
      const stored = offers.map(
        ({ action }, index): StoredChoice => ({
          ...{ key: randomBytes(9).toString('base64url'), chat, position: index + 1, person },
          ...{ action: JSON.stringify(action), expiresAt },
        }),
      );
      await people.saveChoices(stored);
      return offers.map(({ label }, index) => ({ key: stored[index]!.key, label }));
    },

    /**
     * Puts one more offer before those of a message; the numbers of all are given anew. Where only so many `buttons`
     * fit, other results give way first: there is more to read already. 0: any number fits.
     */
    async add(chat: string, before: readonly Choice[], first: Offer, buttons: number): Promise<Choice[]> {
      const known = before.flatMap(({ key, label }) => {
        const stored = people.choice(key);
        return stored ? [{ label, action: JSON.parse(stored.action) as Action, person: stored.person }] : [];
      });
      const person = known.find((one) => one.person !== null)?.person ?? null;
      if (buttons === 0 || known.length < buttons) return this.offer(chat, person, [first, ...known]);
      const kept = known.filter(({ action }) => action.do !== 'more').slice(0, buttons - 1);
      return this.offer(chat, person, [first, ...kept]);
    },

    /** The action behind a key or, where a person typed a number, behind the last offers of the chat. */
    taken(chat: string, person: PersonId, said: { key?: string; text?: string }): Action | 'expired' | null {
      const number = /^\s*(\d{1,2})\s*[.)]?\s*$/.exec(said.text ?? '')?.[1];
      if (said.key === undefined && number === undefined) return null;
      if (said.key === undefined && without.has(chat)) return null;
      const found =
        said.key === undefined ? people.latestChoice(chat, Number(number)) : people.choice(said.key);
      if (!found) return said.key === undefined ? null : 'expired';
      if (found.chat !== chat || (found.person !== null && found.person !== person)) return 'expired';
      if (found.expiresAt <= clock().toISOString()) return 'expired';
      return JSON.parse(found.action) as Action;
    },
  };
}
