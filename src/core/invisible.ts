/**
 * Characters that nobody sees: zero-width and bidirectional marks, soft hyphens, variation selectors, fillers, tag
 * characters (Unicode's Default_Ignorable_Code_Point), interlinear annotation, and control characters other than
 * line breaks, tabs and form feeds.
 */
const invisible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  /[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb\u0000-\u0008\u000e-\u001f\u007f]/gu;

/** `text` without what nobody sees, and what that was: one string, empty for almost every text. */
export function withoutInvisible(text: string): { text: string; removed: string } {
  let removed = '';
  const visible = text.replace(invisible, (character) => {
    removed += character;
    return '';
  });
  return { text: removed ? visible : text, removed };
}

/** What tag characters (U+E0020 to U+E007E) spell: ASCII that no screen shows and a model may read. */
export function spelledByTags(characters: string): string {
  let spelled = '';
  for (const character of characters) {
    const code = character.codePointAt(0)! - 0xe0000;
    if (code >= 0x20 && code <= 0x7e) spelled += String.fromCharCode(code);
  }
  return spelled;
}
