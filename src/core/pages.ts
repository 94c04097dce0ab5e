import { type Block, blocksOf, textOfBlocks } from './blocks.ts';

/**
 * A message in pages of at most `limit` UTF-16 code units each, none empty. It is cut between paragraphs where that
 * can be, else between lines, sentences, words, and in a run without any of them between characters as people see
 * them (never inside a surrogate pair or a letter with its marks). A quote that is cut has its marks on every
 * page, and its place on the last one. What announces something (“Nêu đích danh (11):”) ends no page.
 */
export function pagesOf(text: string, limit: number): string[] {
  const pages: string[] = [];
  let page: Block[] = [];
  const fits = (blocks: readonly Block[]) => textOfBlocks(blocks).length <= limit;
  const close = () => {
    const last = page.at(-1);
    const carried = page.length > 1 && last && announces(last) ? [last] : [];
    const closed = page.slice(0, page.length - carried.length);
    if (closed.length > 0) pages.push(textOfBlocks(closed));
    page = carried;
  };
  for (const block of blocksOf(text).flatMap(paragraphs)) {
    for (const part of fits([block]) ? [block] : cutBlock(block, limit)) {
      while (page.length > 0 && !fits([...page, part])) close();
      page.push(part);
    }
  }
  if (page.length > 0) pages.push(textOfBlocks(page));
  return pages.map((one) => one.trim()).filter((one) => one !== '');
}

/** A line that says what follows: it begins a page rather than end one. */
const announces = (block: Block) =>
  block.kind === 'text' && /:\s*$/u.test(block.text) && block.text.trim().length <= longestHeading;
const longestHeading = 120;

/** Plain text by its paragraphs, so that a page may end between them. */
function paragraphs(block: Block): Block[] {
  if (block.kind === 'quote') return [block];
  return block.text.split('\n\n').map((text) => ({ kind: 'text', text }));
}

/** Marks of a quote, its number and line ends take room as well. */
const marks = '“”\n'.length;
/** Of a page that is cut, so much at most stays unused for the sake of a better place. */
const worstFill = 0.5;

function cutBlock(block: Block, limit: number): Block[] {
  if (block.kind === 'text') return cut(block.text, limit).map((text) => ({ kind: 'text', text }));
  const below = cut(block.below, limit);
  const [place = '', ...rest] = below;
  const room = limit - marks - block.lead.length;
  const parts = cut(block.text, Math.max(1, room));
  const blocks: Block[] = parts.map((text, index) => ({
    kind: 'text',
    text: `${index === 0 ? block.lead : ''}“${text}”`,
  }));
  const last = parts.at(-1) ?? '';
  const whole: Block = {
    kind: 'quote',
    lead: parts.length === 1 ? block.lead : '',
    text: last,
    below: place,
  };
  if (textOfBlocks([whole]).length <= limit) blocks[blocks.length - 1] = whole;
  else blocks.push({ kind: 'text', text: place });
  return [...blocks, ...rest.map((text): Block => ({ kind: 'text', text }))];
}

/** Ends at which text may be cut, best first. */
const ends = [/\n/gu, /(?<=[.!?;:])\s/gu, /\s/gu];

function cut(text: string, limit: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const at = endWithin(rest, limit);
    parts.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  return [...parts, rest].filter((part) => part !== '');
}

function endWithin(text: string, limit: number): number {
  const head = text.slice(0, limit + 1);
  for (const pattern of ends) {
    const last = [...head.matchAll(pattern)].at(-1)?.index ?? 0;
    if (last >= limit * worstFill && last > 0) return last;
  }
  const space = [...head.matchAll(/\s/gu)].at(-1)?.index ?? 0;
  return space > 0 ? space : wholeCharacters(text, limit);
}

const characters = new Intl.Segmenter('vi', { granularity: 'grapheme' });

/** The longest run of whole characters of at most `limit` code units; one code point at least. */
function wholeCharacters(text: string, limit: number): number {
  let end = 0;
  for (const { segment, index } of characters.segment(text.slice(0, limit + 64))) {
    if (index + segment.length > limit) break;
    end = index + segment.length;
  }
  if (end > 0) return end;
  // One character longer than a page: at least no surrogate pair is cut.
  const code = text.charCodeAt(limit - 1);
  return code >= 0xd800 && code <= 0xdbff && limit > 1 ? limit - 1 : limit;
}
