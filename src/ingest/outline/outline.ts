import type { Section, SectionKind, Span } from '../../core/document.ts';
import { type Label, labelAt } from '../../core/label.ts';
import { onOneLine } from '../../core/plain.ts';
import { fold } from '../../core/text.ts';
import { attachedNameOf, blocksOf } from './blocks.ts';
import { belowOf, headingOf, headLines, isUpperCase } from './heads.ts';
import { type Open, placeOf } from './nesting.ts';
import type { Node, OpenNode } from './node.ts';
import { tableNode } from './table-outline.ts';
import {
  depthOfHeading,
  depthOfParagraph,
  isAttached,
  isHeading,
  isTitleOf,
  quoteEnd,
} from './unlabelled.ts';

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
  let addressed = false;

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
      const bullet = open.findIndex((section) => section.node.kind === 'bullet');
      if (bullet >= 0) open = open.slice(0, bullet);
      top().children.push(tableNode(text, block.table));
      grow(block.end);
      continue;
    }
    const bold = isEmphasised(text, block);
    const read = block.start < quotedUntil ? null : labelAt(text, block.start, block.end);
    addressed = read ? addressed && read.style === '-' : root.children.length === 0 && addresses(text, block);
    const listed = read !== null && (addressed || isLegalBasis(text, read, block, open.length));
    const place = read && !listed ? placeOf(read, open, bold) : null;
    if (place) {
      const { label } = place;
      const section = { ...label, bold, introduces: introduces(text, block), titled: isTitled(text, block) };
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
  titled: true,
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

const isTitled = (text: string, line: Span) =>
  line.end - line.start <= 160 &&
  !/[.;,][*_\s]*$/.test(text.slice(Math.max(line.start, line.end - 6), line.end));

/** `Kính gửi:` or, in a công điện, `… điện:`; the list below names addressees, not tasks. */
const addresses = (text: string, line: Span) =>
  /^kinh gui(?![a-z])|(?:^|[^a-z])dien:$/.test(
    fold(onOneLine(text.slice(line.start, Math.min(line.end, line.start + 120)))),
  );

/** `- Căn cứ Luật …;` above the first item. */
function isLegalBasis(text: string, label: Label, line: Span, depth: number): boolean {
  return (
    depth === 0 &&
    label.text === '-' &&
    /^can cu /.test(fold(text.slice(label.contentStart, line.end).slice(0, 20)))
  );
}

const shortened = (heading: string) =>
  heading.length > 60 ? `${heading.slice(0, 59).replace(/\s+\S*$/, '')}…` : heading;

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
      const heads = headLines(text, node.kind, node.lines, belowOf(node.children[0]?.kind));
      const heading = node.heading ?? headingOf(text, node.lines, heads);
      const { kind, label, start, end } = node;
      sections.push({ id, parent, kind, label, heading, path: own.join(' › '), start, end });
      visit(node.children, id, own);
    }
  };
  visit(root.children, null, []);
  return sections;
}
