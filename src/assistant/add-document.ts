import { formatDate } from '../core/dates.ts';
import { capitalise, documentName } from '../core/document-name.ts';
import type { Outgoing } from '../core/message.ts';
import type { Working } from './chat-command.ts';
import type { Offer } from './choices.ts';
import { indexing, reportText, secondsText } from './indexing.ts';
import type { Preview } from './office.ts';

/** Reads a file that an admin sent, shows what it is, and asks. A file that cannot be taken leaves no trace. */
export async function* previewFile(working: Working): AsyncGenerator<Outgoing> {
  const { file } = working.incoming;
  if (!file) return;
  yield { kind: 'progress', text: `Đang đọc tệp ${file.name}…` };
  const preview = await working.office.preview({ name: file.name, bytes: await file.bytes() });
  if (preview.same !== null) {
    await working.office.discard(preview.id);
    yield await working.note(`Kho đã có đúng văn bản này (tệp ${preview.same}), nên không cần thêm.`);
    return;
  }
  const replaces = preview.earlier !== null;
  yield await working.note(
    previewText(file.name, preview),
    [
      {
        label: replaces ? 'Thay bản cũ' : 'Thêm vào kho',
        action: { do: 'add', id: preview.id, name: file.name },
      },
      { label: 'Không thêm', action: { do: 'discard', id: preview.id, name: file.name } },
    ],
    true,
  );
}

function previewText(name: string, preview: Preview): string {
  const { type, number, issuedOn, title, issuer, tasks, deadlines, notes, earlier, replaces } = preview;
  const line = (label: string, value: string | null) => `- ${label}: ${value ?? 'không đọc được'}`;
  return [
    `Đã đọc tệp ${name}:`,
    line('Loại', type && capitalise(type)),
    line('Số, ký hiệu', number),
    line('Ngày ban hành', issuedOn && formatDate(issuedOn)),
    line('Cơ quan ban hành', issuer),
    line('Trích yếu', title),
    `- Nhiệm vụ: ${tasks}; thời hạn: ${deadlines}`,
    ...notes.map((note) => `- Lưu ý: ${note}`),
    ...replaces.map((document) => `- Văn bản này thay thế hoặc bãi bỏ: ${documentName(document)}`),
    '',
    earlier
      ? `Kho đang có một bản của văn bản này: ${documentName(earlier)} (tệp ${earlier.source}). Thay bản đó bằng tệp mới?`
      : 'Thêm văn bản này vào kho?',
  ].join('\n');
}

/** The version that gave way, by its file where that tells them apart. */
const versionOf = (replaced: { source: string }, source: string) =>
  replaced.source === source ? 'bản trước đó' : `bản trước đó (tệp ${replaced.source})`;

/** Puts the waiting file into the archive and reindexes. */
export async function* addFile(working: Working, id: string, name: string): AsyncGenerator<Outgoing> {
  const { source, report, replaced } = yield* indexing((onProgress) => working.office.add(id, onProgress));
  await working.audit(
    'add document',
    source,
    replaced ? `${name}; thay ${versionOf(replaced, source)}` : name,
  );
  const undo: Offer = replaced
    ? {
        label: 'Khôi phục bản cũ',
        action: { do: 'restore', undo: replaced.undo, source: replaced.source },
      }
    : { label: 'Gỡ lại', action: { do: 'remove', source } };
  yield await working.note(
    [
      `Đã đưa văn bản vào kho (tệp ${source}) sau ${secondsText(report.seconds)}. Kho có ${report.documents} văn bản, ${report.tasks} nhiệm vụ.`,
      ...(replaced
        ? [`${capitalise(versionOf(replaced, source))} đã được đưa ra khỏi kho và vẫn khôi phục được.`]
        : []),
      `Thêm ${report.added}, sửa ${report.changed}, bỏ qua ${report.skipped.length}. Anh/chị có thể hỏi về văn bản này ngay.`,
    ].join('\n'),
    [{ label: 'Xem văn bản', action: { do: 'document', source } }, undo],
    true,
  );
}

/** Puts back what left the archive; the version that had taken its place leaves, which is offered to be undone. */
export async function* restoreFile(working: Working, undo: string): AsyncGenerator<Outgoing> {
  const { source, report, replaced } = yield* indexing(() => working.office.restore(undo));
  await working.audit('restore document', source, replaced ? `thay ${versionOf(replaced, source)}` : '');
  const told = replaced
    ? `Đã khôi phục tệp ${source}, thay cho bản đang có trong kho; bản đó vẫn khôi phục lại được.`
    : `Đã khôi phục ${source}.`;
  yield await working.note(
    `${told} ${reportText(report)}`,
    [
      { label: 'Xem văn bản', action: { do: 'document', source } },
      ...(replaced
        ? [
            {
              label: 'Hoàn tác',
              action: { do: 'restore', undo: replaced.undo, source: replaced.source },
            } as const,
          ]
        : []),
    ],
    true,
  );
}
