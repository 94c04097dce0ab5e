import { GrammyError, HttpError } from 'grammy';
import { ChannelRefusal } from '../../core/channel.ts';

/** A fault of a call as a refusal in Vietnamese, without the token, which stands in the address of every call. */
export function refusalOf(fault: unknown): unknown {
  if (fault instanceof GrammyError) {
    const { error_code: code, description, parameters } = fault;
    const seconds = parameters.retry_after ?? null;
    if (code === 429) {
      return new ChannelRefusal('Telegram yêu cầu gửi chậm lại.', { later: true, retryAfter: seconds });
    }
    if (code >= 500) return new ChannelRefusal(`Máy chủ Telegram gặp lỗi (${code}).`, { later: true });
    if (/blocked by the user|user is deactivated/.test(description)) {
      return new ChannelRefusal('Người nhận đã chặn bot hoặc đã xóa tài khoản.', { later: false });
    }
    if (/chat not found|bot was kicked|not a member|have no rights/.test(description)) {
      return new ChannelRefusal('Bot không còn trong cuộc trò chuyện này.', { later: false });
    }
    if (code === 401) {
      return new ChannelRefusal('Telegram không chấp nhận mã bot. Hãy kiểm tra TELEGRAM_BOT_TOKEN.', {
        later: false,
      });
    }
    return new ChannelRefusal(`Telegram từ chối tin nhắn (${code}: ${description}).`, { later: false });
  }
  if (fault instanceof HttpError) {
    return new ChannelRefusal('Không kết nối được tới Telegram.', { later: true });
  }
  return fault;
}
