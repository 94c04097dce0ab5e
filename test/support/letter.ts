export type ParagraphKind = 'centred' | 'bold' | 'italic' | 'text';

/** One paragraph, table or page break of a letter, in reading order. */
export type Block =
  | { kind: ParagraphKind; text: string }
  | { kind: 'table'; widths: number[]; rows: string[][] }
  | { kind: 'closing'; recipients: string[]; signature: string[] }
  | { kind: 'page' };

/** An official document before it is drawn as DOCX or PDF. `issued` is an ISO date, used as metadata. */
export type Letter = {
  path: string;
  issued: string;
  superior: string;
  issuer: string;
  number: string;
  subject: string | undefined;
  place: string;
  blocks: Block[];
};

export const national = ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'] as const;

type Field = Exclude<keyof Letter, 'blocks'>;
type Closing = Extract<Block, { kind: 'closing' }>;

const marks: [mark: string, kind: ParagraphKind][] = [
  ['# ', 'centred'],
  ['## ', 'bold'],
  ['### ', 'bold'],
  ['! ', 'italic'],
];

/**
 * Reads the plain notation of `test/support/knowledge/*.txt`:
 *
 *     field: value          header fields up to the first blank line
 *     # ## ! text           centred, bold, centred italic; anything else is a paragraph
 *     |% 8 32 60            starts a table and gives its column widths in percent
 *     | a | b | c |         one row, the first one is the heading
 *     @recipients @signature  lists of lines, each ended by the next @ or a blank line
 *     @page                 page break
 *
 * Throws an Error naming the field when a header field is missing.
 */
export function parseLetter(source: string): Letter {
  const lines = source.split('\n');
  const blank = lines.indexOf('');
  const fields = new Map(lines.slice(0, blank).map((line) => split(line)));
  const field = (name: Field): string => {
    const value = fields.get(name);
    if (value === undefined) throw new Error(`field "${name}" is missing`);
    return value;
  };
  return {
    path: field('path'),
    issued: field('issued'),
    superior: field('superior'),
    issuer: field('issuer'),
    number: field('number'),
    subject: fields.get('subject'),
    place: field('place'),
    blocks: parseBlocks(lines.slice(blank + 1)),
  };
}

function split(line: string): [string, string] {
  const colon = line.indexOf(': ');
  return [line.slice(0, colon), line.slice(colon + 2)];
}

function parseBlocks(lines: string[]): Block[] {
  const blocks: Block[] = [];
  let closing: Closing | undefined;
  let list: string[] | undefined;
  for (const line of lines) {
    if (line === '@page' || line === '') {
      list = undefined;
      if (line === '@page') blocks.push({ kind: 'page' });
    } else if (line === '@recipients') {
      closing = { kind: 'closing', recipients: [], signature: [] };
      list = closing.recipients;
      blocks.push(closing);
    } else if (line === '@signature') list = closing?.signature;
    else if (list) list.push(line);
    else if (line.startsWith('|')) addRow(blocks, line);
    else blocks.push(paragraph(line));
  }
  return blocks;
}

function addRow(blocks: Block[], line: string): void {
  if (line.startsWith('|%')) {
    blocks.push({ kind: 'table', widths: line.slice(2).trim().split(/\s+/).map(Number), rows: [] });
    return;
  }
  const table = blocks.at(-1);
  if (table?.kind !== 'table') throw new Error(`row without widths: ${line}`);
  const cells = line.slice(1, -1).split('|');
  if (cells.length !== table.widths.length) throw new Error(`wrong number of cells: ${line}`);
  table.rows.push(cells.map((cell) => cell.trim()));
}

function paragraph(line: string): Block {
  for (const [mark, kind] of marks) {
    if (line.startsWith(mark)) return { kind, text: line.slice(mark.length) };
  }
  return { kind: 'text', text: line };
}
