import type { Span } from '../core/document.ts';
import { contentOf } from './heads.ts';
import type { Node } from './outline.ts';
import type { Group, Row, Table } from './table.ts';

/** The section of a table: its group headings and rows as children. */
export function tableNode(text: string, table: Table): Node {
  const root = node('table', 'bảng', table.span);
  root.shown = '';
  const open: { group: Group; node: Node }[] = [];
  table.rows.forEach((row, index) => {
    const same = row.groups.findIndex((group, depth) => open[depth]?.group !== group);
    const depth = same < 0 ? row.groups.length : same;
    open.length = Math.min(open.length, depth);
    for (const group of row.groups.slice(open.length)) {
      const heading = contentOf(text, group.text);
      const section = { ...node('heading', group.label || heading.slice(0, 60), group.span), heading };
      (open.at(-1)?.node ?? root).children.push(section);
      open.push({ group, node: section });
    }
    (open.at(-1)?.node ?? root).children.push(rowNode(row, index));
    for (const section of open) section.node.end = row.span.end;
  });
  return root;
}

function rowNode(row: Row, index: number): Node {
  return node('row', `dòng ${row.number || index + 1}`, row.span);
}

function node(kind: Node['kind'], label: string, span: Span): Node {
  return { kind, label, start: span.start, end: span.end, lines: [], children: [] };
}
