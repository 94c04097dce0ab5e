import type { Reading } from '../../core/document.ts';
import type { Refused } from '../reading.ts';
import { reasons } from '../reasons.ts';
import { declutter } from './clutter.ts';
import { decode } from './decode.ts';
import { hiddenText } from './hidden-text.ts';
import { inUnicode } from './old-font.ts';

/** TXT and Markdown: the raw text, without the lines that a web page put around the document. */
export async function readText(bytes: Uint8Array, source: string): Promise<Reading | Refused> {
  const decoded = await decode(bytes);
  if (!decoded) return { refused: reasons.encoding };
  const hidden = hiddenText();
  const unicode = await inUnicode(decoded.text, hidden);
  const stored = unicode.text;
  const { text, removed, postedOn, title } = declutter(stored);
  const notes: string[] = [];
  if (!decoded.encoding.startsWith('utf'))
    notes.push(`đã chuyển từ bảng mã ${decoded.encoding} sang Unicode`);
  if (unicode.note) notes.push(unicode.note);
  notes.push(...hidden.notes());
  if (removed > 0) notes.push(`đã bỏ ${removed} dòng của trang web, ngoài văn bản`);
  return {
    format: isMarkdown(stored, source) ? 'md' : 'txt',
    text,
    pages: [],
    ...(postedOn ? { postedOn } : {}),
    ...(title ? { title } : {}),
    notes,
  };
}

/** By its name, else by marks that plain text does not carry: bold, headings, lone cell bars. */
function isMarkdown(text: string, source: string): boolean {
  if (/\.(?:md|markdown)$/i.test(source)) return true;
  if (/\.txt$/i.test(source)) return false;
  const opening = text.slice(0, 20_000);
  return (opening.match(/^(?:#{1,6} \S|\|$|\*\*\S)/gm) ?? []).length >= 3;
}
