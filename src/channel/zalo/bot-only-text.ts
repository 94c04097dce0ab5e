import type { Assistant } from '../../core/channel.ts';

/** An album comes as many messages: one word on it is enough. */
const quietMs = 60_000;
const words =
  'Ở đây chỉ đọc được tin nhắn chữ. Xin anh/chị viết câu hỏi bằng chữ; nếu cần gửi tệp, xin dùng Telegram hoặc Zalo Official Account, hoặc nhờ người quản trị chép tệp vào thư mục kho.';

/** Answers pictures, stickers and whatever Zalo does not give to bots: once a minute in a chat. */
export function onlyText(clock: () => Date): Assistant {
  const told = new Map<string, number>();
  return async function* ({ chat }) {
    const now = clock().getTime();
    for (const [known, at] of told) if (now - at >= quietMs) told.delete(known);
    if (told.has(chat)) return;
    told.set(chat, now);
    yield { kind: 'note', text: words };
  };
}
