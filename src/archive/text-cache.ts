/** Characters of document text kept in memory for the next passages. */
const textCacheSize = 8_000_000;

/** Texts by document id. An id is never another document's, so an entry is never stale. */
export function textCache() {
  const texts = new Map<number, string>();
  let size = 0;
  return {
    get(document: number, load: () => string): string {
      const known = texts.get(document);
      if (known !== undefined) return known;
      const text = load();
      texts.set(document, text);
      size += text.length;
      for (const [oldest, old] of texts) {
        if (size <= textCacheSize || oldest === document) break;
        texts.delete(oldest);
        size -= old.length;
      }
      return text;
    },
  };
}
