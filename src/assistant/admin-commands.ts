import { documentName } from '../core/document-name.ts';
import { UserError } from '../core/errors.ts';
import type { PersonId, Role } from '../core/people.ts';
import { fold } from '../core/text.ts';
import { roleNames } from './access.ts';
import { approve, pendingRequest } from './approve.ts';
import type { ChatCommand, Working } from './chat-command.ts';
import { labelOf } from './choices.ts';
import { indexing, reportText } from './indexing.ts';
import { localTime } from './local-time.ts';
import { oneUnit } from './one-unit.ts';
import { listRemoved } from './removed-documents.ts';

const offered = 5;
const shownPeople = 40;
const shownEvents = 20;
const shownWords = 5;
/** Of so many of the last ratings those with words are shown. */
const feedbackSeen = 100;

/** What admins may do besides. */
export const adminCommands: readonly ChatCommand[] = [
  {
    names: ['themvanban'],
    role: 'admin',
    usage: '',
    help: 'thêm văn bản vào kho: chỉ cần gửi tệp vào đây',
    async *run(_words, working) {
      yield await working.note(
        'Xin gửi tệp văn bản (HTML, DOCX, PDF có chữ, TXT hoặc MD) vào cuộc trò chuyện này. Văn thư sẽ đọc thử, cho ' +
          'xem đọc được gì và hỏi lại trước khi đưa vào kho.',
      );
    },
  },
  {
    names: ['reindex'],
    role: 'admin',
    usage: '',
    help: 'đọc lại kho: văn bản mới, đã sửa, đã xóa',
    async *run(_words, working) {
      const report = yield* indexing((onProgress) => working.office.reindex(onProgress));
      await working.audit(
        'reindex',
        'kho',
        `thêm ${report.added}, sửa ${report.changed}, gỡ ${report.removed}`,
      );
      yield await working.note(reportText(report));
    },
  },
  {
    names: ['xoavanban'],
    role: 'admin',
    usage: 'số hoặc tên tệp',
    help: 'gỡ một văn bản khỏi kho (hoàn tác được)',
    async *run(words, working) {
      if (words === '')
        throw new UserError('Xin gõ số hoặc tên tệp của văn bản, ví dụ: /xoavanban 12/KH-SYT');
      const found = working.office.documents(words);
      const exact = found.filter(
        ({ source, number }) => source === words || fold(number ?? '') === fold(words),
      );
      const candidates = exact.length > 0 ? exact : found;
      if (candidates.length === 0) throw new UserError(`Không tìm thấy văn bản “${words}” trong kho.`);
      yield await working.note(
        candidates.length === 1
          ? `Gỡ văn bản này khỏi kho?\n${nameAndFile(candidates[0]!)}`
          : [
              `Có ${candidates.length} văn bản ứng với “${words}”. Gỡ văn bản nào?`,
              ...candidates.slice(0, offered).map((document) => `- ${nameAndFile(document)}`),
              ...(candidates.length > offered ? ['Nếu không có ở đây, xin gõ số hoặc tên tệp rõ hơn.'] : []),
            ].join('\n'),
        candidates.slice(0, offered).map((document) => ({
          label: labelOf(`Gỡ ${document.number ?? document.source}`),
          action: { do: 'remove', source: document.source },
        })),
        true,
      );
    },
  },
  {
    names: ['dago'],
    role: 'admin',
    usage: '[số hoặc tên tệp]',
    help: 'xem văn bản đã gỡ hoặc đã được thay, và khôi phục',
    run: (words, working) => listRemoved(words, working),
  },
  {
    names: ['nguoidung'],
    role: 'admin',
    usage: '',
    help: 'xem người dùng và yêu cầu đang chờ; thu hồi quyền',
    run: (_words, working) => listPeople(working),
  },
  {
    names: ['duyet'],
    role: 'admin',
    usage: 'mã [nhân viên|lãnh đạo|quản trị] [đơn vị]',
    help: 'duyệt một yêu cầu cấp quyền',
    async *run(words, working) {
      const [, code = '', rest = ''] = /^(\S+)\s*([\s\S]*)$/.exec(words) ?? [];
      if (code === '')
        throw new UserError('Xin gõ mã yêu cầu, ví dụ: /duyet ABCD-2345 nhân viên Phòng Kế hoạch');
      pendingRequest(working, code);
      const { role, unitWords } = roleWords(rest);
      const unit =
        unitWords === ''
          ? null
          : yield* oneUnit(unitWords, working, (name) => `/duyet ${code} ${roleNames[role]} ${name}`);
      if (unitWords !== '' && !unit) return;
      yield await approve(working, code, role, unit);
    },
  },
  {
    names: ['thongke'],
    role: 'admin',
    usage: '',
    help: 'thống kê kho, câu hỏi, phản hồi',
    async *run(_words, working) {
      const words = working.people
        .feedback(feedbackSeen)
        .filter(({ word }) => word !== null)
        .slice(0, shownWords);
      const lines = words.map(
        ({ by, word, question }) =>
          `- ${named(by, working)}: ${word}${question ? ` (câu hỏi: “${question}”)` : ''}`,
      );
      const counts = await working.office.statistics();
      const opinions = lines.length > 0 ? ['', 'Ý kiến gần đây:', ...lines] : [];
      yield await working.note([counts, ...opinions].join('\n'));
    },
  },
  {
    names: ['sukien'],
    role: 'admin',
    usage: '',
    help: 'nhật ký những việc quản trị và tin gửi không được',
    async *run(_words, working) {
      const events = working.people.audited(shownEvents);
      const troubled = working.people.troubled(10);
      const lines = events.map(
        ({ at, by, act, on, detail }) =>
          `- ${localTime(at)} ${named(by, working)}: ${acts[act] ?? act} ${on}${detail ? ` (${detail})` : ''}`,
      );
      const failed = troubled.map(
        ({ chat, at, attempts, reason }) =>
          `- ${localTime(at)} ${chat}: ${reason ?? 'chưa rõ đã gửi hay chưa'} (${attempts} lần)`,
      );
      yield await working.note(
        [
          ...(lines.length > 0 ? ['Nhật ký gần đây:', ...lines] : ['Chưa có việc quản trị nào được ghi.']),
          ...(failed.length > 0 ? ['', 'Tin gửi không được:', ...failed] : []),
        ].join('\n'),
      );
    },
  },
];

const nameAndFile = (document: Parameters<typeof documentName>[0]) =>
  `${documentName(document)} (tệp ${document.source})`;

/** Who acted, by the name that they had when they were approved. */
function named(id: PersonId, { people }: Working): string {
  const name = people.person(id)?.name;
  return name ? `${name} (${id})` : id;
}

/** What acts are called when they are read. */
const acts: Record<string, string> = {
  approve: 'duyệt',
  reject: 'từ chối',
  revoke: 'thu hồi quyền của',
  'add document': 'thêm văn bản',
  'remove document': 'gỡ văn bản',
  'restore document': 'khôi phục văn bản',
  reindex: 'lập chỉ mục lại',
  'task done': 'ghi hoàn thành nhiệm vụ',
  'task extended': 'gia hạn nhiệm vụ',
  'task unextended': 'bỏ gia hạn nhiệm vụ',
  'task reopened': 'mở lại nhiệm vụ',
  refused: 'bị từ chối vì không đủ quyền:',
};

function roleWords(words: string): { role: Role; unitWords: string } {
  const folded = fold(words.normalize('NFC'));
  const known: readonly [RegExp, Role][] = [
    [/^(?:nhan vien|can bo)\b/, 'staff'],
    [/^(?:lanh dao|quan ly)\b/, 'manager'],
    [/^(?:quan tri)\b/, 'admin'],
  ];
  for (const [pattern, role] of known) {
    const found = pattern.exec(folded);
    if (found) return { role, unitWords: words.slice(found[0].length).trim() };
  }
  return { role: 'staff', unitWords: words.trim() };
}

async function* listPeople(working: Working) {
  const { people, office, access } = working;
  const known = people.people().filter(({ role }) => role !== 'none');
  const requests = people.requests();
  const lines = known.slice(0, shownPeople).map(({ id, name, role, unit }) => {
    const of = unit ? `, ${office.unit(unit)?.name ?? unit}` : '';
    return `- ${name ?? 'không rõ tên'} (${id}): ${roleNames[role]}${of}`;
  });
  const waiting = requests.map(
    ({ code, name, person }) => `- ${code}: ${name ?? 'không rõ tên'} (${person})`,
  );
  const configured = access.admins().filter((id) => access.isConfigured(id));
  yield await working.note(
    [
      `Người dùng đã duyệt: ${known.length}.`,
      ...lines,
      ...(configured.length > 0 ? [`Quản trị theo cấu hình: ${configured.join(', ')}.`] : []),
      ...(waiting.length > 0 ? ['', 'Yêu cầu đang chờ (duyệt bằng /duyet MÃ):', ...waiting] : []),
    ].join('\n'),
    known.slice(0, 5).map(({ id, name }) => ({
      label: labelOf(`Thu hồi quyền: ${name ?? id}`),
      action: { do: 'revoke', person: id },
    })),
    true,
  );
}
