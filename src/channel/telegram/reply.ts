import { type Api, InlineKeyboard, InputFile } from 'grammy';
import type { Choice, Outgoing } from '../../core/message.ts';
import { openTyping } from '../typing.ts';
import { captionLimit, escapeHtml, htmlPages, messageLimit } from './render.ts';

/** Typing lasts five seconds in Telegram (https://core.telegram.org/bots/api#sendchataction). */
const typingEveryMs = 4500;
/** An edit counts as a message for the flood limits, a draft nearly so. */
const progressEveryMs = 2500;
const draftEveryMs = 900;

export interface ReplyPlace {
  chat: number;
  private: boolean;
  /** Message that is answered, so that people in a group see whose question it was. */
  replyTo?: number;
}

/**
 * Shows the things of one reply as they come: typing until something is said, progress in one message that is
 * edited, drafts of what a model writes (private chats only), then text and files. What is only for the eye
 * (typing, drafts, edits) never fails the reply.
 */
export function openReply(api: Api, place: ReplyPlace) {
  let progress: { message: number; text: string; at: number } | undefined;
  let drafted = 0;
  let answersTo = place.replyTo;
  // Any number but 0; the same one within a reply makes a draft grow.
  const draft = 1 + Math.floor(Math.random() * 0x7ffffff0);

  const quietly = (work: Promise<unknown>) => work.then(undefined, () => {});
  const typing = openTyping(() => void quietly(api.sendChatAction(place.chat, 'typing')), typingEveryMs);
  const replyParameters = () => {
    const parameters = answersTo
      ? { reply_parameters: { message_id: answersTo, allow_sending_without_reply: true } }
      : {};
    answersTo = undefined;
    return parameters;
  };

  async function sendText(text: string, choices: readonly Choice[] = []): Promise<void> {
    const pages = htmlPages(text);
    for (const [index, page] of pages.entries()) {
      const last = index === pages.length - 1;
      await api.sendMessage(place.chat, page, {
        parse_mode: 'HTML',
        link_preview_options: { is_disabled: true },
        ...replyParameters(),
        ...(last && choices.length > 0 ? { reply_markup: keyboardOf(choices) } : {}),
      });
    }
  }

  return {
    async show(outgoing: Outgoing): Promise<void> {
      switch (outgoing.kind) {
        case 'typing':
          return typing.begin();
        case 'partial':
          if (!place.private || Date.now() - drafted < draftEveryMs) return;
          drafted = Date.now();
          void quietly(api.sendMessageDraft(place.chat, draft, outgoing.text.slice(-messageLimit) || '…'));
          return;
        case 'progress':
          progress = await showProgress(outgoing.text, progress);
          return;
        case 'file':
          await api.sendDocument(place.chat, new InputFile(outgoing.bytes, outgoing.name), {
            caption: escapeHtml(outgoing.caption.slice(0, captionLimit)),
            parse_mode: 'HTML',
            ...replyParameters(),
          });
          return;
        default:
          await sendText(outgoing.text, outgoing.choices);
      }
    },

    end(): void {
      typing.end();
    },
  };

  /** One message that changes; a second one where it can no longer be edited. */
  async function showProgress(text: string, before: typeof progress): Promise<typeof progress> {
    if (!before) {
      const sent = await api.sendMessage(place.chat, escapeHtml(text), {
        parse_mode: 'HTML',
        ...replyParameters(),
      });
      return { message: sent.message_id, text, at: Date.now() };
    }
    if (text === before.text || Date.now() - before.at < progressEveryMs) return before;
    await quietly(api.editMessageText(place.chat, before.message, escapeHtml(text), { parse_mode: 'HTML' }));
    return { ...before, text, at: Date.now() };
  }
}

/** One button a line: Vietnamese labels are long. */
function keyboardOf(choices: readonly Choice[]): InlineKeyboard {
  return choices.reduce((keyboard, { key, label }) => keyboard.text(label, key).row(), new InlineKeyboard());
}
