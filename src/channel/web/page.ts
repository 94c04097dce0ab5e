import { blocksOf } from '../../core/blocks.ts';
import type { Choice } from '../../core/message.ts';

/** What the page shows of a channel. */
export interface ShownChannel {
  title: string;
  /** `off`: not configured. */
  state: 'up' | 'down' | 'off';
  /** In Vietnamese: that it runs, or why it does not. */
  detail: string;
}

/** What was asked and what came back. */
export interface Exchange {
  question: string;
  messages: { text: string; choices: readonly Choice[] }[];
}

export interface PageParts {
  documents: number;
  indexing: boolean;
  channels: readonly ShownChannel[];
  /** Why nothing can be asked here; null: the form is shown. */
  closed: string | null;
  exchange: Exchange | null;
}

export const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.4rem; margin: 0 0 .25rem; }
h2 { font-size: 1.05rem; margin: 2rem 0 .5rem; }
textarea { box-sizing: border-box; width: 100%; font: inherit; padding: .6rem; }
button { font: inherit; padding: .45rem .9rem; margin: .4rem .4rem 0 0; cursor: pointer; }
blockquote { margin: .75rem 0; padding: .1rem 0 .1rem 1rem; border-left: 4px solid #7a8ca5; }
p { margin: .75rem 0; white-space: pre-line; overflow-wrap: anywhere; }
small { opacity: .75; white-space: pre-line; }
ul { padding-left: 1.2rem; }
.down { color: #b3261e; }
@media (prefers-color-scheme: dark) { .down { color: #ff8a80; } }
`;

/** The page of this machine: whether everything runs, and a question to try it. */
export function page({ documents, indexing, channels, closed, exchange }: PageParts): string {
  const state = indexing
    ? `Kho đang được lập chỉ mục; hiện có ${documents} văn bản.`
    : `Kho có ${documents} văn bản.`;
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Văn thư</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>Văn thư</h1>
<p>${escaped(state)}</p>
${closed === null ? form(exchange) : `<p>${escaped(closed)}</p>`}
<h2>Các kênh</h2>
<ul>${channels.map(({ title, state: now, detail }) => `<li>${escaped(title)}: <span${now === 'down' ? ' class="down"' : ''}>${escaped(detail)}</span></li>`).join('')}</ul>
</main>
</body>
</html>
`;
}

function form(exchange: Exchange | null): string {
  const asked = exchange
    ? `<h2>${escaped(exchange.question)}</h2>${exchange.messages.map(({ text, choices }) => rendered(text) + buttons(choices)).join('')}`
    : '';
  return `${asked}
<form method="post" action="/hoi">
<label for="cau-hoi">Câu hỏi</label>
<textarea id="cau-hoi" name="cau-hoi" rows="3" maxlength="4000" required autofocus placeholder="Hạn nộp báo cáo tháng là ngày nào?"></textarea>
<button type="submit">Hỏi</button>
</form>`;
}

function rendered(text: string): string {
  return blocksOf(text)
    .map((block) =>
      block.kind === 'quote'
        ? `<blockquote><p>${escaped(`${block.lead}“${block.text}”`)}</p><small>${escaped(block.below)}</small></blockquote>`
        : `<p>${escaped(block.text)}</p>`,
    )
    .join('\n');
}

const buttons = (choices: readonly Choice[]) =>
  choices.length === 0
    ? ''
    : `<form method="post" action="/hoi">${choices
        .map(
          ({ key, label }) =>
            `<button type="submit" name="lua-chon" value="${escaped(key)}">${escaped(label)}</button>`,
        )
        .join('')}</form>`;

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => signs[sign]!);
