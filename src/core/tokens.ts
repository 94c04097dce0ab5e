/**
 * Estimated tokens of a text, on the high side: one for three UTF-8 bytes. Tokenizers of today take 3 to 4.5 bytes
 * of Vietnamese a token, older ones about 3; a letter with marks is 2 or 3 bytes, so bytes follow marked text
 * where counting letters would not.
 */
export function estimateTokens(text: string): number {
  return Math.ceil(Buffer.byteLength(text, 'utf8') / 3);
}
