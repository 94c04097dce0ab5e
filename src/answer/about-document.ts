import { documentName, uncapitalise } from '../core/document-name.ts';
import { numberKey } from '../core/document-number.ts';
import type { Evidence } from '../core/evidence.ts';
import { inRunningText } from '../core/issuer-name.ts';
import type { Archive, ArchivedDocument, ArchivedPassage } from '../core/ports.ts';
import { fold } from '../core/text.ts';
import { coverage } from './coverage.ts';

/** What is said of a document, with the words in the archive that it rests on. */
export interface AboutDocument {
  statement: string;
  /** The passages that are quoted. */
  rests: ArchivedPassage[];
}

type Part = Pick<Archive, 'document' | 'documents' | 'passagesOf'>;

/** A document that no number names is meant when its title carries this share of the question. */
const titleCovers = 0.45;
const asksSigner = /\b(ai ky|ai da ky|nguoi ky|ky boi|do ai ky)\b/;
const asksForce =
  /\b(hieu luc khong|con hieu luc|het hieu luc chua|(bi|duoc) (thay the|bai bo|sua doi)|con ap dung|thay the boi|van ban nao (thay the|sua doi|bai bo))\b/;

/**
 * Questions about a document rather than about what it says: who signed it, whether it is in force and what
 * replaced or amended it. They are answered from the document's data, each with the words behind it. Null for
 * every other question, and when it cannot be told which document is meant.
 */
export function aboutDocument(evidence: Evidence, archive: Part): AboutDocument | null {
  const asked = fold(evidence.question.text);
  const tell = asksSigner.test(asked) ? signer : asksForce.test(asked) ? force : null;
  const document = tell && meant(evidence, archive);
  return document ? tell(document, archive) : null;
}

function meant(evidence: Evidence, archive: Part): ArchivedDocument | null {
  const keys = evidence.question.numbers.map(numberKey);
  if (keys.length > 0) {
    const named = archive.documents().filter(({ number }) => number && keys.includes(numberKey(number)));
    // Numbers begin anew each year: of several the newest is meant unless a date says otherwise.
    named.sort((left, right) => (right.issuedOn ?? '').localeCompare(left.issuedOn ?? ''));
    const { dates, years } = evidence.question;
    const ofDay = named.find(
      ({ issuedOn }) =>
        issuedOn && (dates.includes(issuedOn) || years.includes(Number(issuedOn.slice(0, 4)))),
    );
    return ofDay ?? named[0] ?? null;
  }
  const first = evidence.passages[0]?.document;
  if (!first) return null;
  const title = `${first.type ?? ''} ${first.title ?? ''}`;
  return coverage(title, evidence.terms) >= titleCovers ? first : null;
}

function signer(document: ArchivedDocument, archive: Part): AboutDocument | null {
  const name = document.signer?.name;
  if (!name) return null;
  const position = document.signer?.position ? `, ${inRunningText(document.signer.position)}` : '';
  const statement = `Người ký ${uncapitalise(documentName(document))}: ${name}${position}.`;
  const closing = archive.passagesOf(document.source).filter((passage) => passage.kind === 'recipients');
  return { statement, rests: closing };
}

function force(document: ArchivedDocument, archive: Part): AboutDocument {
  const { by, text } = document.status;
  const statement = `${documentName(document)} ${text}${by ? '' : ', theo những văn bản có trong kho'}.`;
  const acting = by && archive.document(by.source);
  if (acting) {
    const key = document.number && numberKey(document.number);
    const relation = acting.relations.find(
      ({ kind, number }) => kind !== 'căn cứ' && number && numberKey(number) === key,
    );
    const passage =
      relation &&
      archive
        .passagesOf(acting.source)
        .find(({ start, end }) => start <= relation.span.start && relation.span.end <= end);
    if (passage) return { statement, rests: [passage] };
  }
  const own = archive.passagesOf(document.source);
  const told =
    own.find((passage) => /hi[ệe]u l[ựu]c/iu.test(passage.text) && passage.kind === 'body') ?? own[0];
  return { statement, rests: told ? [told] : [] };
}
