import type { Reading } from '../../core/document.ts';
import { fold, toStoredText } from '../../core/text.ts';
import { load, type Refused } from '../reading.ts';
import { reasons } from '../reasons.ts';
import { withoutHidden } from './docx-hidden.ts';
import { styleLooks } from './docx-looks.ts';
import { numberingOf } from './docx-numbering.ts';
import { writeNumbers } from './docx-paragraphs.ts';
import { hiddenText } from './hidden-text.ts';
import { type HtmlElement, parseHtml } from './html-node.ts';
import { textOf } from './html-text.ts';
import { inUnicode } from './old-font.ts';
import { readZip, unpack, writeZip, type ZipEntry } from './zip.ts';

/** Unpacked XML that a Word file may have; a real document of 500 pages has about a tenth. */
const maxUnpackedBytes = 80 * 1_048_576;

const encode = (xml: string) => new TextEncoder().encode(xml);

/**
 * A Word document.
 *
 * 1. Its XML parts are unpacked under a limit; pictures and the rest are left packed.
 * 2. Text that Word does not show is taken out, while colours and sizes are still there to tell it.
 * 3. The numbers of Word's lists, which are stored nowhere, are counted and written into the paragraphs.
 * 4. mammoth turns the result into HTML (without deleted tracked changes), and that becomes text.
 */
export async function readDocx(bytes: Uint8Array): Promise<Reading | Refused> {
  const entries = readZip(bytes);
  if (!entries) return { refused: reasons.corrupt };
  const parts = unpackXml(entries);
  if (!parts) return { refused: reasons.zipBomb };
  const main = mainPart(parts);
  if (!main) return { refused: reasons.corrupt };

  const xmlOf = (name: string) => new TextDecoder().decode(parts.get(name) ?? new Uint8Array());
  const hidden = hiddenText();
  const styles = styleLooks(xmlOf('word/styles.xml'));
  for (const name of [main, 'word/footnotes.xml', 'word/endnotes.xml']) {
    if (parts.has(name)) parts.set(name, encode(withoutHidden(xmlOf(name), styles, hidden)));
  }
  const numbering = numberingOf(xmlOf('word/numbering.xml'), xmlOf('word/styles.xml'));
  parts.set(main, encode(writeNumbers(xmlOf(main), numbering)));
  parts.delete('word/numbering.xml');

  const { default: mammoth } = await load('mammoth', () => import('mammoth'));
  let images = 0;
  const countImage = mammoth.images.imgElement(async () => {
    images++;
    return { src: '' };
  });
  const { value: html } = await mammoth.convertToHtml(
    { buffer: Buffer.from(writeZip(parts)) },
    { convertImage: countImage },
  );
  const { body } = await parseHtml(html);
  const isBackLink = (element: HtmlElement) =>
    /^#(?:foot|end)note-ref/.test(element.getAttribute('href') ?? '');
  const rules = { isDropped: isBackLink, hides: () => false, characters: hidden.characters };
  const { text, note } = await inUnicode(textOf(body, rules), hidden);
  const marks = secrecyMarks(
    [...parts.keys()].filter((name) => /^word\/header\d*\.xml$/.test(name)).map(xmlOf),
  );
  return {
    format: 'docx',
    text: toStoredText([...marks, text].join('\n\n')),
    pages: [],
    notes: [
      ...(note ? [note] : []),
      ...hidden.notes(),
      ...(images > 0 ? [`tệp có ${images} hình ảnh; chữ trong hình không đọc được`] : []),
    ],
  };
}

function unpackXml(entries: Map<string, ZipEntry>): Map<string, Uint8Array> | undefined {
  const parts = new Map<string, Uint8Array>();
  let left = maxUnpackedBytes;
  for (const entry of entries.values()) {
    if (!/\.(?:xml|rels)$/i.test(entry.name) || entry.name.startsWith('customXml/')) continue;
    try {
      const content = unpack(entry, left);
      left -= content.length;
      parts.set(entry.name, content);
    } catch (error) {
      if (error instanceof RangeError) return undefined;
      throw error;
    }
  }
  return parts;
}

/** The part with the text: `word/document.xml`, unless the package says otherwise. */
function mainPart(parts: Map<string, Uint8Array>): string | undefined {
  const relations = new TextDecoder().decode(parts.get('_rels/.rels') ?? new Uint8Array());
  const relation = [...relations.matchAll(/<Relationship\s[^>]*>/g)].find(([tag]) =>
    /\/officeDocument"/.test(tag),
  );
  const named = relation && /Target="\/?([^"]+)"/.exec(relation[0])?.[1];
  return [named, 'word/document.xml'].find((name) => name !== undefined && parts.has(name));
}

/** Page headers are left out of the text, but a secrecy mark that stands there must be seen. */
function secrecyMarks(headers: string[]): string[] {
  const lines = headers.flatMap((xml) =>
    xml.split('</w:p>').map((paragraph) => toStoredText(paragraph.replace(/<[^>]*>/g, '')).trim()),
  );
  return [...new Set(lines.filter((line) => /^\(?(?:tuyet |toi )?mat\)?$/.test(fold(line))))];
}
