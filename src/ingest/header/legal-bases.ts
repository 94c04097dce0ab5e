import type { Relation, Span } from '../../core/document.ts';
import { findReferences } from './references.ts';
import { trimmed, type View } from './view.ts';

/** The preamble is over: the operative word, a heading, the next part. */
const stop =
  /(?:^|\n) *(?:quyet dinh ?:|quyet nghi ?:|nghi quyet ?:|chi thi ?:|dieu 1 ?[.:]|chuong (?:i|1)\b|phan (?:i|1|thu)|i ?[.)/]|1 ?[.)/] |noi nhan)/;
/** How far a preamble may reach, in characters. */
const reach = 15_000;
/** After its grounds a letter or plan goes on in the same paragraph with what it wants. */
const mainClause =
  /[,;]\s+(?:nay,?\s+)?(?:Sở|Bộ|Cục|Chi cục|UBND|[ỦU][yỷ] ban|Hội đồng|Văn phòng|Trung tâm|Bệnh viện|Ban|Giám đốc|Chủ tịch|Thủ tướng|Chính phủ|Phòng|Trường)\s[^,;.:]{0,80}?\s(?:đề nghị|yêu cầu|ban hành|thông báo|hướng dẫn|báo cáo|xây dựng|triển khai|có ý kiến|trả lời|kính|đã|quyết định|tổ chức|mời)\s/u;

/** Paragraphs that begin with `Căn cứ` between the title and the operative part; without the main clause. */
export function findLegalBases(view: View, from: number): Span[] {
  const area = view.folded.slice(from, from + reach);
  const end = area.search(stop);
  const preamble = end < 0 ? area : area.slice(0, end);
  const bases: Span[] = [];
  for (const match of preamble.matchAll(/(?<=^|\n|[;.] )[ -]*(can cu\s)/g)) {
    const start = match.index + match[0].length - (match[1] ?? '').length;
    if (start < (bases.at(-1)?.end ?? from) - from) continue;
    const paragraph = preamble.slice(start, start + paragraphLength(preamble.slice(start)));
    const printed = view.plain.slice(from + start, from + start + paragraph.length);
    const clause = printed.endsWith(';') ? -1 : printed.search(mainClause);
    const whole = clause > 0 ? paragraph.slice(0, clause) : paragraph;
    const span = trimmed(view.plain, { start: from + start, end: from + start + whole.length });
    // "Căn cứ quy định nêu trên, …" argues; only a paragraph that names a document is a ground.
    if (
      /(?:luat|phap lenh|hien phap|so\s+\S*\d|nghi dinh|thong tu|quyet dinh|nghi quyet|chi thi|ke hoach|cong van|thong bao|to trinh|huong dan)/.test(
        whole,
      )
    ) {
      bases.push(span);
    }
  }
  return bases;
}

/** To a blank line, or to a line that ends a sentence. */
function paragraphLength(text: string): number {
  const end = text.match(/\n[ ]*\n|[;.:][ ]*\n|\n[ ]*(?:can cu|theo de nghi|xet|theo)\s/);
  return end?.index === undefined ? text.length : end.index + (/^[;.:]/.test(end[0]) ? 1 : 0);
}

/**
 * The documents on which a document rests, each once: those that its legal bases name first or behind a
 * semicolon or a colon, not those in their titles.
 */
export function groundsOf(view: View, bases: Span[]): Relation[] {
  const grounds = new Map<string, Relation>();
  for (const base of bases) {
    let from = base.start;
    for (const { start, end, number, type, issuedOn } of findReferences(view, base)) {
      const before = view.folded.slice(from, start);
      if (from > base.start ? !/[;:]\s*$/.test(before) : before.trim().length > 40) continue;
      const key = number ?? `${type} ${issuedOn}`;
      if (!grounds.has(key))
        grounds.set(key, { kind: 'căn cứ', number, type, issuedOn, span: { start, end } });
      from = end;
    }
  }
  return [...grounds.values()];
}
