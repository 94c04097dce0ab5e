import { withoutInvisible } from './invisible.ts';
import { asLatin } from './lookalikes.ts';
import { unifyTones } from './text.ts';

/**
 * `text` as it was meant where it was disguised: compatibility forms, lookalikes and invisible characters undone,
 * lower case, tones where the new orthography puts them. For matching only.
 */
export function undisguised(text: string): string {
  return unifyTones(asLatin(withoutInvisible(text.normalize('NFKC')).text.normalize('NFKC')));
}

const figures = new Map(
  ['0o', '1i', '3e', '4a', '5s', '7t', '@a', '$s', '!i'].map((two) => [two[0]!, two[1]!]),
);

/** Words with figures between their letters, the figures read as letters: `1gn0r3` → `ignore`. */
export function unleeted(text: string): string {
  if (!/[\d@$!]/.test(text)) return text;
  return text.replace(/[\p{L}\p{M}\d@$!]+/gu, (word) =>
    /\p{L}.*[\d@$!]|[\d@$!].*\p{L}/u.test(word)
      ? word.replace(/[013457@$]|!(?=.)/g, (figure) => figures.get(figure) ?? figure)
      : word,
  );
}

/** Five and more letters that stand apart: `b ỏ q u a`, `i.g.n.o.r.e`, `i-g-n-o-r-e`. */
const apart = /(?<![\p{L}\p{M}\d])(?:\p{L}\p{M}*(?:[ .·_*|/-]{1,3})){4,}\p{L}(?![\p{L}\p{M}\d])/gu;

/** The letters that stood apart, closed up; empty when there are none. */
export function closedUp(text: string): string {
  const runs = [...text.matchAll(apart)].map(([run]) => run.replace(/[^\p{L}\p{M}]/gu, ''));
  return runs.join(' ');
}

const base64Run = /[A-Za-z0-9+/_-]{24,}={0,2}/g;
const hexadecimalRun = /(?:[0-9a-f]{2}[ :,]?){20,}/gi;
const decoder = new TextDecoder('utf-8', { fatal: true });

/** What long runs of base64 or hexadecimal digits decode to, where that is text; line breaks may stand inside. */
export function decoded(text: string): string[] {
  const joined = text.replace(/([A-Za-z0-9+/]{20,})\s*\n\s*(?=[A-Za-z0-9+/]{8,})/g, '$1');
  return [
    ...[...joined.matchAll(base64Run)].map(([run]) => Buffer.from(run, 'base64')),
    ...[...joined.matchAll(hexadecimalRun)].map(([run]) => Buffer.from(run.replace(/[ :,]/g, ''), 'hex')),
  ].flatMap((bytes) => textOf(bytes) ?? []);
}

/** Text of several words; numbers and addresses that happen to decode give other characters. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    const text = decoder.decode(bytes);
    const plain = text.match(/[\p{L}\p{M}\p{N}\p{P}\s]/gu)?.length ?? 0;
    return plain >= [...text].length * 0.95 && /\p{L}{2,}\s+\p{L}{2,}/u.test(text) ? text : undefined;
  } catch {
    return undefined;
  }
}
