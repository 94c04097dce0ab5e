import { GrammyError, HttpError } from 'grammy';
import { expect, it } from 'vitest';
import { ChannelRefusal } from '../src/core/channel.ts';
import { UserError } from '../src/core/errors.ts';
import { openLog } from '../src/log.ts';

const token = '123456:AAF-secret_token_of_a_bot';
const words = 'Cho tôi hỏi hồ sơ của bà Nguyễn Thị Lựu';
const plain = 'ho so cua ba Luu o dau';

function recorded(secrets: string[] = []) {
  const lines: string[] = [];
  const log = openLog({ level: 'debug', secrets, destination: { write: (line) => void lines.push(line) } });
  return { log, all: () => lines.join('') };
}

it('writes one JSON line for each event, with its facts', () => {
  const { log, all } = recorded();
  log.info('telegram: running', { bot: 'vanthu_bot', tries: 2, again: true });
  expect(JSON.parse(all())).toMatchObject({
    level: 'info',
    event: 'telegram: running',
    bot: 'vanthu_bot',
    tries: 2,
  });
  expect(all().match(/\n/g)).toHaveLength(1);
});

it('keeps tokens, keys and what people wrote out of every fault that is played', () => {
  const { log, all } = recorded([token, 'khóa-riêng-8', 'zalo:tok/en+with%signs']);
  const call = (method: string) =>
    new GrammyError(
      `Call to '${method}' failed!`,
      { ok: false, error_code: 400, description: `Bad Request: "${plain}"` },
      method,
      {
        chat_id: 7,
        text: words,
      },
    );
  const parsing = (() => {
    try {
      return JSON.parse(words);
    } catch (fault) {
      return fault;
    }
  })();
  const deep = new Error(`GET https://api.telegram.org/bot${token}/sendMessage failed`, {
    cause: new Error(
      `connect https://bot-api.example.vn/bot${encodeURIComponent('zalo:tok/en+with%signs')}/getMe`,
      {
        cause: Object.assign(new Error('Authorization: Bearer abcdefgh12345'), { code: 'ECONNRESET', token }),
      },
    ),
  });
  const faults: unknown[] = [
    ...[
      call('sendMessage'),
      new HttpError(`Network request for 'getMe' failed! ${token}`, deep),
      parsing,
      deep,
    ],
    ...[
      new UserError(`Không có đơn vị nào tên là "${words}".`),
      new ChannelRefusal(`mã ${token}`, { later: true }),
    ],
    ...[words, { text: words, token }, null, undefined, new TypeError(`${words} is not iterable`)],
    new Error('refresh_token=Zx81aa&access_token=Qq77bb and "api_key": "Kk55cc" and //user:pa55@proxy.vn'),
    new Error(`jwt ${'aB3_'.repeat(20)}`),
  ];
  for (const fault of faults) {
    log.warn(
      'channel down',
      {
        channel: 'telegram',
        text: words,
        name: 'Lựu',
        url: `http://x/bot${token}/y`,
        reason: 'khóa-riêng-8',
      },
      fault,
    );
    log.error(`fault at ${token}`, {}, fault);
  }
  const leaks = [
    ...[
      token,
      'AAF-secret',
      words,
      plain,
      'Nguyễn',
      'Lựu',
      'khóa-riêng-8',
      'tok/en',
      encodeURIComponent('tok/en'),
    ],
    ...['abcdefgh12345', 'Zx81aa', 'Qq77bb', 'Kk55cc', 'pa55', 'aB3_aB3_', 'hồ sơ', 'ho so'],
  ];
  for (const leak of leaks) expect(all(), leak).not.toContain(leak);
  // What a person needs to mend it is still there.
  for (const told of ['GrammyError', 'ECONNRESET', 'api.telegram.org', 'Không có đơn vị nào tên là']) {
    expect(all()).toContain(told);
  }
});

it('is silent when told so', () => {
  const lines: string[] = [];
  openLog({ level: 'silent', secrets: [], destination: { write: (line) => void lines.push(line) } }).error(
    'x',
  );
  openLog({ level: 'warn', secrets: [], destination: { write: (line) => void lines.push(line) } }).info('x');
  expect(lines).toEqual([]);
});
