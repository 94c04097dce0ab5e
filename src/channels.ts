import { setTimeout as sleep } from 'node:timers/promises';
import { type Assistant, type Channel, ChannelRefusal } from './core/channel.ts';
import { UserError } from './core/errors.ts';
import type { Outgoing } from './core/message.ts';
import type { ChatId } from './core/people.ts';
import type { Clock } from './core/ports.ts';
import type { Log } from './log.ts';

/** How a channel is made: anew for every start, since a channel that has died is of no use. */
export interface ChannelFactory {
  name: string;
  /** Where the channel is called, if it is: known while it is down, too. */
  webhookPath?: string | undefined;
  open(): Promise<Channel>;
}

export interface ChannelState {
  name: string;
  /** `waiting`: it failed or died and is tried again. */
  state: 'starting' | 'running' | 'waiting' | 'stopped';
  /** In Vietnamese, why it does not run. */
  reason: string | null;
  /** ISO instant. */
  since: string;
}

export interface ChannelsParts {
  factories: readonly ChannelFactory[];
  assistant: Assistant;
  log: Log;
  clock: Clock;
  /** Milliseconds before the first retry and the longest ones. */
  pause?: { first: number; longest: number };
}

/** A channel that ran so long begins again with the shortest pause. */
const steadyMs = 60_000;
const stopMs = 20_000;

export type Channels = ReturnType<typeof openChannels>;

/** Keeps channels running beside each other: one that fails or dies comes back later and stops no other one. */
export function openChannels({ factories, assistant, log, clock, pause }: ChannelsParts) {
  const { first, longest } = pause ?? { first: 1000, longest: 300_000 };
  const states = new Map<string, ChannelState>();
  const open = new Map<string, Channel>();
  const stopping = new AbortController();

  function tell(name: string, state: ChannelState['state'], reason: string | null = null): void {
    states.set(name, { name, state, reason, since: clock().toISOString() });
  }

  /** Runs one channel for as long as the program; `tried` is called after its first attempt. */
  async function keep({ name, open: make }: ChannelFactory, tried: () => void): Promise<void> {
    let wait = first;
    while (!stopping.signal.aborted) {
      const begun = performance.now();
      let fault: unknown;
      try {
        tell(name, 'starting', states.get(name)?.reason ?? null);
        const channel = await make();
        if (stopping.signal.aborted) break;
        open.set(name, channel);
        await channel.start(assistant);
        tell(name, 'running');
        tried();
        fault = await Promise.race([channel.died, aborted(stopping.signal)]);
      } catch (thrown) {
        fault = thrown;
      }
      if (stopping.signal.aborted) break;
      await letGo(name);
      if (performance.now() - begun > steadyMs) wait = first;
      log.warn('channel down', { channel: name, againInSeconds: wait / 1000 }, fault);
      tell(name, 'waiting', reasonOf(fault));
      tried();
      await sleep(wait, undefined, { signal: stopping.signal }).catch(() => {});
      wait = Math.min(longest, wait * 2);
    }
    tell(name, 'stopped');
    tried();
  }

  async function letGo(name: string): Promise<void> {
    const channel = open.get(name);
    open.delete(name);
    if (!channel) return;
    await Promise.race([
      channel.stop().catch((fault: unknown) => log.warn('channel not stopped', { channel: name }, fault)),
      sleep(stopMs, undefined, { ref: false }),
    ]);
  }

  function reasonOf(fault: unknown): string {
    const told = fault instanceof UserError || fault instanceof ChannelRefusal;
    return log.mask(told ? fault.message : 'lỗi ngoài dự kiến, xem nhật ký');
  }

  const running = (): Map<string, Channel> =>
    new Map([...open].filter(([name]) => states.get(name)?.state === 'running'));

  return {
    /** Resolves when every channel runs or has failed for the first time. */
    async start(): Promise<void> {
      await Promise.all(factories.map((factory) => new Promise<void>((tried) => void keep(factory, tried))));
    },

    states: (): ChannelState[] =>
      factories.map(({ name }) => states.get(name)).filter((one) => one !== undefined),

    /** Those that run, by their names. */
    running,

    /**
     * Who is called at a path. There before its channel has started; while the channel is down the call is answered
     * 503, so that the platform sends it again. Undefined for the path of no channel.
     */
    webhook(path: string): ((request: Request) => Promise<Response>) | undefined {
      const called = [...open.values()].find(({ webhook }) => webhook?.path === path)?.webhook;
      if (called) return called.handle;
      return factories.some(({ webhookPath }) => webhookPath === path) ? unavailable : undefined;
    },

    /** Sends into a chat of any channel. Throws ChannelRefusal. */
    async send(chat: ChatId, outgoing: Outgoing): Promise<void> {
      const name = chat.slice(0, chat.indexOf(':'));
      const channel = running().get(name);
      if (!channel) throw new ChannelRefusal(`Kênh ${name} không chạy.`, { later: true });
      await channel.send(chat.slice(name.length + 1), outgoing);
    },

    /** Takes in nothing more; resolves when the answers under way are out, after 20 s at the latest. */
    async stop(): Promise<void> {
      stopping.abort();
      await Promise.all([...open.keys()].map(letGo));
    },
  };
}

const unavailable = async () => new Response(null, { status: 503 });

const aborted = (signal: AbortSignal): Promise<Error> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve(new Error('stopping'));
    else signal.addEventListener('abort', () => resolve(new Error('stopping')), { once: true });
  });
