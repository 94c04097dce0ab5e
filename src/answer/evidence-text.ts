import { documentName } from '../core/document-name.ts';
import { issuerName } from '../core/issuer-name.ts';
import { onOneLine } from '../core/plain.ts';
import type { PackedPassage } from './packed.ts';

/**
 * Text of documents and people as data for a prompt. It stays on one line, and nothing in it can look like what
 * the program writes around it: no line of its own, no address, no mark, no special token of a model. The archive
 * keeps the text as it is; only the model sees this form.
 */
export function asData(text: string, nonce: string): string {
  const plain = onOneLine(text.normalize('NFC').replace(/[\p{Cc}\p{Cf}\p{Co}]+/gu, ' '));
  const closed = nonce ? plain.replaceAll(nonce, '') : plain;
  return closed
    .replace(/[<＜]/g, '‹')
    .replace(/[>＞]/g, '›')
    .replace(/[[［【]/g, '(')
    .replace(/[\]］】]/g, ')');
}

/** Passages as a model reads them: a line about the document, below it the sentences with their addresses. */
export function evidenceText(passages: readonly PackedPassage[], nonce: string): string {
  return passages.map((passage) => blockOf(passage, nonce)).join('\n\n');
}

function blockOf(packed: PackedPassage, nonce: string): string {
  const { passage } = packed;
  const lines = [headOf(packed, nonce)];
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

function headOf({ number, passage, document }: PackedPassage, nonce: string): string {
  const issuer = issuerName(document);
  const about = [
    documentName(document),
    issuer ? `cơ quan ban hành: ${issuer}` : '',
    document.number && document.title ? `trích yếu: ${document.title}` : '',
    passage.section ? `mục: ${passage.section}` : '',
    `tình trạng: ${document.status.text}`,
  ].filter(Boolean);
  return asData(`Đoạn ${number} – ${about.join('; ')}`, nonce);
}
