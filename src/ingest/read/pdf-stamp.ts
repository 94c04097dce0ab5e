import { fold } from '../../core/text.ts';
import type { PrintedBlock } from './pdf-blocks.ts';
import type { Run } from './pdf-page.ts';

/**
 * Puts the number and the day that a digital signature wrote over the page into the gaps that the text left
 * for them: `Số:      /KH-UBND`. The records office fills them in when it issues a signed document.
 */
export function withStamped(runs: readonly Run[], stamped: readonly Run[]): Run[] {
  const filled = [...runs];
  for (const stamp of stamped) {
    const before = filled.findLastIndex(
      (run) => run.text.trim() && sameLine(run, stamp) && run.x + run.width <= stamp.x + stamp.size,
    );
    const previous = filled[before];
    if (!previous) continue;
    let next = before + 1;
    while (!previous.ends && filled[next]?.text.trim() === '' && !filled[next]?.ends) next++;
    const after = previous.ends ? undefined : filled[next];
    if (after?.text.trim() && sameLine(after, stamp)) {
      if (after.x < stamp.x) continue;
      const text = /^[\p{L}\d]/u.test(after.text) ? `${stamp.text} ` : stamp.text;
      filled.splice(next, 0, { ...stamp, text, y: after.y, width: Math.max(0, after.x - stamp.x) });
    } else if (stamp.x - previous.x - previous.width < stamp.size * 3) {
      filled[before] = { ...previous, ends: false };
      filled.splice(before + 1, 0, { ...stamp, text: ` ${stamp.text}`, y: previous.y, ends: true });
    }
  }
  return filled;
}

function sameLine(run: Run, stamp: Run): boolean {
  return Math.abs(run.y - stamp.y) <= Math.max(run.size, stamp.size) * 0.8;
}

const stampLine =
  /^(?:nguoi ky|(?:duoc )?ky boi|ngay ky|thoi gian ky|gio ky|co quan|email|chuc vu|ly do|dia diem|digitally signed(?: by)?|signature (?:not )?verified|signature valid|signed by|date|reason|location|foxit.*version|chu ky so.*)\s*(?::|$)/;
const signing = /ky|sign/;

/** Drops the wording of digital signatures: two or more of its lines together, one of which speaks of signing. */
export function withoutStamps(blocks: readonly PrintedBlock[]): PrintedBlock[] {
  const isStamp = blocks.map((block) => block.kind === 'line' && stampLine.test(fold(block.text)));
  return blocks.filter((block, index) => {
    if (!isStamp[index]) return true;
    const group = [block];
    for (let at = index - 1; isStamp[at]; at--) group.push(blocks[at]!);
    for (let at = index + 1; isStamp[at]; at++) group.push(blocks[at]!);
    return group.length < 2 || !group.some((line) => line.kind === 'line' && signing.test(fold(line.text)));
  });
}
