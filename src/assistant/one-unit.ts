import type { Outgoing } from '../core/message.ts';
import type { Unit } from '../core/unit.ts';
import type { Working } from './chat-command.ts';
import { labelOf } from './choices.ts';

/** Units that are offered where a name is not clear. */
const offered = 5;

/**
 * The unit that words name, or the person's own one where there are none. Where it is not clear, says what to do and
 * gives null; `again` is the command with a unit's name in it.
 */
export async function* oneUnit(
  words: string,
  working: Working,
  again: (name: string) => string,
): AsyncGenerator<Outgoing, Unit | null> {
  const { office } = working;
  if (words === '') {
    const own = working.unit === null ? undefined : office.unit(working.unit);
    if (own) return own;
    yield await working.note(
      `Xin cho biết đơn vị, ví dụ: ${again('Phòng Kế hoạch')}. Gõ /donvi và tên đơn vị để Văn thư nhớ đơn vị của anh/chị.`,
    );
    return null;
  }
  const found = office.units(words);
  const [unit, ...others] = found;
  if (!unit) {
    yield await working.note(
      `Không tìm thấy đơn vị “${words}” trong danh mục. Xin gõ tên đầy đủ hơn, ví dụ: ${again('Phòng Kế hoạch')}`,
    );
    return null;
  }
  if (others.length === 0) return unit;
  const left = found.length - offered;
  yield await working.note(
    `“${words}” có thể là nhiều đơn vị. Xin chọn một đơn vị${left > 0 ? ' dưới đây' : ''}, hoặc gõ tên rõ hơn.` +
      (left > 0 ? ` (Còn ${left} đơn vị khác.)` : ''),
    found
      .slice(0, offered)
      .map(({ name }) => ({ label: labelOf(name), action: { do: 'command', text: again(name) } })),
    true,
  );
  return null;
}
