import { documentTypes } from '../../core/document-types.ts';
import { fold } from '../../core/text.ts';
import { drop, nextWords, type PageLine } from './page-lines.ts';

const opening = /^ban dich nay thuoc quyen so huu|^dang tai van ban\.*$/;
const boxLabel =
  /^(?:so hieu|loai van ban|noi ban hanh|nguoi ky|ngay ban hanh|ngay hieu luc|ngay cong bao|so cong bao|tinh trang|linh vuc)\s*:$/;
const ending = /^van ban nay chua cap nhat noi dung tieng anh$/;
const relatedHead = /^van ban lien quan$/;
const compareHead = /^noi dung sua doi, huong dan$/;
const pageTitle = new RegExp(
  `^(?:${documentTypes.map((type) => fold(type.name)).join('|')}) \\d+[a-z]?/\\S+ .{10,}`,
);

/**
 * Page of a law library, saved as text: a copyright notice and a box of metadata before the document, lists
 * of other documents and the account dialogs after it. Drops both, and returns the page's title, a written-out
 * name of the document that stands between document and lists.
 */
export function dropLibraryPage(lines: readonly PageLine[]): { found: boolean; title?: string } {
  const first = lines.findIndex((line, index) => index < 80 && opening.test(line.key));
  if (first < 0) return { found: false };
  drop(lines, 0, afterBox(lines, first));

  const end = lines.findIndex((line, index) => index > first && isEnding(lines, index, line.key));
  if (end < 0) return { found: true };
  drop(lines, end, lines.length);
  const above = nextWords(lines, end - 1, -1);
  const title = lines[above];
  if (!title?.kept || !pageTitle.test(title.key)) return { found: true };
  drop(lines, above, end);
  return { found: true, title: title.bare };
}

/** First line after the box, whose last entry is the label Tình trạng with its value. */
function afterBox(lines: readonly PageLine[], first: number): number {
  let label = -1;
  for (let index = first; index < Math.min(lines.length, first + 120); index++) {
    if (boxLabel.test(lines[index]?.key ?? '')) label = index;
  }
  if (label < 0) {
    const loading = lines.findIndex((line) => /^dang tai van ban/.test(line.key));
    return loading + 1;
  }
  let at = nextWords(lines, label + 1, 1) + 1;
  while (at < lines.length && !lines[at]?.bare) at++;
  return at;
}

function isEnding(lines: readonly PageLine[], index: number, key: string): boolean {
  if (ending.test(key)) return true;
  const next = lines[nextWords(lines, index + 1, 1)]?.key ?? '';
  return (
    (relatedHead.test(key) && /^ban hanh\s*:/.test(next)) ||
    (compareHead.test(key) && /^van ban bi thay the$/.test(next))
  );
}
