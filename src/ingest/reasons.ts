/** Why a file is not taken, for the person who runs the archive: what it is, and what to do about it. */
export const reasons = {
  empty: 'tệp rỗng, không có nội dung',
  noWords: 'tệp không có chữ nào đọc được',
  corrupt: 'tệp hỏng, không đọc được; xin lấy lại bản gốc của tệp',
  program: 'chương trình gặp lỗi khi phân tích văn bản này; xin báo cho người phát triển',
  encryptedPdf: 'tệp PDF có mật khẩu; xin gỡ mật khẩu rồi đưa lại vào kho',
  encryptedOffice: 'tệp Office có mật khẩu; xin gỡ mật khẩu rồi đưa lại vào kho',
  encryptedArchive: 'tệp nén có mật khẩu; xin gỡ mật khẩu rồi đưa lại vào kho',
  legacyWord: 'tệp Word đời cũ (.doc) chưa đọc được; xin mở bằng Word và lưu thành .docx',
  legacyOffice: 'tệp Office đời cũ, không phải văn bản Word; xin lưu nội dung thành .docx hoặc .pdf',
  spreadsheet: 'bảng tính Excel, không phải văn bản Word; xin lưu nội dung thành .docx hoặc .pdf',
  slides: 'bài trình chiếu PowerPoint, không phải văn bản Word; xin lưu nội dung thành .docx hoặc .pdf',
  openDocument: 'tệp OpenDocument (ODT, ODS…) chưa đọc được; xin lưu thành .docx',
  archive: 'tệp nén, không phải văn bản; xin giải nén rồi đưa từng văn bản vào kho',
  rtf: 'tệp RTF chưa đọc được; xin mở bằng Word và lưu thành .docx',
  savedMail: 'trang web hoặc thư lưu dạng MHTML chưa đọc được; xin lưu lại dạng .html hoặc .txt',
  image: 'tệp ảnh, cần nhận dạng chữ (OCR) mà chương trình chưa có; xin đưa bản Word hoặc PDF có chữ',
  scan: 'tệp PDF chỉ có ảnh quét, không có chữ; cần nhận dạng chữ (OCR) mà chương trình chưa có; xin đưa bản Word hoặc PDF có chữ',
  unreadableFont:
    'chữ trong tệp PDF không đọc được (phông chữ không có bảng mã Unicode); xin đưa bản Word hoặc PDF xuất lại từ Word',
  unknown: 'không rõ loại tệp; chương trình đọc được TXT, Markdown, HTML, DOCX và PDF',
  encoding: 'sai bảng mã, không nhận ra chữ Việt; xin lưu lại dạng UTF-8',
  zipBomb: 'tệp Word khi giải nén lớn bất thường, có thể gây hại; xin kiểm tra lại tệp',
  errorPage: 'trang web báo lỗi, không phải văn bản; xin tải lại từ trang gốc',
  tooLarge: (bytes: number, limit: number) =>
    `tệp quá lớn (${megabytes(bytes)} MB, giới hạn là ${megabytes(limit)} MB); muốn nhận, xin tăng MAX_FILE_MB`,
  secret: (level: string) =>
    `văn bản đóng dấu “${level}”, không được đưa vào kho; xin chuyển tệp đi và quản lý theo quy định về bảo vệ bí mật nhà nước`,
} as const;

function megabytes(bytes: number): string {
  return (bytes / 1_048_576).toLocaleString('vi-VN', { maximumFractionDigits: 1 });
}
