import type { Check } from '../../core/check.ts';
import { formatDate } from '../../core/dates.ts';
import type { Section } from '../../core/document.ts';
import { capitalise, documentName } from '../../core/document-name.ts';
import { articleType } from '../../core/document-types.ts';
import { issuerName } from '../../core/issuer-name.ts';
import type { ArchivedDocument, IndexReport } from '../../core/ports.ts';
import { readable } from '../../core/readable.ts';

/** What `index` did, in a few lines; every skipped file by name with its reason. */
export function renderIndexReport(report: IndexReport): string {
  const counts = [
    `thêm ${report.added}`,
    `sửa ${report.changed}`,
    `gỡ ${report.removed}`,
    `giữ nguyên ${report.unchanged}`,
    `bỏ qua ${report.skipped.length}`,
  ];
  const lines = [
    `Kho có ${report.documents} văn bản, ${report.passages} đoạn, ${report.tasks} nhiệm vụ (${counts.join(', ')}; ${seconds(report.seconds)} giây).`,
  ];
  if (report.skipped.length > 0) {
    lines.push('', 'Tệp bỏ qua:', ...report.skipped.map(({ source, reason }) => `- ${source}: ${reason}`));
  }
  const noted = report.notes.filter(({ notes }) => notes.length > 0);
  if (noted.length > 0) {
    lines.push(
      '',
      'Ghi chú khi đọc:',
      ...noted.map(({ source, notes }) => `- ${source}: ${notes.join('; ')}`),
    );
  }
  return lines.join('\n');
}

const seconds = (value: number) => value.toFixed(1).replace('.', ',');

/** One document in a list: what it is, what it is about, where it lies. */
export function renderDocumentLine(document: ArchivedDocument): string {
  const name = documentName(document);
  const title = document.number && document.title ? `\n  ${document.title}` : '';
  const signer = document.signer?.name ? `người ký: ${document.signer.name}` : '';
  const issuer = issuerName(document);
  // An article orders nothing, so it is not in force either.
  const force = document.type === articleType ? '' : document.status.text;
  const facts = [issuer, force, signer].filter(Boolean).join('; ');
  return [`${name}${title}`, ...(facts ? [`  ${facts}`] : []), `  Tệp: ${document.source}`].join('\n');
}

export function renderList(documents: readonly ArchivedDocument[]): string {
  if (documents.length === 0) return emptyArchive;
  return [...documents.map(renderDocumentLine), `Tổng cộng: ${documents.length} văn bản.`].join('\n\n');
}

export const emptyArchive =
  'Kho chưa có văn bản nào. Hãy đặt văn bản vào thư mục kho rồi chạy lệnh "vanthu index".';

/** A document as a records clerk would read it out: header, outline, number of passages. */
export function renderShow(shown: {
  document: ArchivedDocument & { text: string };
  sections: readonly Section[];
  passages: readonly unknown[];
  tasks: readonly unknown[];
}): string {
  const { document } = shown;
  const field = (name: string, value: string | null | undefined) => (value ? [`${name}: ${value}`] : []);
  const signer = document.signer;
  return [
    ...field('Tệp', document.source),
    ...field('Loại', document.type && capitalise(document.type)),
    ...field('Số, ký hiệu', document.number),
    ...field('Ngày ban hành', document.issuedOn && formatDate(document.issuedOn)),
    ...field('Nơi ban hành', document.place),
    ...field('Cơ quan chủ quản', document.superior),
    ...field('Cơ quan ban hành', document.issuer),
    ...field('Trích yếu', document.title),
    ...field(
      'Người ký',
      signer && [signer.authority, signer.position, signer.name].filter(Boolean).join(' – '),
    ),
    ...field('Độ khẩn', document.urgency),
    ...field('Hiệu lực', document.status.text),
    ...document.relations.map(
      ({ kind, type, number, issuedOn }) =>
        `${capitalise(kind)}: ${[type, number && `số ${number}`, issuedOn && `ngày ${formatDate(issuedOn)}`].filter(Boolean).join(' ')}`,
    ),
    ...document.notes.map((note) => `Ghi chú: ${note}`),
    '',
    `Bố cục (${shown.sections.length} mục, ${shown.passages.length} đoạn, ${shown.tasks.length} nhiệm vụ):`,
    ...shown.sections
      .filter((section) => !['bullet', 'row', 'table'].includes(section.kind))
      .map((section) => `  ${section.path}  ${shorten(headingOf(section, document.text))}`),
  ].join('\n');
}

/** The heading, or for an item that has none the beginning of its words. */
function headingOf(section: Section, text: string): string {
  const words = section.heading || text.slice(section.start, Math.min(section.end, section.start + 200));
  return readable(words).replace(/\s+/g, ' ');
}

const shorten = (text: string, limit = 90) =>
  text.length > limit ? `${text.slice(0, limit).trimEnd()}…` : text;

/** Search results with the beginning of each passage; with `explain`, the parts of each score. */
export function renderResults(
  results: readonly {
    source: string;
    number: string | null;
    section: string;
    score: number;
    text: string;
    parts?: Record<string, number>;
  }[],
): string {
  if (results.length === 0) return 'Không tìm thấy đoạn nào.';
  return results
    .map((result, index) => {
      const place = [result.number, result.section && `mục ${result.section}`, result.source]
        .filter(Boolean)
        .join(', ');
      const parts = Object.entries(result.parts ?? {}).map(([name, value]) => `${name} ${value.toFixed(3)}`);
      const explained = parts.length > 0 ? `\n   = ${parts.join(' + ')}` : '';
      return `${index + 1}. [${result.score.toFixed(3)}] ${place}${explained}\n   ${shorten(readable(result.text).replace(/\s+/g, ' '), 200)}`;
    })
    .join('\n\n');
}

export function renderChecks(checks: readonly Check[]): string {
  return checks
    .map(
      (check) =>
        `${check.ok ? '✓' : '✗'} ${check.name}: ${check.detail}${check.remedy ? `\n  → ${check.remedy}` : ''}`,
    )
    .join('\n');
}
