import { credit, isToolbar, structure, type TailMarker, tailMarkers } from './clutter-rules.ts';
import { drop, longLine, nextWords, type PageLine } from './page-lines.ts';

/** Drops the page's tail; whether there was one. */
export function dropTail(lines: readonly PageLine[], floor: number): boolean {
  const lastStructure = lines.findLastIndex((line) => structure.test(line.key));
  const lastLong = lines.findLastIndex((line) => line.bare.length > longLine);
  const start = Math.max(floor, lastStructure, 0) + 1;
  for (let index = start; index < lines.length; index++) {
    const line = lines[index];
    const marker = line && markerOf(line);
    if (!marker) continue;
    if (marker.next && !marker.next.test(lines[nextWords(lines, index + 1, 1)]?.key ?? '')) continue;
    if (!marker.long && index < lastLong) continue;
    drop(lines, index, lines.length);
    dropCredit(lines, index);
    return true;
  }
  return false;
}

function markerOf(line: PageLine): Partial<TailMarker> | undefined {
  return tailMarkers.find(({ pattern }) => pattern.test(line.key)) ?? (isToolbar(line) ? {} : undefined);
}

/** Office that puts its name under the page, `- Sở Y tế tỉnh A`, or `Nguồn: …`. */
function dropCredit(lines: readonly PageLine[], tail: number): void {
  const at = nextWords(lines, tail - 1, -1);
  const line = lines[at];
  if (!line) return;
  const recipients = lines.findLastIndex(({ key }) => /^noi nhan\b/.test(key));
  const signer = lines.findLastIndex(
    ({ key }, index) =>
      index < at && /^\(? ?da ky ?\)?$|^(?:tl|kt|tm|tuq|q)\.|^(?:pho )?(?:giam doc|chu tich)$/.test(key),
  );
  const signed = recipients >= 0 && signer > recipients && !lines[at - 1]?.bare;
  if (credit.test(line.key) || (signed && /^- \S/.test(line.key) && line.bare.length < 60)) line.kept = false;
}
