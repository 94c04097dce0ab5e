import type { Section } from '../core/document.ts';
import type { ArchivedPassage } from '../core/ports.ts';
import { recentlyUsed } from '../core/recently-used.ts';

/** What was read of one stored document. */
export interface DocumentParts {
  text: string;
  sections?: Section[];
  /** All of them, in order. */
  passages?: ArchivedPassage[];
  /** Those that were asked for, by id. */
  byId: Map<number, ArchivedPassage>;
}

/** Characters of document text kept in memory for the next questions. */
const mostCharacters = 8_000_000;

/**
 * Documents by the id of their row, with what was read of them; those longest unused are forgotten. A row never changes
 * and its id is never another document's, so nothing here is stale until a backup takes the archive's place; whether a
 * document is live is asked elsewhere. A passage is the same object as long as it is remembered, so that what is worked
 * out from it can be kept with it.
 */
export function documentCache() {
  /** Document of each remembered passage. */
  const owners = new Map<number, number>();
  const documents = recentlyUsed<number, DocumentParts>(
    mostCharacters,
    ({ text }) => text.length,
    ({ byId }) => {
      for (const passage of byId.keys()) owners.delete(passage);
    },
  );

  function get(id: number, load: () => string): DocumentParts {
    const known = documents.get(id);
    if (known) return known;
    const parts: DocumentParts = { text: load(), byId: new Map() };
    documents.set(id, parts);
    return parts;
  }

  return {
    /** What is remembered of a document, its text at least. */
    get,

    /** A remembered passage and its document. */
    passage(id: number): { document: number; passage: ArchivedPassage } | undefined {
      const document = owners.get(id);
      const passage = document === undefined ? undefined : documents.get(document)?.byId.get(id);
      return document !== undefined && passage ? { document, passage } : undefined;
    },

    /** Remembers a passage, unless it is already: then the one that is. */
    keep(document: number, passage: ArchivedPassage): ArchivedPassage {
      const parts = documents.get(document);
      if (!parts) return passage;
      const known = parts.byId.get(passage.id);
      if (known) return known;
      parts.byId.set(passage.id, passage);
      owners.set(passage.id, document);
      return passage;
    },
  };
}
