import type { Abilities, Assistant } from '../core/channel.ts';
import { UserError } from '../core/errors.ts';
import type { Incoming, Outgoing } from '../core/message.ts';
import { pagesOf } from '../core/pages.ts';
import { type ChatId, mayDo, type PeopleStore } from '../core/people.ts';
import type { Clock } from '../core/ports.ts';
import { type AccessSettings, chatId, openAccess, personId, roleNames } from './access.ts';
import { type Action, actionNames, roleFor } from './actions.ts';
import { previewFile } from './add-document.ts';
import { answerOffers } from './answer-offers.ts';
import { commandGiven, type Working } from './chat-command.ts';
import { type Offer, openChoices } from './choices.ts';
import { allCommands, helpFor } from './command-list.ts';
import { commandOf } from './commands.ts';
import type { Conversation } from './conversation.ts';
import { documentWanted } from './document-wanted.ts';
import { askForAccess } from './joining.ts';
import { type LimitSettings, openLimits } from './limits.ts';
import type { Office } from './office.ts';
import { takeAction } from './take-action.ts';

export interface AssistantParts {
  conversation: Conversation;
  office: Office;
  people: PeopleStore;
  access: AccessSettings;
  limits: LimitSettings;
  clock: Clock;
  /** Sends something into another chat. */
  send: (chat: ChatId, outgoing: Outgoing) => Promise<void>;
  /** Told of faults that no words were made for. */
  onFault: (fault: unknown) => void;
  /** Told of every question that was answered, for the metrics. */
  onOutcome?: (facts: { channel: string; outcome: string; mode: string; seconds: number }) => void;
}

/** Room below a page for the words of its choices, where these are written as lines. */
const choiceRoom = 400;

/**
 * The assistant behind every channel. For each message, in this order:
 *
 * 1. Who is it, and what may they do now? Strangers ask for access.
 * 2. Too many messages in a minute: a word, once.
 * 3. A button or number of an earlier message: its right is checked again, then it is done.
 * 4. A file: an admin adds it to the archive.
 * 5. A command: its right is checked, then it is run.
 * 6. Everything else is a question.
 */
export function openAssistant(parts: AssistantParts): Assistant {
  const { conversation, office, people, clock } = parts;
  const access = openAccess(people, parts.access, clock);
  const limits = openLimits(people, parts.limits, clock);
  const choices = openChoices(people, clock);

  async function* respond(incoming: Incoming, options: Parameters<Assistant>[1]): AsyncGenerator<Outgoing> {
    const working = workingFor(incoming, options);
    if (!mayDo(working.role, 'admin')) {
      const { words, stop } = limits.message(working.id);
      if (words) yield { kind: 'note', text: words };
      if (stop) return;
    }
    const text = (incoming.text ?? '').normalize('NFC').trim();
    // Who installs the program has to know their own id before anybody has a right.
    if (isWhoAmI(text)) return yield { kind: 'note', text: whoAmI(working) };
    if (working.role === 'none') {
      // Who lost the right and presses an old button has not asked for it anew.
      if (incoming.choice !== undefined) return yield { kind: 'note', text: noRight };
      return yield* askForAccess(working);
    }
    const chosen = choices.taken(working.chat, working.id, {
      text,
      ...(incoming.choice === undefined ? {} : { key: incoming.choice }),
    });
    if (chosen === 'expired') {
      return yield { kind: 'note', text: 'Lựa chọn này đã hết hiệu lực. Xin hỏi lại hoặc gõ lại lệnh.' };
    }
    if (chosen) return yield* working.take(chosen);
    if (incoming.file)
      return yield* take(working, 'admin', 'gửi văn bản vào kho', () => previewFile(working));
    const run = commandIn(text, working);
    if (run) return yield* run;
    const wanted = documentWanted(text);
    if (wanted !== null) return yield* commandIn(`/vanban ${wanted}`, working)!;
    if (text === '' || commandOf(text) === 'help') return yield { kind: 'note', text: helpFor(working.role) };
    yield* question(text, working);
  }

  /** Null where `text` gives no command. */
  function commandIn(text: string, working: Working): AsyncIterable<Outgoing> | null {
    const given = commandGiven(text, allCommands);
    if (!given) return null;
    const { command, words } = given;
    return take(working, command.role, `/${command.names[0]}`, () => command.run(words, working));
  }

  /** A question through the conversation, with what may be taken after its answer. */
  async function* question(text: string, working: Working): AsyncGenerator<Outgoing> {
    const words = mayDo(working.role, 'admin') ? null : limits.question(working.id);
    if (words) return yield { kind: 'note', text: words };
    const begun = performance.now();
    const { choice: _choice, ...incoming } = working.incoming;
    const unit = working.unit === null ? null : (office.unit(working.unit)?.name ?? null);
    const options = { unit, ...(working.signal ? { signal: working.signal } : {}) };
    for await (const outgoing of conversation.say({ ...incoming, text }, options)) {
      if (outgoing.kind !== 'reply') {
        yield outgoing;
        continue;
      }
      const { outcome, understood } = outgoing;
      const asked = understood?.match(/“([\s\S]*)”/u)?.[1] ?? text;
      const kind = outcome.kind === 'refusal' ? 'refusal' : outcome.tasks ? 'register' : 'answer';
      const seconds = (performance.now() - begun) / 1000;
      parts.onOutcome?.({ channel: incoming.channel, outcome: kind, mode: outcome.mode, seconds });
      void people.saveQuestion(working.id, clock().toISOString(), kind).catch(parts.onFault);
      const offers = answerOffers(outgoing, asked, working.filesOut);
      yield { ...outgoing, choices: await choices.offer(working.chat, null, offers) };
    }
  }

  /** Runs `work` when the right is there; what is refused is kept for the admins. */
  async function* take(
    working: Working,
    role: Working['role'],
    what: string,
    work: () => AsyncIterable<Outgoing>,
  ): AsyncGenerator<Outgoing> {
    // Asked anew: the right may have been taken away since the message came in.
    const now = access.roleOf(working.id);
    if (!mayDo(now, role)) {
      await working.audit('refused', what, roleNames[now]);
      yield {
        kind: 'note',
        text: `Việc này (${what}) cần quyền ${roleNames[role]}, còn anh/chị đang có quyền ${roleNames[now]}. Gõ /trogiup để xem những việc anh/chị làm được.`,
      };
      return;
    }
    yield* work();
  }

  function workingFor(incoming: Incoming, { signal, abilities }: Parameters<Assistant>[1]): Working {
    const id = personId(incoming);
    const chat = chatId(incoming);
    const working: Working = {
      ...{ incoming, id, chat, office, people, access, conversation, clock, signal },
      filesOut: abilities.filesOut,
      by: incoming.name ? `${incoming.name} (${id})` : id,
      role: access.roleOf(id),
      unit: people.person(id)?.unit ?? null,
      async note(text, offers = [], personal = false) {
        if (offers.length === 0) return { kind: 'note', text };
        return { kind: 'note', text, choices: await choices.offer(chat, personal ? id : null, offers) };
      },
      async tell(other, text, offers = []) {
        try {
          const offered = offers.length > 0 ? await choices.offer(other, null, offers) : [];
          await parts.send(other, { kind: 'note', text, choices: offered });
        } catch (fault) {
          parts.onFault(fault);
        }
      },
      audit: (act, on, detail) => people.audit({ at: clock().toISOString(), by: id, act, on, detail }),
      take: (action: Action) =>
        take(working, roleFor[action.do], actionNames[action.do], () => {
          if (action.do === 'ask') return question(action.question, working);
          const command = action.do === 'command' ? commandIn(action.text, working) : null;
          return command ?? takeAction(action, working);
        }),
    };
    return working;
  }

  /** What is longer than a message is leafed through: the first page, and a choice for the rest. */
  async function paged(
    outgoing: Outgoing,
    incoming: Incoming,
    { messageLimit, buttons }: Abilities,
  ): Promise<Outgoing> {
    if (outgoing.kind !== 'reply' && outgoing.kind !== 'note') return outgoing;
    const pages = pagesOf(outgoing.text, messageLimit - choiceRoom);
    const [first, ...rest] = pages;
    if (!first || rest.length === 0) return outgoing;
    const more: Offer = {
      label: `Xem tiếp (còn ${rest.length} phần)`,
      action: { do: 'page', rest: rest.join('\n\n') },
    };
    const before = outgoing.choices ?? [];
    const offered = await choices.add(chatId(incoming), before, more, buttons);
    return { ...outgoing, text: first, choices: offered };
  }

  return async function* assistant(incoming, options) {
    try {
      for await (const outgoing of respond(incoming, options)) {
        const shown = await paged(outgoing, incoming, options.abilities);
        if (shown.kind === 'reply' || shown.kind === 'note') choices.said(chatId(incoming), shown.choices);
        yield shown;
      }
    } catch (fault) {
      if (options.signal?.aborted) return;
      if (!(fault instanceof UserError)) parts.onFault(fault);
      const text =
        fault instanceof UserError
          ? fault.message
          : 'Có lỗi ngoài dự kiến nên chưa làm được việc này. Lỗi đã được ghi lại; xin thử lại sau ít phút.';
      yield { kind: 'note', text };
    }
  };
}

const isWhoAmI = (text: string) => /^\/(?:toilaai|tôilàai|whoami)$/iu.test(text);

function whoAmI({ id, chat, role, unit, office }: Working): string {
  const of = unit === null ? '' : ` Đơn vị: ${office.unit(unit)?.name ?? unit}.`;
  const where = chat === id ? '' : ` Cuộc trò chuyện này: ${chat}.`;
  return `Định danh của anh/chị: ${id} (dùng cho ADMINS, MANAGERS trong cấu hình). Quyền: ${roleNames[role]}.${of}${where}`;
}

const noRight =
  'Anh/chị chưa được cấp quyền hoặc quyền đã bị thu hồi, nên nút này không dùng được. Muốn xin quyền, anh/chị nhắn một câu bất kỳ.';
