import { isSyllable, isWholeSyllable } from './syllable.ts';

/**
 * Puts words together that a PDF's glyph runs split: `QU Ố C H Ộ I` → `QUỐC HỘI`, `ĐIỀ U KHO ẢN` →
 * `ĐIỀU KHOẢN`. `lines` are those of one page: capitals are only joined where the page shows two such
 * words, since `KHU A` is no word.
 */
export function joinSplitLetters(lines: readonly string[]): string[] {
  const repaired = lines.map((line) => line.replace(letterRuns, repairRun));
  const changes = lines.flatMap((line, index) => (line === repaired[index] ? [] : [index]));
  const words = changes.reduce((sum, index) => sum + spacesIn(lines[index]!) - spacesIn(repaired[index]!), 0);
  if (words >= 2) return repaired;
  return lines.map((line, index) => (line === line.toUpperCase() ? line : repaired[index]!));
}

function spacesIn(line: string): number {
  return line.split(' ').length;
}

/** Words with single spaces between them and nothing else. */
const letterRuns = /\p{L}+(?: \p{L}+)+/gu;

function repairRun(run: string): string {
  const pieces = run.split(' ');
  if (pieces.every(isWholeSyllable)) return run;
  return cheapest(pieces).join(' ');
}

const longestJoin = 5;

/**
 * The cheapest way to cut the row of pieces into words (shortest path over the gaps between them):
 *
 *     a whole syllable      1
 *     anything else        10     a fragment, or a word of another language
 *     each piece joined    +1.5   so that two whole syllables stay two
 */
function cheapest(pieces: readonly string[]): string[] {
  const best: { cost: number; from: number }[] = [{ cost: 0, from: 0 }];
  for (let end = 1; end <= pieces.length; end++) {
    let choice = { cost: Number.POSITIVE_INFINITY, from: end - 1 };
    for (let from = Math.max(0, end - longestJoin); from < end; from++) {
      const parts = pieces.slice(from, end);
      if (parts.length > 1 && !joins(parts)) continue;
      const word = parts.join('');
      const price = parts.length > 1 || isWholeSyllable(word) ? 1 + 1.5 * (parts.length - 1) : 10;
      const cost = (best[from]?.cost ?? 0) + price;
      if (cost < choice.cost) choice = { cost, from };
    }
    best.push(choice);
  }
  const words: string[] = [];
  for (let end = pieces.length; end > 0; end = best[end]?.from ?? 0) {
    words.unshift(pieces.slice(best[end]?.from ?? 0, end).join(''));
  }
  return words;
}

/** Pieces of one case that make a syllable of more than two letters, one of them being no word by itself. */
function joins(parts: readonly string[]): boolean {
  const word = parts.join('');
  const tail = word.slice(1);
  if (tail !== tail.toLowerCase() && word !== word.toUpperCase()) return false;
  return (
    word.length > 2 &&
    parts.some((part) => !isWholeSyllable(part)) &&
    isSyllable(word) &&
    isWholeSyllable(word)
  );
}
