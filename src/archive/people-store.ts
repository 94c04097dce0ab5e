import type { Database } from 'better-sqlite3';
import type {
  AccessRequest,
  AuditEntry,
  Delivery,
  Feedback,
  InboxEntry,
  PeopleStore,
  Person,
  StoredChoice,
  Subscription,
} from '../core/people.ts';
import { openForWriting } from './database.ts';
import { patientWriter } from './patient-writes.ts';

/** Answered messages are kept so long, to know repeats of them; Zalo repeats for an hour, Telegram for a day. */
const inboxDays = 7;
const questionDays = 400;

/**
 * What is kept about people, in the archive's own database. Opening makes the database where there is none.
 * Throws `UserError` for a damaged database and one of a newer Vanthu.
 */
export function openPeopleStore(data: string): PeopleStore & { close(): Promise<void> } {
  return peopleStoreOver(openForWriting(data), data);
}

/** The same over a database that is open for writing; `close` closes it. `data` is named in faults. */
export function peopleStoreOver(database: Database, data: string): PeopleStore & { close(): Promise<void> } {
  // Waiting inside SQLite would stop the program: see `patientWriter`.
  database.pragma('busy_timeout = 0');
  const writer = patientWriter(database, { data });
  const prepared = new Map<string, ReturnType<Database['prepare']>>();
  const statement = (sql: string) => {
    const known = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, known);
    return known;
  };
  const one = <Row>(sql: string, ...values: unknown[]) => statement(sql).get(...values) as Row | undefined;
  const all = <Row>(sql: string, ...values: unknown[]) => statement(sql).all(...values) as Row[];
  const run = (sql: string, values: unknown, how?: { urgent: boolean }) =>
    writer.write(() => statement(sql).run(values), how);
  const nothing = () => {};

  const person =
    'SELECT id, name, role, unit, approved_by AS approvedBy, approved_at AS approvedAt FROM people';
  const request =
    'SELECT person, name, chat, code, asked_at AS askedAt, expires_at AS expiresAt FROM access_requests';
  const subscription =
    'SELECT id, chat, "by", kind, unit, time, days_ahead AS daysAhead, created_at AS createdAt FROM subscriptions';
  // What was written is not kept once it is answered.
  const moved =
    "UPDATE inbox SET state = @state, payload = iif(@state = 'answered', '', payload) WHERE id = @id";
  const delivery = 'SELECT key, chat, state, attempts, at, reason, final FROM deliveries';
  const choice = 'SELECT key, chat, position, person, action, expires_at AS expiresAt FROM choices';

  return {
    person: (id) => one<Person>(`${person} WHERE id = ?`, id),
    people: () => all<Person>(`${person} ORDER BY id`),
    savePerson: (saved) =>
      run(
        'INSERT OR REPLACE INTO people VALUES (@id, @name, @role, @unit, @approvedBy, @approvedAt)',
        saved,
      ).then(nothing),
    removePerson: (id) => run('DELETE FROM people WHERE id = ?', id).then(({ changes }) => changes > 0),

    request: (code) => one<AccessRequest>(`${request} WHERE code = ?`, code),
    requestOf: (id) => one<AccessRequest>(`${request} WHERE person = ?`, id),
    requests: () => all<AccessRequest>(`${request} ORDER BY asked_at`),
    saveRequest: (asked) =>
      run(
        'INSERT OR REPLACE INTO access_requests VALUES (@code, @person, @name, @chat, @askedAt, @expiresAt)',
        asked,
      ).then(nothing),
    removeRequest: (code) => run('DELETE FROM access_requests WHERE code = ?', code).then(nothing),

    audit: (entry) =>
      run(
        'INSERT INTO audit (at, "by", act, "on", detail) VALUES (@at, @by, @act, @on, @detail)',
        entry,
      ).then(nothing),
    audited: (limit, before = Number.MAX_SAFE_INTEGER) =>
      all<AuditEntry>('SELECT * FROM audit WHERE id < ? ORDER BY id DESC LIMIT ?', before, limit),

    saveFeedback: (given) =>
      run(
        'INSERT INTO feedback (at, "by", chat, question, useful, word) VALUES (@at, @by, @chat, @question, @useful, @word)',
        { ...given, useful: given.useful ? 1 : 0 },
      ).then(nothing),
    feedback: (limit) =>
      all<Omit<Feedback, 'useful'> & { useful: number }>(
        'SELECT at, "by", chat, question, useful, word FROM feedback ORDER BY id DESC LIMIT ?',
        limit,
      ).map((row) => ({ ...row, useful: row.useful === 1 })),

    subscriptions: (chat) =>
      chat === undefined
        ? all<Subscription>(`${subscription} ORDER BY id`)
        : all<Subscription>(`${subscription} WHERE chat = ? ORDER BY id`, chat),
    subscribe: async (wanted) => {
      const { lastInsertRowid } = await run(
        'INSERT INTO subscriptions (chat, "by", kind, unit, time, days_ahead, created_at) ' +
          'VALUES (@chat, @by, @kind, @unit, @time, @daysAhead, @createdAt)',
        wanted,
      );
      return { ...wanted, id: Number(lastInsertRowid) };
    },
    unsubscribe: (id) => run('DELETE FROM subscriptions WHERE id = ?', id).then(({ changes }) => changes > 0),

    delivery: (key) => all<DeliveryRow>(`${delivery} WHERE key = ?`, key).map(deliveryOf)[0],
    troubled: (limit) =>
      all<DeliveryRow>(`${delivery} WHERE state <> 'sent' ORDER BY at DESC LIMIT ?`, limit).map(deliveryOf),
    saveDeliveries: (deliveries) =>
      writer.write(() => {
        const save = statement(
          'INSERT OR REPLACE INTO deliveries VALUES (@key, @chat, @state, @attempts, @at, @reason, @final)',
        );
        for (const sent of deliveries) save.run({ ...sent, final: sent.final ? 1 : 0 });
      }),

    choice: (key) => one<StoredChoice>(`${choice} WHERE key = ?`, key),
    latestChoice: (chat, position) =>
      one<StoredChoice>(
        `${choice} WHERE chat = ? AND position = ? AND offered = (SELECT max(offered) FROM choices WHERE chat = ?)`,
        ...[chat, position, chat],
      ),
    saveChoices: (choices) =>
      writer.write(() => {
        const last = statement('SELECT max(offered) FROM choices WHERE chat = ?').pluck();
        const insert = statement(
          'INSERT INTO choices VALUES (@key, @chat, @offered, @position, @person, @action, @expiresAt)',
        );
        const before = new Map(choices.map(({ chat }) => [chat, (last.get(chat) as number | null) ?? 0]));
        for (const saved of choices) insert.run({ ...saved, offered: before.get(saved.chat)! + 1 });
      }),

    receive: (entry) =>
      run(
        "INSERT OR IGNORE INTO inbox VALUES (@id, @chat, @payload, 'received', @receivedAt)",
        entry,
        // A platform gives the next message, or stops sending this one again, when this one is kept.
        { urgent: true },
      ).then(({ changes }) => changes > 0),
    setInboxState: (id, state) => run(moved, { id, state }).then(nothing),
    pending: (prefix) =>
      all<InboxEntry>(
        'SELECT id, chat, payload, state, received_at AS receivedAt FROM inbox ' +
          "WHERE state = 'received' AND substr(id, 1, length(@prefix)) = @prefix ORDER BY received_at, id",
        { prefix },
      ),

    secret: (name) => one<{ value: string }>('SELECT value FROM secrets WHERE name = ?', name)?.value,
    replaceSecret: (name, expected, value) =>
      writer.write(() => {
        const stored = one<{ value: string }>('SELECT value FROM secrets WHERE name = ?', name)?.value;
        if (stored !== expected) return false;
        statement('INSERT OR REPLACE INTO secrets VALUES (?, ?)').run(name, value);
        return true;
      }),

    // Two statements, each with an index of its own: one for both would read everybody's questions of the day.
    countQuestions: (id, since) =>
      (id === null
        ? statement('SELECT count(*) FROM questions WHERE at >= ?').pluck().get(since)
        : statement('SELECT count(*) FROM questions WHERE person = ? AND at >= ?')
            .pluck()
            .get(id, since)) as number,
    saveQuestion: (id, at, outcome) =>
      run('INSERT INTO questions (person, at, outcome) VALUES (@id, @at, @outcome)', {
        id,
        at,
        outcome,
      }).then(nothing),

    countOutcomes: (since) => ({
      ...{ answer: 0, refusal: 0, register: 0 },
      ...Object.fromEntries(
        all<{ outcome: string; count: number }>(
          'SELECT outcome, count(*) AS count FROM questions WHERE at >= ? GROUP BY outcome',
          since,
        ).map(({ outcome, count }) => [outcome, count]),
      ),
    }),

    prune: (now) =>
      writer.write(() => {
        statement('DELETE FROM choices WHERE expires_at < ?').run(now);
        statement('DELETE FROM access_requests WHERE expires_at < ?').run(now);
        statement("DELETE FROM inbox WHERE state <> 'received' AND received_at < ?").run(
          daysBefore(now, inboxDays),
        );
        statement('DELETE FROM questions WHERE at < ?').run(daysBefore(now, questionDays));
      }),

    async close() {
      await writer.settled();
      database.close();
    },
  };
}

type DeliveryRow = Omit<Delivery, 'final'> & { final: number };
const deliveryOf = (row: DeliveryRow): Delivery => ({ ...row, final: row.final === 1 });

const daysBefore = (now: string, days: number) =>
  new Date(new Date(now).getTime() - days * 86_400_000).toISOString();
