import { numberKey } from '../core/document-number.ts';
import type { Archive, ArchivedDocument } from '../core/ports.ts';

/** The documents of one state of the archive, as questions look them up. */
export interface Documents {
  byId: ReadonlyMap<number, ArchivedDocument>;
  /** Ids by `numberKey`. */
  byNumber: ReadonlyMap<string, number[]>;
  /** Id → title, for those that have one. */
  titles: ReadonlyMap<number, string>;
}

/** Gives the documents of the present state; made once for each, since an archive may hold a hundred thousand. */
export function documentLookup(archive: Pick<Archive, 'documents'>): () => Documents {
  let of: readonly ArchivedDocument[] | undefined;
  let documents: Documents | undefined;
  return () => {
    const all = archive.documents();
    if (!documents || of !== all) {
      of = all;
      documents = lookup(all);
    }
    return documents;
  };
}

function lookup(all: readonly ArchivedDocument[]): Documents {
  const byId = new Map<number, ArchivedDocument>();
  const byNumber = new Map<string, number[]>();
  const titles = new Map<number, string>();
  for (const document of all) {
    byId.set(document.id, document);
    if (document.title) titles.set(document.id, document.title);
    if (!document.number) continue;
    const key = numberKey(document.number);
    byNumber.set(key, [...(byNumber.get(key) ?? []), document.id]);
  }
  return { byId, byNumber, titles };
}
