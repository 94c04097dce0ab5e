import type { Task } from './task.ts';

/** The vocabulary of the archive: what a file becomes when it has been read. */

/** Half-open range of UTF-16 code units into `Document.text`: `text.slice(start, end)`. */
export interface Span {
  start: number;
  end: number;
}

/** A calendar day as `2013-04-18`. */
export type IsoDate = string;

/** One file of the archive folder (tệp nguồn). */
export interface SourceFile {
  /** Path relative to the archive folder, with `/`. */
  source: string;
  /** Hex SHA-256 of `bytes`. */
  sha256: string;
  bytes: Uint8Array;
}

export type SourceFormat = 'txt' | 'md' | 'html' | 'docx' | 'pdf';

/** What a reader makes of the bytes of one file. */
export interface Reading {
  format: SourceFormat;
  /**
   * NFC text with LF. Paragraphs stand on lines of their own; a table row is one line `| a | b | c |` with
   * one field for every column (an empty field where a merged cell goes on).
   */
  text: string;
  /** Offset at which each page begins; empty where the format has no pages. */
  pages: number[];
  /** Day on which a web page says that it was posted, where it says so. Never the date of issue. */
  postedOn?: IsoDate;
  /** Title of a web page or file, as a fallback where the text has none. */
  title?: string;
  /** In Vietnamese, for the person who runs the archive: what was removed or repaired. */
  notes: string[];
}

/** Relation of a document to another one that it names (quan hệ giữa các văn bản). */
export interface Relation {
  kind: 'căn cứ' | 'sửa đổi' | 'thay thế' | 'bãi bỏ' | 'đính chính';
  /** Number and sign of the other document, spaces removed; null when it is named by type and date only. */
  number: string | null;
  type: string | null;
  issuedOn: IsoDate | null;
  span: Span;
}

/** Who signed, as printed: `TL. GIÁM ĐỐC`, `CHÁNH VĂN PHÒNG`, `Nguyễn Văn A`. */
export interface Signer {
  authority: string | null;
  position: string | null;
  name: string | null;
}

/** One issued document (văn bản), or an article (`bài viết`) that is no official document. */
export interface Document {
  source: string;
  sha256: string;
  format: SourceFormat;
  text: string;
  pages: number[];
  /** Number and sign without spaces, as printed: `565/TB-SYT`. Null when blank or not there. */
  number: string | null;
  /** Vietnamese name in lower case: `thông báo`, `công văn`, `bài viết`; null when it cannot be told. */
  type: string | null;
  issuer: string | null;
  /** The body above the issuer (cơ quan chủ quản). */
  superior: string | null;
  place: string | null;
  issuedOn: IsoDate | null;
  /** Trích yếu, on one line. */
  title: string | null;
  legalBases: Span[];
  /** Kính gửi. */
  addressees: Span[];
  /** Nơi nhận, one span for each line. */
  recipients: Span[];
  signer: Signer | null;
  secrecy: string | null;
  urgency: string | null;
  relations: Relation[];
  effectiveFrom: IsoDate | null;
  /** The last day in force: "hết hiệu lực từ ngày 01/01/2026" gives 2025-12-31. */
  expiresOn: IsoDate | null;
  /** From after the header to before `closing`, or to the end of the text where appendices follow it. */
  body: Span;
  /** Recipients and signature, which are no part of the outline even where `body` runs on after them. */
  closing?: Span;
  notes: string[];
}

export type SectionKind =
  | 'phần'
  | 'chương'
  | 'mục'
  | 'điều'
  | 'khoản'
  | 'điểm'
  | 'heading'
  | 'bullet'
  | 'phụ lục'
  | 'table'
  | 'row';

/** A node of the outline (mục). */
export interface Section {
  /** Position in the document's list of sections, from 0. */
  id: number;
  parent: number | null;
  kind: SectionKind;
  /** As a person would cite it: `Điều 5`, `2.1`, `a)`, `-`, `dòng 3`. */
  label: string;
  /** Text of the heading line without its label, on one line; empty for an item that is its own text. */
  heading: string;
  /** Labels from the root, joined by ` › `: `2.2 › 5`. */
  path: string;
  /** The whole section with its children. */
  start: number;
  end: number;
}

/** A piece of a document that is searched and cited (đoạn). Its text is `document.text.slice(start, end)`. */
export interface Passage {
  /** Position in the document's list of passages, from 0. */
  ordinal: number;
  kind: 'header' | 'legal bases' | 'body' | 'row' | 'recipients';
  start: number;
  end: number;
  /** `Section.path`, empty outside the outline. */
  section: string;
  /** Headings above, the lead-in of an item, the column heads of a row: searched with the text, in order. */
  context: Span[];
  /** From 1; null where the format has no pages. */
  page: number | null;
}

/** One file, read. */
export interface Ingested {
  document: Document;
  sections: Section[];
  passages: Passage[];
  /** What the document tells somebody to do; none where it is not looked for. */
  tasks?: Task[];
}

/** One file that was not taken, with the reason in Vietnamese. */
export interface Skipped {
  source: string;
  reason: string;
}

export type DocumentState = 'còn hiệu lực' | 'đã bị thay thế' | 'đã được sửa đổi' | 'hết hiệu lực';

/** What the archive itself tells about a document being in force (hiệu lực). */
export interface Status {
  state: DocumentState;
  /** The document that replaced, amended or repealed it, e.g. `Quyết định số 12/QĐ-SYT ngày 05/3/2024`. */
  by?: { source: string; number: string | null; issuedOn: IsoDate | null; type: string | null };
  /** The day from which it is no longer in force. */
  from?: IsoDate;
  /** In Vietnamese, complete: `đã bị thay thế bởi Quyết định số 12/QĐ-SYT ngày 05/3/2024`. */
  text: string;
}

/** A span of a document, quoted (trích dẫn). Built only by `quoteOf`. */
export interface Quote {
  readonly text: string;
  readonly source: string;
  readonly start: number;
  readonly end: number;
  readonly section: string;
  readonly page?: number;
}

/** The only way to make a quote: the text is cut from the document, nobody types it. */
export function quoteOf(
  document: Pick<Document, 'source' | 'text'>,
  span: Span,
  place: { section: string; page?: number | null },
): Quote {
  if (!(span.start >= 0 && span.start < span.end && span.end <= document.text.length)) {
    throw new RangeError(
      `${document.source}: no span ${span.start}–${span.end} in ${document.text.length} characters`,
    );
  }
  return Object.freeze({
    text: document.text.slice(span.start, span.end),
    source: document.source,
    start: span.start,
    end: span.end,
    section: place.section,
    ...(place.page ? { page: place.page } : {}),
  });
}
