import { localDay } from '../core/days.ts';
import { documentName } from '../core/document-name.ts';
import { UserError } from '../core/errors.ts';
import type { Subscription } from '../core/people.ts';
import { fold } from '../core/text.ts';
import type { ChatCommand, Working } from './chat-command.ts';
import { labelOf, type Offer } from './choices.ts';
import { wishOf } from './deadline-words.ts';
import { oneUnit } from './one-unit.ts';

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
      const lines = found
        .slice(0, 10)
        .map((document, index) => `${index + 1}. ${documentName(document)}${titleOf(document)}`);
      const offers = found.slice(0, 5).map(
        (document): Offer => ({
          label: labelOf(`Xem ${document.number ?? document.title ?? document.source}`),
          action: { do: 'document', source: document.source },
        }),
      );
      yield await working.note([head, ...lines].join('\n'), offers);
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
    usage: '[đơn vị] [tuần|tháng|quý|quá hạn]',
    help: 'tổng hợp thời hạn',
    async *run(words, working) {
      const { wish, unitWords } = wishOf(words, localDay(working.clock()));
      const needsUnit = unitWords !== '' || (working.role === 'staff' && working.unit !== null);
      const unit = needsUnit
        ? yield* oneUnit(unitWords, working, (name) =>
            `/hanchot ${name} ${words.slice(unitWords.length)}`.trim(),
          )
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
      yield await working.note('Xin cảm ơn anh/chị. Ý kiến đã được chuyển cho người quản trị.');
    },
  },
];

const titleOf = ({ number, title }: { number: string | null; title: string | null }) =>
  number && title ? ` – ${title}` : '';

const usualTime = '07:30';
const mostDaysAhead = 60;

async function* subscriptions(words: string, working: Working) {
  const wanted = subscriptionOf(words);
  if (wanted) {
    yield* working.take({ do: 'subscribe', ...wanted });
    return;
  }
  if (words !== '') {
    throw new UserError(
      `Không hiểu “${words}”. Ví dụ: /nhac ngày 07:30, /nhac tuần, /nhac trước 3 ngày. Giờ viết dạng 07:30.`,
    );
  }
  const current = working.people.subscriptions(working.chat);
  const lines = current.map((one) => `- ${subscriptionText(one, working)}`);
  const offers: Offer[] = [
    {
      label: `Bản tin hằng ngày lúc ${usualTime}`,
      action: { do: 'subscribe', kind: 'daily', time: usualTime, daysAhead: null },
    },
    {
      label: `Bản tin hằng tuần lúc ${usualTime}`,
      action: { do: 'subscribe', kind: 'weekly', time: usualTime, daysAhead: null },
    },
    {
      label: 'Nhắc trước hạn 3 ngày',
      action: { do: 'subscribe', kind: 'reminder', time: usualTime, daysAhead: 3 },
    },
  ];
  const missing = offers.filter(
    ({ action }) => action.do === 'subscribe' && !current.some(({ kind }) => kind === action.kind),
  );
  const removals = current.map(
    (one): Offer => ({
      label: labelOf(`Bỏ: ${subscriptionText(one, working)}`),
      action: { do: 'unsubscribe', id: one.id },
    }),
  );
  yield await working.note(
    lines.length > 0
      ? ['Cuộc trò chuyện này đang nhận:', ...lines].join('\n')
      : 'Cuộc trò chuyện này chưa nhận bản tin hay lời nhắc nào. Anh/chị muốn nhận gì?',
    [...missing, ...removals],
  );
}

/** `ngày 08:00`, `tuần`, `trước 3 ngày lúc 8h`; null when nothing or something else is said. */
function subscriptionOf(words: string): Pick<Subscription, 'kind' | 'time' | 'daysAhead'> | null {
  const said = fold(words.normalize('NFC'));
  const clock = /\b([01]?\d|2[0-3])(?:[:h]([0-5]\d)?)\b/.exec(said);
  const time = clock ? `${clock[1]!.padStart(2, '0')}:${clock[2] ?? '00'}` : usualTime;
  const ahead = /truoc\s+(\d{1,2})(?:\s+ngay)?/.exec(said)?.[1];
  if (ahead !== undefined) {
    const daysAhead = Number(ahead);
    return daysAhead >= 1 && daysAhead <= mostDaysAhead ? { kind: 'reminder', time, daysAhead } : null;
  }
  if (/tuan/.test(said)) return { kind: 'weekly', time, daysAhead: null };
  return /ngay/.test(said) ? { kind: 'daily', time, daysAhead: null } : null;
}

export function subscriptionText(
  { kind, time, daysAhead, unit }: Subscription,
  { office }: Pick<Working, 'office'>,
): string {
  const what = {
    daily: `bản tin mỗi ngày làm việc lúc ${time}`,
    weekly: `bản tin đầu tuần lúc ${time}`,
    reminder: `nhắc việc trước hạn ${daysAhead} ngày lúc ${time}`,
  }[kind];
  return unit === null ? `${what}, tất cả đơn vị` : `${what}, ${office.unit(unit)?.name ?? unit}`;
}
