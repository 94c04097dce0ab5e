import { existsSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { localDay } from '../core/days.ts';
import type { IsoDate, Usage, UsageStore, UsedPrompt } from '../core/ports.ts';
import { within } from '../core/within.ts';
import { dataFiles, openForWriting } from './database.ts';
import { type PatientWriter, patientWriter } from './patient-writes.ts';

/** So long `close` waits for a reindex that holds the lock, in milliseconds. */
const closeMs = 5_000;

interface Row extends Usage {
  day: IsoDate;
}

interface Open {
  database: Database;
  writer: PatientWriter;
}

/**
 * What calls of models cost, in the archive's own database; opened when it is first needed. An answer must neither
 * wait for this nor fail by it: usage counts from the moment it is told, is written as soon as nobody else writes,
 * and what could not be written is tried again with the next one and at `close`.
 */
export function openUsageStore(data: string): UsageStore & { close(): Promise<void> } {
  let open: Open | undefined;
  const pending: Row[] = [];
  let writing: Promise<void> | undefined;

  function opened(): Open {
    if (open) return open;
    const database = openForWriting(data);
    // Waiting inside SQLite would stop the program: see `patientWriter`.
    database.pragma('busy_timeout = 0');
    open = { database, writer: patientWriter(database, { data }) };
    return open;
  }

  function stored<Found>(nothing: Found, read: (database: Database) => unknown): Found {
    try {
      if (!open && !existsSync(dataFiles(data).database)) return nothing;
      return read(opened().database) as Found;
    } catch {
      // A damaged archive is told to the asker by whoever reads it; there is no answer to count then.
      return nothing;
    }
  }

  async function write(): Promise<void> {
    while (pending.length > 0) {
      const { database, writer } = opened();
      const written = await writer.write(() => {
        const insert = database.prepare(insertion);
        for (const row of pending) insert.run(row);
        return pending.length;
      });
      pending.splice(0, written);
    }
  }

  /** Resolves when nothing is left to be written, or what is left cannot be now. */
  function settle(): Promise<void> {
    writing ??= write()
      .catch(() => {})
      .finally(() => {
        writing = undefined;
      });
    return writing;
  }

  return {
    tokensOn(day, asker) {
      const sum = stored({ all: 0, asker: 0 }, (database) => database.prepare(sums).get({ day, asker }));
      for (const row of pending) {
        if (row.day !== day) continue;
        sum.all += row.inputTokens + row.outputTokens;
        if (row.asker === asker) sum.asker += row.inputTokens + row.outputTokens;
      }
      return sum;
    },

    usedSince(day) {
      const used = stored<UsedPrompt[]>([], (database) => database.prepare(byPrompt).all({ day }));
      for (const { model, prompt, purpose, inputTokens, outputTokens } of pending.filter(
        (row) => row.day >= day,
      )) {
        const same = used.find(
          (one) => one.model === model && one.prompt === prompt && one.purpose === purpose,
        );
        const tokens = inputTokens + outputTokens;
        if (same) Object.assign(same, { calls: same.calls + 1, tokens: same.tokens + tokens });
        else used.push({ purpose, model, prompt, calls: 1, tokens });
      }
      return used.sort((one, other) => other.tokens - one.tokens);
    },

    recordUsage(usage) {
      pending.push({ ...usage, day: localDay(new Date(usage.at)) });
      void settle();
    },

    async close() {
      await within(closeMs, settle());
      open?.database.close();
      open = undefined;
    },
  };
}

const insertion = `
  INSERT INTO usage (at, day, asker, purpose, model, prompt, input_tokens, output_tokens)
  VALUES (@at, @day, @asker, @purpose, @model, @prompt, @inputTokens, @outputTokens)`;

const sums = `
  SELECT coalesce(sum(input_tokens + output_tokens), 0) AS "all",
         coalesce(sum(CASE WHEN asker IS @asker THEN input_tokens + output_tokens END), 0) AS asker
  FROM usage WHERE day = @day`;

const byPrompt = `
  SELECT purpose, model, prompt, count(*) AS calls, sum(input_tokens + output_tokens) AS tokens
  FROM usage WHERE day >= @day GROUP BY purpose, model, prompt`;
