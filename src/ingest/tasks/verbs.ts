import { fold } from '../../core/text.ts';

export { isDuty } from '../../core/unit-acts.ts';

/** After the subject: it is told, not ordered. */
export const tells = (words: string) =>
  /^\s*(?:da|vua|dang|tung)(?![\p{L}])|^\s*(?:duoc|bi) (?:bao cao|nghe|danh gia|thanh lap)/u.test(
    fold(words.slice(0, 40)),
  );

/** After the subject: it is described; an order only with "phải" or a term. */
export const describes = (words: string) =>
  !/^\s*dược(?!\p{L})/u.test(words) &&
  /^\s*(?:co(?! trach nhiem| nhiem vu|ng)|con|chua|duoc|bi|thuoc|la(?! (?:dau moi|co quan|don vi (?:dau moi|thuong truc)))|tai|tren|khong|van|voi|trong|cua|va|,|\)|se)(?![\p{L}])/u.test(
    fold(words.slice(0, 40)),
  );

export const must = (words: string) =>
  /(?<![\p{L}])(?:phai|co trach nhiem|chiu trach nhiem|co nhiem vu)(?![\p{L}])/u.test(fold(words));

/** After the subject, in a rule: what a body may do, what it answers for; nothing that is to be done. */
export const empowers = (words: string) =>
  /^\s*(?:quyet dinh|quy dinh|xem xet|co quyen|co the|hoac|duoc|chiu trach nhiem truoc)(?![\p{L}])/u.test(
    fold(words.slice(0, 40)),
  );

/** "X có quyền:": what stands below is no duty. */
export const isPower = (words: string) =>
  /(?<![\p{L}])(?:co (?:quyen|tham quyen)|duoc (?:phep|quyen))(?: han)?(?: sau(?: day)?)?[\s*_]*:[\s*_]*$/u.test(
    fold(words.slice(-40)),
  );

/** Words of form at the end of a document, which set nobody a task. */
export function isFormula(words: string): boolean {
  // Formulas are short; a long sentence is worth no search.
  if (words.length > 420) return false;
  const folded = fold(words)
    .replace(/[*_\s]+/g, ' ')
    .trim();
  return (
    /chiu trach nhiem (?:thi hanh|thuc hien) (?:quyet dinh|chi thi|ke hoach|thong bao|nghi quyet|quy che|quy dinh) nay/.test(
      folded,
    ) ||
    /(?:nghiem tuc|kip thoi|phoi hop|biet|de|dong bo|khan truong|chi dao|quan tam|nghiem) (?:to chuc |trien khai )*(?:trien khai|thuc hien)(?: nghiem tuc| [a-z]+ (?:dien|van|thi|bao|hoach) nay| cac noi dung (?:tren|neu tren))*(?:, .{0,60})?[./\s]*$/.test(
      folded,
    ) ||
    /(?:trien khai|thuc hien) (?:nghiem tuc|dung chi tieu)(?: [a-z ]{0,30} nay)?[./\s]*$/.test(folded) ||
    /(?:vuong mac|kho khan).{0,160}(?:phan anh|lien he|bao cao|trao doi|de nghi)/.test(folded) ||
    /^(?:thoi gian|thoi han giai quyet|dia diem|thanh phan|kinh phi|so dien thoai|dau moi|chu de)[a-z ]{0,20}:/.test(
      folded,
    ) ||
    /^(?:tren day la|theo lenh|noi nhan|can cu|xet de nghi|van phong so thong bao de)/.test(folded) ||
    /(?:co hieu luc|het hieu luc)|^(?:cong van|ke hoach|quyet dinh|chi thi|thong bao) nay (?:thay the|duoc pho bien|co hieu)/.test(
      folded,
    ) ||
    /^[^,.;]{0,80} (?:de nghi|yeu cau|thong bao|ket luan|xay dung ke hoach|ban hanh ke hoach)[^.]{0,200}(?:nhu sau|sau day|sau|cu the)?:$/.test(
      folded,
    )
  );
}
