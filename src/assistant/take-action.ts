import { formatDate } from '../core/dates.ts';
import type { IsoDate } from '../core/document.ts';
import { documentName } from '../core/document-name.ts';
import { UserError } from '../core/errors.ts';
import { issuerName } from '../core/issuer-name.ts';
import type { Outgoing } from '../core/message.ts';
import { mayDo } from '../core/people.ts';
import type { Action } from './actions.ts';
import { addFile, restoreFile } from './add-document.ts';
import { approve, reject, revoke } from './approve.ts';
import type { Working } from './chat-command.ts';
import { indexing, reportText } from './indexing.ts';
import { subscriptionText } from './subscriptions.ts';

type Taken<Kind extends Action['do']> = Extract<Action, { do: Kind }>;

/** Does what was chosen. The right to it was checked just before. Throws UserError. */
export async function* takeAction(action: Action, working: Working): AsyncGenerator<Outgoing> {
  const { office, people } = working;
  switch (action.do) {
    case 'page':
      return yield await working.note(action.rest);
    case 'context':
      return yield await contextNote(action, working);
    case 'original': {
      const { name, bytes } = await office.original(action.source);
      return yield { kind: 'file', name, bytes, caption: `Văn bản gốc: ${action.source}` };
    }
    case 'more':
      return yield await moreNote(action, working);
    case 'useful':
      return yield await usefulNote(action, working);
    case 'why':
      await saveFeedback(working, action.question, false, action.word);
      return yield await working.note('Xin cảm ơn anh/chị, ý kiến đã được ghi lại.');
    case 'document':
      return yield await documentNote(action, working);
    case 'ask': {
      // Any choice belongs to the message before: this one is a question of its own.
      const { choice: _choice, file: _file, ...incoming } = working.incoming;
      return yield* working.conversation.say({ ...incoming, text: action.question }, signalOf(working));
    }
    case 'command':
      throw new UserError('Lệnh này không còn nữa. Xin gõ /trogiup để xem các lệnh.');
    case 'deadlines':
      return yield await working.note(office.deadlines(action.wish));
    case 'approve':
      return yield await approve(working, action.code, action.role, null);
    case 'reject':
      return yield await reject(working, action.code);
    case 'revoke':
      return yield await revoke(working, action.person);
    case 'add':
      return yield* addFile(working, action.id, action.name);
    case 'discard':
      return yield await working.note(
        (await office.discard(action.id))
          ? `Đã bỏ tệp ${action.name}; kho không thay đổi.`
          : `Tệp ${action.name} không còn chờ (đã đưa vào kho, đã bỏ, hoặc đã quá 24 giờ). Muốn gỡ văn bản đã có trong kho, gõ /xoavanban.`,
      );
    case 'remove': {
      const { report, undo } = yield* indexing(() => office.remove(action.source));
      await working.audit('remove document', action.source, '');
      return yield await working.note(
        `Đã gỡ ${action.source} khỏi kho. ${reportText(report)}\nSau này cần lấy lại, anh/chị gõ /dago.`,
        [{ label: 'Khôi phục văn bản', action: { do: 'restore', undo, source: action.source } }],
        true,
      );
    }
    case 'restore':
      return yield* restoreFile(working, action.undo);
    case 'reopen': {
      const told = office.reopen(action.task, { by: working.by });
      await working.audit('task reopened', action.task, '');
      return yield await working.note(`Đã mở lại nhiệm vụ.\n${told}`);
    }
    case 'unextend': {
      const { told, days } = office.unextend(action.task, { by: working.by, because: action.because });
      const again = dueAgain(days);
      await working.audit('task unextended', action.task, [again, action.because].filter(Boolean).join('; '));
      return yield await working.note(`Đã bỏ gia hạn: ${again}.\n${told}`);
    }
    case 'subscribe':
      return yield await subscribe(action, working);
    case 'unsubscribe': {
      refuseUnlessOwn(working);
      const own = people.subscriptions(working.chat).some(({ id }) => id === action.id);
      const gone = own && (await people.unsubscribe(action.id));
      return yield await working.note(gone ? 'Đã bỏ đăng ký.' : 'Đăng ký này đã được bỏ trước đó.');
    }
  }
}

/** What counts after an extension was taken back; `days` as `Office.unextend` gives them. */
function dueAgain(days: readonly (IsoDate | null)[]): string {
  const stated = days.filter((day) => day !== null).map(formatDate);
  return stated.length > 0
    ? `hạn trở lại là ${stated.join('; ')} như văn bản nêu`
    : 'văn bản không nêu ngày nên nhiệm vụ lại không có hạn';
}

const signalOf = ({ signal }: Working) => (signal ? { signal } : {});

function contextNote({ quotes, at }: Taken<'context'>, working: Working): Promise<Outgoing> {
  const quote = quotes[at];
  if (!quote) throw new UserError('Không còn đoạn trích nào khác.');
  const text = working.office.context(quote.source, quote.start, quote.end);
  const next = at + 1;
  return working.note(
    quotes.length > 1 ? `Đoạn trích ${next}/${quotes.length}\n\n${text}` : text,
    next < quotes.length
      ? [{ label: `Đoạn trích ${next + 1}/${quotes.length}`, action: { do: 'context', quotes, at: next } }]
      : [],
  );
}

async function moreNote({ question, shown }: Taken<'more'>, working: Working): Promise<Outgoing> {
  const more = await working.office.more(question, shown);
  if (!more) return working.note('Không còn đoạn nào khác gần với câu hỏi này.');
  return working.note(`Các đoạn khác gần với câu hỏi “${question}”:\n\n${more.text}`, [
    { label: 'Kết quả khác nữa', action: { do: 'more', question, shown: more.shown } },
  ]);
}

const reasons = ['Sai văn bản', 'Thiếu nội dung', 'Văn bản đã cũ', 'Khó hiểu'];

async function usefulNote({ question, useful }: Taken<'useful'>, working: Working): Promise<Outgoing> {
  await saveFeedback(working, question, useful, null);
  if (useful) return working.note('Xin cảm ơn anh/chị.');
  return working.note(
    'Xin cảm ơn anh/chị đã cho biết. Câu trả lời chưa được ở điểm nào? (Có thể bỏ qua, hoặc gõ /phanhoi và ý kiến.)',
    reasons.map((word) => ({ label: word, action: { do: 'why', question, word } })),
  );
}

const saveFeedback = (
  { people, clock, id, chat }: Working,
  question: string,
  useful: boolean,
  word: string | null,
) => people.saveFeedback({ at: clock().toISOString(), by: id, chat, question, useful, word });

function documentNote({ source }: Taken<'document'>, working: Working): Promise<Outgoing> {
  const document = working.office.documents(source).find((one) => one.source === source);
  if (!document) throw new UserError('Văn bản này không còn trong kho.');
  const { title, issuedOn, signer, status, number } = document;
  const issuer = issuerName(document);
  const lines = [
    documentName(document),
    ...(number && title ? [`Trích yếu: ${title}`] : []),
    ...(issuer ? [`Cơ quan ban hành: ${issuer}`] : []),
    ...(issuedOn ? [`Ngày ban hành: ${formatDate(issuedOn)}`] : []),
    ...(signer?.name ? [`Người ký: ${signer.name}`] : []),
    `Hiệu lực: ${status.text}`,
    `Tệp: ${source}`,
  ];
  const question = number ? `Văn bản số ${number} giao những nhiệm vụ nào?` : null;
  return working.note(lines.join('\n'), [
    ...(question ? [{ label: 'Các nhiệm vụ', action: { do: 'ask', question } } as const] : []),
    ...(working.filesOut ? [{ label: 'Tải văn bản gốc', action: { do: 'original', source } } as const] : []),
  ]);
}

/** In a group only managers decide what everybody is sent, and is sent no longer. */
function refuseUnlessOwn({ incoming, role }: Working): void {
  if (incoming.private || mayDo(role, 'manager')) return;
  throw new UserError(
    'Trong nhóm, chỉ lãnh đạo và người quản trị đăng ký hoặc bỏ bản tin của cả nhóm. Anh/chị có thể nhắn riêng cho Văn thư để đăng ký cho mình.',
  );
}

async function subscribe({ kind, time, daysAhead }: Taken<'subscribe'>, working: Working): Promise<Outgoing> {
  const { people, chat, id, clock, role } = working;
  refuseUnlessOwn(working);
  const same = people.subscriptions(chat).filter((one) => one.kind === kind);
  for (const one of same) await people.unsubscribe(one.id);
  const unit = mayDo(role, 'manager') ? null : working.unit;
  const kept = await people.subscribe({
    chat,
    by: id,
    kind,
    unit,
    time,
    daysAhead,
    createdAt: clock().toISOString(),
  });
  return working.note(`Đã đăng ký ${subscriptionText(kept, working)}. Chỉ gửi vào ngày làm việc.`, [
    { label: 'Bỏ đăng ký', action: { do: 'unsubscribe', id: kept.id } },
  ]);
}
