import { readFileSync } from 'node:fs';
import { understandMessage } from '../../src/assistant/follow-up.ts';
import type { DocumentCard } from '../../src/core/answer.ts';
import type { Turn } from '../../src/core/turn.ts';
import { sampleKnown } from '../support/known.ts';

/** One line of a table of dialogues. */
export interface Dialogue {
  /** Earlier turns: the full question, the documents that were cited by their keys, tasks and quotes that were named. */
  turns: {
    q: string;
    docs?: string[];
    tasks?: string[];
    lead?: string;
    quotes?: string[];
    kind?: Turn['kind'];
  }[];
  say: string;
  /** The full question; null for a message that is asked as it is; `?` where it must be asked which one is meant. */
  expect: string | null;
}

const card = (
  source: string,
  type: string,
  number: string | null,
  issuedOn: string,
  title: string,
): DocumentCard => ({
  ...{ source, type, number, issuedOn, title },
  ...{ issuer: 'SỞ Y TẾ', superior: 'UBND TỈNH THANH GIANG', status: 'còn hiệu lực' },
});

/** Documents that the dialogues cite. */
export const cards: Record<string, DocumentCard> = {
  kh64: card(
    'kh64.md',
    'kế hoạch',
    '64/KH-SYT',
    '2024-03-18',
    'Phòng, chống bệnh sốt xuất huyết Dengue năm 2024',
  ),
  kh21: card('kh21.docx', 'kế hoạch', '21/KH-SYT', '2026-01-23', 'Tiêm chủng mở rộng năm 2026'),
  cv1655: card(
    'cv1655.txt',
    'công văn',
    '1655/SYT-NVY',
    '2026-09-14',
    'tăng cường phòng, chống bệnh tay chân miệng',
  ),
  qd512: card(
    'qd512.html',
    'quyết định',
    '512/QĐ-SYT',
    '2022-06-30',
    'Ban hành Quy định xử lý phản ánh qua đường dây nóng',
  ),
  qd734: card(
    'qd734.html',
    'quyết định',
    '734/QĐ-SYT',
    '2025-08-25',
    'Sửa đổi Quy định xử lý phản ánh qua đường dây nóng',
  ),
  tb318: card('tb318.html', 'thông báo', '318/TB-SYT', '2013-04-22', 'Kết luận giao ban quý I năm 2013'),
  gm: card('gm.docx', 'giấy mời', null, '2026-11-16', 'Dự Hội nghị tổng kết công tác y tế năm 2026'),
  hd2156: card(
    'hd2156.pdf',
    'hướng dẫn',
    '2156/HD-SYT',
    '2023-10-06',
    'Phân loại, thu gom và xử lý chất thải y tế',
  ),
  bc412: card('bc412.pdf', 'báo cáo', '412/BC-SYT', '2025-12-19', 'Kết quả công tác y tế năm 2025'),
};

const today = '2026-11-02';

export function turnOf({
  q,
  docs = [],
  tasks = [],
  lead,
  quotes = [],
  kind = 'answer',
}: Dialogue['turns'][number]): Turn {
  const documents = docs.map((key) => cards[key]!);
  const source = documents[0]?.source ?? '';
  return {
    ...{ asked: q, full: q, kind, documents, mode: 'extractive' },
    quotes: quotes.map((text) => ({ source, section: '', text })),
    tasks: tasks.map((text, at) => ({ id: String(at), text, lead: lead ? [lead] : [], source })),
  };
}

export function readDialogues(file: string): Dialogue[] {
  return readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Dialogue);
}

/** What the rules make of the last message of a dialogue, in the form of `expect`. */
export function understood({ turns, say }: Dialogue): string | null {
  const outcome = understandMessage(say, turns.map(turnOf), { units: sampleKnown.units, today });
  if (outcome.kind === 'complete') return null;
  if (outcome.kind === 'which') return '?';
  return outcome.question ?? '(mô hình)';
}
