import { localDay } from '../core/days.ts';
import { documentName } from '../core/document-name.ts';
import { UserError } from '../core/errors.ts';
import type { ChatCommand } from './chat-command.ts';
import { labelOf, type Offer } from './choices.ts';
import { unclearWish, wishOf } from './deadline-words.ts';
import { oneUnit } from './one-unit.ts';
import { subscriptions } from './subscriptions.ts';

/** What everybody with access may do, in the order of the help. */
export const staffCommands: readonly ChatCommand[] = [
  {
    names: ['hoi'],
    role: 'staff',
    usage: 'câu hỏi',
    help: 'hỏi kho văn bản (hoặc cứ gõ thẳng câu hỏi)',
    async *run(words, working) {
      if (words === '')
        yield await working.note('Xin gõ câu hỏi sau /hoi, ví dụ: /hoi hạn nộp báo cáo tháng');
      else yield* working.take({ do: 'ask', question: words });
    },
  },
  {
    names: ['vanban'],
    role: 'staff',
    usage: '[số hoặc từ khóa]',
    help: 'tìm văn bản theo số hoặc trích yếu; không gõ gì thì xem văn bản mới nhất',
    async *run(words, working) {
      const found = working.office.documents(words);
      if (found.length === 0) {
        yield await working.note(
          `Không tìm thấy văn bản nào ứng với “${words}”. Xin thử số văn bản (ví dụ /vanban 12/KH-SYT) hoặc vài từ trong trích yếu.`,
        );
        return;
      }
      const [only, another] = found;
      if (only && !another && words !== '')
        return yield* working.take({ do: 'document', source: only.source });
      const some =
        found.length > 10 ? `${found.length} văn bản, sau đây là 10 văn bản đầu` : `${found.length} văn bản`;
      const head = words === '' ? 'Các văn bản mới nhất trong kho:' : `Tìm thấy ${some}:`;
      const lines = found.slice(0, 10).map((document) => `- ${documentName(document)}${titleOf(document)}`);
      const offers = found.slice(0, 5).map(
        (document): Offer => ({
          label: labelOf(`Xem ${document.number ?? document.title ?? document.source}`),
          action: { do: 'document', source: document.source },
        }),
      );
      const others = lines.length > offers.length ? [otherDocuments] : [];
      yield await working.note([head, ...lines, ...others].join('\n'), offers);
    },
  },
  {
    names: ['nhiemvu'],
    role: 'staff',
    usage: '[đơn vị]',
    help: 'các nhiệm vụ của một đơn vị (không gõ gì: đơn vị của anh/chị)',
    async *run(words, working) {
      const unit = yield* oneUnit(words, working, (name) => `/nhiemvu ${name}`);
      if (unit) yield* working.take({ do: 'ask', question: `Những nhiệm vụ nào áp dụng cho ${unit.name}?` });
    },
  },
  {
    names: ['hanchot'],
    role: 'staff',
    usage: '[đơn vị] [tuần|tháng 12|quý IV|quá hạn]',
    help: 'tổng hợp thời hạn',
    async *run(words, working) {
      const { wish, unitWords } = wishOf(words, localDay(working.clock()));
      const needsUnit = unitWords !== '' || (working.role === 'staff' && working.unit !== null);
      if (unitWords !== '' && !/\p{L}/u.test(unitWords)) throw new UserError(unclearWish(unitWords));
      const period = words.slice(unitWords.length).trim();
      const unit = needsUnit
        ? yield* oneUnit(unitWords, working, (name) => `/hanchot ${name} ${period}`.trim())
        : null;
      if (needsUnit && !unit) return;
      yield* working.take({ do: 'deadlines', wish: { ...wish, unit: unit?.id ?? null } });
    },
  },
  {
    names: ['nhac'],
    role: 'staff',
    usage: '[ngày|tuần|trước N ngày] [giờ]',
    help: 'đăng ký bản tin thời hạn hoặc nhắc việc; không gõ gì thì xem và bỏ đăng ký',
    run: (words, working) => subscriptions(words, working),
  },
  {
    names: ['donvi'],
    role: 'staff',
    usage: '[đơn vị]',
    help: 'xem hoặc đặt đơn vị của anh/chị',
    async *run(words, working) {
      const { people, id, office } = working;
      if (words === '') {
        const name = working.unit === null ? null : (office.unit(working.unit)?.name ?? working.unit);
        yield await working.note(
          name
            ? `Đơn vị của anh/chị: ${name}. Muốn đổi, gõ /donvi và tên đơn vị.`
            : 'Văn thư chưa biết đơn vị của anh/chị. Xin gõ /donvi và tên đơn vị, ví dụ: /donvi Phòng Kế hoạch',
        );
        return;
      }
      const unit = yield* oneUnit(words, working, (name) => `/donvi ${name}`);
      if (!unit) return;
      const known = people.person(id) ?? {
        ...{ id, name: working.incoming.name ?? null, role: 'none' as const },
        ...{ unit: null, approvedBy: null, approvedAt: null },
      };
      await people.savePerson({ ...known, unit: unit.id });
      yield await working.note(
        `Đã ghi: anh/chị thuộc ${unit.name}. /nhiemvu và /hanchot sẽ hiểu là đơn vị này.`,
      );
    },
  },
  {
    names: ['phanhoi'],
    role: 'staff',
    usage: 'ý kiến',
    help: 'gửi ý kiến cho người quản trị',
    async *run(words, working) {
      if (words === '') {
        yield await working.note(
          'Xin gõ ý kiến sau /phanhoi, ví dụ: /phanhoi thiếu văn bản về tiêm chủng năm 2025',
        );
        return;
      }
      await working.people.saveFeedback({
        ...{ at: working.clock().toISOString(), by: working.id, chat: working.chat },
        ...{ question: '', useful: false, word: words.slice(0, 1000) },
      });
      yield await working.note('Xin cảm ơn anh/chị. Ý kiến đã được ghi lại để người quản trị xem.');
    },
  },
];

const otherDocuments = 'Muốn xem văn bản khác trong danh sách, anh/chị gõ /vanban và số của văn bản đó.';

const titleOf = ({ number, title }: { number: string | null; title: string | null }) =>
  number && title ? ` – ${title}` : '';
