import { localDay } from './core/days.ts';
import type { Archive, Clock, TaskStore } from './core/ports.ts';
import type { UnitRegistry } from './core/units.ts';
import { carryOver } from './register/carry-over.ts';
import { openRegister, type Register } from './register/register.ts';

/** More reports than these at once are as quickly read with everything else. */
const few = 100;

/**
 * Gives the register as the archive stands now. It is opened anew after a commit and on a new day; a report changes
 * only the tasks that it is about. `units` is called when it is opened.
 */
export function currentRegister(
  archive: Pick<Archive, 'documents' | 'snapshot'> & TaskStore,
  units: () => UnitRegistry,
  { clock, soonDays }: { clock: Clock; soonDays: number },
): () => Register {
  let known: { generation: number; register: Register; lastEvent: number } | undefined;

  function opened(today: string) {
    const [tasks, documents, events] = [archive.tasks(), archive.documents(), archive.events()];
    const carried = carryOver(events, tasks, documents);
    const register = openRegister({ tasks, documents, events: carried, units: units(), today, soonDays });
    return { generation: archive.generation, register, lastEvent: events.at(-1)?.id ?? 0 };
  }

  /** Undefined where not everything that is known still holds. */
  function updated(today: string) {
    if (known?.generation !== archive.generation || known.register.today !== today) return undefined;
    // With the last known one: where it is missing, another database was put in place.
    const events = archive.events(known.lastEvent);
    const news = known.lastEvent === 0 ? events : events.slice(1);
    if (known.lastEvent !== 0 && events[0]?.id !== known.lastEvent) return undefined;
    if (news.length === 0) return known;
    const { register } = known;
    // A task that is gone may live on in other words.
    if (news.length > few || news.some(({ task }) => register.byId(task).length === 0)) return undefined;
    return { ...known, register: register.reported(news), lastEvent: news.at(-1)!.id };
  }

  return () =>
    archive.snapshot(() => {
      const today = localDay(clock());
      known = updated(today) ?? opened(today);
      return known.register;
    });
}
