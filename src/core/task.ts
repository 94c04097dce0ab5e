import type { Deadline } from './deadline.ts';
import type { Span } from './document.ts';
import type { UnitMention } from './unit.ts';

/** Why a task applies to a unit: it is named, its group is, or nobody is and the recipients bear it. */
export type Applies = 'named' | 'group' | 'general';

/** One thing that someone must do (nhiệm vụ). All offsets are into `Document.text`. */
export interface Task extends Span {
  /** Position in the document's list of tasks, from 0. */
  ordinal: number;
  /** `Section.path`. */
  section: string;
  /** Who is responsible; empty when nobody is named. */
  lead: UnitMention[];
  coordinating: UnitMention[];
  deadlines: Deadline[];
  /** What is to be delivered (sản phẩm). */
  deliverable: Span | null;
  /** Of the task itself: `named` or `group` by its lead, else `general` through the document's recipients. */
  applies: Applies;
  /** The document's recipients or addressees that bear a `general` task. */
  bearers: UnitMention[];
}
