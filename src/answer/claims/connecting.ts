import { unifyTones } from '../../core/text.ts';
import type { View } from './view.ts';

/**
 * What a writer of answers puts around what a document says: words of citing, of joining sentences, of pointing back,
 * and names of the kinds of things that official sentences are made of. They claim nothing that could be false of a
 * document; whoever decides, forbids, exempts, adds or excludes does not do it with one of these.
 */
const phrases: readonly string[] = [
  // citing
  'có thể liên hệ|liên hệ|gọi điện|cho biết|thông tin|nêu tại|nêu trên|nêu trong|nêu rõ|ghi rõ|ghi nhận|quy định tại|quy định này|theo quy định|theo đó|căn cứ vào|dựa trên|trên cơ sở',
  'ban hành kèm theo|kèm theo|nội dung này|yêu cầu này|quy định trên|đặt ra|đề ra|đưa ra|được giao|thuộc về|được nêu|có tên',
  // joining
  'cụ thể|cụ thể là|trong đó|ngoài ra|bên cạnh đó|bên cạnh|đồng thời|tức là|như vậy|vì vậy|do vậy|do đó|vì thế|theo như|nói chung',
  'nhìn chung|nói riêng|chẳng hạn|thay cho|thay vì|so với|đối với|riêng với|riêng về|lần lượt|tiếp theo|sau đó|trước đó|trước đây',
  'hiện nay|hiện tại|hiện|nay|khi đó|lúc đó|lúc này|từ đó|trường hợp|trong trường hợp|nếu như|để được|nhằm|đã có|còn có|có thể|cùng với',
  'phân bổ|chia thành|chia ra|nhóm nội dung|bao gồm|gồm có|tính đến|tính từ|kể từ|cho đến|cho tới|trong khoảng|vào khoảng|khoảng|xấp xỉ|ban đầu|trước khi|sau khi|mà|thì',
  // pointing back
  'bộ phận này|các con số|con số|số liệu này|số này|mức này|thời hạn này|ngày này|thời điểm đó|thời điểm này|ở trên|trên đây|dưới đây|còn lại|cùng đợt|phía',
  // kinds of things
  'giai đoạn|thời hạn|thời gian|thời điểm|mốc|mức|lộ trình|kết quả|mục tiêu|chỉ tiêu|nhiệm vụ|công việc|hoạt động|số lượng|lượng|con số|giá trị',
  'đơn vị|cơ quan|cá nhân|đối tượng|diện|hình thức|phần|khoản tiền|số tiền|tổng số|tổng mức|tỷ lệ|tỉ lệ|đồng chí|lịch',
  // being so, lasting, taking place
  'diễn ra|kéo dài|bắt đầu|kết thúc|áp dụng|dành cho|hướng tới|hướng đến|đặt tại|đặt ở|đặt|nằm|rơi vào|đạt|chiếm|tương ứng|tương đương',
  'đảm nhiệm|đảm nhận|thực hiện|tiến hành|triển khai|tổ chức|duy trì|giữ|mang tên|cần|nhanh|thể',
];

const byFirst = new Map<string, string[][]>();
for (const line of phrases) {
  for (const phrase of line.split('|')) {
    const words = unifyTones(phrase).split(' ');
    byFirst.set(words[0]!, [...(byFirst.get(words[0]!) ?? []), words]);
  }
}
for (const list of byFirst.values()) list.sort((left, right) => right.length - left.length);

/** Indices of the words of a text that only connect. */
export function connectingWords({ words }: View): ReadonlySet<number> {
  const found = new Set<number>();
  for (let at = 0; at < words.length; at++) {
    const phrase = byFirst
      .get(words[at]!.exact)
      ?.find((wanted) => wanted.every((word, step) => words[at + step]?.exact === word));
    if (!phrase) continue;
    for (let step = 0; step < phrase.length; step++) found.add(at + step);
    at += phrase.length - 1;
  }
  return found;
}
