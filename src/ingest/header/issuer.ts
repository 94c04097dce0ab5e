import { type HeaderLine, headerLines, isUpperCase, oneLine, type View } from './view.ts';

/** First words of the name of a body, folded. Other lines in capitals go on with the name above them. */
const bodyStart =
  /^(?:ubnd|uy ban|uy$|hdnd|hoi dong|hoi|lien (?:so|bo|doan|hiep)|so|bo|tong cuc|cuc|chi cuc|van phong|thu tuong|chinh phu|quoc hoi|chu tich|trung tam|benh vien|truong|vien|hoc vien|phong(?! chong| benh)|ban|dang (?:uy|bo|doan)|tinh (?:uy|doan)|thanh (?:uy|doan|tra)|huyen uy|cong an|cong doan|doan|mat tran|kho bac|bao hiem|toa an|kiem toan|ngan hang|cong ty|tong cong ty|tap doan|quy|dai (?:phat|truyen|hoc)|bao|tram|thue|hai quan|nha|to chuc|khoa|tieu ban)(?![a-z])/;
/** Names that end so are not complete: what follows belongs to them whatever it begins with. */
const open =
  /(?:^|\s)(?:thu tuong|van phong|chu tich|bo truong|va|cua|,|-|ban chi dao|doan|ban quan ly|so|bo|cuc|uy|hoi dong|thuong truc|trung tam|benh vien|cong ty co phan)$/;
const stamp = /^[\W_]*(?:toi mat|tuyet mat|mat|khan|thuong khan|hoa toc)(?: hen gio)?[\W_]*$/;

/**
 * Issuing body and the body above it: the lines in capitals that stand nearest before `anchor` (the number
 * line, else the emblem or the type), or right after it where a page turns the header around.
 */
export function readIssuer(
  view: View,
  anchor: { start: number; end: number },
  to: number,
): { issuer: string | null; superior: string | null } {
  const before = headerLines(view, Math.max(0, anchor.start - 1500), anchor.start, true).reverse();
  const after = headerLines(view, anchor.end, Math.max(anchor.end, to), true);
  const bodies = bodiesOf(view, run(before).reverse());
  const found = bodies.length > 0 ? bodies : bodiesOf(view, run(after));
  return { issuer: found.at(-1) ?? null, superior: found.at(-2) ?? null };
}

/** The first unbroken run of lines in capitals, stamps left out. */
function run(lines: HeaderLine[]): HeaderLine[] {
  const taken: HeaderLine[] = [];
  for (const line of lines) {
    if (stamp.test(line.folded)) continue;
    if (isName(line)) taken.push(line);
    else if (taken.length > 0) break;
    else if (line.plain.length > 100) break;
  }
  return taken;
}

function isName(line: HeaderLine): boolean {
  if (line.plain.length > 120 || /[:;?!]|\d{3}/.test(line.plain)) return false;
  return (
    isUpperCase(line.plain) ||
    (bodyStart.test(line.folded) &&
      line.plain.length <= 60 &&
      /^\p{Lu}/u.test(line.plain) &&
      !/[.,]$/.test(line.plain))
  );
}

function bodiesOf(view: View, lines: HeaderLine[]): string[] {
  const bodies: { start: number; end: number; folded: string }[] = [];
  for (const line of lines) {
    const last = bodies.at(-1);
    if (bodyStart.test(line.folded) && !(last && open.test(last.folded))) {
      bodies.push({ start: line.start, end: line.end, folded: line.folded });
    } else if (last) {
      last.end = line.end;
      last.folded += ` ${line.folded}`;
    }
  }
  return bodies.map((body) => oneLine(view, body).replace(/[\s\-–—.,]+$/, ''));
}
