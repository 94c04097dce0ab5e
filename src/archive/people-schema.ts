/** Tables of people: who may do what, what they subscribed to, what came in and went out. See `PeopleStore`. */
export const peopleTables = `
   CREATE TABLE people (
     id TEXT PRIMARY KEY,
     name TEXT,
     role TEXT NOT NULL CHECK (role IN ('none', 'staff', 'manager', 'admin')),
     unit TEXT,
     approved_by TEXT,
     approved_at TEXT
   ) WITHOUT ROWID;

   CREATE TABLE access_requests (
     code TEXT PRIMARY KEY,
     person TEXT NOT NULL UNIQUE,
     name TEXT,
     chat TEXT NOT NULL,
     asked_at TEXT NOT NULL,
     expires_at TEXT NOT NULL
   ) WITHOUT ROWID;

   CREATE TABLE audit (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     at TEXT NOT NULL,
     "by" TEXT NOT NULL,
     act TEXT NOT NULL,
     "on" TEXT NOT NULL,
     detail TEXT NOT NULL
   );

   CREATE TABLE feedback (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     at TEXT NOT NULL,
     "by" TEXT NOT NULL,
     chat TEXT NOT NULL,
     question TEXT NOT NULL,
     useful INTEGER NOT NULL,
     word TEXT
   );

   CREATE TABLE subscriptions (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     chat TEXT NOT NULL,
     "by" TEXT NOT NULL,
     kind TEXT NOT NULL CHECK (kind IN ('daily', 'weekly', 'reminder')),
     unit TEXT,
     time TEXT NOT NULL,
     days_ahead INTEGER,
     created_at TEXT NOT NULL
   );

   CREATE TABLE deliveries (
     key TEXT PRIMARY KEY,
     chat TEXT NOT NULL,
     state TEXT NOT NULL CHECK (state IN ('sending', 'sent', 'refused')),
     attempts INTEGER NOT NULL,
     at TEXT NOT NULL,
     reason TEXT,
     final INTEGER NOT NULL
   ) WITHOUT ROWID;
   CREATE INDEX deliveries_in_trouble ON deliveries (at) WHERE state <> 'sent';

   CREATE TABLE choices (
     key TEXT PRIMARY KEY,
     chat TEXT NOT NULL,
     offered INTEGER NOT NULL,
     position INTEGER NOT NULL,
     person TEXT,
     action TEXT NOT NULL,
     expires_at TEXT NOT NULL
   ) WITHOUT ROWID;
   CREATE INDEX choices_of_chat ON choices (chat, offered);

   CREATE TABLE inbox (
     id TEXT PRIMARY KEY,
     chat TEXT NOT NULL,
     payload TEXT NOT NULL,
     state TEXT NOT NULL CHECK (state IN ('received', 'answering', 'answered')),
     received_at TEXT NOT NULL
   ) WITHOUT ROWID;
   CREATE INDEX inbox_pending ON inbox (received_at) WHERE state = 'received';

   CREATE TABLE secrets (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

   CREATE TABLE questions (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     person TEXT NOT NULL,
     at TEXT NOT NULL,
     outcome TEXT NOT NULL
   );
   CREATE INDEX questions_of_person ON questions (person, at);
   CREATE INDEX questions_by_time ON questions (at);`;
