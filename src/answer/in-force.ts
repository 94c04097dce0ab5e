import type { ArchivedDocument } from '../core/ports.ts';

/** No longer in force. An amended document still is. */
export function isOver({ status }: Pick<ArchivedDocument, 'status'>): boolean {
  return status.state === 'đã bị thay thế' || status.state === 'hết hiệu lực';
}
