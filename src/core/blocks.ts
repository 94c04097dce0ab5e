/** What a message is made of, so that a channel can show quotes in its own way. */
export type Block =
  | { kind: 'text'; text: string }
  /** Words of the archive, without the marks around them, and the lines below them: place, lead, deadline. */
  | { kind: 'quote'; lead: string; text: string; below: string };

/** A quote stands in a paragraph of its own: `(1) “…”`, then a line that tells where it stands. */
const quoted = /(?<=^|\n\n)(\(\d+\) )?“([\s\S]+?)”\n((?:(?!\n\n)[\s\S])+)(?=\n\n|$)/gu;

/** The blocks of a message as the program composes it. Nothing is lost: `textOfBlocks` gives `text` again. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  for (const match of text.matchAll(quoted)) {
    if (match.index > at) blocks.push({ kind: 'text', text: text.slice(at, match.index - 2) });
    blocks.push({ kind: 'quote', lead: match[1] ?? '', text: match[2]!, below: match[3]! });
    at = match.index + match[0].length + 2;
  }
  if (at <= text.length && text !== '') blocks.push({ kind: 'text', text: text.slice(at) });
  return blocks;
}

/** Blocks as plain text. */
export function textOfBlocks(blocks: readonly Block[]): string {
  return blocks
    .map((block) => (block.kind === 'quote' ? `${block.lead}“${block.text}”\n${block.below}` : block.text))
    .join('\n\n');
}
