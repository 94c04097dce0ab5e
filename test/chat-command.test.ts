import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chatAtTerminal, type TerminalChat } from '../src/channel/terminal/chat.ts';
import { erasing, growingText, remainder } from '../src/channel/terminal/chat-growing.ts';
import { UserError } from '../src/core/errors.ts';
import type { Outgoing } from '../src/core/message.ts';
import { official } from './support/official.ts';
import { runVanthu } from './support/run-vanthu.ts';

describe('with lines from a pipe', () => {
  const root = mkdtempSync(join(tmpdir(), 'vanthu-chat-'));
  const on = ['chat', '--archive', join(root, 'kho'), '--data', join(root, 'du-lieu')];
  beforeAll(() => {
    mkdirSync(join(root, 'kho'));
    const body =
      'I. KINH PHÍ\n\n1. Kinh phí phòng, chống bệnh sởi là 300 triệu đồng.\n\nII. BÁO CÁO\n\n1. Báo cáo trước ngày 20/3/2024.';
    writeFileSync(join(root, 'kho', 'soi.txt'), official({ body }));
  });
  afterAll(() => rmSync(root, { recursive: true }));

  it('indexes first, answers line by line, follows the conversation, and leaves at the end', async () => {
    const input = 'Kinh phí phòng, chống bệnh sởi là bao nhiêu?\n\nai ký văn bản đó?\n/moi\nai ky vb do\n';
    const ran = await runVanthu(on, { input });
    expect(ran.status).toBe(0);
    expect(ran.stderr).toContain('Kho có 1 văn bản');
    expect(ran.stdout).toContain('300 triệu đồng');
    expect(ran.stdout).toContain('Hiểu câu hỏi là: “Ai ký kế hoạch số 91/KH-SYT ngày 07/3/2024?”');
    expect(ran.stdout).toContain('Người ký kế hoạch số 91/KH-SYT ngày 07/3/2024: Đỗ Thị Hạnh');
    expect(ran.stdout.indexOf('cuộc trò chuyện mới')).toBeLessThan(ran.stdout.indexOf('hỏi về văn bản nào'));
    expect(ran.stdout).not.toContain('> ');
  });

  it('answers as of a day, and stops at /thoat', async () => {
    const input = 'Những nhiệm vụ nào quá hạn?\n/thoat\nai ký?\n';
    const ran = await runVanthu([...on, '--as-of', '2024-03-25'], { input });
    expect(ran.stdout).toContain('25/3/2024');
    expect(ran.stdout).not.toContain('văn bản nào');
  });

  it('gives one JSON value a line with --json', async () => {
    const ran = await runVanthu([...on, '--json'], { input: 'xin chào\nBáo cáo trước ngày nào?\n' });
    const lines = ran.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map((line) => line.kind)).toEqual(['note', 'reply']);
    expect(lines[1].outcome.quotes[0].source).toBe('soi.txt');
  });
});

/** A terminal that a test types into; `text` is all that stands on its screen. */
function terminal(say: TerminalChat['say']) {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input });
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 120 });
  let text = '';
  output.on('data', (chunk) => {
    text += chunk;
  });
  const done = chatAtTerminal({
    ...{ say, greeting: 'Kho có 3 văn bản.', json: false },
    input: input as unknown as NodeJS.ReadStream,
    output: output as unknown as NodeJS.WriteStream,
  });
  const seen = async (wanted: string) => {
    for (let waited = 0; waited < 200 && !text.includes(wanted); waited++)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect(text).toContain(wanted);
  };
  return { type: (keys: string) => input.write(keys), seen, done, screen: () => text };
}

async function* once(...out: Outgoing[]): AsyncGenerator<Outgoing> {
  yield* out;
}

describe('at a terminal', () => {
  it('greets, shows a text as it grows and nothing twice, and leaves with Ctrl+D', async () => {
    const reply = { kind: 'reply', text: 'Hạn là ngày 20. Trích dẫn.', outcome: {} } as Outgoing;
    const { type, seen, done, screen } = terminal(() =>
      once(
        { kind: 'typing' },
        { kind: 'partial', text: 'Hạn là' },
        { kind: 'partial', text: 'Hạn là ngày 20.' },
        reply,
      ),
    );
    await seen('Kho có 3 văn bản.');
    type('hạn nào?\r');
    await seen('Trích dẫn.');
    expect(screen().split('Hạn là')).toHaveLength(2);
    expect(screen().split('ngày 20.')).toHaveLength(2);
    type('\u0004');
    await done;
    expect(screen()).toContain('Tạm biệt');
  });

  it('stops the answer under way with Ctrl+C, goes on, and leaves with two in a row', async () => {
    const asked: string[] = [];
    const { type, seen, done } = terminal(async function* (incoming, { signal }) {
      asked.push(incoming.text!);
      yield { kind: 'partial', text: 'Đang viết' };
      if (asked.length === 1)
        await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
      yield { kind: 'note', text: 'Đang viết xong.' };
    });
    type('câu một\r');
    await seen('Đang viết');
    type('\u0003');
    await seen('Đã dừng câu trả lời.');
    type('câu hai\r');
    await seen('xong.');
    type('\u0003');
    await seen('Nhấn Ctrl+C lần nữa');
    type('\u0003');
    await done;
    expect(asked).toEqual(['câu một', 'câu hai']);
  });

  it('tells a fault in Vietnamese and goes on', async () => {
    let count = 0;
    const { type, seen, done, screen } = terminal(async function* () {
      count++;
      if (count === 1) throw new UserError('Kho đang được thay, xin hỏi lại sau.');
      if (count === 2) throw new TypeError('x is undefined');
      yield { kind: 'note', text: 'Đây rồi.' };
    });
    type('một\r');
    await seen('Kho đang được thay');
    type('hai\r');
    await seen('Lỗi ngoài dự kiến');
    type('ba\r');
    await seen('Đây rồi.');
    type('/thoat\r');
    await done;
    expect(screen()).not.toMatch(/at .*\.ts/);
  });
});

it.each([
  ['một hai ba', 'một hai', ' ba'],
  ['trước\n\nmột hai\n\nsau', 'một hai', '\n\nsau\n\ntrước'],
  ['khác hẳn', 'một hai', '\n\nkhác hẳn'],
  ['một', '', 'một'],
  ['một hai (1).\n\n(1) “một hai.”', 'một hai.', '\n\n(1) “một hai.”'],
  ['một (2), hai (1)(3)\n\nsau', 'một, hai', '\n\nsau'],
  ['trước\n\nmột hai (1).\n\nsau', 'một hai.', '\n\nsau\n\ntrước'],
  ['khác\n\n(1) “một hai.”', 'một hai.', '\n\nkhác\n\n(1) “một hai.”'],
])('of %j, with %j on the screen, shows %j', (whole, shown, expected) => {
  expect(remainder(whole, shown)).toBe(expected);
});

describe('the whole text over the growing one', () => {
  const whole = 'Hạn là ngày 20 (1).\n\n(1) “Hạn là ngày 20.”';
  const written = (screen: { columns?: number; rows?: number }) => {
    let text = '';
    const growing = growingText((part) => {
      text += part;
    }, screen);
    growing.grow('Hạn là');
    growing.grow('Hạn là ngày 20.');
    growing.finish(whole);
    return text;
  };

  it('takes its place, with the numbers of the quotes', () => {
    const [taken, left] = written({ columns: 80, rows: 24 }).split('\r\u001b[J');
    expect([taken, left]).toEqual(['Hạn là ngày 20.', `${whole}\n`]);
  });

  it('goes on behind it where it cannot be taken back', () => {
    for (const screen of [{}, { columns: 5, rows: 3 }])
      expect(written(screen)).toBe('Hạn là ngày 20.\n\n(1) “Hạn là ngày 20.”\n');
  });

  it('counts the rows that long lines take', () => {
    expect(erasing('123456\n\n12345', { columns: 5, rows: 24 })).toBe('\r\u001b[3A\u001b[J');
  });
});
