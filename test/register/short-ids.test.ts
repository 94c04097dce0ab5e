import { describe, expect, it } from 'vitest';
import { chatLine } from '../../src/register/chat-text.ts';
import { taskCalled } from '../../src/register/report-event.ts';
import { dueOn, event, fewUnits, registerOf, task } from '../support/register.ts';

/** Two tasks whose keys begin with the same eight digits, and one that is told apart by them. */
const twins = [
  task('Rà soát tủ lạnh', { key: 'abcdef0100000001', deadlines: [dueOn('2013-06-30')] }),
  task('Rà soát tủ thuốc', { key: 'abcdef0100000002', deadlines: [dueOn('2013-06-30')] }),
];
const other = task('Diệt loăng quăng', { key: '1234567800000003' });
const register = registerOf([...twins, other], { events: [event(twins[1]!, { on: '2013-06-10' })] });

describe('tasks whose short ids collide', () => {
  it('are shown by all their digits, the others by eight', () => {
    expect(register.tasks({}).map(({ task: { id } }) => id)).toEqual([
      ...['abcdef0100000001', 'abcdef0100000002', '12345678'],
    ]);
    const [item] = register.items({ text: 'tu lanh' });
    expect(chatLine(item!, register.today, fewUnits)).toMatch(/\[abcdef0100000001\]$/u);
  });

  it('are each found by what is shown, and neither by what both share', () => {
    for (const { task: one } of register.tasks({})) {
      expect(taskCalled(register, one.id).text).toBe(one.text);
      expect(taskCalled(register, one.id.toUpperCase()).text).toBe(one.text);
    }
    expect(() => taskCalled(register, 'abcdef01')).toThrow(
      'Mã "abcdef01" ứng với nhiều nhiệm vụ: abcdef0100000001, abcdef0100000002. Hãy gõ mã dài hơn.',
    );
  });

  it('keep their reports apart', () => {
    const statusOf = (text: string) => register.items({ text })[0]!.status;
    expect([statusOf('tu lanh'), statusOf('tu thuoc')]).toEqual(['chưa đến hạn', 'hoàn thành đúng hạn']);
  });

  it('are no others than those of the same words in two files, which are one task', () => {
    const copy = { ...twins[0]!, source: 'b.txt' };
    const both = registerOf([twins[0]!, copy], {
      documents: ['a.txt', 'b.txt'].map((source) => ({ ...register.documents[0]!, source })),
    });
    expect(both.tasks({}).map(({ task: { id } }) => id)).toEqual(['abcdef01', 'abcdef01']);
    expect(taskCalled(both, 'abcdef01').text).toBe('Rà soát tủ lạnh');
  });
});
