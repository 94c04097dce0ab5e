import type { Section, SectionKind, Span } from '../../core/document.ts';
import type { Block } from './blocks.ts';
import { belowOf, headLines } from './heads.ts';
import type { Table } from './table.ts';

/** A section with its own lines and its children, in reading order. */
export interface Branch {
  /** Null for the body itself. */
  section: Section | null;
  /** The lines of its heading; they are context for what stands under it. */
  head: Span[];
  parts: Part[];
}

export type Part =
  | { kind: 'line'; start: number; end: number }
  /** A passage of another kind, which nothing runs across. */
  | { kind: 'apart'; start: number; end: number }
  | { kind: 'branch'; start: number; end: number; branch: Branch }
  | TablePart;

/** A table with the paths of its rows, by the offset at which a row begins. */
export interface TablePart {
  kind: 'table';
  start: number;
  end: number;
  table: Table;
  paths: Map<number, string>;
}

/** Puts every block under the innermost section that contains it; rows stay with their table. */
export function treeOf(
  text: string,
  sections: readonly Section[],
  blocks: readonly Block[],
  isApart: (block: Block) => boolean,
): Branch {
  const paths = new Map(
    sections.filter((section) => section.kind === 'row').map(({ start, path }) => [start, path]),
  );
  const tables = new Set<number>();
  const outside = sections.filter((section) => {
    const inTable = section.kind === 'table' || (section.parent !== null && tables.has(section.parent));
    if (inTable) tables.add(section.id);
    return !inTable;
  });
  const root: Branch = { section: null, head: [], parts: [] };
  let open: Branch[] = [root];
  let next = 0;
  const innermost = (offset: number) => {
    open = open.filter(({ section }) => section === null || offset < section.end);
    return open.at(-1) as Branch;
  };
  for (const block of blocks) {
    for (let section = outside[next]; section && section.start <= block.start; section = outside[++next]) {
      const branch: Branch = { section, head: [], parts: [] };
      const { start, end } = section;
      innermost(start).parts.push({ kind: 'branch', start, end, branch });
      open.push(branch);
    }
    const { start, end } = block;
    const above = innermost(start).parts;
    if (isApart(block)) above.push({ kind: 'apart', start, end });
    else if (block.kind === 'table') above.push({ kind: 'table', start, end, table: block.table, paths });
    else above.push({ kind: 'line', start, end });
  }
  takeHeads(text, root);
  return root;
}

function takeHeads(text: string, branch: Branch): void {
  const { section, parts } = branch;
  for (const part of parts) if (part.kind === 'branch') takeHeads(text, part.branch);
  if (!section) return;
  const firstOther = parts.findIndex((part) => part.kind !== 'line');
  const lines = firstOther < 0 ? parts : parts.slice(0, firstOther);
  const count = headLines(text, section.kind, lines, belowOf(kindBelow(parts[lines.length])));
  // A heading over nothing stays a line, so that it becomes a passage of its own.
  if (count === 0 || count === parts.length) return;
  branch.head = lines.slice(0, count).map(({ start, end }) => ({ start, end }));
  branch.parts = parts.slice(count);
}

function kindBelow(part: Part | undefined): SectionKind | undefined {
  if (part?.kind === 'branch') return part.branch.section?.kind;
  return part?.kind === 'table' ? 'table' : undefined;
}
