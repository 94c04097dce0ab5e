/** What somebody may do; each includes what stands before it. `none` may only ask for access. */
export const roles = ['none', 'staff', 'manager', 'admin'] as const;
export type Role = (typeof roles)[number];

/** Whether `role` includes `needed`. */
export const mayDo = (role: Role, needed: Role): boolean => roles.indexOf(role) >= roles.indexOf(needed);

/** A person in a channel: `telegram:123456`. Ids are strings: Zalo's exceed 2^53. */
export type PersonId = string;

/** Somebody known to the assistant. Who is not known has role `none`. */
export interface Person {
  id: PersonId;
  /** As the channel tells it; never a proof of anything. */
  name: string | null;
  /** Of the approval; the configuration may give more. */
  role: Role;
  /** `Unit.id`. */
  unit: string | null;
  /** Who approved, and when (ISO instant). */
  approvedBy: PersonId | null;
  approvedAt: string | null;
}

/** A stranger who asks for access. */
export interface AccessRequest {
  person: PersonId;
  name: string | null;
  /** Where to tell them: `telegram:123456` of the chat. */
  chat: ChatId;
  /** 8 signs without those that are easily mistaken; tells an admin which request is meant. */
  code: string;
  /** ISO instants. */
  askedAt: string;
  expiresAt: string;
}

/** A chat in a channel: `telegram:-100123`, the private chat of a person included. */
export type ChatId = string;

/** One act of an admin or manager, or one refused for want of a right. */
export interface AuditEntry {
  id: number;
  /** ISO instant. */
  at: string;
  by: PersonId;
  /** E.g. `approve`, `revoke`, `add document`, `task done`; one word for one act. */
  act: string;
  /** On whom or what. */
  on: string;
  /** In Vietnamese, without secrets. */
  detail: string;
}

export interface Feedback {
  at: string;
  by: PersonId;
  chat: ChatId;
  /** The question as it was understood. */
  question: string;
  useful: boolean;
  word: string | null;
}

/** Who gets digests or reminders, where and when. */
export interface Subscription {
  id: number;
  chat: ChatId;
  by: PersonId;
  kind: 'daily' | 'weekly' | 'reminder';
  /** `Unit.id`; null: everybody's tasks. */
  unit: string | null;
  /** Local time `07:30`. */
  time: string;
  /** Of a reminder: days ahead of the deadline. */
  daysAhead: number | null;
  createdAt: string;
}

/** One thing that is to be sent once: a digest of a day, a reminder of a deadline. */
export interface Delivery {
  /** What makes it the same: `daily:12:2026-11-24`. */
  key: string;
  chat: ChatId;
  state: 'sending' | 'sent' | 'refused';
  attempts: number;
  /** ISO instant of the last attempt. */
  at: string;
  /** Why a channel refused it, in Vietnamese. */
  reason: string | null;
  /** Refused for good: trying again does not help. */
  final: boolean;
}

/** What a button or a numbered reply means. Kept under a short opaque key. */
export interface StoredChoice {
  key: string;
  chat: ChatId;
  /** 1, 2, … among those that were offered together: the number that a person may type instead. */
  position: number;
  /** Who may use it; null: anybody in the chat, by their own role. */
  person: PersonId | null;
  /** JSON of the assistant. */
  action: string;
  /** ISO instant. */
  expiresAt: string;
}

/** One message that came in and must be answered once. */
export interface InboxEntry {
  /** `telegram:update 12`: the same message again has the same id. */
  id: string;
  chat: ChatId;
  /** JSON of the channel: what it needs to go on after a restart. */
  payload: string;
  /** `answering`: an answer is going out, so that it must not be answered again after a restart. */
  state: 'received' | 'answering' | 'answered';
  receivedAt: string;
}

/** What came of a question; `register`: tasks and deadlines answered it. */
export type QuestionOutcome = 'answer' | 'refusal' | 'register';

/**
 * What is kept about people. Every promise resolves when the change is on the disk; while a reindex commits, a
 * write waits without blocking the program. Reads see the last written state.
 */
export interface PeopleStore {
  person(id: PersonId): Person | undefined;
  people(): Person[];
  savePerson(person: Person): Promise<void>;
  /** Revokes: false when there was nobody. */
  removePerson(id: PersonId): Promise<boolean>;

  request(code: string): AccessRequest | undefined;
  requestOf(person: PersonId): AccessRequest | undefined;
  requests(): AccessRequest[];
  saveRequest(request: AccessRequest): Promise<void>;
  removeRequest(code: string): Promise<void>;

  audit(entry: Omit<AuditEntry, 'id'>): Promise<void>;
  /** Newest first. */
  audited(limit: number, before?: number): AuditEntry[];

  saveFeedback(feedback: Feedback): Promise<void>;
  /** Newest first. */
  feedback(limit: number): Feedback[];

  subscriptions(chat?: ChatId): Subscription[];
  subscribe(subscription: Omit<Subscription, 'id'>): Promise<Subscription>;
  unsubscribe(id: number): Promise<boolean>;

  delivery(key: string): Delivery | undefined;
  /** Refused and unfinished ones, newest first. */
  troubled(limit: number): Delivery[];
  /** All or none of them. */
  saveDeliveries(deliveries: readonly Delivery[]): Promise<void>;

  choice(key: string): StoredChoice | undefined;
  /** Of the choices offered last in a chat. */
  latestChoice(chat: ChatId, position: number): StoredChoice | undefined;
  /** Choices that are offered together. */
  saveChoices(choices: readonly StoredChoice[]): Promise<void>;

  /** False when the message is already there: it must not be answered again. */
  receive(entry: Omit<InboxEntry, 'state'>): Promise<boolean>;
  setInboxState(id: string, state: InboxEntry['state']): Promise<void>;
  /** Received and not answered, oldest first. */
  pending(prefix: string): InboxEntry[];

  /** Small values of a channel that outlive a restart, such as a refresh token. Never logged. */
  secret(name: string): string | undefined;
  /** Atomic: only when the stored value is still `expected` (undefined: none). */
  replaceSecret(name: string, expected: string | undefined, value: string): Promise<boolean>;

  /** Questions asked since an instant, for limits and statistics. */
  countQuestions(person: PersonId | null, since: string): number;
  saveQuestion(person: PersonId, at: string, outcome: QuestionOutcome): Promise<void>;
  /** Of everybody, by what came of them. */
  countOutcomes(since: string): Record<QuestionOutcome, number>;
  /** Throws away what is old: used choices, answered messages, expired requests. */
  prune(now: string): Promise<void>;
}
