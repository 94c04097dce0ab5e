import type { Span } from '../../core/document.ts';
import { contentOf } from './heads.ts';
import type { Node } from './node.ts';
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
    (open.at(-1)?.node ?? root).children.push(node('row', labelOf(table.rows, index), row.span));
    for (const section of open) section.node.end = row.span.end;
  });
  return root;
}

/** `dòng 3` by the row's own number; a row without one goes on with the numbered row above. */
function labelOf(rows: readonly Row[], index: number): string {
  const own = rows[index]?.number;
  if (own) return `dòng ${own}`;
  const above = numberAbove(rows, index);
  return above ? `dòng ${above} (tiếp)` : `dòng ${index + 1}`;
}

function numberAbove(rows: readonly Row[], index: number): string | undefined {
  for (let at = index - 1; at >= 0 && at > index - 50; at--) if (rows[at]?.number) return rows[at]?.number;
  return undefined;
}

function node(kind: Node['kind'], label: string, span: Span): Node {
  return { kind, label, start: span.start, end: span.end, lines: [], children: [] };
}
