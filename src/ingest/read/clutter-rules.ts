import { fold } from '../../core/text.ts';
import type { PageLine } from './page-lines.ts';

/**
 * What web pages put around a document, as patterns over whole folded lines (see `PageLine.key`). They are
 * only asked outside the document, so `trả lời` or `địa chỉ:` inside it is safe.
 */

/** Visitor counters: a label, its number on the same line or on the next. */
export const counterLabel =
  /^(?:dang (?:online|truy cap|xem)|truc tuyen|online|hom nay|hom qua|tuan nay|tuan truoc|thang nay|thang truoc|nam nay|tat ca|khach(?: online)?|thanh vien(?: online)?|(?:tong )?(?:so )?luot truy cap|tong (?:so )?(?:luot )?truy cap|tong (?:cong|so)|so (?:nguoi|khach) (?:dang )?(?:online|truy cap)|thong ke truy cap)\s*:?\s*[\d.,]*$/;
export const bareCount = /^[\d.,]+$/;

/** Entries of menus and toolbars. */
export const menuEntry =
  /^(?:trang chu|home|gioi thieu(?: chung)?|lien he|tin tuc(?: -? ?su kien)?|so do (?:site|cong|trang|website)|dang nhap|dang ky|dang xuat|tim kiem(?: nang cao)?|thu vien(?: anh| video)?|hoi dap|gop y|van ban(?: phap luat| phap quy| chi dao dieu hanh)?|dich vu cong(?: truc tuyen)?|thu tuc hanh chinh|lich cong tac|rss|english|tieng viet|vietnamese|facebook|zalo|youtube|twitter|tweet|google|like|share|email|print|chia se|in (?:trang|bai viet|tin nay)|gui (?:email|mail|cho ban be)|ban in|co chu|a\+?|a-|nghe bai(?: viet)?|doc bai viet|menu|toggle navigation|chuyen mau|skip to (?:main )?content|bo qua noi dung|chuyen den (?:noi dung|phan noi dung)(?: chinh)?|dong|x)\s*:?$/;
const toolEntry =
  /^(?:(?:ve|len) dau trang|quay lai|tro ve|(?:tai ve|tep dinh kem)\s*:.*|luot (?:xem|doc)\s*:.*)$/;
const breadcrumb = /^(?:trang chu|home)\s*(?:[>»›/|-]+\s*\S.*)$/;

/** An entry of a menu, a path through the site, or a bar of entries. */
export function isMenu(line: PageLine): boolean {
  return menuEntry.test(line.key) || breadcrumb.test(line.key) || isToolbar(line);
}

/** `In trang | Gửi email | Về đầu trang`. A table row is none. */
export function isToolbar({ raw }: PageLine): boolean {
  if (raw.length > 300 || raw.startsWith('|')) return false;
  const entries = fold(raw)
    .split(/[|•·]/)
    .map((entry) => entry.trim());
  const known = entries.filter((entry) => menuEntry.test(entry) || toolEntry.test(entry));
  return entries.length >= 2 && known.length >= entries.length / 2;
}

/** The name of the site itself, above a page. */
export const banner =
  /^(?:(?:trang|cong) (?:thong tin|tt|tin) ?dien tu|website|cong ttdt|ban ?tin (?:dien tu |noi bo )?(?:cua )?(?:trung tam|so|benh vien|uy ban|ubnd|phong|nganh|tinh|thanh pho|cong|hoi|chi cuc|cuc|bo)(?![a-z]{6,}:))/;

/** Where the page goes on after its document. With `long`, long lines may follow: readers' comments. */
export interface TailMarker {
  pattern: RegExp;
  long?: true;
  next?: RegExp;
}

export const tailMarkers: readonly TailMarker[] = [
  {
    pattern:
      /^(?:tong so nguoi (?:da )?xem|so lan (?:da )?xem|(?:so )?luot (?:xem|doc)|da xem|lan xem|views?)\b[^.;]{0,40}$/,
  },
  { pattern: /^\d[\d.,]* (?:luot xem|lan xem|views?)$/ },
  {
    pattern:
      /^(?:cac )?(?:tin(?: bai)?|bai viet|ban tin|van ban|thong bao)(?: tuc)? (?:khac|lien quan|cung (?:chuyen muc|loai|the loai|linh vuc|co quan)|moi(?: nhat| hon)?|cu hon|da dua|doc nhieu(?: nhat)?|noi bat|xem nhieu(?: nhat)?)(?: cung chuyen muc)?\s*:?$/,
  },
  { pattern: /^(?:co the ban quan tam|xem them(?: tin)?|tin tuc khac|related posts?)\s*:?$/ },
  {
    pattern: /^(?:de lai|gui|viet|y kien)(?: mot)? (?:binh luan|phan hoi|ban doc)(?: cua ban)?\b[^.]{0,40}$/,
    long: true,
  },
  { pattern: /^(?:binh luan|y kien ban doc|leave a (?:reply|comment))(?: \(\d+\))?\s*:?$/, long: true },
  { pattern: /^tra loi$/, next: /^(?:email cua ban|huy|ten|dia chi email)/, long: true },
  { pattern: /^email cua ban se khong duoc hien thi|^your email address will not be published/, long: true },
  { pattern: /^cac truong bat buoc duoc danh dau/, long: true },
  { pattern: /^(?:back to top(?: button)?|(?:ve|len) dau trang|quay (?:lai|ve)(?: dau trang)?|tro ve)$/ },
  {
    pattern:
      /^(?:in (?:trang|bai viet|tin)(?: nay)?|ban in|gui (?:email|mail|cho ban be)|chia se(?: bai viet)?(?: (?:len|qua|tren) .{1,30})?)\s*:?$/,
  },
  { pattern: /^(?:danh gia|xep hang)(?: bai viet)?\s*:[^.;]{0,60}$/ },
  {
    pattern:
      /^(?:tep|file|tai lieu|van ban) (?:dinh kem|tai ve)\s*:.{0,120}\.(?:pdf|docx?|xlsx?|zip|rar)\b.{0,20}$/,
  },
  { pattern: /^(?:tags?|tu khoa)\s*:.{0,200}$/ },
  { pattern: /^(?:trang|cong) (?:thong tin|tt|tin) ?dien tu .{3,100}$/ },
  { pattern: /^(?:nguoi )?chiu trach nhiem (?:chinh|noi dung|xuat ban|ve noi dung)\b.{0,120}$/ },
  { pattern: /^giay phep (?:xuat ban|thiet lap|hoat dong|trang|so)\b.{0,160}$/ },
  {
    pattern:
      /^(?:©|\(c\) ?\d{4}|copyright|ban quyen (?:thuoc|©)|thiet ke (?:va (?:xay dung|phat trien) )?(?:boi|:))/,
  },
  { pattern: counterLabel },
];

/** Credit of the page under its document. */
export const credit =
  /^-? ?(?:nguon(?: tin)?|theo|tac gia|nguoi dang|nguoi viet|bien tap|ban bien tap)\b.{0,80}$/;

/** What only a document has: where it stands, the page is not over. */
export const structure =
  /cong hoa xa hoi chu nghia|^dieu \d+\s*[.:]|^noi nhan\b|^phu luc\b|\.\/\.$|^(?:chuong|muc|phan) (?:[ivx]+|\d+)\b|^can cu (?:luat|nghi|quyet|thong|hien|van|ke|chi)|^(?:tm|kt|tl|tuq)\.\s?[a-z]/;

/** Above the quốc hiệu and yet of the document. */
export const protectedLine =
  /^(?:\(?(?:toi |tuyet )?mat\)?|\(?(?:thuong )?khan\)?|hoa toc(?: hen gio)?|(?:ban )?du thao.{0,40}|so\s*:.{0,40}|.{2,40}, ngay .{0,30}nam .{0,6}|phu luc.{0,40}|sao y.{0,60}|mau so.{0,30})$/;

/** First line of a header: the issuing body or the one above it. */
export const issuerLine =
  /^(?:uy ban|ubnd|hdnd|hoi dong|so |bo |chinh phu|thu tuong|chu tich|quoc hoi|tinh |thanh pho|tp\.? |huyen |quan |thi xa|xa |phuong |thi tran|tong cuc|cuc |chi cuc|vu |ban |trung tam|benh vien|phong |vien |truong |van phong|dang |tinh uy|thanh uy|huyen uy|dang uy|cong doan|lien doan|hoi |toa an|kiem toan|ngan hang|bao hiem|cong ty|tap doan|kho bac|tram y te|doan |mat tran|nganh )/;
