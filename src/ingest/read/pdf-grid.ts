import type { Rule } from './pdf-drawing.ts';
import type { Run } from './pdf-page.ts';

/** A ruled table of one page: the coordinates of its lines, ascending, and which of them are drawn where. */
export interface RuledTable {
  xs: number[];
  ys: number[];
  /** Row and column of the cell that holds a point, with merged cells counted as their upper left one. */
  cellAt(x: number, y: number): { row: number; column: number } | undefined;
}

const tolerance = 3;
/** Drawings of more lines are charts or maps. */
const maxRules = 6000;

/** The ruled tables of a page, from top to bottom: lines that touch each other and form at least two columns. */
export function ruledTables(rules: readonly Rule[]): RuledTable[] {
  const lines = joinCollinear(rules.filter((rule) => rule.to - rule.from > 4));
  if (lines.length > maxRules) return [];
  return connected(lines)
    .map(tableOf)
    .filter((table) => table !== undefined)
    .sort((left, right) => (left.ys[0] ?? 0) - (right.ys[0] ?? 0));
}

/** Cells draw their borders one by one: pieces on one line that touch become one rule. */
function joinCollinear(rules: readonly Rule[]): Rule[] {
  const joined: Rule[] = [];
  const sorted = [...rules].sort(
    (left, right) =>
      Number(left.horizontal) - Number(right.horizontal) ||
      Math.round(left.at) - Math.round(right.at) ||
      left.from - right.from,
  );
  for (const rule of sorted) {
    const last = joined.at(-1);
    if (
      last &&
      last.horizontal === rule.horizontal &&
      Math.abs(last.at - rule.at) < 1.6 &&
      rule.from <= last.to + tolerance
    ) {
      last.to = Math.max(last.to, rule.to);
      last.from = Math.min(last.from, rule.from);
    } else joined.push({ ...rule });
  }
  return joined;
}

/** Groups of rules in which each crosses or touches another one. */
function connected(rules: readonly Rule[]): Rule[][] {
  const group = rules.map((_, index) => index);
  const find = (index: number): number => {
    let at = index;
    while (group[at] !== at) at = group[at] = group[group[at] ?? at] ?? at;
    return at;
  };
  const horizontals = rules.flatMap((rule, index) => (rule.horizontal ? [index] : []));
  rules.forEach((rule, index) => {
    if (rule.horizontal) return;
    for (const other of horizontals) if (crosses(rule, rules[other]!)) group[find(other)] = find(index);
  });
  const groups = new Map<number, Rule[]>();
  rules.forEach((rule, index) => {
    const root = find(index);
    groups.set(root, [...(groups.get(root) ?? []), rule]);
  });
  return [...groups.values()];
}

function crosses(vertical: Rule, horizontal: Rule): boolean {
  return (
    horizontal.from - tolerance <= vertical.at &&
    vertical.at <= horizontal.to + tolerance &&
    vertical.from - tolerance <= horizontal.at &&
    horizontal.at <= vertical.to + tolerance
  );
}

function tableOf(rules: readonly Rule[]): RuledTable | undefined {
  const verticals = rules.filter((rule) => !rule.horizontal);
  const horizontals = rules.filter((rule) => rule.horizontal);
  const xs = clustered(verticals.map((rule) => rule.at));
  const ys = clustered(horizontals.map((rule) => rule.at));
  if (xs.length < 3 || ys.length < 2) return undefined;

  const middle = (edges: number[], index: number) => ((edges[index] ?? 0) + (edges[index + 1] ?? 0)) / 2;
  const drawn = (lines: readonly Rule[], at: number, along: number) =>
    lines.some((rule) => Math.abs(rule.at - at) <= tolerance && rule.from <= along && along <= rule.to);

  function cellAt(x: number, y: number): { row: number; column: number } | undefined {
    let column = xs.findLastIndex((edge) => edge <= x);
    let row = ys.findLastIndex((edge) => edge <= y);
    if (column < 0 || row < 0 || column >= xs.length - 1 || row >= ys.length - 1) return undefined;
    while (column > 0 && !drawn(verticals, xs[column]!, middle(ys, row))) column--;
    while (row > 0 && !drawn(horizontals, ys[row]!, middle(xs, column))) row--;
    return { row, column };
  }
  return { xs, ys, cellAt };
}

/** Coordinates with near ones made one. */
function clustered(values: readonly number[]): number[] {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted.filter((value, index) => index === 0 || value - (sorted[index - 1] ?? 0) > tolerance);
}

/** Cell of a run: by its first letter, a little above the baseline. */
export function cellOf(table: RuledTable, run: Run): { row: number; column: number } | undefined {
  return table.cellAt(run.x + Math.min(run.width, run.size) / 2, run.y - run.size * 0.3);
}
