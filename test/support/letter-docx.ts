import {
  AlignmentType,
  BorderStyle,
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { type Block, type Letter, national, type ParagraphKind } from './letter.ts';

type Look = { align?: 'left' | 'centre' | 'both'; bold?: boolean; italics?: boolean; size?: number };
type Child = Paragraph | Table;

const alignments = {
  left: AlignmentType.LEFT,
  centre: AlignmentType.CENTER,
  both: AlignmentType.JUSTIFIED,
};
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const noBorders = {
  top: none,
  bottom: none,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
};

const centredBold: Look = { align: 'centre', bold: true };
const paragraphs: Record<ParagraphKind, Look> = {
  centred: centredBold,
  bold: { align: 'both', bold: true },
  italic: { align: 'centre', italics: true },
  text: { align: 'both' },
};

/** Bytes of a DOCX file of the letter, the same on every run. */
export async function letterToDocx(letter: Letter): Promise<Uint8Array> {
  const document = new Document({
    creator: letter.issuer,
    lastModifiedBy: letter.issuer,
    title: letter.number,
    styles: { default: { document: { run: { font: 'Times New Roman', size: 26 } } } },
    sections: [{ children: [head(letter), line(''), ...letter.blocks.flatMap(children)] }],
  });
  return withFixedTimes(await Packer.toBuffer(document), letter.issued);
}

function head(letter: Letter): Table {
  const left = [line(letter.superior, { align: 'centre' }), line(letter.issuer, centredBold)];
  left.push(line(letter.number, { align: 'centre' }));
  if (letter.subject) left.push(line(letter.subject, { align: 'centre', size: 24 }));
  const right = national.map((text) => line(text, centredBold));
  right.push(line(letter.place, { align: 'centre', italics: true }));
  return sideBySide([40, 60], left, right);
}

function children(block: Block): Child[] {
  if (block.kind === 'page') return [new Paragraph({ pageBreakBefore: true })];
  if (block.kind === 'table') return [ruledTable(block.widths, block.rows), line('')];
  if (block.kind === 'closing') return [line(''), closing(block.recipients, block.signature)];
  return [line(block.text, paragraphs[block.kind])];
}

function closing(recipients: string[], signature: string[]): Table {
  const left = recipients.map((text) => line(text, { size: 22 }));
  left.unshift(line('Nơi nhận:', { bold: true, italics: true, size: 24 }));
  const right = signature.map((text) => line(text, centredBold));
  return sideBySide([50, 50], left, right);
}

function line(
  text: string,
  { align = 'left', bold = false, italics = false, size = 26 }: Look = {},
): Paragraph {
  return new Paragraph({
    alignment: alignments[align],
    spacing: { after: 80 },
    children: [new TextRun({ text, bold, italics, size })],
  });
}

function sideBySide(widths: [number, number], left: Paragraph[], right: Paragraph[]): Table {
  return new Table({
    borders: noBorders,
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [new TableRow({ children: [cell(widths[0], left), cell(widths[1], right)] })],
  });
}

function ruledTable(widths: number[], rows: string[][]): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map(
      (cells, row) =>
        new TableRow({
          cantSplit: true,
          children: cells.map((text, column) =>
            cell(widths[column] ?? 0, [line(text, { bold: row === 0, size: 22 })]),
          ),
        }),
    ),
  });
}

function cell(percent: number, children: Paragraph[]): TableCell {
  return new TableCell({ width: { size: percent, type: WidthType.PERCENTAGE }, children });
}

/** The writer stamps the clock into the properties and into every zip entry: put the date of issue there. */
function withFixedTimes(bytes: Uint8Array, issued: string): Uint8Array {
  const entries = unzipSync(bytes);
  const properties = entries['docProps/core.xml'];
  if (!properties) throw new Error('docProps/core.xml is missing');
  const stamped = strFromU8(properties).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, `${issued}T02:00:00Z`);
  const names = Object.keys(entries).filter((name) => !name.endsWith('/'));
  const files = names.map((name): [string, Uint8Array] => [name, entries[name] ?? new Uint8Array()]);
  return zipSync(
    { ...Object.fromEntries(files), 'docProps/core.xml': strToU8(stamped) },
    { mtime: new Date(2012, 0, 1), level: 9 },
  );
}
