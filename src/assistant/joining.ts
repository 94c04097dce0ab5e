import type { Outgoing } from '../core/message.ts';
import { roleNames } from './access.ts';
import type { Working } from './chat-command.ts';

/** Requests that may wait at once: beyond that somebody plays with the bot. */
const mostRequests = 200;

/**
 * The dialogue with a stranger: a code to tell an admin, once; admins get the request with buttons. Nothing of the
 * archive is told.
 */
export async function* askForAccess(working: Working): AsyncGenerator<Outgoing> {
  const { incoming, access, people } = working;
  if (!incoming.private) {
    yield {
      kind: 'note',
      text: 'Anh/chị chưa được cấp quyền hỏi kho văn bản. Xin nhắn riêng cho Văn thư để xin quyền.',
    };
    return;
  }
  if (!people.requestOf(working.id) && people.requests().length >= mostRequests) {
    yield {
      kind: 'note',
      text: 'Hiện có quá nhiều yêu cầu cấp quyền đang chờ. Xin liên hệ trực tiếp người quản trị.',
    };
    return;
  }
  const { request, isNew } = await access.request(incoming, incoming.name ?? null);
  const admins = access.admins();
  yield {
    kind: 'note',
    text: [
      'Kho văn bản này chỉ phục vụ cán bộ của cơ quan, và anh/chị chưa được cấp quyền.',
      `Mã yêu cầu của anh/chị: ${spelt(request.code)}`,
      admins.length > 0
        ? 'Yêu cầu đã được gửi tới người quản trị. Anh/chị có thể đọc mã này cho họ để được duyệt nhanh hơn.'
        : 'Hệ thống chưa có người quản trị. Người cài đặt cần đặt biến ADMINS ' +
          `(ví dụ ADMINS=${working.id}) rồi khởi động lại.`,
    ].join('\n'),
  };
  if (!isNew) return;
  for (const admin of admins) {
    await working.tell(
      admin,
      `${working.by} xin quyền sử dụng. Mã yêu cầu: ${spelt(request.code)}.\n` +
        `Muốn gán đơn vị, gõ: /duyet ${request.code} nhân viên TÊN_ĐƠN_VỊ`,
      [
        ...(['staff', 'manager'] as const).map((role) => ({
          label: `Duyệt: ${roleNames[role]}`,
          action: { do: 'approve', code: request.code, role } as const,
        })),
        { label: 'Từ chối', action: { do: 'reject', code: request.code } },
      ],
    );
  }
}

const spelt = (code: string) => `${code.slice(0, 4)}-${code.slice(4)}`;
