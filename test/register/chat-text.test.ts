import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortened } from '../../src/core/shortened.ts';
import { chatMessages, messageLimit } from '../../src/register/chat-text.ts';
import { summaryOf } from '../../src/register/summary.ts';
import { document, dueOn, event, fewUnits, mention, registerOf, task } from '../support/register.ts';

/** Words as they stand in bad files: long ones, emoji, marks that stand apart from their letters. */
const word = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('nhiệm', 'vụ', 'trẻ', 'tiêm', 'chủng', '20/10', '“sởi”', '(TTYT)'),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('👩‍⚕️'.repeat(30), 'e\u0323\u0302'.repeat(80), 'x'.repeat(2500), '😀'),
  },
);
const text = fc.array(word, { minLength: 1, maxLength: 60 }).map((words) => words.join(' '));
const day = fc
  .integer({ min: -4000, max: 800 })
  .map((days) => new Date(Date.UTC(2013, 5, 15) + days * 86_400_000).toISOString().slice(0, 10));
const tasks = fc.array(
  fc.record({
    text,
    due: fc.option(day),
    raw: text,
    many: fc.boolean(),
    unknown: fc.option(text),
    done: fc.boolean(),
  }),
  { maxLength: 60 },
);

const broken = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const isWhole = (message: string) => !broken.test(message);

describe('messages for a chat', () => {
  it('stay below 2,000 characters and whole, whatever the register', () => {
    const property = fc.property(tasks, text, (drawn, title) => {
      const made = drawn.map(({ text: words, due, raw, many, unknown }, at) => {
        const deadline = dueOn(due ?? '', { raw, ...(due ? {} : { kind: 'open' as const }) });
        if (!due) delete deadline.due;
        const lead = many ? ['lac-sa', 'van-phong', 'nganh', 'phong-y-te'].map(mention) : [];
        const other = unknown === null ? [] : [{ start: 0, end: 1, text: unknown, unit: null }];
        return task(words, { lead: [...lead, ...other], deadlines: [deadline], ordinal: at });
      });
      const events = made.filter((_, at) => drawn[at]!.done).map((one) => event(one, { on: '2013-06-01' }));
      const register = registerOf(made, { events, documents: [document('a.txt', { number: null, title })] });
      const messages = chatMessages(summaryOf(register.items(), register.today), fewUnits, title);
      expect(messages.length).toBeGreaterThan(0);
      for (const message of messages) {
        expect(message.length).toBeLessThan(messageLimit);
        expect(message.length).toBeGreaterThan(0);
        expect(isWhole(message)).toBe(true);
      }
      const lines = messages.flatMap((message) => message.split('\n')).filter((line) => /^- \S/u.test(line));
      expect(lines.filter((line) => !/ \[[0-9a-f]{8,16}\]$/u.test(line))).toEqual([]);
    });
    fc.assert(property, { numRuns: 60 });
  });

  it('name every line by its id, the last missed first, and count what they leave out', () => {
    const missed = Array.from({ length: 12 }, (_, at) =>
      task(`Việc ${at + 1} `.padEnd(400, 'rất dài '), {
        deadlines: [dueOn(`2013-05-${String(at + 10)}`)],
        lead: ['lac-sa', 'van-phong', 'nganh', 'phong-y-te'].map(mention),
      }),
    );
    const later = task('Việc sang năm', { deadlines: [dueOn('2014-05-01')] });
    const register = registerOf([...missed, later]);
    const messages = chatMessages(summaryOf(register.items(), register.today), fewUnits).join('\n\n');
    const lines = messages.split('\n').filter((line) => line.startsWith('- '));
    expect(lines).toHaveLength(10);
    for (const line of lines)
      expect(line).toMatch(/…” \(Thông báo số 12\/TB-SYT ngày 18\/4\/2013\) \[[0-9a-f]{8}\]$/u);
    expect(lines[0]).toContain('“Việc 12 ');
    expect(messages).toContain('QUÁ HẠN (12)');
    expect(messages).toContain('… và 2 nhiệm vụ khác.');
    expect(messages).toMatch(/SAU QUÝ NÀY \(1\)$/u);
  });
});

describe('a shortened text', () => {
  it('is a beginning of whole words, or of whole characters of a word that is too long', () => {
    const property = fc.property(text, fc.integer({ min: 2, max: 300 }), (words, limit) => {
      const short = shortened(words, limit);
      expect(short.length).toBeLessThanOrEqual(limit);
      if (words.length <= limit) {
        expect(short).toBe(words);
        return;
      }
      const kept = short.slice(0, -1);
      expect(short.endsWith('…')).toBe(true);
      expect(words.startsWith(kept)).toBe(true);
      expect(isWhole(short)).toBe(true);
      const firstWord = words.trimStart().split(/\s/u)[0]!;
      if (firstWord.length < limit && words === words.trimStart()) {
        expect(/^\s|^$/u.test(words.slice(kept.length)), 'ends where a word does').toBe(true);
      }
    });
    fc.assert(property, { numRuns: 500 });
  });
});
