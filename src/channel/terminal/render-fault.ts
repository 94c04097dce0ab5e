import { UserError } from '../../core/errors.ts';

/** A fault in the words of the person at the keyboard, without a stack. */
export function renderFault(fault: unknown): string {
  if (fault instanceof UserError) return fault.message;
  return `Lỗi ngoài dự kiến: ${fault instanceof Error ? fault.message : String(fault)}`;
}
