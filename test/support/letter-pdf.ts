import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { type Block, type Letter, national, type ParagraphKind } from './letter.ts';

type Font = 'plain' | 'bold' | 'italic';
type Align = 'left' | 'center' | 'justify';
type Look = { font?: Font; size?: number; align?: Align };
type Box = { x: number; width: number };
type Pdf = InstanceType<typeof PDFDocument>;

const resolve = createRequire(import.meta.url).resolve;
const fonts: Record<Font, string> = {
  plain: resolve('dejavu-fonts-ttf/ttf/DejaVuSerifCondensed.ttf'),
  bold: resolve('dejavu-fonts-ttf/ttf/DejaVuSerifCondensed-Bold.ttf'),
  italic: resolve('dejavu-fonts-ttf/ttf/DejaVuSerifCondensed-Italic.ttf'),
};
const page = { width: 595.28, height: 841.89 };
const margins = { top: 62, bottom: 62, left: 78, right: 54 };
const body: Box = { x: margins.left, width: page.width - margins.left - margins.right };
const padding = 5;
const paragraphs: Record<ParagraphKind, Look> = {
  centred: { font: 'bold', align: 'center' },
  bold: { font: 'bold' },
  italic: { font: 'italic', align: 'center' },
  text: { align: 'justify' },
};

/** Bytes of a PDF file of the letter with a text layer, the same on every run. */
export async function letterToPdf(letter: Letter): Promise<Uint8Array> {
  const issued = new Date(`${letter.issued}T02:00:00Z`);
  const pdf = new PDFDocument({
    size: 'A4',
    margins,
    bufferPages: true,
    info: { Title: letter.number, Author: letter.issuer, CreationDate: issued, ModDate: issued },
  });
  for (const [name, path] of Object.entries(fonts)) pdf.registerFont(name, path);
  drawHead(pdf, letter);
  for (const block of letter.blocks) draw(pdf, block);
  numberPages(pdf);
  return collect(pdf);
}

function drawHead(pdf: Pdf, letter: Letter): void {
  const left: [string, Look][] = [
    [letter.superior, { size: 10.5 }],
    [letter.issuer, { size: 10.5, font: 'bold' }],
    [letter.number, { size: 11 }],
  ];
  if (letter.subject) left.push([letter.subject, { size: 10 }]);
  const right: [string, Look][] = [
    [national[0], { size: 10, font: 'bold' }],
    [national[1], { size: 10.5, font: 'bold' }],
    [letter.place, { size: 11, font: 'italic' }],
  ];
  sideBySide(pdf, 0.4, left, right, 'center');
  pdf.y += 14;
}

function draw(pdf: Pdf, block: Block): void {
  if (block.kind === 'page') pdf.addPage();
  else if (block.kind === 'table') drawTable(pdf, block.widths, block.rows);
  else if (block.kind === 'closing') drawClosing(pdf, block.recipients, block.signature);
  else write(pdf, block.text, body, paragraphs[block.kind]);
}

function drawClosing(pdf: Pdf, recipients: string[], signature: string[]): void {
  const left = recipients.map((text): [string, Look] => [text, { size: 9.5 }]);
  left.unshift(['Nơi nhận:', { size: 10.5, font: 'italic' }]);
  const right = signature.map((text): [string, Look] => [text, { font: 'bold' }]);
  pdf.y += 8;
  makeRoom(pdf, 16 * Math.max(left.length, right.length));
  sideBySide(pdf, 0.5, left, right, 'left');
}

/** Draws cell after cell, left to right. A row that does not fit goes to the next page; nothing is repeated. */
function drawTable(pdf: Pdf, percents: number[], rows: string[][]): void {
  const look = (row: number): Look => ({ size: 10, font: row === 0 ? 'bold' : 'plain' });
  const boxes = percents.map((percent, column): Box => {
    const before = percents.slice(0, column).reduce((sum, width) => sum + width, 0);
    return { x: body.x + (body.width * before) / 100, width: (body.width * percent) / 100 };
  });
  pdf.y += 4;
  rows.forEach((cells, row) => {
    const inner = boxes.map((box) => ({ x: box.x + padding, width: box.width - 2 * padding }));
    const heights = cells.map((text, column) => measure(pdf, text, inner[column]!, look(row)));
    const height = Math.max(...heights) + 2 * padding;
    makeRoom(pdf, height);
    const top = pdf.y;
    cells.forEach((text, column) => {
      pdf.rect(boxes[column]!.x, top, boxes[column]!.width, height).lineWidth(0.6).stroke();
      pdf.y = top + padding;
      write(pdf, text, inner[column]!, look(row));
    });
    pdf.y = top + height;
  });
  pdf.y += 10;
}

function sideBySide(
  pdf: Pdf,
  share: number,
  left: [string, Look][],
  right: [string, Look][],
  leftAlign: Align,
): void {
  const top = pdf.y;
  const leftBox = { x: body.x, width: body.width * share - 8 };
  const rightBox = { x: body.x + body.width * share, width: body.width * (1 - share) };
  for (const [text, look] of left) write(pdf, text, leftBox, { ...look, align: leftAlign });
  const bottom = pdf.y;
  pdf.y = top;
  for (const [text, look] of right) write(pdf, text, rightBox, { ...look, align: 'center' });
  pdf.y = Math.max(bottom, pdf.y);
}

function write(pdf: Pdf, text: string, box: Box, look: Look): void {
  const { font = 'plain', size = 11.5, align = 'left' } = look;
  pdf.font(font).fontSize(size).text(text, box.x, pdf.y, { width: box.width, align, lineGap: 1.5 });
  pdf.y += size / 4;
}

function measure(pdf: Pdf, text: string, box: Box, look: Look): number {
  const { font = 'plain', size = 11.5 } = look;
  return pdf.font(font).fontSize(size).heightOfString(text, { width: box.width, lineGap: 1.5 });
}

function makeRoom(pdf: Pdf, height: number): void {
  if (pdf.y + height > page.height - margins.bottom) pdf.addPage();
}

/** From page 2, in the middle of the upper margin (Nghị định 30/2020/NĐ-CP, phụ lục I). */
function numberPages(pdf: Pdf): void {
  for (let index = 1; index < pdf.bufferedPageRange().count; index += 1) {
    pdf.switchToPage(index);
    pdf.y = 34;
    write(pdf, String(index + 1), body, { size: 10.5, align: 'center' });
  }
}

async function collect(pdf: Pdf): Promise<Uint8Array> {
  pdf.end();
  const chunks: Buffer[] = [];
  for await (const chunk of pdf) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
