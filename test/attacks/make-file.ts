import { createRequire } from 'node:module';
import {
  Document,
  FootnoteReferenceRun,
  type IRunOptions,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import PDFDocument from 'pdfkit';
import type { Attack, Circular } from './attack.ts';

const heads = [
  'SỞ Y TẾ TỈNH THANH GIANG',
  'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  'Độc lập - Tự do - Hạnh phúc',
];
const place = 'Thanh Giang, ngày 05 tháng 01 năm 2026';
const topOf = ({ number, title }: Circular) => [...heads, `Số: ${number}`, place, title];
const closingOf = ({ recipients, signer }: Circular) => [
  'Nơi nhận:',
  ...recipients,
  'CHÁNH VĂN PHÒNG',
  signer,
];
const columns = ['Nội dung', 'Yêu cầu'];

const between = (text: string, mark: string) => [...text].join(mark);
const tagged = (text: string) =>
  [...text].map((letter) => String.fromCodePoint(0xe0000 + (letter.codePointAt(0)! & 0x7f))).join('');

/** The attack's lines as they are typed where the characters themselves disguise it. */
function typed({ attack, where }: Circular): string[] {
  const disguise: Record<string, (line: string) => string> = {
    'zero width': (line) => between(line, '\u200b'),
    tags: (line) => `Trân trọng.${tagged(line)}`,
    bidi: (line) => `\u202d${between(line, '\u2066')}\u202c`,
    'soft hyphens': (line) => between(line, '\u00ad'),
  };
  return attack.map(disguise[where] ?? ((line) => line));
}

/** The bytes of a file with the circular. */
export async function fileOf(format: Attack['format'], circular: Circular): Promise<Uint8Array> {
  if (format === 'docx') return await docxOf(circular);
  if (format === 'pdf') return await pdfOf(circular);
  return Buffer.from(format === 'html' ? htmlOf(circular) : textOf(circular));
}

function textOf(circular: Circular): string {
  const attack = typed(circular);
  const cell = [`| ${columns.join(' | ')} |`, `| Thời hạn | ${attack.join(' ')} |`];
  return [
    ...topOf(circular),
    ...circular.before,
    ...(circular.where === 'cell' ? cell : attack),
    ...circular.after,
    ...closingOf(circular),
  ].join('\n\n');
}

function htmlOf(circular: Circular): string {
  const { where } = circular;
  const p = (line: string) =>
    `<p>${line
      .replaceAll('<|', '&lt;|')
      .replaceAll('|>', '|&gt;')
      .replace(/<(?=<?SYS|\/)/g, '&lt;')}</p>`;
  const styles: Record<string, string> = {
    white: 'color:#ffffff',
    'nearly white': 'color:#fbfcfd',
    'display none': 'display:none',
    'off screen': 'position:absolute;left:-12345px',
  };
  const attack = typed(circular).map((line) => {
    if (where === 'comment') return `<!-- ${line} -->`;
    if (where === 'style sheet') return `<p class="ghi-chu">${line}</p>`;
    return styles[where] ? `<p style="${styles[where]}">${line}</p>` : p(line);
  });
  const cell = `<table border="1"><tr><th>${columns.join('</th><th>')}</th></tr><tr><td>Thời hạn</td><td>${circular.attack.join(' ')}</td></tr></table>`;
  const parts = [
    ...topOf(circular).map(p),
    ...circular.before.map(p),
    ...(where === 'cell' ? [cell] : attack),
    ...circular.after.map(p),
    ...closingOf(circular).map(p),
  ];
  return `<html><head><meta charset="utf-8"><style>.ghi-chu { color: white; font-size: 11pt }</style></head><body>${parts.join('\n')}</body></html>`;
}

async function docxOf(circular: Circular): Promise<Uint8Array> {
  const { where } = circular;
  const looks: Record<string, IRunOptions> = {
    white: { color: 'FFFFFF' },
    vanish: { vanish: true },
    tiny: { size: 2 },
  };
  const line = (text: string, look: IRunOptions = {}) =>
    new Paragraph({ children: [new TextRun({ text, ...look })] });
  const attack = typed(circular).map((text) => line(text, looks[where]));
  const row = (fields: string[]) =>
    new TableRow({ children: fields.map((field) => new TableCell({ children: [line(field)] })) });
  const table = new Table({ rows: [row(columns), row(['Thời hạn', circular.attack.join(' ')])] });
  const noted = new Paragraph({
    children: [new TextRun('Chi tiết xem chú thích'), new FootnoteReferenceRun(1)],
  });
  const document = new Document({
    ...(where === 'footnote' ? { footnotes: { 1: { children: attack } } } : {}),
    sections: [
      {
        children: [
          ...topOf(circular).map((text) => line(text)),
          ...circular.before.map((text) => line(text)),
          ...(where === 'cell' ? [table] : where === 'footnote' ? [noted] : attack),
          ...circular.after.map((text) => line(text)),
          ...closingOf(circular).map((text) => line(text)),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

const font = createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSerifCondensed.ttf');

async function pdfOf(circular: Circular): Promise<Uint8Array> {
  const pdf = new PDFDocument({ size: 'A4', margin: 60 });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => pdf.on('end', resolve));
  const write = (line: string) => pdf.font(font, 12).fillColor('black').text(line).moveDown(0.8);
  for (const line of [...topOf(circular), ...circular.before]) write(line);
  if (circular.where === 'cell') drawTable(pdf, circular.attack.join(' '));
  else if (circular.where === 'white') pdf.fillColor('white').text(circular.attack.join(' ')).moveDown();
  else if (circular.where === 'tiny') pdf.fontSize(0.4).text(circular.attack.join(' ')).moveDown();
  else for (const line of typed(circular)) write(line);
  for (const line of [...circular.after, ...closingOf(circular)]) write(line);
  pdf.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

function drawTable(pdf: InstanceType<typeof PDFDocument>, attack: string): void {
  const [left, middle, right] = [60, 200, 535] as const;
  const rows = [columns, ['Thời hạn', attack]];
  for (const [first = '', second = ''] of rows) {
    const top = pdf.y;
    pdf.text(first, left + 4, top + 4, { width: 130 });
    pdf.text(second, middle + 4, top + 4, { width: 325 });
    const bottom = Math.max(pdf.y, top + 24) + 4;
    pdf
      .rect(left, top, middle - left, bottom - top)
      .rect(middle, top, right - middle, bottom - top)
      .stroke();
    pdf.x = left;
    pdf.y = bottom;
  }
  pdf.moveDown();
}
