import type { App } from './app.ts';
import { openAccess } from './assistant/access.ts';
import { openAssistant } from './assistant/assistant.ts';
import { type Listening, listen } from './channel/web/listen.ts';
import { isLoopback, localPerson, webApp } from './channel/web/web.ts';
import { channelFactories } from './channel-factories.ts';
import { type ChannelFactory, openChannels } from './channels.ts';
import { conversationOver } from './chat-command.ts';
import { type Config, secretsOf } from './config.ts';
import { UserError } from './core/errors.ts';
import { mayDo, type PeopleStore } from './core/people.ts';
import type { Clock } from './core/ports.ts';
import { within } from './core/within.ts';
import { openDocumentsDesk } from './documents-desk.ts';
import { openLog } from './log.ts';
import { openMetrics } from './metrics.ts';
import { openOffice } from './office.ts';
import { openPeopleThread } from './people-thread.ts';
import { openScheduler } from './scheduler.ts';
import { channelLines, greeting, shownChannels } from './serve-words.ts';

export interface ServeParts {
  app: App;
  config: Config;
  clock: Clock;
  /** A line for the person at the keyboard. */
  print: (line: string) => void;
  /** Aborted when the program is to end. */
  stop: AbortSignal;
}

/** Answers under way may take so long to go out when the program ends. */
const stopMs = 20_000;
const upkeepMs = 3_600_000;

/**
 * Runs everything that is configured until `stop`: the web server, the bots, the scheduler, and the first indexing.
 * Resolves when all of it is down and the stores are closed. Throws UserError where nothing can run.
 */
export async function serve({ app, config, clock, print, stop }: ServeParts): Promise<void> {
  const { folder, data } = app.places;
  const log = openLog({ level: config.logLevel, secrets: secretsOf(config) });
  const onFault = (fault: unknown) => log.error('fault', {}, fault);
  const people = openPeopleThread(data);
  const local = withLocalPerson(people);

  let indexing = 0;
  const ending = new AbortController();
  const index: App['index'] = async (run) => {
    indexing++;
    try {
      const report = await metrics.indexed(app.index({ ...run, signal: ending.signal }));
      const { documents, added, changed, removed, skipped, seconds } = report;
      log.info('indexed', { documents, added, changed, removed, skipped: skipped.length, seconds });
      return report;
    } finally {
      indexing--;
    }
  };
  const documents = openDocumentsDesk({
    ...{ folder, data, list: app.list, index, clock },
    ...{ maxBytes: config.maxFileBytes, removedDays: config.removedDays },
  });
  const access = { admins: config.people.admins, managers: config.people.managers, open: config.people.open };
  const { roleOf } = openAccess(local, access, clock);
  const ready = (work: App['ask']): App['ask'] =>
    async function ask(question, options) {
      if (app.isEmpty()) throw new UserError(indexing > 0 ? stillIndexing : nothingThere);
      return work(question, options);
    };
  const assistant = openAssistant({
    conversation: conversationOver({ ...app, ask: ready(app.ask) }, clock),
    office: openOffice({ app, documents, people, clock }),
    people: local,
    access,
    limits: config.people,
    clock,
    send: (chat, outgoing) => channels.send(chat, outgoing),
    onFault,
  });

  const factories: ChannelFactory[] = channelFactories(config, { people, log, clock });
  const metrics = openMetrics({
    documents: () => app.list().length,
    channels: () => channels.states().map(({ name, state }) => ({ name, up: state === 'running' })),
    troubled: () => people.troubled(1000),
  });
  const measured = metrics.measured(assistant);
  const channels = openChannels({ factories, assistant: measured, log, clock });
  const scheduler = openScheduler({
    people,
    register: () => app.desk.register(),
    calendar: () => app.known().calendar,
    channels: () => counted(channels.running(), metrics.delivered),
    mayReceive: ({ by, chat }) => !chat.startsWith('web:') && mayDo(roleOf(by), 'staff'),
    clock,
    timeZone: config.timeZone,
    onFault,
  });

  const asksHere = isClosed(config) ? null : measured;
  const web = webApp({
    ready: () => ({
      ready: !app.isEmpty(),
      documents: app.list().length,
      indexing: indexing > 0,
      channels: channels.states(),
    }),
    metrics: async () => ({ contentType: metrics.contentType, text: await metrics.text() }),
    webhook: channels.webhook,
    status: () => ({
      documents: app.list().length,
      indexing: indexing > 0,
      channels: shownChannels(channels.states()),
    }),
    assistant: asksHere,
    log,
  });

  // A promise that a library forgot must not end the others' work.
  process.on('unhandledRejection', onFault);
  let listening: Listening | undefined;
  let upkeep: NodeJS.Timeout | undefined;
  try {
    const tidy = () => Promise.all([people.prune(clock().toISOString()), documents.clean()]).catch(onFault);
    await tidy();
    listening = await listen(web.fetch, config.web);
    for (const line of greeting({ app, config, url: listening.url, asksHere: asksHere !== null }))
      print(line);
    log.info('serving', { url: listening.url, documents: app.list().length });
    // Questions are answered meanwhile: from nothing, with a word about it.
    if (app.isEmpty()) void documents.reindex(() => {}).catch((fault) => log.error('not indexed', {}, fault));
    upkeep = setInterval(tidy, upkeepMs);
    await Promise.race([channels.start(), aborted(stop)]);
    if (!stop.aborted) {
      for (const line of channelLines(channels.states())) print(line);
      scheduler.start();
      await aborted(stop);
    }
    print('Đang dừng: trả lời nốt những câu đang dở…');
  } finally {
    clearInterval(upkeep);
    process.off('unhandledRejection', onFault);
    await Promise.all([listening?.stop(stopMs), channels.stop(), within(stopMs, scheduler.stop())]);
    // Nobody waits for what is still being indexed: the next start takes it over.
    ending.abort();
    await within(stopMs, documents.settled());
    await within(stopMs, people.close());
    log.info('stopped');
  }
}

const stillIndexing =
  'Kho văn bản đang được lập chỉ mục lần đầu nên chưa trả lời được. Xin anh/chị hỏi lại sau ít phút.';
const nothingThere =
  'Kho chưa có văn bản nào. Xin nhờ người quản trị thêm văn bản vào kho, hoặc lập chỉ mục lại bằng lệnh /reindex.';

/** Whoever sits at this machine could read the archive anyway: staff, and no more. */
function withLocalPerson(people: PeopleStore): PeopleStore {
  const local = {
    ...{ id: localPerson, name: null, role: 'staff' as const, unit: null },
    ...{ approvedBy: null, approvedAt: null },
  };
  return {
    ...people,
    person: (id) =>
      id === localPerson ? { ...local, unit: people.person(id)?.unit ?? null } : people.person(id),
  };
}

/** Whether somebody else could ask through the page: it knows no names and no roles. */
function isClosed({ web, channels: { telegram, zalo, zaloOa } }: Config): boolean {
  const isCalled = [web.publicUrl, telegram?.webhook, zalo?.webhook, zaloOa].some((one) => one != null);
  return isCalled || !isLoopback(web.host);
}

type Sending = ReturnType<Parameters<typeof openScheduler>[0]['channels']>;

/** The same channels; what becomes of each message is counted. */
function counted(running: Sending, delivered: (state: 'sent' | 'refused') => void): Sending {
  return new Map(
    [...running].map(([name, channel]) => [
      name,
      {
        send: (chat, outgoing) =>
          channel.send(chat, outgoing).then(
            () => delivered('sent'),
            (fault) => {
              delivered('refused');
              throw fault;
            },
          ),
      },
    ]),
  );
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
