import type { App } from './app.ts';
import type { PeopleStore } from './core/people.ts';
import type { Clock } from './core/ports.ts';

const manyFeedbacks = 10_000;
const manyDeliveries = 1000;

/** Counts of the archive, its use and its troubles, in Vietnamese. */
export function statisticsText(app: App, people: PeopleStore, removed: number, clock: Clock): string {
  const { documents, passages, tasks } = app.counts();
  const since = (days: number) => new Date(clock().getTime() - days * 86_400_000).toISOString();
  const feedback = people
    .feedback(manyFeedbacks)
    .filter(({ question, word }) => question !== '' && word === null);
  const useful = feedback.filter((one) => one.useful).length;
  const known = people.people();
  const byRole = (role: string) => known.filter((person) => person.role === role).length;
  const troubled = people.troubled(manyDeliveries);
  const number = (value: number) => value.toLocaleString('vi-VN');
  const questions = (days: number) => {
    const { answer, refusal, register } = people.countOutcomes(since(days));
    const all = answer + refusal + register;
    return `- ${days} ngày qua: ${number(all)} câu (trả lời ${number(answer)}, từ sổ nhiệm vụ ${number(register)}, từ chối ${number(refusal)})`;
  };
  return [
    `Kho: ${number(documents)} văn bản, ${number(passages)} đoạn, ${number(tasks)} nhiệm vụ.`,
    ...(removed > 0 ? [`Đã gỡ hoặc đã thay, còn khôi phục được: ${number(removed)} văn bản (/dago).`] : []),
    'Câu hỏi:',
    questions(7),
    questions(30),
    `Đánh giá: ${number(useful)} hữu ích, ${number(feedback.length - useful)} chưa hữu ích.`,
    `Người dùng đã duyệt: ${number(byRole('staff'))} nhân viên, ${number(byRole('manager'))} lãnh đạo, ${number(byRole('admin'))} quản trị; ${number(people.requests().length)} yêu cầu đang chờ.`,
    `Bản tin: ${number(people.subscriptions().length)} đăng ký; ${number(troubled.length)} lần gửi chưa được.`,
    ...app.modelUse().map((line) => `Mô hình ${line}.`),
  ].join('\n');
}
