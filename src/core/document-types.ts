/**
 * Types of documents and their signs (Nghị định 30/2020/NĐ-CP, Phụ lục III; the law's own types beside them).
 * A type without a sign is told by its name alone; a công văn has neither in its number.
 */
export const documentTypes: readonly { name: string; sign?: string }[] = [
  { name: 'nghị quyết', sign: 'NQ' },
  { name: 'quyết định', sign: 'QĐ' },
  { name: 'chỉ thị', sign: 'CT' },
  { name: 'quy chế', sign: 'QC' },
  { name: 'quy định', sign: 'QyĐ' },
  { name: 'thông cáo', sign: 'TC' },
  { name: 'thông báo', sign: 'TB' },
  { name: 'hướng dẫn', sign: 'HD' },
  { name: 'chương trình', sign: 'CTr' },
  { name: 'kế hoạch', sign: 'KH' },
  { name: 'phương án', sign: 'PA' },
  { name: 'đề án', sign: 'ĐA' },
  { name: 'dự án', sign: 'DA' },
  { name: 'báo cáo', sign: 'BC' },
  { name: 'biên bản', sign: 'BB' },
  { name: 'tờ trình', sign: 'TTr' },
  { name: 'hợp đồng', sign: 'HĐ' },
  { name: 'công điện', sign: 'CĐ' },
  { name: 'bản ghi nhớ', sign: 'BGN' },
  { name: 'bản thỏa thuận', sign: 'BTT' },
  { name: 'giấy ủy quyền', sign: 'GUQ' },
  { name: 'giấy mời', sign: 'GM' },
  { name: 'giấy giới thiệu', sign: 'GGT' },
  { name: 'giấy nghỉ phép', sign: 'GNP' },
  { name: 'phiếu gửi', sign: 'PG' },
  { name: 'phiếu chuyển', sign: 'PC' },
  { name: 'phiếu báo', sign: 'PB' },
  { name: 'thông tư liên tịch', sign: 'TTLT' },
  { name: 'thông tư', sign: 'TT' },
  { name: 'nghị định', sign: 'NĐ' },
  { name: 'văn bản hợp nhất', sign: 'VBHN' },
  { name: 'pháp lệnh', sign: 'PL' },
  { name: 'bộ luật' },
  { name: 'luật' },
  { name: 'thư công' },
  { name: 'công văn' },
];

/** Type of a page that is no official document. */
export const articleType = 'bài viết';

/** `QĐ` → `quyết định`; undefined for a sign that is no type's. Case counts: `CTr` is not `CT`. */
export function typeOfSign(sign: string): string | undefined {
  return documentTypes.find((type) => type.sign === sign)?.name;
}
