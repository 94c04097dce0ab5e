/** A part of a sentence with the addresses behind it. */
export interface Clause {
  /** Without addresses; the marks behind them belong to it. */
  text: string;
  addresses: string[];
}

const group = /\[\s*\d{1,4}\.\d{1,4}(?:\s*[,;]\s*\d{1,4}\.\d{1,4})*\s*\]/u;
/** Groups with nothing between them but blanks, commas or "và". */
const groups = new RegExp(`${group.source}(?:\\s*(?:,|;|và)?\\s*${group.source})*`, 'gu');
const someWord = /[\p{L}\p{N}]/u;

/**
 * Cuts a sentence at its addresses: a group covers what stands before it back to the group before. Null where some
 * words have no address behind them, or where something only looks like an address.
 */
export function clausesOf(sentence: string): Clause[] | 'no address' | 'markup' {
  const clauses: Clause[] = [];
  let from = 0;
  for (const match of sentence.matchAll(groups)) {
    const text = sentence.slice(from, match.index);
    from = match.index + match[0].length;
    const addresses = [...match[0].matchAll(/(\d+)\.(\d+)/g)].map(
      ([, passage, own]) => `${Number(passage)}.${Number(own)}`,
    );
    const last = clauses.at(-1);
    if (someWord.test(text)) clauses.push({ text, addresses });
    else if (last) last.addresses.push(...addresses);
    else return 'no address';
  }
  const rest = sentence.slice(from);
  if (clauses.length === 0 || someWord.test(rest)) return /[[\]]/.test(rest) ? 'markup' : 'no address';
  clauses.at(-1)!.text += rest;
  if (clauses.some(({ text }) => /[[\]]/.test(text))) return 'markup';
  clauses.forEach((clause, index) => {
    // The mark behind a group closes the clause before it.
    const lead = index > 0 ? (/^\s*[.,;:!?…)”"]+/u.exec(clause.text)?.[0] ?? '') : '';
    if (lead) clauses[index - 1]!.text = clauses[index - 1]!.text.trimEnd() + lead.trim();
    clause.text = clause.text.slice(lead.length);
  });
  return clauses.map(({ text, addresses }) => ({ text: tidy(text), addresses: [...new Set(addresses)] }));
}

function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/\s+(?=[.,;:!?…)”](?:\s|$|[.,;:!?…)”]))/gu, '')
    .replace(/([.,;:])\1+$/u, (marks) => (marks.startsWith('..') ? marks : marks[0]!))
    .trim();
}
