/** What a text says that can be compared by value. Offsets are into the text that was read. */
export type Fact = Place &
  InColumn &
  (DocumentFact | MomentFact | QuantityFact | TokenFact | UnitFact | NameFact);

export interface Place {
  start: number;
  end: number;
}

/** In a cell of a table. */
export interface InColumn {
  /** Words of the head of its column. */
  head?: readonly string[];
  /** It stands in the cell that names the row. */
  inLabel?: boolean;
}

/** `upper`: trước, chậm nhất, không quá; `lower`: từ, sau, ít nhất. */
export type Bound = 'upper' | 'lower' | null;

/** A document named by its number (số, ký hiệu). */
export interface DocumentFact {
  kind: 'document';
  /** `numberKey`; only the digits where the sign was left out ("Thông báo số 565"). */
  key: string;
  /** The type before it, in lower case. */
  type: string | null;
  /** It is what replaced, amended or repealed another: "đã bị thay thế bởi Quyết định số …". */
  acts: boolean;
}

/** A day, month, quarter, half or year as far as it is written. */
export interface Moment {
  size: 'day' | 'month' | 'quarter' | 'half' | 'year';
  day?: number;
  month?: number;
  /** 1–4; of `half` the number of months, negative at the end of a year. */
  part?: number;
  year?: number;
  /** đầu, giữa, cuối. */
  edge?: string;
}

export interface MomentFact {
  kind: 'moment';
  moment: Moment;
  bound: Bound;
  /** What something else is compared with: "tăng 39 ca so với tháng 8". */
  compared: boolean;
  /**
   * A date of issue: of the document with this number or, without one, of this type or any (''), with this title
   * (`phraseOf`) where one is named.
   */
  issueOf: { key: string } | { type: string; title?: string } | null;
  /** Of a year right behind a type, "quyết định năm 2021": that of its issue or of its title. */
  behindType?: string;
}

export interface QuantityFact {
  kind: 'quantity';
  value: number;
  /** `ngày làm việc`, `%`, `đồng`; null where none of the measures follows. */
  measure: string | null;
  /** First three syllables behind it, where no measure follows. */
  noun: string;
  inWords: boolean;
  /** A few syllables before it. */
  before: string;
  bound: Bound;
  trend: 'tăng' | 'giảm' | null;
}

/** Anything else that is compared letter by letter: `điều:5`, `đợt:1`, `every:tháng`, `code:ev71`. */
export interface TokenFact {
  kind: 'token';
  key: string;
}

/** An organisation or a group of them. */
export interface UnitFact {
  kind: 'unit';
  /** Null for a body that the registry does not know. */
  id: string | null;
  /** Its name as it is written: syllables with marks in lower case, one blank between them. */
  words: string;
  /** The position before the name: `phó giám đốc`. */
  position: string;
  role: Role;
  /** "Kế hoạch số 12/KH-SYT của Sở Y tế": key of the document that it is named as the issuer of. */
  of: string | null;
}

/** What a unit does in a sentence, as far as the words beside it tell. */
export type Role = 'lead' | 'actor' | 'coordinating' | 'recipient' | 'issuer' | null;

/** A person, a place, anything else in capitals. */
export interface NameFact {
  kind: 'name';
  /** Syllables with marks in lower case. */
  words: string;
  /** A sentence begins with it, so that its first capital may be no part of the name. */
  opens: boolean;
}
