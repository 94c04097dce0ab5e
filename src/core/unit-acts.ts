import { fold } from './text.ts';

/** Words with which a duty begins, folded: an item such as "Rà soát …" is work, "Tổng số …" is not. */
const duties =
  'bao cao|bao dam|dam bao|ban hanh|bien soan|bo tri|bo sung|cap nhat|cap phat|cap|can doi|chan chinh|chi dao|cho y kien|chu dong|chu tri|chuan bi|chuyen giao|chuyen|cong bo|cong khai|cu |cung cap|cung co|danh gia|dang ky|dao tao|dau tu|de xuat|dieu chinh|dieu tra|don doc|doi moi|day manh|duy tri|duyet|du tru|giai quyet|giai ngan|giam sat|gui|hoan thanh|hoan thien|huong dan|huy dong|khan truong|khac phuc|khai thac|khao sat|khen|kiem ke|kiem tra|kiem soat|kien toan|ket noi|lam viec|lay mau|lay|lap|long ghep|luu giu|luu mau|luu tru|mo |mua sam|nang cao|nang cap|nghien cuu|nghiem thu|niem yet|nhap|nop|phan cong|phat hanh|phat dong|phat huy|phat trien|phat |phe duyet|pho bien|phoi hop|phun|quan ly|quan triet|quan tam|quyet toan|ra mat|ra soat|sap xep|so hoa|so ket|soan|sua doi|tang cuong|tap huan|tap trung|tham dinh|tham muu|tham gia|thanh lap|thanh toan|thanh tra|theo doi|thi diem|thong bao|thong ke|thu thap|thuc hien|thuong xuyen|tich hop|tiep nhan|tiep tuc|to chuc|tong hop|tong ket|tra loi|trien khai|trinh|truc |tu kiem tra|tuyen truyen|tuyen dung|truyen thong|tiem|uu tien|van dong|van hanh|ve sinh|xay dung|xac dinh|xem xet|xu ly|xu phat|bien tap|chia se|dong bo|tao lap|ap dung|hinh thanh|dien tap|gioi thieu|in |dinh ky|hang nam|hang thang|hang quy|khi |kip thoi|nghiem tuc|ky ket|ky |keo dai|bam sat|chu trong|tao dieu kien|cai cach|cat giam|don gian hoa|rut ngan|thay the|ho tro|mo rong|khong de|phan dau|hoan tat|ben ban|doi soat|du thao|dua vao';

const duty = new RegExp(`^(?:${duties})`, 'u');

/** Nouns that read like a duty once their marks are gone: "mô hình", "kỳ báo cáo", "trình tự". */
const noun =
  /^(?:trình (?:tự|độ)|mô |chuyên (?:khoa|môn|đề|gia|ngành|viên)|kỳ |lây |cấp (?:độ|ủy|uỷ|bách)|thông t(?:in|ư)(?! (?:cho|đến|tới|kịp))|trực thuộc|phát sinh|lập pháp)/u;

/** Whether the words are an order: they begin with what is to be done. */
export function isDuty(words: string): boolean {
  const bare = words.slice(0, 40).replace(/^["“(*_\s]+/u, '');
  return duty.test(fold(bare)) && !noun.test(bare.toLowerCase());
}

/** What else ends the name of a body that is told to do something. */
const stop =
  /^(?:can cu|cham |chiu|co (?!lien quan|chuc nang)|da |dang |de |den |do |duoc |gay |hang |khong |la |lien he|luon |nam |nen |ngay |neu |nhu |phai |qua |sau |se |tai |tren |trong |truoc |tu |tuan thu|tung |van |ve |vi |voi |nop |chap hanh|tiep |cung |cua |va |hoac |nhat la|dac biet)/u;
/** What a kind of body does for a living belongs to its name: "cơ sở đào tạo", "cơ quan báo chí". */
const trade =
  /^(?:bao (?:chi|hiem|tro|ve)|cong (?:lap|an|ich)|cung (?:cap|ung) (?:dich vu|thuoc)|dao tao|dau tu|day nghe|giao (?:duc|thong)|hanh nghe|kiem (?:sat|lam|toan|nghiem)|kinh doanh|nghien cuu|phat thanh|quan (?:su|doi)|san xuat|su (?:dung|nghiep)|truc thuoc|chuyen (?:khoa|mon|nganh))(?!\p{L})/u;

/** Without their marks they would be "được", "từ". */
const noAct = /^(?:dược|tư (?:nhân|thục|pháp|vấn))(?!\p{L})/u;

/** Whether `words` in small letters after the name of a body are what it does, no part of the name. */
export function beginsAct(words: string): boolean {
  const folded = fold(words);
  return !noAct.test(words) && !trade.test(folded) && (stop.test(`${folded} `) || duty.test(folded));
}
