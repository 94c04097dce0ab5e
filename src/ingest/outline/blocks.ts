import type { Span } from '../../core/document.ts';
import { documentTypes } from '../../core/document-types.ts';
import { labelAt } from '../../core/label.ts';
import { type Layout, layoutOf, linesOf } from '../../core/lines.ts';
import { onOneLine } from '../../core/plain.ts';
import { fold } from '../../core/text.ts';
import { type Table, tablesOf } from './table.ts';

/**
 * What the body of a document is made of, in order: paragraphs, data tables, and the closing parts (nơi nhận
 * and signature), which hold no items.
 */
export type Block =
  | { kind: 'line'; start: number; end: number }
  | { kind: 'closing'; start: number; end: number }
  | { kind: 'table'; start: number; end: number; table: Table };

/** Reads the blocks between two offsets; none overlaps another. */
export function blocksOf(text: string, body: Span): Block[] {
  const layout = layoutOf(text, body);
  const blocks: Block[] = [];
  let at = body.start;
  for (const table of tablesOf(text, body)) {
    addLines(blocks, text, { start: at, end: table.span.start }, layout);
    blocks.push({ kind: 'table', start: table.span.start, end: table.span.end, table });
    at = table.span.end;
  }
  addLines(blocks, text, { start: at, end: body.end }, layout);
  return withClosings(text, blocks);
}

function addLines(blocks: Block[], text: string, span: Span, layout: Layout): void {
  for (const { start, end } of linesOf(text, span, layout)) blocks.push({ kind: 'line', start, end });
}

const recipientsWord = /^noi nhan\s*(?::|$)|^noi nhan:/;
const authority = /^(?:TM|T\/M|KT|K\/T|TL|T\/L|TUQ|Q)\s?[./]\s?\p{Lu}{2}/u;
const position =
  /^(?:quyen |pho )?(?:bo truong|thu truong|thu tuong|pho thu tuong|chu tich|giam doc|tong giam doc|cuc truong|vu truong|truong (?:ban|phong)|hieu truong|chanh van phong|vien truong|tong kiem toan)(?![a-z])/;
const personName = /^\p{Lu}\p{Ll}*(?: \p{Lu}\p{Ll}*){1,5}$/u;

/** Marks the lines of nơi nhận and of signatures, up to where an appendix or a new part begins. */
function withClosings(text: string, blocks: Block[]): Block[] {
  let closing = false;
  return blocks.map((block, index) => {
    if (block.kind !== 'line') {
      closing = false;
      return block;
    }
    const line = onOneLine(text.slice(block.start, Math.min(block.end, block.start + 400)));
    if (closes(text, line, blocks[index + 1]) || (isIssuer(line) && isOver(text, blocks[index - 1])))
      closing = true;
    else if (closing && resumes(text, block, line)) closing = false;
    return closing ? { ...block, kind: 'closing' } : block;
  });
}

const issuer = /^(?:tm ?\. ?)?(?:uy ban|hoi dong|chinh phu|bo |so |ubnd|ban |cuc |tong cuc|van phong)/;
const isIssuer = (line: string) => line.length < 80 && line === line.toUpperCase() && issuer.test(fold(line));

/** The text before ends with the mark of the end, `./.` */
const isOver = (text: string, block: Block | undefined) =>
  block !== undefined && /\.\/\.[*_\s]*$/.test(text.slice(Math.max(block.start, block.end - 8), block.end));

function closes(text: string, line: string, next: Block | undefined): boolean {
  if (recipientsWord.test(fold(line)) || (line.length < 160 && authority.test(line))) return true;
  if (line.length > 60 || line !== line.toUpperCase() || !position.test(fold(line)) || next?.kind !== 'line')
    return false;
  const below = onOneLine(text.slice(next.start, next.end));
  return below.length < 40 && (personName.test(below) || /^\(?\s*da ky/.test(fold(below)));
}

function resumes(text: string, block: Span, line: string): boolean {
  if (isAttachedTitle(line)) return true;
  const label = labelAt(text, block.start, block.end);
  if (label && label.style !== '-' && label.style !== '+' && label.style !== '•') {
    return label.style !== '[1]' || line.length > 40;
  }
  return line.length > 160 && !label;
}

const attachedNames = [
  ...documentTypes.map((type) => type.name),
  'phụ lục',
  'danh mục',
  'điều lệ',
  'nội quy',
  'đề cương',
  'biểu mẫu',
  'bảng tổng hợp',
].map((name) => name.toUpperCase());

/** `QUY CHẾ`, `PHỤ LỤC I`, `DANH MỤC THỦ TỤC …`: the title of a part that is attached to a document. */
export function isAttachedTitle(line: string): boolean {
  return attachedNameOf(line) !== null;
}

/** `Quy chế` for `QUY CHẾ QUẢN LÝ …`, null for a line that is no such title. */
export function attachedNameOf(line: string): string | null {
  if (line.length > 300 || line !== line.toUpperCase() || /[:;.,]$/.test(line)) return null;
  const name = attachedNames.find((candidate) => line === candidate || line.startsWith(`${candidate} `));
  return name ? name[0] + name.slice(1).toLowerCase() : null;
}
