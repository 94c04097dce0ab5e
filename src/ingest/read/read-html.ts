import { isoDate } from '../../core/dates.ts';
import type { IsoDate, Reading } from '../../core/document.ts';
import { fold, toStoredText } from '../../core/text.ts';
import type { Refused } from '../reading.ts';
import { reasons } from '../reasons.ts';
import { declutter } from './clutter.ts';
import { decode } from './decode.ts';
import { hiddenText } from './hidden-text.ts';
import { chromeOf, isSilent } from './html-chrome.ts';
import { unseenIn } from './html-hidden.ts';
import { type HtmlElement, keyOf, parseHtml } from './html-node.ts';
import { textOf } from './html-text.ts';
import { inUnicode } from './old-font.ts';

/** A web page: its document without the site around it. */
export async function readHtml(bytes: Uint8Array): Promise<Reading | Refused> {
  const decoded = await decode(bytes, declaredCharset(bytes));
  if (!decoded) return { refused: reasons.encoding };
  const { root, body } = await parseHtml(decoded.text);
  const isChrome = chromeOf(body);
  const hidden = hiddenText();
  const isElsewhere = (element: HtmlElement) => isSilent(element) || isChrome(element);
  const unseen = unseenIn({ root, body, isElsewhere }, hidden);
  const title = hidden.stored(titleOf(root, unseen.whole));
  if (keyOf(body).length < 1500 && errorTitle.test(fold(title))) return { refused: reasons.errorPage };

  const shownText = textOf(body, {
    isDropped: (element) => isElsewhere(element) || unseen.whole(element),
    hides: unseen.ownText,
    characters: hidden.characters,
  });
  const { text, note } = await inUnicode(shownText, hidden);
  const page = declutter(text, { isPage: true });
  const postedOn = page.postedOn ?? postedIn(root);
  const shown = page.title || title;
  return {
    format: 'html',
    text: page.text,
    pages: [],
    ...(postedOn ? { postedOn } : {}),
    ...(shown ? { title: shown } : {}),
    notes: [...(note ? [note] : []), ...hidden.notes()],
  };
}

function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  return /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,40})/i.exec(head)?.[1]?.toLowerCase();
}

const errorTitle =
  /^(?:40[0-9]|50[0-9])\b|\b(?:404|403|500|502|503)\b.*(?:not found|error|forbidden)|not found|access denied|forbidden|server error|service unavailable|khong tim thay|trang khong ton tai|loi he thong/;

/** What the page calls itself, without the site's name behind a bar; empty where it says nothing. */
function titleOf(root: HtmlElement, isUnseen: (element: HtmlElement) => boolean): string {
  const heading = [...root.querySelectorAll('h1')]
    .filter((element) => !isUnseen(element))
    .map(lineOf)
    .filter((line) => line.length >= 15);
  const named =
    root.querySelector('meta[property="og:title"]')?.getAttribute('content') ??
    root.querySelector('title')?.textContent ??
    '';
  const title = (heading.length === 1 ? heading[0] : undefined) ?? named;
  const line = toStoredText(title).replace(/\s+/g, ' ').trim();
  return line.replace(/\s+[|»·–-]\s+(?:Cổng|Trang|Sở|Bộ|UBND|Ủy ban|Trung tâm|Bệnh viện|Báo)\b.{0,80}$/u, '');
}

function lineOf(element: HtmlElement): string {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim();
}

const postedSelectors = [
  ['meta[property="article:published_time"]', 'content'],
  ['meta[itemprop="datePublished"]', 'content'],
  ['meta[name="pubdate"]', 'content'],
  ['time[datetime]', 'datetime'],
] as const;

function postedIn(root: HtmlElement): IsoDate | undefined {
  for (const [selector, attribute] of postedSelectors) {
    const value = root.querySelector(selector)?.getAttribute(attribute) ?? '';
    const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(value);
    const day = parts && isoDate(Number(parts[1]), Number(parts[2]), Number(parts[3]));
    if (day) return day;
  }
  return undefined;
}
