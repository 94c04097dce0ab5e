import { describe, expect, it } from 'vitest';
import { type Table, tablesOf } from '../../../src/ingest/outline/table.ts';

const read = (text: string) => tablesOf(text, { start: 0, end: text.length });
const heads = (table: Table | undefined) => table?.columns.map((column) => column.text);
const cells = (text: string, table: Table | undefined) =>
  table?.rows.map((row) => row.cells.map((cell) => text.slice(cell.start, cell.end).replace(/\s+/g, ' ')));

describe('tablesOf', () => {
  it('reads rows of fields with the column heads and the headings inside', () => {
    const text = [
      '| STT | Nội dung | Đơn vị chủ trì | Thời gian |',
      '| 1 | 2 | 3 | 4 |',
      '| I | Phòng chống dịch | | |',
      '| 1 | Giám sát ca bệnh | CDC tỉnh | Tháng 5 |',
      '| 2 | Dự trữ hóa chất | | Quý II |',
      '| II | Khám chữa bệnh | | |',
      '| 1 | Mua máy thở | Bệnh viện đa khoa | 30/6 |',
    ].join('\n');
    const [table] = read(text);
    expect(heads(table)).toEqual(['STT', 'Nội dung', 'Đơn vị chủ trì', 'Thời gian']);
    expect(cells(text, table)).toEqual([
      ['1', 'Giám sát ca bệnh', 'CDC tỉnh', 'Tháng 5'],
      ['2', 'Dự trữ hóa chất', '', 'Quý II'],
      ['1', 'Mua máy thở', 'Bệnh viện đa khoa', '30/6'],
    ]);
    expect(table?.rows.map((row) => [row.groups.map((group) => group.label), row.number])).toEqual([
      [['I'], '1'],
      [['I'], '2'],
      [['II'], '1'],
    ]);
  });

  it('joins a head that is merged over two columns with the heads below it', () => {
    const text = [
      '| TT | Nhiệm vụ | Thời gian | | Ghi chú |',
      '| | | Bắt đầu | Kết thúc | |',
      '| 1 | Tập huấn | 01/3 | 31/3 | |',
      '| 2 | Kiểm tra | 01/4 | 30/4 | |',
    ].join('\n');
    const [table] = read(text);
    expect(heads(table)).toEqual([
      'TT',
      'Nhiệm vụ',
      'Thời gian – Bắt đầu',
      'Thời gian – Kết thúc',
      'Ghi chú',
    ]);
    expect(table?.rows).toHaveLength(2);
  });

  it('takes the rows above a Markdown rule for heads', () => {
    const text = '| Xã | Số trạm |\n|---|:--:|\n| Bình Sơn | 2 |\n| Hòa An | 1 |';
    const [table] = read(text);
    expect(heads(table)).toEqual(['Xã', 'Số trạm']);
    expect(cells(text, table)).toEqual([
      ['Bình Sơn', '2'],
      ['Hòa An', '1'],
    ]);
  });

  it('stitches a table that a page break cuts, with the head repeated or without', () => {
    const head = '| STT | Nhiệm vụ | Chủ trì |';
    const text = [
      head,
      '| 1 | Rà soát | Sở Y tế |',
      '',
      head,
      '| 2 | Báo cáo | CDC |',
      '',
      '| 3 | Tổng kết | Sở Y tế |',
    ].join('\n');
    const tables = read(text);
    expect(tables).toHaveLength(1);
    expect(tables[0]?.rows.map((row) => row.number)).toEqual(['1', '2', '3']);
  });

  it('keeps two tables with words between them apart', () => {
    const text = '| STT | Xã |\n| 1 | Hòa An |\n\nBảng hai:\n\n| STT | Xã |\n| 1 | Bình Sơn |';
    expect(read(text)).toHaveLength(2);
  });

  const flat = (...rows: (string[] | string)[]) =>
    rows
      .map((row) =>
        typeof row === 'string' ? row : `|\n${row.map((cell) => (cell ? `${cell}\n|` : '|')).join('\n')}`,
      )
      .join('\n');

  it('reads the flattened notation, empty cells, group rows and short rows of merged cells too', () => {
    const text = flat(
      ['**TT**', '**Nhiệm vụ**', '**Chủ trì**', '**Thời hạn**'],
      ['**I**', '**Công tác\ndược**'],
      ['1', 'Đấu thầu thuốc\nnăm 2025', 'Sở Y tế', 'Quý I'],
      ['2', 'Kiểm tra', 'Phòng Nghiệp vụ', ''],
      ['3', 'Tập huấn', '', 'Quý II'],
      ['Tập huấn bổ sung cho trạm y tế', 'CDC'],
      ['4', 'Tổng kết', 'Sở Y tế', 'Quý IV'],
    );
    const [table] = read(text);
    expect(heads(table)).toEqual(['TT', 'Nhiệm vụ', 'Chủ trì', 'Thời hạn']);
    expect(cells(text, table)).toEqual([
      ['1', 'Đấu thầu thuốc năm 2025', 'Sở Y tế', 'Quý I'],
      ['2', 'Kiểm tra', 'Phòng Nghiệp vụ', ''],
      ['3', 'Tập huấn', '', 'Quý II'],
      ['', 'Tập huấn bổ sung cho trạm y tế', 'CDC', ''],
      ['4', 'Tổng kết', 'Sở Y tế', 'Quý IV'],
    ]);
  });

  it('ends a flattened table where the text goes on without a blank line', () => {
    const text = flat(
      ['TT', 'Xã', 'Số trạm'],
      ['1', 'Hòa An', '2'],
      ['2', 'Bình Sơn', '1'],
      'Các xã khác báo cáo sau.',
      ['TT', 'Thuốc', 'Số lượng'],
      ['1', 'Vắc xin', '100'],
    );
    const tables = read(text);
    expect(tables.map((table) => table.rows.length)).toEqual([2, 1]);
  });

  it('takes recipients beside a signature and the head of a document for no tables', () => {
    const text = `${flat(['Nơi nhận:\n- Như trên;\n- Lưu: VT.', 'KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nTrần Văn Bình'])}\n\n${flat(
      ['SỞ Y TẾ', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc'],
      ['Số: 5/KH-SYT', 'Thanh Giang, ngày 05 tháng 3 năm 2025'],
    )}`;
    expect(read(text)).toEqual([]);
  });

  it('gives every cell its own words, inside the row', () => {
    const text = '| STT | Việc |\n|  1 |  Báo cáo quý  |\n| 2 | |';
    for (const table of read(text)) {
      for (const row of table.rows) {
        for (const cell of row.cells) {
          expect(text.slice(cell.start, cell.end)).toBe(text.slice(cell.start, cell.end).trim());
          expect(text.slice(cell.start, cell.end)).not.toContain('|');
        }
      }
    }
  });
});
