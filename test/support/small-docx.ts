import { writeZip } from '../../src/ingest/read/zip.ts';

const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface SmallDocx {
  /** Content of `w:body`. */
  body: string;
  /** Content of `w:numbering`, of `w:styles`, of the first page header. */
  numbering?: string;
  styles?: string;
  header?: string;
  /** Further parts of the package. */
  parts?: Record<string, string | Uint8Array>;
}

/** A Word file with just these parts, for what Word writes and `docx` does not: tracked changes, list formats. */
export function smallDocx({ body, numbering, styles, header, parts = {} }: SmallDocx): Uint8Array {
  const types = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
  const files: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${types}.document.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<w:document ${namespace}><w:body>${body}</w:body></w:document>`,
    ...(numbering ? { 'word/numbering.xml': `<w:numbering ${namespace}>${numbering}</w:numbering>` } : {}),
    ...(styles ? { 'word/styles.xml': `<w:styles ${namespace}>${styles}</w:styles>` } : {}),
    ...(header ? { 'word/header1.xml': `<w:hdr ${namespace}>${header}</w:hdr>` } : {}),
    ...parts,
  };
  const encode = (content: string | Uint8Array) =>
    typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return writeZip(Object.entries(files).map(([name, content]) => [name, encode(content)] as const));
}

/** A paragraph of one run, with `properties` in its `w:pPr`. */
export function paragraph(content: string, properties = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${content}</w:t></w:r></w:p>`;
}

/** Properties that put a paragraph on a level of a list. */
export function inList(list: number, level = 0): string {
  return `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;
}
