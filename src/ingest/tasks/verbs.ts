import { fold } from '../../core/text.ts';

/** Words with which a duty begins, folded: an item such as "Rà soát …" is work, "Tổng số …" is not. */
const duties =
  'bao cao|bao dam|dam bao|ban hanh|bien soan|bo tri|bo sung|cap nhat|cap phat|cap|can doi|chan chinh|chi dao|cho y kien|chu dong|chu tri|chuan bi|chuyen giao|chuyen|cong bo|cong khai|cu |cung cap|cung co|danh gia|dang ky|dao tao|dau tu|de xuat|dieu chinh|dieu tra|don doc|doi moi|day manh|duy tri|duyet|du tru|giai quyet|giai ngan|giam sat|gui|hoan thanh|hoan thien|huong dan|huy dong|khan truong|khac phuc|khai thac|khao sat|khen|kiem ke|kiem tra|kiem soat|kien toan|ket noi|lam viec|lay mau|lay|lap|long ghep|luu tru|mo |mua sam|nang cao|nang cap|nghien cuu|nghiem thu|niem yet|nhap|nop|phan cong|phat hanh|phat dong|phat huy|phat trien|phat |phe duyet|pho bien|phoi hop|phun|quan ly|quan triet|quan tam|quyet toan|ra mat|ra soat|sap xep|so hoa|so ket|soan|sua doi|tang cuong|tap huan|tap trung|tham dinh|tham muu|tham gia|thanh lap|thanh toan|thanh tra|theo doi|thi diem|thong bao|thong ke|thu thap|thuc hien|thuong xuyen|tich hop|tiep nhan|tiep tuc|to chuc|tong hop|tong ket|tra loi|trien khai|trinh|truc |tu kiem tra|tuyen truyen|tuyen dung|truyen thong|tiem|uu tien|van dong|van hanh|ve sinh|xay dung|xac dinh|xem xet|xu ly|xu phat|bien tap|chia se|dong bo|tao lap|ap dung|hinh thanh|dien tap|gioi thieu|in |dinh ky|hang nam|hang thang|hang quy|khi |kip thoi|nghiem tuc|ky ket|ky |keo dai|bam sat|chu trong|tao dieu kien|cai cach|cat giam|don gian hoa|rut ngan|thay the|ho tro|mo rong|khong de|phan dau|hoan tat|ben ban|doi soat|du thao|dua vao';

const duty = new RegExp(`^(?:${duties})`, 'u');

/** Whether the words are an order: they begin with what is to be done. */
export const isDuty = (words: string) => duty.test(fold(words.slice(0, 40)).replace(/^["“(*_\s]+/, ''));

/** After the subject: it is told, not ordered. */
export const tells = (words: string) =>
  /^\s*(?:da|vua|dang|tung)(?![\p{L}])|^\s*(?:duoc|bi) (?:bao cao|nghe|danh gia|thanh lap)/u.test(
    fold(words.slice(0, 40)),
  );

/** After the subject: it is described; an order only with "phải" or a term. */
export const describes = (words: string) =>
  /^\s*(?:co(?! trach nhiem| nhiem vu|ng)|con|chua|duoc|bi|thuoc|la(?! (?:dau moi|co quan|don vi (?:dau moi|thuong truc)))|tai|tren|khong|van|voi|trong|cua|va|,|\)|se)(?![\p{L}])/u.test(
    fold(words.slice(0, 40)),
  );

export const must = (words: string) =>
  /(?<![\p{L}])(?:phai|co trach nhiem|chiu trach nhiem|co nhiem vu)(?![\p{L}])/u.test(fold(words));

/** Words of form at the end of a document, which set nobody a task. */
export function isFormula(words: string): boolean {
  // Formulas are short; a long sentence is worth no search.
  if (words.length > 420) return false;
  const folded = fold(words)
    .replace(/[*_\s]+/g, ' ')
    .trim();
  return (
    /chiu trach nhiem (?:thi hanh|thuc hien) (?:quyet dinh|chi thi|ke hoach|thong bao|nghi quyet) nay/.test(
      folded,
    ) ||
    /(?:nghiem tuc|kip thoi|phoi hop|biet|de|dong bo|khan truong|chi dao|quan tam|nghiem) (?:to chuc |trien khai )*(?:trien khai|thuc hien)(?: nghiem tuc| [a-z]+ (?:dien|van|thi|bao|hoach) nay| cac noi dung (?:tren|neu tren))*(?:, .{0,60})?[./\s]*$/.test(
      folded,
    ) ||
    /(?:trien khai|thuc hien) (?:nghiem tuc|dung chi tieu)(?: [a-z ]{0,30} nay)?[./\s]*$/.test(folded) ||
    /(?:vuong mac|kho khan).{0,160}(?:phan anh|lien he|bao cao|trao doi|de nghi)/.test(folded) ||
    /^(?:thoi gian|dia diem|thanh phan|kinh phi|so dien thoai|dau moi|chu de)[a-z ]{0,20}:/.test(folded) ||
    /^(?:tren day la|theo lenh|noi nhan|can cu|xet de nghi|van phong so thong bao de)/.test(folded) ||
    /(?:co hieu luc|het hieu luc)|^(?:cong van|ke hoach|quyet dinh|chi thi|thong bao) nay (?:thay the|duoc pho bien|co hieu)/.test(
      folded,
    ) ||
    /^[^,.;]{0,80} (?:de nghi|yeu cau|thong bao|ket luan|xay dung ke hoach|ban hanh ke hoach)[^.]{0,200}(?:nhu sau|sau day|sau|cu the)?:$/.test(
      folded,
    )
  );
}
