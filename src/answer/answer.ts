import type { Answer, CitedQuote, Refusal } from '../core/answer.ts';
import type { Span } from '../core/document.ts';
import type { Evidence } from '../core/evidence.ts';
import type { Archive, ArchivedPassage } from '../core/ports.ts';
import { aboutArchive } from './about-archive.ts';
import { aboutDocument } from './about-document.ts';
import { askedSection } from './asked-section.ts';
import { withBothSides } from './both-sides.ts';
import { chooseList } from './choose-list.ts';
import { choosePassages } from './choose-passages.ts';
import { chooseSentences } from './choose-sentences.ts';
import { citeFrom } from './cite.ts';
import { compose } from './compose.ts';
import { contradictions, tellContradiction } from './contradictions.ts';
import { missingText, refuse } from './refuse.ts';
import { saidIn } from './said.ts';
import { nearSayings, sayingsIn } from './sayings.ts';

/** What an answer is made from, besides the evidence. */
export interface AnswerParts {
  archive: Pick<Archive, 'document' | 'documents' | 'passagesOf' | 'sections'>;
  /** Evidence with a lower confidence is no evidence. Chosen by `npm run eval`. */
  refuseBelow: number;
}

/** An outcome, and whether a model could say it better: only where it rests on passages. */
export interface Extracted {
  outcome: Answer | Refusal;
  from: 'archive' | 'document' | 'nothing' | 'list' | 'passages';
}

/** Extractive answer: nothing in it but the archive's own words and a line around them. */
export function answer(evidence: Evidence, parts: AnswerParts): Answer | Refusal {
  return extract(evidence, parts).outcome;
}

/**
 * 1. A question about the archive (how many documents) or about a document itself (signer, being in force): its data,
 *    and the words behind them.
 * 2. Too little confidence: refuse, with the nearest documents.
 * 3. A question for a part of a document by its place, or for a list whose heading stands in the archive: every
 *    item under it.
 * 4. Else the passages that come close to the best one, and in each the sentences that carry the answer. Sentences
 *    that speak to a machine are never quoted; a passage that has no others is as if it were not there.
 * 5. Where another document says it with other figures: that one too, the one in force first.
 * 6. Cut the quotes out of the documents and write the references around them.
 */
export function extract(evidence: Evidence, parts: AnswerParts): Extracted {
  const { archive } = parts;
  const said = (passage: ArchivedPassage, spans: readonly Span[]) =>
    saidIn(archive.document(passage.source)?.text ?? '', passage, spans);

  const counted = aboutArchive(evidence.question.text, archive.documents());
  if (counted !== null) return { from: 'archive', outcome: answered([], { statement: counted }) };
  const about = aboutDocument(evidence, archive);
  if (about) {
    const quotes = about.rests.flatMap((rest) => citeFrom(archive, rest, [rest]));
    return { from: 'document', outcome: answered(quotes, { statement: about.statement }) };
  }
  if (evidence.passages.length === 0 || evidence.confidence < parts.refuseBelow) {
    return { from: 'nothing', outcome: refuse(evidence) };
  }
  const list = askedSection(evidence, archive) ?? chooseList(evidence, archive);
  if (list) {
    const quotes = list.passages.flatMap((passage) => citeFrom(archive, passage, said(passage, [passage])));
    if (quotes.length > 0) return { from: 'list', outcome: answered(quotes, { heading: list.heading }) };
  }
  const chosen = choosePassages(evidence).map((ranked) => ({
    ...ranked,
    spans: said(ranked.passage, chooseSentences(ranked.passage, evidence)),
  }));
  const silent = chosen.filter(({ spans }) => spans.length === 0).map(({ passage }) => passage);
  if (silent.length > 0) {
    const passages = evidence.passages.filter(({ passage }) => !silent.includes(passage));
    return extract({ ...evidence, passages }, parts);
  }
  const quotes = chosen.flatMap(({ passage, spans }) => citeFrom(archive, passage, spans));
  const sayings = chosen.flatMap((ranked) => sayingsIn(ranked, ranked.spans, archive));
  const against = contradictions(sayings, nearSayings(evidence, archive), evidence.question.numbers).filter(
    ({ first, second }) => [first, second].every(({ passage, span }) => said(passage, [span]).length > 0),
  );
  const both = withBothSides(quotes, against, archive);
  const missing = missingText(evidence);
  const told = [
    ...(missing ? [`${missing} Dưới đây là nội dung gần nhất.`] : []),
    ...against.map(tellContradiction),
  ];
  return {
    from: 'passages',
    outcome: answered(both, told.length > 0 ? { statement: told.join('\n') } : {}),
  };
}

function answered(quotes: CitedQuote[], around: { statement?: string; heading?: string }): Answer {
  return { kind: 'answer', mode: 'extractive', text: compose(quotes, around), quotes };
}
