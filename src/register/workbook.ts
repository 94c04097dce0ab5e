import { formatDate } from '../core/dates.ts';
import { documentName } from '../core/document-name.ts';
import { readable } from '../core/readable.ts';
import type { UnitRegistry } from '../core/units.ts';
import { whyOf, whyText } from './applies.ts';
import { unitNames } from './present.ts';
import type { FoundItem } from './register.ts';
import type { Summary } from './summary.ts';

const columns: { head: string; width: number; of: (item: FoundItem, units: UnitRegistry) => unknown }[] = [
  { head: 'Thời hạn', width: 13, of: (item) => (item.due ? new Date(item.due) : '') },
  { head: 'Trạng thái', width: 20, of: (item) => item.status },
  { head: 'Nhiệm vụ', width: 70, of: (item) => readable(item.task.text) },
  { head: 'Đơn vị chủ trì', width: 34, of: (item, units) => unitNames(item.task.lead, units).join('; ') },
  {
    head: 'Đơn vị phối hợp',
    width: 34,
    of: (item, units) => unitNames(item.task.coordinating, units).join('; '),
  },
  { head: 'Lý do áp dụng', width: 28, of: (item) => (item.reason ? whyText(item.reason) : whyOf(item.task)) },
  { head: 'Nguyên văn thời hạn', width: 30, of: (item) => item.deadline?.raw.replace(/\s+/g, ' ') ?? '' },
  { head: 'Cách tính', width: 34, of: (item) => item.deadline?.rule ?? '' },
  { head: 'Định kỳ', width: 10, of: (item) => (item.recurring ? (item.deadline?.every ?? 'có') : '') },
  {
    head: 'Ngày hoàn thành',
    width: 16,
    of: (item) => (item.reported.doneOn ? new Date(item.reported.doneOn) : ''),
  },
  { head: 'Người báo cáo', width: 20, of: (item) => item.reported.by ?? '' },
  { head: 'Văn bản', width: 38, of: (item) => documentName(item.task.document) },
  { head: 'Hiệu lực', width: 24, of: (item) => item.task.document.status.text },
  { head: 'Mục', width: 12, of: (item) => item.task.section },
  { head: 'Tệp', width: 36, of: (item) => item.task.source },
  { head: 'Mã', width: 11, of: (item) => item.task.id },
];

/**
 * The bytes of an `.xlsx`: one filterable sheet of all items, one of the counts. Days are real dates, so that
 * they sort and filter as such; text that looks like a formula stays text.
 */
export async function workbookOf(
  items: readonly FoundItem[],
  summary: Summary,
  units: UnitRegistry,
): Promise<Uint8Array> {
  const { default: exceljs } = await import('exceljs');
  const book = new exceljs.Workbook();
  book.creator = 'Văn thư';
  const sheet = book.addWorksheet('Thời hạn', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(({ head, width }) => ({ header: head, width }));
  for (const item of items) sheet.addRow(columns.map((column) => column.of(item, units)));
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: items.length + 1, column: columns.length } };
  sheet.eachRow((row, at) => {
    row.alignment = { vertical: 'top', wrapText: true };
    if (at === 1) row.font = { bold: true };
  });
  for (const [at, { head }] of columns.entries()) {
    if (head === 'Thời hạn' || head === 'Ngày hoàn thành') sheet.getColumn(at + 1).numFmt = 'dd/mm/yyyy';
  }
  const counts = book.addWorksheet('Tổng hợp');
  counts.columns = [{ width: 34 }, { width: 12 }];
  counts.addRow([`Tính đến ngày ${formatDate(summary.asOf)}`, 'Số lượng']).font = { bold: true };
  for (const { name, count } of summary.lines) counts.addRow([name, count]);
  if (summary.superseded > 0)
    counts.addRow(['của văn bản không còn hiệu lực (không tính)', summary.superseded]);
  return new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer);
}
