/** NFC `text` on one line: Markdown emphasis, heading and quote marks dropped, spaces collapsed. */
export function onOneLine(text: string): string {
  return withoutMarks(text).replace(/\s+/gu, ' ').trim();
}

/** `text` without Markdown marks; a lone or doubled star that is text (`(*)`, `2*3`) stays. */
export function withoutMarks(text: string): string {
  if (!/[*#>_\\\u200b\ufeff\u00ad]/.test(text)) return text;
  return text
    .replace(/^[ \t]*(?:#{1,6}(?=\s|$)|>+)[ \t]?/gmu, '')
    .replace(/\*\*+/g, '')
    .replace(/(?<![\s(*\d])\*(?!\d)|\*(?![\s)*\d])/g, '')
    .replace(/(?<!_)__(?!_)/g, '')
    .replace(/\\(?=[-.()#*_[\]!+|>])/g, '')
    .replace(/[\u200b\ufeff\u00ad]/g, '');
}
