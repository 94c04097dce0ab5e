/**
 * PDF files drawn by hand, for what no producer of documents writes on purpose: split letters, scans, stamps,
 * rules without text. Text is stored as UTF-16 with a mapping to Unicode and without a font: it can be read,
 * not looked at.
 */

/** `text` at a point; the origin is the lower left corner of an A4 page of 595 × 842 points. */
export function text(x: number, y: number, content: string, size = 14): string {
  const hex = [...content.normalize('NFC')]
    .map((letter) => (letter.codePointAt(0) ?? 0).toString(16).padStart(4, '0'))
    .join('');
  return `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm <${hex}> Tj ET`;
}

/** Lines from the top of the page downwards, `indent`ed where they begin with a tab. */
export function lines(x: number, top: number, contents: readonly string[], pitch = 20): string {
  return contents
    .map((content, index) =>
      text(x + (content.startsWith('\t') ? 28 : 0), top - index * pitch, content.trim()),
    )
    .join('\n');
}

/** The rules of a table: column edges from left to right, row edges from top to bottom. */
export function grid(xs: readonly number[], ys: readonly number[]): string {
  const left = xs[0] ?? 0;
  const right = xs.at(-1) ?? 0;
  const top = ys[0] ?? 0;
  const bottom = ys.at(-1) ?? 0;
  return [
    ...xs.map((x) => `${x} ${bottom} m ${x} ${top} l S`),
    ...ys.map((y) => `${left} ${y} m ${right} ${y} l S`),
  ].join('\n');
}

/** A picture that covers the page, as a scanner leaves it. */
export const picture = 'q 595 0 0 842 0 0 cm /I1 Do Q';

/** Text that a digital signature put over the page: not part of the page's own content. */
export interface Stamp {
  x: number;
  y: number;
  content: string;
}

export interface DrawnPage {
  content: string;
  stamps?: Stamp[];
}

/**
 * The bytes of a PDF with these pages. With `password`, a reader asks for one; `scan` are the grey pixels of its
 * picture, 1200 a row.
 */
export function drawnPdf(
  pages: readonly (string | DrawnPage)[],
  settings: { password?: boolean; scan?: Uint8Array } = {},
): Uint8Array {
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  const stream = (content: string, entries = '') =>
    `<< ${entries} /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`;

  const map = add(stream(toUnicode));
  const descriptor = add(
    '<< /Type /FontDescriptor /FontName /Plain /Flags 4 /FontBBox [0 0 500 700] /ItalicAngle 0 /Ascent 700 /Descent 0 /CapHeight 700 /StemV 80 >>',
  );
  const descendant = add(
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Plain /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${descriptor} 0 R /DW 500 >>`,
  );
  const font = add(
    `<< /Type /Font /Subtype /Type0 /BaseFont /Plain /Encoding /Identity-H /DescendantFonts [${descendant} 0 R] /ToUnicode ${map} 0 R >>`,
  );
  const { scan } = settings;
  const image = add(
    stream(
      scan ? Buffer.from(scan).toString('latin1') : '\u0080',
      `/Type /XObject /Subtype /Image /Width ${scan ? 1200 : 1} /Height ${scan ? scan.length / 1200 : 1} /ColorSpace /DeviceGray /BitsPerComponent 8`,
    ),
  );
  const resources = `/Resources << /Font << /F1 ${font} 0 R >> /XObject << /I1 ${image} 0 R >> >>`;
  const tree = objects.length + 1;
  add('');
  const kids = pages.map((page) => {
    const { content, stamps = [] } = typeof page === 'string' ? { content: page } : page;
    const annotations = stamps.map((stamp) => {
      const look = add(
        stream(text(2, 4, stamp.content, 13), `/Type /XObject /Subtype /Form /BBox [0 0 90 20] ${resources}`),
      );
      return add(
        `<< /Type /Annot /Subtype /Widget /FT /Sig /F 4 /Rect [${stamp.x} ${stamp.y - 4} ${stamp.x + 90} ${stamp.y + 16}] /AP << /N ${look} 0 R >> >>`,
      );
    });
    const body = add(stream(content));
    return add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 595 842] ${resources} /Contents ${body} 0 R /Annots [${annotations.map((id) => `${id} 0 R`).join(' ')}] >>`,
    );
  });
  objects[tree - 1] =
    `<< /Type /Pages /Kids [${kids.map((id) => `${id} 0 R`).join(' ')}] /Count ${kids.length} >>`;
  const catalog = add(`<< /Type /Catalog /Pages ${tree} 0 R >>`);
  const locked = settings.password
    ? `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'11'.repeat(32)}> /U <${'22'.repeat(32)}> >> /ID [<00> <00>]`
    : '';
  return Buffer.from(fileOf(objects, `/Root ${catalog} 0 R ${locked}`), 'latin1');
}

function fileOf(objects: readonly string[], trailer: string): string {
  let file = '%PDF-1.7\n';
  const offsets: number[] = [];
  objects.forEach((body, index) => {
    offsets.push(file.length);
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
  });
  const start = file.length;
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`;
  return `${file}trailer\n<< /Size ${objects.length + 1} ${trailer} >>\nstartxref\n${start}\n%%EOF`;
}

const toUnicode = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CMapName /Plain def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
1 beginbfrange
<0000> <FFFF> <0000>
endbfrange
endcmap
end
end`;
