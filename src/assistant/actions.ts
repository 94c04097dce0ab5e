import type { PersonId, Role } from '../core/people.ts';
import type { DeadlineWish } from './office.ts';

/** A quote that an answer showed. */
export interface ShownQuote {
  source: string;
  start: number;
  end: number;
}

/** What a button or a number does. Stored as JSON: plain data only. */
export type Action =
  /** The rest of a long message. */
  | { do: 'page'; rest: string }
  /** The quotes of an answer in their context, from the one at `at`. */
  | { do: 'context'; quotes: ShownQuote[]; at: number }
  | { do: 'original'; source: string }
  | { do: 'more'; question: string; shown: string[] }
  | { do: 'useful'; question: string; useful: boolean }
  | { do: 'why'; question: string; word: string }
  | { do: 'document'; source: string }
  | { do: 'ask'; question: string }
  /** A command as if it had been typed, with the right that it needs. */
  | { do: 'command'; text: string }
  | { do: 'deadlines'; wish: DeadlineWish }
  | { do: 'approve'; code: string; role: Role }
  | { do: 'reject'; code: string }
  | { do: 'add'; id: string; name: string }
  | { do: 'discard'; id: string; name: string }
  | { do: 'remove'; source: string }
  | { do: 'restore'; undo: string; source: string }
  | { do: 'reopen'; task: string }
  | { do: 'unextend'; task: string; because: string | null }
  | { do: 'subscribe'; kind: 'daily' | 'weekly' | 'reminder'; time: string; daysAhead: number | null }
  | { do: 'unsubscribe'; id: number }
  | { do: 'revoke'; person: PersonId };

/** The right that an action needs; looked up when it is taken, not when it was offered. */
export const roleFor: Record<Action['do'], Role> = {
  page: 'staff',
  context: 'staff',
  original: 'staff',
  more: 'staff',
  useful: 'staff',
  why: 'staff',
  document: 'staff',
  ask: 'staff',
  command: 'staff',
  deadlines: 'staff',
  subscribe: 'staff',
  unsubscribe: 'staff',
  reopen: 'manager',
  unextend: 'manager',
  approve: 'admin',
  reject: 'admin',
  add: 'admin',
  discard: 'admin',
  remove: 'admin',
  restore: 'admin',
  revoke: 'admin',
};

/** What is said to somebody who lacks the right, and read by admins. */
export const actionNames: Record<Action['do'], string> = {
  page: 'xem tiếp',
  context: 'xem trong văn bản',
  original: 'tải văn bản gốc',
  more: 'xem kết quả khác',
  useful: 'đánh giá câu trả lời',
  why: 'đánh giá câu trả lời',
  document: 'xem văn bản',
  ask: 'hỏi kho văn bản',
  command: 'dùng lệnh',
  deadlines: 'xem thời hạn',
  subscribe: 'đăng ký bản tin',
  unsubscribe: 'bỏ đăng ký bản tin',
  reopen: 'mở lại nhiệm vụ',
  unextend: 'bỏ gia hạn nhiệm vụ',
  approve: 'duyệt yêu cầu cấp quyền',
  reject: 'từ chối yêu cầu cấp quyền',
  add: 'thêm văn bản',
  discard: 'bỏ tệp đang chờ',
  remove: 'gỡ văn bản',
  restore: 'khôi phục văn bản',
  revoke: 'thu hồi quyền',
};
