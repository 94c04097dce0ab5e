import type { UnitRegistry } from '../../core/units.ts';
import type { Packed, PackedPassage, PackedSentence } from '../packed.ts';
import { type Around, aroundOf, type Card, type Carrier, cardFacts, carrierOf } from './carrier.ts';

/** What may be cited, read when it is first asked for and kept as long as the evidence is. */
export interface CitedEvidence {
  /** The sentence with this address; undefined where there is none. */
  carrier(address: string): Carrier | undefined;
}

const kept = new WeakMap<Packed, { units: object; evidence: CitedEvidence }>();

export function citedEvidence(packed: Packed, units: Pick<UnitRegistry, 'find'>): CitedEvidence {
  const known = kept.get(packed);
  if (known?.units === units) return known.evidence;
  const places = new Map<string, { passage: PackedPassage; sentence: PackedSentence }>();
  for (const passage of packed.passages)
    for (const sentence of passage.sentences) places.set(sentence.address, { passage, sentence });
  /** What all sentences of a passage share. */
  const shared = new Map<PackedPassage, { card: Card; around: Around }>();
  const sharedBy = (passage: PackedPassage) => {
    const card = cardFacts(passage, units);
    const both = { card, around: aroundOf(passage, card, units) };
    shared.set(passage, both);
    return both;
  };
  const carriers = new Map<string, Carrier>();
  const evidence: CitedEvidence = {
    carrier(address) {
      const place = places.get(address);
      if (!place) return undefined;
      const known = carriers.get(address);
      if (known) return known;
      const { card, around } = shared.get(place.passage) ?? sharedBy(place.passage);
      const carrier = carrierOf(place.passage, place.sentence, card, around, units);
      carriers.set(address, carrier);
      return carrier;
    },
  };
  kept.set(packed, { units, evidence });
  return evidence;
}
