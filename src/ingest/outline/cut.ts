import type { Span } from '../../core/document.ts';
import type { Layout } from '../../core/lines.ts';
import { sentencesOf } from '../../core/sentences.ts';
import type { Draft } from './passages.ts';
import type { Row } from './table.ts';
import type { Branch, Part, TablePart } from './tree.ts';

/** A passage holds about this many characters at the most; measured in UTF-16 units of the raw text. */
const longest = 1200;
/** A bullet longer than this is quoted alone. */
const longBullet = 250;
/** A lead-in up to this length is context only; a longer one is a passage too. */
const shortLeadIn = 250;
/** As context, a longer line is represented by its last sentence. */
const longestContext = 400;

/** Cuts the body into passages along its outline. */
export function cut(text: string, root: Branch, layout: Layout): Draft[] {
  const cutting: Cutting = { text, layout, drafts: [] };
  cutBranch(cutting, root, []);
  return cutting.drafts;
}

/** What is cut, and what has come of it so far. */
interface Cutting {
  text: string;
  layout: Layout;
  drafts: Draft[];
}

const isShort = (span: Span, limit: number) => span.end - span.start <= limit;

/** What an item holds that is not to be separated from it: short bullets and letters, and plain lines. */
function staysWhole(part: Part): boolean {
  if (part.kind === 'line') return true;
  if (part.kind === 'table' || part.kind === 'apart') return false;
  const { section, parts } = part.branch;
  return (
    (section?.kind === 'bullet' || section?.kind === 'điểm') &&
    isShort(part, longBullet) &&
    parts.every(staysWhole)
  );
}

function cutBranch(cutting: Cutting, branch: Branch, above: Span[]): void {
  const { section, parts } = branch;
  if (section && isShort(section, longest) && parts.every(staysWhole)) {
    const { start, end, path } = section;
    cutting.drafts.push({ kind: 'body', start, end, section: path, context: above });
    return;
  }
  const [firstHead] = branch.head;
  const lastHead = branch.head.at(-1);
  const context = firstHead && lastHead ? [...above, { start: firstHead.start, end: lastHead.end }] : above;
  const before = cutting.drafts.length;
  cutParts(cutting, branch, context);
  if (cutting.drafts.length > before || !section || !lastHead) return;
  cutting.drafts.push({
    kind: 'body',
    start: section.start,
    end: lastHead.end,
    section: section.path,
    context: above,
  });
}

/** State while the parts of one section are gathered into passages. */
interface Gathering {
  parts: Part[];
  /** The lead-in of the items that follow, as context. */
  leadIn: Span[];
}

function cutParts(cutting: Cutting, branch: Branch, context: Span[]): void {
  const { text } = cutting;
  const path = branch.section?.path ?? '';
  const state: Gathering = { parts: [], leadIn: [] };
  const flush = () => {
    flushParts(cutting, state, path, context);
    state.parts = [];
  };
  for (const [index, part] of branch.parts.entries()) {
    const next = branch.parts[index + 1];
    if (part.kind === 'line') {
      const leads =
        next !== undefined &&
        (next.kind === 'branch' || next.kind === 'table') &&
        introduces(text, branch, part, index);
      if (leads && isOnlyContext(text, branch, part, next)) {
        flush();
        state.leadIn = [{ start: part.start, end: part.end }];
        continue;
      }
      if (!fits(state, part)) flush();
      if (!leads && state.parts.length === 0) state.leadIn = [];
      state.parts.push(part);
      if (leads) {
        const lead = contextOf(cutting, part);
        if (next.kind !== 'branch' || !staysWhole(next)) flush();
        state.leadIn = [lead];
      }
    } else if (part.kind === 'apart') {
      flush();
      state.leadIn = [];
    } else if (part.kind === 'branch' && staysWhole(part)) {
      if (!fits(state, part)) flush();
      state.parts.push(part);
    } else {
      flush();
      const headed = isHeaded(part);
      const inner = [
        ...context,
        ...state.leadIn.filter((lead) => !headed || (branch.section !== null && isShort(lead, shortLeadIn))),
      ];
      if (part.kind === 'branch') cutBranch(cutting, part.branch, inner);
      else cutTable(cutting, part, path, inner);
    }
  }
  flush();
}

const isHeaded = (part: Part) => part.kind === 'branch' && part.branch.head.length > 0;

/**
 * A short lead-in of items that are passages of their own need not be one. The preamble of a document says
 * little about what stands under a heading below it, so there it stays a passage.
 */
function isOnlyContext(text: string, branch: Branch, line: Span, next: Part): boolean {
  if (next.kind !== 'branch' || staysWhole(next) || (branch.section === null && isHeaded(next))) return false;
  return isShort(line, shortLeadIn) && endsInColon(text, line);
}

const fits = (state: Gathering, part: Part) =>
  state.parts.length === 0 || part.end - (state.parts[0] as Part).start <= longest;

const endsInColon = (text: string, line: Span) =>
  /:[*_\s]*$/.test(text.slice(Math.max(line.start, line.end - 6), line.end));

/** The paragraph above a list: it ends in a colon, or it is the own text of the item. */
function introduces(text: string, branch: Branch, line: Span, index: number): boolean {
  if (endsInColon(text, line)) return true;
  return branch.section !== null && branch.head.length === 0 && index === 0;
}

function contextOf({ text, layout }: Cutting, line: Span): Span {
  if (isShort(line, longestContext)) return { start: line.start, end: line.end };
  const last = sentencesOf(text, line, layout).at(-1) ?? line;
  return isShort(last, longestContext)
    ? last
    : { start: afterSpace(text, last.end - longestContext, last.end), end: last.end };
}

function afterSpace(text: string, from: number, end: number): number {
  const space = text.slice(from, end).search(/\s/);
  return space < 0 ? from : from + space + 1;
}

function flushParts(cutting: Cutting, state: Gathering, path: string, context: Span[]): void {
  const [first] = state.parts;
  const last = state.parts.at(-1);
  if (!first || !last) return;
  const span = { start: first.start, end: last.end };
  const only =
    state.parts.length === 1 && first.kind === 'branch' ? (first.branch.section?.path ?? path) : path;
  // The passage may hold its lead-in itself.
  const around = [...context, ...state.leadIn.filter((lead) => lead.end <= span.start)];
  for (const piece of pieces(cutting, span)) {
    cutting.drafts.push({ kind: 'body', ...piece, section: only, context: around });
  }
}

/** A text that is too long, in pieces of whole sentences; a longer sentence is broken at a space. */
function pieces({ text, layout }: Cutting, span: Span): Span[] {
  if (isShort(span, longest)) return [span];
  const found: Span[] = [];
  for (const sentence of sentencesOf(text, span, layout).flatMap((part) => broken(text, part))) {
    const last = found.at(-1);
    if (last && sentence.end - last.start <= longest) last.end = sentence.end;
    else found.push({ ...sentence });
  }
  return found;
}

function broken(text: string, span: Span): Span[] {
  const found: Span[] = [];
  let { start } = span;
  while (span.end - start > longest) {
    const window = text.slice(start, start + longest);
    const at = Math.max(window.lastIndexOf('; '), window.lastIndexOf(', ')) + 1 || window.search(/\s\S*$/);
    const end = start + (at > longest / 3 ? at : wordEnd(window));
    found.push({ start, end });
    start = end + (/^\s*/.exec(text.slice(end, end + 20))?.[0].length ?? 0);
  }
  found.push({ start, end: span.end });
  return found;
}

/** Where the last whole word of `window` ends; its length when it has no space. */
function wordEnd(window: string): number {
  const space = window.search(/\s\S*$/);
  return space > 0 ? space : window.length;
}

function cutTable(cutting: Cutting, part: TablePart, path: string, context: Span[]): void {
  const { table, paths } = part;
  const { drafts } = cutting;
  const heads = table.columns.flatMap((column) => column.head);
  const unique = heads.filter(
    (head, index) => heads.findIndex((other) => other.start === head.start) === index,
  );
  for (const stray of table.strays) {
    drafts.push({ kind: 'body', start: stray.start, end: stray.end, section: path, context });
  }
  for (const row of table.rows) {
    const section = paths.get(row.span.start) ?? path;
    const around = [...context, ...row.groups.map((group) => group.span), ...unique];
    for (const piece of rowPieces(cutting, row)) {
      drafts.push({ kind: 'row', ...piece, section, context: around });
    }
  }
}

/** A row is one passage, unless its cells are longer than twice a passage. */
function rowPieces(cutting: Cutting, row: Row): Span[] {
  if (isShort(row.span, 2 * longest)) return [row.span];
  const found: Span[] = [];
  for (const cell of row.cells) {
    if (cell.end <= cell.start) continue;
    for (const piece of pieces(cutting, cell)) {
      const last = found.at(-1);
      if (last && piece.end - last.start <= longest) last.end = piece.end;
      else found.push({ ...piece });
    }
  }
  return found;
}
