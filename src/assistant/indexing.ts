import type { Outgoing } from '../core/message.ts';
import type { IndexReport, Progress } from '../core/ports.ts';
import { stream } from './stream.ts';

const stages: Record<Progress['stage'], string> = {
  reading: 'Đang đọc văn bản',
  embedding: 'Đang tính vectơ',
  writing: 'Đang ghi chỉ mục',
  vectors: 'Đang dựng chỉ mục vectơ',
};

/** Long work with its progress going out; gives what it gives. */
export async function* indexing<Result>(
  work: (onProgress: (progress: Progress) => void) => Promise<Result>,
): AsyncGenerator<Outgoing, Result> {
  let result: { value: Result } | undefined;
  yield* stream<Outgoing>(async (emit) => {
    emit({ kind: 'progress', text: 'Đang lập chỉ mục lại; anh/chị vẫn hỏi được bình thường…' });
    const value = await work(({ stage, done, total }) =>
      emit({ kind: 'progress', text: `${stages[stage]}: ${done}/${total}…` }),
    );
    result = { value };
  });
  return result!.value;
}

export const secondsText = (seconds: number): string =>
  seconds < 0.1 ? 'chưa đến 0,1 giây' : `${seconds.toFixed(1).replace('.', ',')} giây`;

const skippedShown = 10;

/** What a reindexing did, in a few lines. */
export function reportText(report: IndexReport): string {
  const { documents, tasks, added, changed, removed, unchanged, skipped, seconds } = report;
  return [
    `Đã lập chỉ mục xong sau ${secondsText(seconds)}: kho có ${documents} văn bản, ${tasks} nhiệm vụ.`,
    `Thêm ${added}, sửa ${changed}, gỡ ${removed}, giữ nguyên ${unchanged}, bỏ qua ${skipped.length}.`,
    ...skipped.slice(0, skippedShown).map(({ source, reason }) => `- ${source}: ${reason}`),
    ...(skipped.length > skippedShown ? [`… và ${skipped.length - skippedShown} tệp khác.`] : []),
  ].join('\n');
}
