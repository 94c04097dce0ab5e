/**
 * At most `limit` characters, which must be at least 2: whole words and an ellipsis. Only a word that is longer than
 * that by itself is cut, between two characters that a reader sees as such.
 */
export function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const room = text.slice(0, limit - 1);
  const words = (/\s/u.test(text.charAt(limit - 1)) ? room : room.replace(/\S+$/u, '')).trimEnd();
  return `${words || graphemes(room, text)}…`;
}

/** The whole graphemes of `text` within its beginning `room`. */
function graphemes(room: string, text: string): string {
  let end = 0;
  for (const { index, segment } of new Intl.Segmenter('vi').segment(text.slice(0, room.length + 20))) {
    if (index + segment.length > room.length) break;
    end = index + segment.length;
  }
  return room.slice(0, end);
}
