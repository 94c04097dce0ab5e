import { createInterface, type Interface } from 'node:readline';
import type { Incoming, Outgoing } from '../../core/message.ts';
import { fold } from '../../core/text.ts';
import { type GrowingText, growingText } from './chat-growing.ts';
import { renderFault } from './render-fault.ts';

export interface TerminalChat {
  say: (incoming: Incoming, options: { signal: AbortSignal }) => AsyncIterable<Outgoing>;
  input: NodeJS.ReadStream;
  output: NodeJS.WriteStream;
  greeting: string;
  /** One JSON value a line, for programs. */
  json: boolean;
}

const place = { channel: 'terminal', chat: 'terminal', user: 'terminal', private: true };
const leaves = (line: string) => /^(?:\/?(?:thoat|exit|quit)|\/q)$/u.test(fold(line.normalize('NFC')).trim());

/**
 * A conversation at the keyboard, until Ctrl+D, `/thoat` or a second Ctrl+C; the first one stops the answer under
 * way. Where standard input is no terminal every line is a question, and the answers stand apart by an empty line.
 * A fault is told and the conversation goes on.
 */
export async function chatAtTerminal(chat: TerminalChat): Promise<void> {
  const interactive = chat.input.isTTY === true && chat.output.isTTY === true && !chat.json;
  if (interactive) chat.output.write(`${chat.greeting}\n\n`);
  const lines = createInterface({
    ...{ input: chat.input, output: interactive ? chat.output : undefined, terminal: interactive },
    ...{ crlfDelay: Number.POSITIVE_INFINITY, historySize: 200, removeHistoryDuplicates: true, prompt: '> ' },
  });
  const interrupts = interactive ? onInterrupt(lines, chat.output) : null;
  if (interactive) lines.prompt();
  try {
    for await (const line of lines) {
      if (leaves(line)) break;
      if (line.trim() !== '') {
        const controller = new AbortController();
        interrupts?.answering(controller);
        await answerLine(line, chat, controller.signal, interactive);
        interrupts?.answering(null);
      }
      if (interrupts?.left()) break;
      if (interactive) lines.prompt();
    }
  } finally {
    lines.close();
  }
  if (interactive) chat.output.write('Tạm biệt anh/chị.\n');
}

async function answerLine(
  line: string,
  { say, output, json }: TerminalChat,
  signal: AbortSignal,
  interactive: boolean,
): Promise<void> {
  const text: GrowingText = growingText((part) => output.write(part), interactive ? output : {});
  const tell = (one: string, value: unknown) =>
    json ? output.write(`${JSON.stringify(value)}\n`) : text.finish(`${one}\n`);
  try {
    for await (const out of say({ ...place, text: line }, { signal })) {
      if (out.kind === 'partial' && interactive) text.grow(out.text);
      if (out.kind === 'reply' || out.kind === 'note') tell(out.text, out);
    }
  } catch (fault) {
    text.stop();
    const told = signal.aborted ? 'Đã dừng câu trả lời.' : renderFault(fault);
    tell(told, { kind: 'note', text: told });
  }
}

/** Ctrl+C: stops the answer under way, else says how to leave; the second one in a row leaves. */
function onInterrupt(lines: Interface, output: NodeJS.WriteStream) {
  let controller: AbortController | null = null;
  let pressed = false;
  let left = false;
  lines.on('line', () => {
    pressed = false;
  });
  lines.on('SIGINT', () => {
    if (pressed) {
      left = true;
      controller?.abort();
      lines.close();
    } else if (controller) controller.abort();
    else {
      output.write('\n(Nhấn Ctrl+C lần nữa, Ctrl+D hoặc gõ /thoat để thoát.)\n');
      lines.prompt();
    }
    pressed = true;
  });
  return {
    answering(current: AbortController | null): void {
      controller = current;
    },
    left: () => left,
  };
}
