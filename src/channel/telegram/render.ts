import { blocksOf } from '../../core/blocks.ts';
import { pagesOf } from '../../core/pages.ts';

/** Characters of a message after its tags are taken away (https://core.telegram.org/bots/api#sendmessage). */
export const messageLimit = 4096;
/** Characters of the words below a file (https://core.telegram.org/bots/api#senddocument). */
export const captionLimit = 1024;

/** Three lines are read at once; what is longer folds. */
const foldedFrom = 240;

/**
 * A message as Telegram's HTML, in pages within its limit: quotes as block quotes, long ones folded, with their
 * place below (https://core.telegram.org/bots/api#html-style). Every page is whole: no tag spans two.
 */
export function htmlPages(text: string): string[] {
  return pagesOf(text, messageLimit).map(htmlOf);
}

function htmlOf(page: string): string {
  return blocksOf(page)
    .map((block) => {
      if (block.kind === 'text') return escapeHtml(block.text);
      const folds = block.text.length > foldedFrom ? ' expandable' : '';
      return `${escapeHtml(block.lead)}<blockquote${folds}>${escapeHtml(block.text)}</blockquote>${escapeHtml(block.below)}`;
    })
    .join('\n\n');
}

export const escapeHtml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
