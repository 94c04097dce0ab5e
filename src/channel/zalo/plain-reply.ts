import type { Choice, Outgoing } from '../../core/message.ts';
import { pagesOf } from '../../core/pages.ts';
import type { Reply } from '../answering.ts';
import { openTyping } from '../typing.ts';

/** How one chat is spoken to. All but `typing` throw `ChannelRefusal`. */
export interface PlainTransport {
  /** `choices` only where the channel has buttons, and only with the last page. */
  text(text: string, choices: readonly Choice[]): Promise<void>;
  typing?(): Promise<void>;
  file?(file: { name: string; bytes: Uint8Array; caption: string }): Promise<void>;
}

export interface PlainReplySettings {
  /** UTF-16 code units of one message. */
  limit: number;
  /** Under one message; 0: choices are numbered lines. */
  buttons: number;
  private: boolean;
  /** Milliseconds without a word after which the asker is told to wait; null: never. */
  slowAfterMs: number | null;
}

/** How long Zalo shows it is not told; it shows for a few seconds. */
const typingEveryMs = 5000;
export const slowLine = 'Đang tra cứu, xin anh/chị chờ trong giây lát.';

/**
 * Shows a reply where nothing can be edited: the first word of progress and the last, one line when the answer is
 * slow, then plain text. Every message counts against a quota, so what is only for the eye is kept to that.
 */
export function openPlainReply(transport: PlainTransport, settings: PlainReplySettings): Reply {
  let slow: NodeJS.Timeout | undefined;
  let waiting: Promise<void> = Promise.resolve();
  let progressed = false;

  const quietly = (work: Promise<void> | undefined) => (work ?? Promise.resolve()).catch(() => {});
  const typing = openTyping(() => void quietly(transport.typing?.()), typingEveryMs);

  function begin(): void {
    typing.begin();
    if (settings.slowAfterMs === null) return;
    slow ??= setTimeout(() => {
      waiting = quietly(transport.text(slowLine, []));
    }, settings.slowAfterMs);
  }

  /** From now on the asker sees that something happens; the slow line, if on its way, stays before it. */
  async function speak(): Promise<void> {
    clearTimeout(slow);
    await waiting;
  }

  async function say(text: string, choices: readonly Choice[] = []): Promise<void> {
    const buttons = choices.length <= settings.buttons ? choices : [];
    const pages = plainPages(text, buttons.length > 0 ? [] : choices, settings);
    for (const [index, page] of pages.entries()) {
      await transport.text(page, index === pages.length - 1 ? buttons : []);
    }
  }

  return {
    async show(outgoing: Outgoing): Promise<void> {
      if (outgoing.kind === 'partial') return;
      if (outgoing.kind === 'typing') return begin();
      await speak();
      if (outgoing.kind === 'progress') {
        if (!progressed) await say(outgoing.text);
        progressed = true;
      } else if (outgoing.kind === 'file') {
        await (transport.file ? transport.file(outgoing) : say(insteadOf(outgoing)));
      } else await say(outgoing.text, outgoing.choices);
    },

    end(): void {
      typing.end();
      clearTimeout(slow);
    },
  };
}

/**
 * Plain text in pages within `limit`, quotes in their marks with their place below; the choices as numbered lines
 * under the last page, or on a page of their own where they do not fit.
 */
export function plainPages(
  text: string,
  choices: readonly Choice[],
  { limit, private: alone }: Pick<PlainReplySettings, 'limit' | 'private'>,
): string[] {
  const pages = pagesOf(text, limit);
  if (choices.length === 0) return pages;
  const how = alone ? 'Trả lời bằng số để chọn:' : 'Nhắc tên bot và trả lời bằng số để chọn:';
  const lines = [how, ...choices.map(({ label }, index) => `${index + 1}. ${label}`)].join('\n');
  const last = pages.at(-1);
  if (last !== undefined && last.length + 2 + lines.length <= limit) {
    return [...pages.slice(0, -1), `${last}\n\n${lines}`];
  }
  return [...pages, ...pagesOf(lines, limit)];
}

const insteadOf = ({ name, caption }: { name: string; caption: string }): string =>
  [
    ...(caption === '' ? [] : [caption]),
    `Ở đây không gửi được tệp “${name}”. Xin nhận tệp qua Telegram, hoặc nhờ người quản trị xuất bằng dòng lệnh trên máy chủ.`,
  ].join('\n');
