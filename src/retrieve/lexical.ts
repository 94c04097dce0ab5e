import type { PostingStore } from '../core/ports.ts';
import { best } from './best.ts';

/**
 * BM25 (Robertson and Zaragoza, 2009) over folded syllables and bigrams. `saturation` is k1, `lengthShare`
 * is b. Chosen by measuring together with the window (window.ts), which has the say on how much of the
 * question stands close together; without it k1 .4 would be better.
 */
const saturation = 0.9;
const lengthShare = 0.75;

/** A passage that shares terms with the question. Both numbers are in units of IDF. */
export interface Candidate {
  passage: number;
  /** BM25 of the passage. */
  own: number;
  /** What the rest of its document adds: for each term the best contribution there above the passage's own. */
  document: number;
}

/**
 * Postings walked for one question, in multiples of the archive's passages. The commonest terms give way:
 * measuring shows no loss, since the window looks at them again in every candidate.
 */
const walkShare = 1;
const walkAtLeast = 5000;

/** Weight of what the document adds, where the passage's own score has 1. */
export const documentShare = 0.75;

/** The same when candidates are chosen: less, lest the passages of one long document take all the places. */
const candidateShare = 0.5;

export interface CandidateOptions {
  accepts?: ((passage: number) => boolean) | undefined;
  also?: readonly number[];
}

/**
 * Chooses candidates term by term, in one walk over the postings.
 *
 * ```
 * postings of a term:   │ p3 p4 p9 │ p17 │ p20 p21 │      passages of a document stand together
 * own[passage]        +=  c  c  c    c     c   c
 * all of a document    +=  max(c)     c     max(c)        document = all - own
 * ```
 *
 * The document's share is what lets an item of an article profit from the rest of the article without the
 * article's heading, which is context of every item, being counted once for each.
 */
export function candidateSearch() {
  /** Kept between questions, all zero: to clear what was touched is cheaper than to make it anew. */
  let own = new Float64Array(0);
  let shares = new Float64Array(0);

  /** Adds up all gains; tells which passages and documents have any. */
  function walk(lists: readonly WeighedPostings[], store: PostingStore) {
    let last = 0;
    for (const { postings } of lists) last = Math.max(last, (postings[postings.length - 1] ?? 0) >>> 8);
    if (last >= own.length) own = grown(own, last);
    const scores = own;
    const touched: number[] = [];
    const owners: number[] = [];
    const close = (owner: number, most: number): void => {
      if (owner >= shares.length) shares = grown(shares, owner);
      if (shares[owner] === 0) owners.push(owner);
      shares[owner]! += most;
    };
    const flat = saturation * (1 - lengthShare);
    const steep = (saturation * lengthShare) / Math.max(store.averageLength, 1);
    for (const { weight, postings } of lists) {
      const top = weight * (saturation + 1);
      let current = 0;
      let most = 0;
      for (let index = 0; index < postings.length; index++) {
        const posting: number = postings[index]!;
        const passage: number = posting >>> 8;
        const frequency = posting & 255;
        const gain = (top * frequency) / (frequency + flat + steep * store.length(passage));
        const before = scores[passage]!;
        if (before === 0) touched.push(passage);
        scores[passage] = before + gain;
        const owner = store.document(passage);
        if (owner === current) {
          if (gain > most) most = gain;
          continue;
        }
        if (most > 0) close(current, most);
        current = owner;
        most = gain;
      }
      if (most > 0) close(current, most);
    }
    return { touched, owners };
  }

  /**
   * The `count` best passages by `own + candidateShare * document`, best first; passages that `accepts`
   * rejects are left out, those of `also` put in. `known` holds the terms with their weights.
   */
  return function candidates(
    known: ReadonlyMap<string, number>,
    store: PostingStore,
    count: number,
    { accepts = () => true, also = [] }: CandidateOptions = {},
  ): Candidate[] {
    const { touched, owners } = walk(affordable(known, store), store);
    try {
      const chosen = best(touched, count, accepts, (passage) => {
        return (1 - candidateShare) * own[passage]! + candidateShare * shares[store.document(passage)]!;
      });
      const missing = also.filter((passage) => !chosen.includes(passage) && store.document(passage) > 0);
      return [...chosen, ...missing].map((passage) => ({
        passage,
        own: own[passage] ?? 0,
        document: (shares[store.document(passage)] ?? 0) - (own[passage] ?? 0),
      }));
    } finally {
      for (const passage of touched) own[passage] = 0;
      for (const owner of owners) shares[owner] = 0;
    }
  };
}

interface WeighedPostings {
  weight: number;
  postings: Uint32Array;
}

/** The rarest terms first, as many as may be walked; always at least one. */
function affordable(known: ReadonlyMap<string, number>, store: PostingStore): WeighedPostings[] {
  const lists = [...known]
    .map(([term, weight]) => ({ weight, postings: store.postings(term) ?? new Uint32Array(0) }))
    .sort((first, second) => first.postings.length - second.postings.length);
  const limit = Math.max(walkAtLeast, walkShare * store.size);
  let walked = 0;
  return lists.filter(({ postings }, index) => {
    walked += postings.length;
    return walked <= limit || index === 0;
  });
}

function grown(array: Float64Array, index: number): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(Math.ceil((index + 1) * 1.25));
  larger.set(array);
  return larger;
}
