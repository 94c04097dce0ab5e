import { documentName } from '../core/document-name.ts';
import { looksLikeInstruction } from '../core/instructions.ts';
import { issuerName } from '../core/issuer-name.ts';
import { keptFor } from '../core/kept.ts';
import { onOneLine } from '../core/plain.ts';
import type { PackedPassage } from './packed.ts';

/**
 * Text of documents and people as data for a prompt. It stays on one line, and nothing in it can look like what
 * the program writes around it: no line of its own, no address, no mark, no special token of a model. The archive
 * keeps the text as it is; only the model sees this form.
 */
export function asData(text: string, nonce: string): string {
  const plain = plainData(text);
  return nonce ? plain.replaceAll(nonce, '') : plain;
}

const plainData = (text: string) =>
  onOneLine(text.normalize('NFC').replace(/[\p{Cc}\p{Cf}\p{Co}]+/gu, ' '))
    .replace(/[<＜]/g, '‹')
    .replace(/[>＞]/g, '›')
    .replace(/[[［【]/g, '(')
    .replace(/[\]］】]/g, ')');

/**
 * Passages as a model reads them: a line about each document, a line about each of its passages, below that the
 * sentences with their addresses.
 */
export function evidenceText(passages: readonly PackedPassage[], nonce: string): string {
  let source: string | null = null;
  const blocks = passages.map((packed) => {
    const head = packed.passage.source === source ? '' : `${documentLine(packed, nonce)}\n`;
    source = packed.passage.source;
    return head + blockOf(packed, nonce);
  });
  return blocks.join('\n\n');
}

function blockOf(packed: PackedPassage, nonce: string): string {
  const { passage } = packed;
  const section = passage.section ? `, mục ${asData(passage.section, nonce)}` : '';
  const lines = [`Đoạn ${packed.number}${section}:`];
  let read = passage.start;
  const skip = (to: number) => {
    // Words that are in no sentence were left out.
    if (/[\p{L}\p{N}]/u.test(passage.text.slice(read - passage.start, to - passage.start))) lines.push('[…]');
  };
  for (const { address, span, text } of packed.sentences) {
    const own = span.start >= passage.start && span.end <= passage.end;
    if (own) skip(span.start);
    lines.push(`[${address}] ${asData(text, nonce)}`);
    if (own) read = span.end;
  }
  skip(passage.end);
  return lines.join('\n');
}

const documentLine = ({ document }: PackedPassage, nonce: string) =>
  `Văn bản: ${asData(aboutDocument(document), nonce)}`;

const aboutDocument = keptFor((document: PackedPassage['document']): string => {
  const title = harmless(document.title);
  const issuer = harmless(issuerName(document));
  const about = [
    documentName({ ...document, title }),
    issuer ? `cơ quan ban hành: ${issuer}` : '',
    document.number && title ? `trích yếu: ${title}` : '',
    `tình trạng: ${document.status.text}`,
  ].filter(Boolean);
  return about.join('; ');
});

const harmless = (text: string | null) => (text && looksLikeInstruction(text) ? null : text);
