import type { Outgoing } from '../core/message.ts';
import type { Unit } from '../core/unit.ts';
import type { Working } from './chat-command.ts';

/** Units that are offered where a name is not clear. */
const offered = 5;

/**
 * The unit that words name, or the person's own one where there are none. Where it is not clear, says what to do and
 * gives null; `again` is the command for one of several.
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
  const names = found.slice(0, offered).map(({ name }) => name);
  yield await working.note(
    [`“${words}” có thể là nhiều đơn vị. Xin gõ rõ hơn:`, ...names.map((name) => `- ${again(name)}`)].join(
      '\n',
    ),
  );
  return null;
}
