import type { Section, SectionKind, Span } from '../core/document.ts';
import { type Label, labelAt } from '../core/label.ts';
import { isWhollyBold } from '../core/lines.ts';
import { onOneLine } from '../core/plain.ts';
import { fold } from '../core/text.ts';
import { attachedNameOf, type Block, blocksOf } from './blocks.ts';
import { attachedTo, headingOf, headLines, isUpperCase } from './heads.ts';
import { type Open, placeOf } from './nesting.ts';
import { tableNode } from './table-outline.ts';

/** A section while the outline is being built. */
export interface Node {
  kind: SectionKind;
  label: string;
  /** What the path shows, where that is not the label: `gạch đầu dòng 2`; empty to leave it out. */
  shown?: string;
  heading?: string;
  start: number;
  end: number;
  /** Lines of its own before the first child. */
  lines: Span[];
  children: Node[];
}

type OpenNode = Open & { node: Node };

/**
 * The outline of a document's body as a list in reading order, parents before their children. Every section
 * lies inside its parent, siblings do not overlap, all ends are exclusive and trimmed. Recipients and
 * signatures belong to no section; a line without a label belongs to the section that is open above it.
 */
export function outlineOf(text: string, body: Span): Section[] {
  const root: Node = {
    kind: 'heading',
    label: '',
    start: body.start,
    end: body.end,
    lines: [],
    children: [],
  };
  const blocks = blocksOf(text, body);
  let open: OpenNode[] = [];
  let quotedUntil = 0;
  let closed = false;

  const top = () => open.at(-1)?.node ?? root;
  const grow = (end: number) => {
    for (const { node } of open) node.end = end;
  };
  const begin = (depth: number, node: Node, section: Open) => {
    open = open.slice(0, depth);
    top().children.push(node);
    open.push({ ...section, node });
    grow(node.end);
  };

  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'closing') {
      // What follows a signature in an appendix is still the appendix: forms hold several.
      open = open.slice(0, open[0]?.node.kind === 'phụ lục' ? 1 : 0);
      closed = true;
      continue;
    }
    if (block.kind === 'table') {
      open = open.filter((section) => section.node.kind !== 'bullet');
      top().children.push(tableNode(text, block.table));
      grow(block.end);
      continue;
    }
    const bold = isEmphasised(text, block);
    const read = block.start < quotedUntil ? null : labelAt(text, block.start, block.end);
    const place = read && !isLegalBasis(text, read, block, open.length) ? placeOf(read, open, bold) : null;
    if (place) {
      const { label } = place;
      const section = { ...label, bold, introduces: introduces(text, block) };
      begin(place.depth, nodeOf(kindOf(label.style), label.text, block), section);
    } else if (isTitleOf(text, open.at(-1)?.node, block)) {
      top().lines.push({ start: block.start, end: block.end });
      grow(block.end);
    } else if (isAttached(text, blocks, index, closed)) {
      const name = attachedNameOf(onOneLine(text.slice(block.start, block.end))) as string;
      begin(0, nodeOf('phụ lục', name, block), openAs('phụ lục', bold));
    } else if (block.start >= quotedUntil && isHeading(text, blocks, index, open.length === 0)) {
      const heading = onOneLine(text.slice(block.start, block.end));
      const depth = depthOfHeading(open);
      begin(depth, { ...nodeOf('heading', shortened(heading), block), heading }, openAs('heading', bold));
    } else {
      if (block.start >= quotedUntil) quotedUntil = quoteEnd(text, blocks, index);
      open = open.slice(0, depthOfParagraph(text, blocks, index, open));
      if (top() !== root && top().children.length === 0)
        top().lines.push({ start: block.start, end: block.end });
      grow(block.end);
    }
    closed = false;
  }
  return flatten(text, root);
}

const openAs = (style: string, bold: boolean): Open => ({
  style,
  value: 0,
  parts: [],
  bold,
  introduces: false,
});

function nodeOf(kind: SectionKind, label: string, line: Span): Node {
  return {
    kind,
    label,
    start: line.start,
    end: line.end,
    lines: [{ start: line.start, end: line.end }],
    children: [],
  };
}

const kinds: Record<string, SectionKind> = {
  'phụ lục': 'phụ lục',
  mẫu: 'phụ lục',
  phần: 'phần',
  chương: 'chương',
  mục: 'mục',
  'tiểu mục': 'mục',
  điều: 'điều',
  I: 'mục',
  A: 'mục',
  bước: 'khoản',
  '[1]': 'khoản',
  '-': 'bullet',
  '+': 'bullet',
  '•': 'bullet',
};

const kindOf = (style: string): SectionKind => kinds[style] ?? (/^1/.test(style) ? 'khoản' : 'điểm');

const isEmphasised = (text: string, line: Span) =>
  /^\s*(?:\*\*|#)/.test(text.slice(line.start, line.start + 6)) ||
  isUpperCase(onOneLine(text.slice(line.start, Math.min(line.end, line.start + 200))));

const introduces = (text: string, line: Span) =>
  /:[*_\s]*$/.test(text.slice(Math.max(line.start, line.end - 6), line.end));

/** `- Căn cứ Luật …;` above the first item. */
function isLegalBasis(text: string, label: Label, line: Span, depth: number): boolean {
  return (
    depth === 0 &&
    label.text === '-' &&
    /^can cu /.test(fold(text.slice(label.contentStart, line.end).slice(0, 20)))
  );
}

/** `QUY ĐỊNH CHUNG` below `Chương I`. */
function isTitleOf(text: string, section: Node | undefined, line: Span): boolean {
  if (!section || section.children.length > 0) return false;
  return headLines(text, section.kind, [...section.lines, line], false) > section.lines.length;
}

/** The title of an attached part: after a signature, or with `(Kèm theo …)` below. */
function isAttached(text: string, blocks: Block[], index: number, closed: boolean): boolean {
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
function isHeading(text: string, blocks: Block[], index: number, outside: boolean): boolean {
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
function depthOfHeading(open: readonly OpenNode[]): number {
  const heading = open.findIndex((section) => section.style === 'heading');
  if (heading >= 0) return heading;
  return open.findLastIndex((section) => !['khoản', 'điểm', 'bullet'].includes(section.node.kind)) + 1;
}

const shortened = (heading: string) =>
  heading.length > 60 ? `${heading.slice(0, 59).replace(/\s+\S*$/, '')}…` : heading;

const field =
  /^(?:don vi|co quan|thoi gian|thoi han|tien do|san pham|ket qua|kinh phi|nguon|dia diem|thanh phan|nguoi|hinh thuc|chu tri|phoi hop)[^:]{0,60}:/;

/**
 * Which sections a line without a label stays in. It ends bullets, unless it names a unit or a time for them;
 * the last words of a document, before the signature, end all lists.
 */
function depthOfParagraph(text: string, blocks: Block[], index: number, open: readonly OpenNode[]): number {
  const block = blocks[index] as Block;
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
function quoteEnd(text: string, blocks: Block[], index: number): number {
  const block = blocks[index] as Block;
  if (!/^[*_\s]*["“]/.test(text.slice(block.start, block.start + 6))) return 0;
  for (const line of blocks.slice(index, index + 60)) {
    if (/["”][.;,]*[*_\s]*$/.test(text.slice(Math.max(line.start + 1, line.end - 8), line.end)))
      return line.end;
  }
  return 0;
}

const ordinalNames: Record<string, string> = { '-': 'gạch đầu dòng', '+': 'dấu cộng', '•': 'dấu chấm' };

function flatten(text: string, root: Node): Section[] {
  const sections: Section[] = [];
  const visit = (nodes: Node[], parent: number | null, trail: string[]) => {
    const counts = new Map<string, number>();
    for (const node of nodes) {
      const name = node.kind === 'bullet' ? ordinalNames[node.label] : undefined;
      const count = (counts.get(node.label) ?? 0) + 1;
      counts.set(node.label, count);
      const shown = name ? `${name} ${count}` : (node.shown ?? node.label);
      const above =
        parent !== null && shown.startsWith(`${sections[parent]?.label}.`) ? trail.slice(0, -1) : trail;
      const own = shown ? [...above, shown] : above;
      const id = sections.length;
      const heads = headLines(text, node.kind, node.lines, node.children.length > 0);
      const heading = node.heading ?? headingOf(text, node.lines, heads);
      const { kind, label, start, end } = node;
      sections.push({ id, parent, kind, label, heading, path: own.join(' › '), start, end });
      visit(node.children, id, own);
    }
  };
  visit(root.children, null, []);
  return sections;
}
