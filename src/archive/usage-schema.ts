/** What calls of models cost, by local day. See `UsageStore`. */
export const usageTable = `
   CREATE TABLE usage (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     at TEXT NOT NULL,
     day TEXT NOT NULL,
     asker TEXT,
     purpose TEXT NOT NULL,
     model TEXT NOT NULL,
     prompt TEXT NOT NULL,
     input_tokens INTEGER NOT NULL,
     output_tokens INTEGER NOT NULL
   );
   CREATE INDEX usage_of_day ON usage (day, asker, input_tokens, output_tokens);`;
