/** What a message is made of, so that a channel can show quotes in its own way. */
export type Block =
  | { kind: 'text'; text: string }
  /** Words of the archive and where they stand: number, date, section, file. */
  | { kind: 'quote'; text: string; reference: string };

/** Blocks as plain text: quotes in quotation marks, each with its reference on the next line. */
export function textOfBlocks(blocks: readonly Block[]): string {
  return blocks
    .map((block) => (block.kind === 'quote' ? `“${block.text}”\n(${block.reference})` : block.text))
    .join('\n\n');
}
