import { settingOf } from './docx-lists.ts';
import type { Numbering, Place } from './docx-numbering.ts';

/** `word/document.xml` with the numbers of Word's lists written into their paragraphs. */
export function writeNumbers(documentXml: string, numbering: Numbering): string {
  let out = '';
  let done = 0;
  for (const { start, end } of paragraphProperties(documentXml)) {
    const properties = documentXml.slice(start, end).replace(/<w:(\w+Change)\s[\s\S]*?<\/w:\1>/g, '');
    const place = placeOf(properties, numbering);
    // A deleted paragraph mark joins the paragraph to the next one: Word does not count it.
    if (!place || /<w:rPr>[\s\S]*<w:del\s/.test(properties) || !hasText(documentXml, end)) continue;
    const label = numbering.next(place);
    if (!label) continue;
    out += documentXml.slice(done, end);
    out += `<w:r><w:t xml:space="preserve">${label.replaceAll('&', '&amp;').replaceAll('<', '&lt;')} </w:t></w:r>`;
    done = end;
  }
  return out + documentXml.slice(done);
}

/** The outermost `w:pPr` elements; a tracked change of format keeps an old one inside. */
function* paragraphProperties(xml: string): Generator<{ start: number; end: number }> {
  let depth = 0;
  let start = 0;
  for (const tag of xml.matchAll(/<(\/?)w:pPr(?:\s[^>]*?)?(\/?)>/g)) {
    if (tag[2]) {
      if (depth === 0) continue;
    } else if (tag[1]) {
      depth--;
      if (depth === 0) yield { start, end: tag.index + tag[0].length };
    } else {
      if (depth === 0) start = tag.index;
      depth++;
    }
  }
}

function placeOf(properties: string, numbering: Numbering): Place | undefined {
  const style = settingOf(properties, 'pStyle');
  const inherited = style ? numbering.placeOfStyle(style) : undefined;
  const own = settingOf(properties, 'numId');
  const level = settingOf(properties, 'ilvl');
  const list = own ?? inherited?.list;
  // List 0 takes a paragraph out of the list of its style.
  if (!list || list === '0') return undefined;
  return { list, level: level !== undefined ? Number(level) : own ? 0 : (inherited?.level ?? 0) };
}

/** Whether the paragraph whose properties end at `from` has text of its own. */
function hasText(xml: string, from: number): boolean {
  const end = xml.indexOf('</w:p>', from);
  return /<w:t[\s>]/.test(xml.slice(from, end < 0 ? undefined : end));
}
