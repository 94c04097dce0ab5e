import type { IsoDate, Span } from './document.ts';

/** An organisation or a group of them (đơn vị), as `units.json` lists it. */
export interface Unit {
  /** ASCII, kebab-case. */
  id: string;
  name: string;
  /** Other names and abbreviations. */
  aliases: string[];
  /** E.g. `sở`, `phòng thuộc sở`, `bệnh viện`, `trung tâm y tế`, `phòng y tế`, `trạm y tế`, `nhóm`. */
  kind: string;
  parent: string | null;
  /** Groups that it belongs to, by id; a group may belong to a larger one. */
  groups: string[];
  validFrom: IsoDate | null;
  validTo: IsoDate | null;
  /** Who bears its duties after `validTo`, with the legal basis. */
  successors: { unit: string; basis: string }[];
}

/** A unit that a text names. */
export interface UnitMention extends Span {
  /** `text.slice(start, end)`. */
  text: string;
  /** `Unit.id`; null for a body that the registry does not know: it is kept by its words. */
  unit: string | null;
}
