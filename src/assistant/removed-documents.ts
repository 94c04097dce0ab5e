import type { Outgoing } from '../core/message.ts';
import { fold } from '../core/text.ts';
import type { Working } from './chat-command.ts';
import { labelOf, type Offer } from './choices.ts';
import { localTime } from './local-time.ts';
import type { RemovedDocument } from './office.ts';

const shown = 10;
const offered = 5;

/** What left the archive and can be brought back, newest first, with a choice for each; `words` narrow the list. */
export async function* listRemoved(words: string, working: Working): AsyncGenerator<Outgoing> {
  const all = await working.office.removed();
  const wanted = plain(words);
  const found = all.filter(({ name, source }) => plain(`${name} ${source}`).includes(wanted));
  if (all.length === 0) {
    yield await working.note('Hiện không có văn bản nào đã gỡ mà còn khôi phục được.');
    return;
  }
  if (found.length === 0) {
    yield await working.note(
      `Trong ${all.length} văn bản đã gỡ còn khôi phục được, không có văn bản nào ứng với “${words}”. Gõ /dago để xem tất cả.`,
    );
    return;
  }
  const more = found.length - shown;
  yield await working.note(
    [
      `Văn bản đã gỡ hoặc đã được thay, còn khôi phục được (${found.length}), mới nhất trước:`,
      ...found.slice(0, shown).map((one) => `- ${lineOf(one)}`),
      ...(more > 0 ? [`… và ${more} văn bản khác. Gõ /dago kèm số hoặc tên tệp để tìm.`] : []),
    ].join('\n'),
    found.slice(0, offered).map(
      ({ undo, source, number, at }): Offer => ({
        // With its time: of one number there may be several versions.
        label: labelOf(`Khôi phục ${number ?? source} (${localTime(at)})`),
        action: { do: 'restore', undo, source },
      }),
    ),
    true,
  );
}

const lineOf = ({ name, source, at, isReplaced }: RemovedDocument): string =>
  `${name} (tệp ${source}), ${isReplaced ? 'được thay' : 'gỡ'} lúc ${localTime(at)}`;

const plain = (text: string) => fold(text.normalize('NFC')).trim();
