import { isSyllable } from './syllable.ts';

/** Text of a file and the name of the encoding that gave it. */
export interface Decoded {
  text: string;
  encoding: string;
}

/**
 * Bytes → text: a byte order mark, then strict UTF-8, then what the file itself `declared`, then the old
 * Vietnamese encodings, of which the one that gives the most Vietnamese syllables is taken. Undefined when
 * none gives plausible Vietnamese.
 */
export async function decode(bytes: Uint8Array, declared?: string): Promise<Decoded | undefined> {
  const marked = [
    ['utf-8', [0xef, 0xbb, 0xbf]],
    ['utf-16le', [0xff, 0xfe]],
    ['utf-16be', [0xfe, 0xff]],
  ] as const;
  for (const [encoding, mark] of marked) {
    if (mark.every((byte, index) => bytes[index] === byte)) {
      const text = new TextDecoder(encoding).decode(bytes);
      return isGarbled(text) ? undefined : { text, encoding };
    }
  }
  const unicode = strictUtf8(bytes);
  if (unicode !== undefined) return isGarbled(unicode) ? undefined : { text: unicode, encoding: 'utf-8' };
  return bestLegacy(bytes, declared);
}

function strictUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** More than one replacement character in two hundred: the text was damaged before it came here. */
function isGarbled(text: string): boolean {
  let replaced = 0;
  for (const letter of text) if (letter === '\ufffd') replaced++;
  return replaced > text.length / 200;
}

const sampleBytes = 20_000;

async function bestLegacy(bytes: Uint8Array, declared: string | undefined): Promise<Decoded | undefined> {
  const { default: iconv } = await import('iconv-lite');
  const { decodeVni } = await import('./vni.ts');
  const read = (encoding: string, part: Uint8Array) =>
    iconv.decode(Buffer.from(part), encoding).normalize('NFC');
  const candidates = [
    // windows-1258 is asked before TCVN3 so that a tie goes to the encoding that Windows itself wrote.
    { encoding: 'windows-1258', decode: (part: Uint8Array) => read('win1258', part) },
    { encoding: 'TCVN3', decode: (part: Uint8Array) => read('tcvn', part) },
    { encoding: 'VISCII', decode: (part: Uint8Array) => read('viscii', part) },
    { encoding: 'VNI', decode: (part: Uint8Array) => decodeVni(read('win1252', part)) },
    // A file of UTF-8 with a few broken bytes in it.
    { encoding: 'utf-8', decode: (part: Uint8Array) => new TextDecoder().decode(part) },
  ];
  if (declared && iconv.encodingExists(declared)) {
    candidates.unshift({ encoding: declared, decode: (part) => read(declared, part) });
  }
  const sample = bytes.subarray(0, sampleBytes);
  const best = candidates
    .map((candidate) => ({ candidate, score: vietnameseShare(candidate.decode(sample)) }))
    .reduce((left, right) => (right.score > left.score ? right : left));
  if (best.score < plausible) return undefined;
  return { text: best.candidate.decode(bytes), encoding: best.candidate.encoding };
}

/** Real text reaches .97 and more in the right encoding; in a wrong one it stays below .5. */
const plausible = 0.85;

/**
 * Share of the words with a letter beyond ASCII that are Vietnamese syllables; a symbol that official prose
 * does not use counts as a wrong word. 0 when there is no such word.
 */
export function vietnameseShare(text: string): number {
  const words = text.match(/[\p{L}\p{M}]*[^\p{ASCII}\s“”‘’–—…•·°§©\u00a0-][\p{L}\p{M}]*/gu) ?? [];
  if (words.length === 0) return 0;
  return words.filter((word) => isSyllable(word)).length / words.length;
}
