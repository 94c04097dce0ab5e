import type { Document, Ingested, Skipped, Span } from '../../src/core/document.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import { sampleKnown } from '../support/known.ts';

/** What a golden folder's source becomes, as text that a person can check line by line. */
export async function renderSource(source: string, bytes: Uint8Array): Promise<string> {
  return render(await ingest({ source, sha256: '', bytes }, { maxBytes: 10_000_000, ...sampleKnown }));
}

function render(result: Ingested | Skipped): string {
  if ('reason' in result) return `không nhận: ${result.reason}\n`;
  const { document, sections, passages } = result;
  const quote = (span: Span) => oneLine(document.text.slice(span.start, span.end));
  const outline = sections.map((section) => {
    const depth = section.path.split(' › ').length - 1;
    return `${'  '.repeat(depth)}${section.kind} [${section.path}] ${section.heading}`.trimEnd();
  });
  const pieces = passages.flatMap((passage) => [
    `${passage.kind} [${passage.section}]${passage.page ? ` trang ${passage.page}` : ''}`,
    ...passage.context.map((span) => `  < ${quote(span)}`),
    `  ${quote(passage)}`,
  ]);
  return [...header(document, quote), '', '== mục ==', ...outline, '', '== đoạn ==', ...pieces, ''].join(
    '\n',
  );
}

function header(document: Document, quote: (span: Span) => string): string[] {
  const { signer } = document;
  const fields: [name: string, value: string | null | undefined][] = [
    ['dạng', document.format],
    ['số', document.number],
    ['loại', document.type],
    ['cơ quan', document.issuer],
    ['chủ quản', document.superior],
    ['nơi', document.place],
    ['ngày', document.issuedOn],
    ['trích yếu', document.title],
    ['khẩn', document.urgency],
    ['hiệu lực từ', document.effectiveFrom],
    ['hết hiệu lực', document.expiresOn],
    ['người ký', signer && [signer.authority, signer.position, signer.name].filter(Boolean).join(' / ')],
    ...document.legalBases.map((span): [string, string] => ['căn cứ', quote(span)]),
    ...document.addressees.map((span): [string, string] => ['kính gửi', quote(span)]),
    ...document.recipients.map((span): [string, string] => ['nơi nhận', quote(span)]),
    ...document.relations.map((relation): [string, string] => [
      'quan hệ',
      [relation.kind, relation.type, relation.number, relation.issuedOn].filter(Boolean).join(' '),
    ]),
    ['trang', document.pages.length > 0 ? String(document.pages.length) : null],
    ...document.notes.map((note): [string, string] => ['ghi chú', note]),
  ];
  return fields.flatMap(([name, value]) => (value ? [`${name}: ${value}`] : []));
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
