import type { DocumentCard, Refusal } from '../core/answer.ts';
import { cardOf } from '../core/document-card.ts';
import { documentName } from '../core/document-name.ts';
import type { Evidence } from '../core/evidence.ts';

const nearestShown = 3;

/** That the archive lacks a document that is asked for by its number; null when it lacks none. */
export function missingText({ missing = [] }: Evidence): string | null {
  return missing.length > 0 ? `Trong kho không có văn bản số ${missing.join('; ')}.` : null;
}

/**
 * "Không tìm thấy", why, and the documents that come nearest, so that the asker has a way on. `mode` is
 * `generated` where a model read the passages and did not find it there.
 */
export function refuse(evidence: Evidence, mode: Refusal['mode'] = 'extractive'): Refusal {
  const nearest = new Map<string, DocumentCard>();
  for (const { document } of evidence.passages) {
    if (nearest.size === nearestShown) break;
    nearest.set(document.source, cardOf(document));
  }
  const reason =
    missingText(evidence) ??
    (nearest.size > 0
      ? 'Không có đoạn nào trong kho nói đủ sát nội dung câu hỏi.'
      : 'Kho văn bản không có từ nào của câu hỏi.');
  const lines = [`Không tìm thấy nội dung trả lời câu hỏi này trong kho văn bản. ${reason}`];
  if (nearest.size > 0) {
    lines.push('', 'Các văn bản gần nhất với câu hỏi:');
    for (const card of nearest.values()) {
      const title = card.number && card.title ? ` – ${card.title}` : '';
      lines.push(`- ${documentName(card)}${title} (tệp ${card.source})`);
    }
  }
  lines.push('', 'Anh/chị có thể hỏi lại rõ hơn, ví dụ nêu tên công việc, đơn vị, số hoặc ngày của văn bản.');
  return {
    kind: 'refusal',
    mode,
    text: lines.join('\n'),
    quotes: [],
    reason,
    nearest: [...nearest.values()],
  };
}
