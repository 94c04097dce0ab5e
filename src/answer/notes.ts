import { UserError } from '../core/errors.ts';

/** What an asker is told when a model could have written the answer and did not. */
export const notes = {
  notCarried:
    'Nội dung do mô hình viết không được kho văn bản chứng thực đủ nên không dùng; dưới đây là nguyên văn các đoạn liên quan.',
  notFound:
    'Mô hình không thấy điều được hỏi trong các đoạn gần nhất; dưới đây là nguyên văn các đoạn đó để anh/chị xem xét.',
  resting:
    'Mô hình đang tạm ngừng do vừa gặp lỗi nhiều lần liên tiếp; dưới đây là nguyên văn các đoạn liên quan.',
  budgetOfAll:
    'Đã hết hạn mức dùng mô hình của cả cơ quan trong hôm nay; dưới đây là nguyên văn các đoạn liên quan.',
  budgetOfAsker:
    'Anh/chị đã dùng hết hạn mức mô hình của mình trong hôm nay; dưới đây là nguyên văn các đoạn liên quan.',
} as const;

/**
 * What to say when the model failed. Who runs the program (`asker` null: the terminal) reads a known fault in its own
 * words, with the setting to look at; in a chat nobody could do anything with it.
 */
export function faultNote(fault: unknown, asker: string | null): string {
  const known = asker === null && fault instanceof UserError;
  const told = known ? `${fault.message.trim().replace(/[.!]?$/, '.')} ` : '';
  return `Chưa dùng được mô hình để viết câu trả lời. ${told}Dưới đây là nguyên văn các đoạn liên quan.`;
}

/** The same outcome with a note above its text. */
export function withNote<Outcome extends { text: string; note?: string }>(
  outcome: Outcome,
  note: string,
): Outcome {
  return { ...outcome, note, text: `${note}\n\n${outcome.text}` };
}
