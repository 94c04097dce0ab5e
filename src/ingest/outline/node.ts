import type { SectionKind, Span } from '../../core/document.ts';
import type { Open } from './nesting.ts';

/** A section while the outline is being built. */
export interface Node {
  kind: SectionKind;
  label: string;
  /** What the path shows, where that is not the label: `gạch đầu dòng 2`; empty to leave it out. */
  shown?: string;
  heading?: string;
  start: number;
  end: number;
  /** Lines of its own before the first child. */
  lines: Span[];
  children: Node[];
}

/** A section to which more may still be added. */
export type OpenNode = Open & { node: Node };
