/** What a line without a label is: a title, a heading, a paragraph of some section, or quoted words. */

import type { Span } from '../../core/document.ts';
import { isWhollyBold } from '../../core/lines.ts';
import { onOneLine } from '../../core/plain.ts';
import { fold } from '../../core/text.ts';
import { attachedNameOf, type Block } from './blocks.ts';
import { attachedTo, headLines, isUpperCase } from './heads.ts';
import type { Node, OpenNode } from './node.ts';

/** `QUY ĐỊNH CHUNG` below `Chương I`. */
export function isTitleOf(text: string, section: Node | undefined, line: Span): boolean {
  if (!section || section.children.length > 0 || section.lines.length > 8) return false;
  return headLines(text, section.kind, [...section.lines, line], 'nothing') > section.lines.length;
}

/** The title of an attached part: after a signature, or with `(Kèm theo …)` below. */
export function isAttached(text: string, blocks: Block[], index: number, closed: boolean): boolean {
  const block = blocks[index] as Block;
  if (!attachedNameOf(onOneLine(text.slice(block.start, Math.min(block.end, block.start + 400)))))
    return false;
  const below = blocks.slice(index + 1, index + 6);
  return (
    closed || below.some((line) => attachedTo.test(fold(onOneLine(text.slice(line.start, line.start + 40)))))
  );
}

const noHeading =
  /^(?:quyet dinh|quyet nghi|nghi quyet|chi thi|cong hoa xa hoi|doc lap|kinh gui|uy ban|chu tich|bo truong|thu tuong|chinh phu|hoi dong|quoc hoi|giam doc|tong giam doc|cuc truong|so y te|thua lenh|xac nhan|nguoi |\d+$)/;

/** A bold line or one in capitals that stands over something and is no sentence. */
export function isHeading(text: string, blocks: Block[], index: number, outside: boolean): boolean {
  const block = blocks[index] as Block;
  const next = blocks[index + 1];
  if (block.end - block.start > 300 || !next || next.kind === 'closing') return false;
  const plain = onOneLine(text.slice(block.start, block.end));
  if (plain.length > 150 || plain.split(' ').length < 2 || /[.;,…]$|\.{4}|:\s/.test(plain)) return false;
  if (!isWhollyBold(text, block) && !isUpperCase(plain)) return false;
  if (/^["“(]/.test(plain)) return false;
  return !(noHeading.test(fold(plain)) && (outside || isUpperCase(plain) || /:$/.test(plain)));
}

/** A heading without a label closes the lists above it, not the part in which it stands. */
export function depthOfHeading(open: readonly OpenNode[]): number {
  const heading = open.findIndex((section) => section.style === 'heading');
  if (heading >= 0) return heading;
  return open.findLastIndex((section) => !['khoản', 'điểm', 'bullet'].includes(section.node.kind)) + 1;
}

const field =
  /^(?:don vi|co quan|thoi gian|thoi han|tien do|san pham|ket qua|kinh phi|nguon|dia diem|thanh phan|nguoi|hinh thuc|chu tri|phoi hop)[^:]{0,60}:/;

/**
 * Which sections a line without a label stays in. It ends bullets, unless it names a unit or a time for them;
 * the last words of a document, before the signature, end all lists.
 */
export function depthOfParagraph(
  text: string,
  blocks: Block[],
  index: number,
  open: readonly OpenNode[],
): number {
  const block = blocks[index] as Block;
  const top = open.at(-1);
  if (top?.titled && top.node.children.length === 0 && top.node.lines.length === 1) return open.length;
  const isList = (section: OpenNode) => ['khoản', 'điểm', 'bullet'].includes(section.node.kind);
  const last = /\.\/\.[*_\s]*$/.test(text.slice(Math.max(block.start, block.end - 8), block.end));
  const before = blocks[index + 1]?.kind === 'closing' || index === blocks.length - 1;
  if (
    last ||
    (before &&
      /^(?:tren day|yeu cau|de nghi|trong qua trinh|thua lenh|nhan duoc)/.test(
        fold(text.slice(block.start, block.start + 20)),
      ))
  ) {
    return open.findLastIndex((section) => !isList(section)) + 1;
  }
  let depth = open.length;
  if (field.test(fold(onOneLine(text.slice(block.start, Math.min(block.end, block.start + 100))))))
    return depth;
  while (depth > 0 && open[depth - 1]?.node.kind === 'bullet' && !open[depth - 1]?.introduces) depth--;
  return depth;
}

/** Where words quoted by an amendment end (`như sau: "2. …`); their labels are no items of this document. */
export function quoteEnd(text: string, blocks: Block[], index: number): number {
  const block = blocks[index] as Block;
  if (!/^[*_\s]*["“]/.test(text.slice(block.start, block.start + 6))) return 0;
  for (const line of blocks.slice(index, index + 60)) {
    if (/["”][.;,]*[*_\s]*$/.test(text.slice(Math.max(line.start + 1, line.end - 8), line.end)))
      return line.end;
  }
  return 0;
}
