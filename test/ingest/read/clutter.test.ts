import { describe, expect, it } from 'vitest';
import { declutter } from '../../../src/ingest/read/clutter.ts';

const notice = `UBND TỈNH THANH GIANG

SỞ Y TẾ

 

Số:  61 /TB-SYTCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM

Độc lập - Tự do - Hạnh phúc

Thanh Giang, ngày  09 tháng 7  năm 2014

THÔNG BÁO

Kết luận của Giám đốc Sở Y tế tại buổi giao ban tháng 6

1. Tất cả:
các trạm y tế trực 24/24 giờ trong mùa mưa bão.

2. Trả lời
kiến nghị của cử tri trước ngày 20/7/2014./.

Nơi nhận:

- Như trên;

- Lưu: VT, VP.

TL. GIÁM ĐỐC

CHÁNH VĂN PHÒNG

(  Đã ký )

Phan Thị Hòa`;

describe('a document saved with the portal around it', () => {
  const page = `Đang online:

12

Hôm nay:

305

Tất cả:

1.204.877

Giám đốc Sở Y tế kết luận tại buổi giao ban tháng 6 năm 2014

( 11/7/2014)
${notice}

 

- Sở Y tế Thanh Giang


Tổng số người đã xem bản tin này: 88

Các tin khác:

Hội thi tuyên truyền viên giỏi toàn tỉnh

TRANG THÔNG TIN ĐIỆN TỬ SỞ Y TẾ TỈNH THANH GIANG
Chịu trách nhiệm chính: Ông Lê Văn Bình - Giám đốc Sở Y tế
Địa chỉ: số 4 đường Trần Phú, phường Bến Thuyền
Điện thoại: 0200.000000 ; Email: soyte@thanhgiang.example
Giấy phép xuất bản: Số 01/GP-STTTT ngày 02/01/2014`;

  it('loses the portal and nothing else', () => {
    expect(declutter(page).text).toBe(notice);
  });

  it('tells when and under which title it was posted', () => {
    expect(declutter(page)).toMatchObject({
      postedOn: '2014-07-11',
      title: 'Giám đốc Sở Y tế kết luận tại buổi giao ban tháng 6 năm 2014',
    });
  });

  it('is left alone when there is no portal', () => {
    expect(declutter(notice)).toEqual({ text: notice, removed: 0 });
    const windows = `\n\n  ${notice}\n\n`;
    expect(declutter(windows).text).toBe(windows);
  });

  it('keeps the marks that stand above the header', () => {
    expect(declutter(`Trang chủ\nTỐI MẬT\nHỎA TỐC\n${notice}`).text).toBe(`TỐI MẬT\nHỎA TỐC\n${notice}`);
  });

  it('keeps an appendix that follows the signature, whatever it is about', () => {
    const appendix = `${notice}\n\nPHỤ LỤC\n\nĐăng nhập\n\nTin liên quan\n\nLiên hệ\n\nLượt xem: số lần mở trang.`;
    const long = `${appendix}\n${'Cột này ghi số lượt người dân mở trang trong kỳ báo cáo, tính từ ngày đầu kỳ. '.repeat(4)}`;
    expect(declutter(long).text).toBe(long);
  });
});

describe('a news page', () => {
  const article = `Tập huấn phòng, chống bệnh dại cho cán bộ thú y và y tế cơ sở

Sáng 03/3/2018, Trung tâm Y tế dự phòng tỉnh Thanh Giang mở lớp tập huấn cho 120 học viên từ 48 trạm y tế và các trạm thú y.

Phát biểu khai mạc, Phó Giám đốc Trung tâm đề nghị học viên về cơ sở rà soát số người bị chó cắn trong quý I, báo cáo trước ngày 31/3/2018.`;

  it('keeps its title and loses the name of the site and the comment form', () => {
    const page = `Bản Tin Trung Tâm Y Tế Thanh Giang

${article}

Trả lời

Email của bạn sẽ không được hiển thị công khai. Các trường bắt buộc được đánh dấu *

Back to top button`;
    expect(declutter(page)).toMatchObject({
      text: article,
      title: 'Tập huấn phòng, chống bệnh dại cho cán bộ thú y và y tế cơ sở',
    });
  });

  it('loses the menu, the day of posting and the list of other news', () => {
    const [title, ...rest] = article.split('\n\n');
    const page = [
      'Trang chủ\nGiới thiệu\nTin tức - Sự kiện\nLiên hệ',
      'Trang chủ » Tin tức » Y tế dự phòng',
      title,
      'Thứ bảy, 03/03/2018 | 14:05',
      ...rest,
      'Nguồn: Trung tâm Y tế dự phòng',
      'Tin liên quan:\nGiám sát bọ gậy tại phường Bến Thuyền\nKhám sàng lọc mắt cho học sinh',
      'Lượt truy cập: 50.112',
    ].join('\n\n');
    const result = declutter(page);
    expect(result.text.replace(/\n{2,}/g, '\n\n')).toBe(article);
    expect(result.postedOn).toBe('2018-03-03');
  });

  it('keeps what people wrote below the document only when it is the document', () => {
    const interview = `${article}\n\nTrả lời\n\nTheo bác sĩ, người bị chó cắn cần tiêm ngay.`;
    expect(declutter(interview).text).toBe(interview);
  });
});

describe("a law library's page", () => {
  const document = `SỞ Y TẾ
**TỈNH THANH GIANG**
-------
|
**CỘNG HÒA XÃ HỘI
CHỦ NGHĨA VIỆT NAM**
Độc lập - Tự do - Hạnh phúc
---------------
|
|
Số: 88/SYT-NVY
|
*Thanh Giang, ngày 02 tháng 4 năm 2025*
|
**Kính gửi:** Các bệnh viện.
Sở Y tế đề nghị báo cáo số giường bệnh, tình trạng:
hoạt động hay tạm dừng.
|
Nơi nhận:
- Như trên;
- Lưu: VT.
|
**KT. GIÁM ĐỐC**
Vũ Thị Lan
|`;
  const page = `|
|
Bản dịch này thuộc quyền sở hữu của **
THƯ VIỆN MẪU**. Mọi hành vi sao chép là vi phạm.
X
Đang tải văn bản...
#
**Số hiệu:**
|
88/SYT-NVY
|
|
**Loại văn bản:**
|
Công văn
|
**Người ký:**
|
Vũ Thị Lan
|
**Ngày ban hành:**
|
02/04/2025
|
|
**Tình trạng:**
|
Đã biết
|
|
${document}
Công văn 88/SYT-NVY năm 2025 báo cáo số giường bệnh do Sở Y tế tỉnh Thanh Giang ban hành
Văn bản này chưa cập nhật nội dung Tiếng Anh
Công văn 88/SYT-NVY ngày 02/04/2025 báo cáo số giường bệnh do Sở Y tế tỉnh Thanh Giang ban hành
## Văn bản liên quan
Ban hành:
01/03/2025
Hiệu lực: Đã biết
NỘI DUNG SỬA ĐỔI, HƯỚNG DẪN
**Kính gửi:** Quý Thành viên,
- Bạn vừa bị Đăng xuất khỏi Tài khoản .
|
|`;

  it('loses its notice, its box of metadata and its dialogs', () => {
    expect(declutter(page)).toMatchObject({
      text: document,
      title: 'Công văn 88/SYT-NVY năm 2025 báo cáo số giường bệnh do Sở Y tế tỉnh Thanh Giang ban hành',
    });
  });
});
