import { termOf } from '../core/terms.ts';
import { fold, syllables } from '../core/text.ts';

/** Short form → what it stands for: `{"UBND": ["Ủy ban nhân dân"]}`. */
export type Abbreviations = Readonly<Record<string, readonly string[]>>;

/** Syllables of the longest short form (`DS-KHHGĐ` has two). */
const longestForm = 3;

/** A full form of fewer syllables is an everyday word, for which nobody expects the short form. */
const shortestFullForm = 3;

/**
 * Spells out the abbreviations in questions.
 *
 * A short form is known by its letters, whatever their case and marks, if nobody could take it for a
 * syllable (`ubnd`, `SYT`); one that looks like a syllable (`CO`, `DA`) only in capitals.
 */
export function abbreviationReader(abbreviations: Abbreviations) {
  const byForm = new Map<string, { form: string; readings: readonly string[] }>();
  const fullForms: { key: string; form: string }[] = [];
  for (const [form, readings] of Object.entries(abbreviations)) {
    byForm.set(keyOf(form), { form, readings });
    for (const reading of readings) {
      const key = keyOf(reading);
      if (key.split(' ').length >= shortestFullForm) fullForms.push({ key: ` ${key} `, form });
    }
  }

  return {
    /** `text` with every reading in brackets behind its short form, on one line. */
    spellOut(text: string): string {
      const tokens = syllables(text);
      const terms = tokens.map((token) => termOf(token.folded));
      let spelled = '';
      let copied = 0;
      for (let at = 0; at < tokens.length; ) {
        let length = Math.min(longestForm, tokens.length - at);
        for (; length > 0; length--) {
          const entry = byForm.get(terms.slice(at, at + length).join(' '));
          const end = tokens[at + length - 1]!.end;
          if (
            !entry ||
            (looksLikeSyllable(entry.form) && text.slice(tokens[at]!.start, end) !== entry.form)
          ) {
            continue;
          }
          spelled += `${text.slice(copied, end)} (${entry.readings.join('; ')})`;
          copied = end;
          break;
        }
        at += Math.max(length, 1);
      }
      return (spelled + text.slice(copied)).replace(/\s+/g, ' ').trim();
    },
    /** Short forms of the full forms that `text` writes out, each once. */
    shortForms(text: string): string[] {
      const line = ` ${keyOf(text)} `;
      return [...new Set(fullForms.filter(({ key }) => line.includes(key)).map(({ form }) => form))];
    },
    /** Whether an index term is a short form, which `spellOut` has given its reading. */
    isShortForm: (term: string): boolean => byForm.has(term),
  };
}

function keyOf(text: string): string {
  return syllables(text)
    .map((syllable) => termOf(syllable.folded))
    .join(' ');
}

/** Consonants, vowels, at most two consonants of those that end a syllable; y ends one or follows vowels. */
function looksLikeSyllable(form: string): boolean {
  return /^[bcdghklmnpqrstvx]{0,3}(?:[aeiou]{1,3}y?[cghmnpt]{0,2}|y)$/.test(fold(form));
}
