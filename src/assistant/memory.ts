import { keptFor } from '../core/kept.ts';
import type { Place } from '../core/message.ts';
import type { Clock } from '../core/ports.ts';
import type { Turn } from '../core/turn.ts';

export interface MemorySettings {
  /** A conversation is forgotten this long after its last turn. */
  maxAgeMinutes: number;
  /** Turns kept of one conversation. */
  turns: number;
  /** Characters kept of one conversation; the last turn is kept whatever its size. */
  characters: number;
  /** Conversations kept in all; the one that was quiet for longest goes first. */
  chats: number;
}

export const usualMemory: MemorySettings = { maxAgeMinutes: 30, turns: 8, characters: 24_000, chats: 2_000 };

export type Memory = ReturnType<typeof openMemory>;

interface Kept {
  turns: readonly Turn[];
  /** A question that waits for the document that it is about, with `documentGap` where that goes. */
  pending: string | null;
  /** Milliseconds. */
  at: number;
}

const nothing: Omit<Kept, 'at'> = { turns: [], pending: null };

/**
 * What was said lately, in memory only. One conversation per person and chat, so that people in one group do not
 * get each other's documents. What is too old is not given back and is dropped with the next turn of anybody.
 */
export function openMemory(clock: Clock, settings: MemorySettings = usualMemory) {
  /** From the one that was quiet for longest to the latest. */
  const chats = new Map<string, Kept>();
  const tooOld = ({ at }: Kept) => clock().getTime() - at > settings.maxAgeMinutes * 60_000;

  function keep(place: Place, kept: Omit<Kept, 'at'>): void {
    const key = keyOf(place);
    chats.delete(key);
    chats.set(key, { ...kept, at: clock().getTime() });
    for (const [other, one] of chats) {
      if (chats.size <= settings.chats && !tooOld(one)) break;
      chats.delete(other);
    }
  }

  function recall(place: Place): Omit<Kept, 'at'> {
    const kept = chats.get(keyOf(place));
    return kept && !tooOld(kept) ? kept : nothing;
  }

  return {
    /** The conversation so far, oldest turn first, and the question that waits for a document. */
    recall,

    /** Keeps one more turn; what waited for a document is done with. */
    remember(place: Place, turn: Turn): void {
      keep(place, { turns: within([...recall(place).turns, turn], settings), pending: null });
    },

    /** Keeps a question that waits for its document. */
    await(place: Place, pending: string | null): void {
      keep(place, { turns: recall(place).turns, pending });
    },

    forget(place: Place): void {
      chats.delete(keyOf(place));
    },

    /** Conversations that are kept. */
    size: (): number => chats.size,
  };
}

/** No name can run into the next one, whatever characters it has. */
const keyOf = ({ channel, chat, user }: Place): string => JSON.stringify([channel, chat, user]);

/** A turn is weighed again with each later one of its conversation. */
const sizeOf = keptFor((turn: Turn) => JSON.stringify(turn).length);

function within(turns: readonly Turn[], { turns: most, characters }: MemorySettings): Turn[] {
  const kept: Turn[] = [];
  let size = 0;
  for (const turn of turns.slice(-most).reverse()) {
    size += sizeOf(turn);
    if (kept.length > 0 && size > characters) break;
    kept.unshift(turn);
  }
  return kept;
}
