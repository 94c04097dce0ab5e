import { findDates, formatDate } from '../core/dates.ts';
import { localDay } from '../core/days.ts';
import type { IsoDate } from '../core/document.ts';
import { UserError } from '../core/errors.ts';
import type { ChatCommand } from './chat-command.ts';
import { wishOf } from './deadline-words.ts';
import { oneUnit } from './one-unit.ts';

/** What managers may do besides. */
export const managerCommands: readonly ChatCommand[] = [
  {
    names: ['hoanthanh', 'xong'],
    role: 'manager',
    usage: 'mã [ngày] [ghi chú]',
    help: 'ghi nhận một nhiệm vụ đã hoàn thành',
    async *run(words, working) {
      const { task, day, rest } = reportWords(words, '/hoanthanh 3329055f 25/10/2024 đã gửi báo cáo');
      const told = working.office.done(task, { by: working.by, on: day, note: rest || null });
      await working.audit(
        'task done',
        task,
        [day && `ngày ${formatDate(day)}`, rest].filter(Boolean).join('; '),
      );
      yield await working.note(`Đã ghi nhận hoàn thành.\n${told}`, [
        { label: 'Hoàn tác', action: { do: 'reopen', task } },
      ]);
    },
  },
  {
    names: ['giahan'],
    role: 'manager',
    usage: 'mã ngày lý do | mã bỏ [lý do]',
    help: 'gia hạn một nhiệm vụ, hoặc bỏ gia hạn để hạn trở lại như văn bản nêu',
    async *run(words, working) {
      const example = '/giahan 3329055f 30/11/2024 chờ số liệu của các huyện';
      const { task, day, rest } = reportWords(words, example);
      const [takenBack] = day ? [] : (takingBack.exec(rest) ?? []);
      if (takenBack !== undefined) {
        const because = rest.slice(takenBack.length).trim() || null;
        return yield* working.take({ do: 'unextend', task, because });
      }
      if (!day) throw new UserError(`Thiếu hạn mới. Ví dụ: ${example}. Muốn bỏ gia hạn: /giahan ${task} bỏ`);
      if (rest === '') throw new UserError(`Thiếu lý do gia hạn. Ví dụ: ${example}`);
      const told = working.office.extend(task, { by: working.by, to: day, because: rest });
      await working.audit('task extended', task, `đến ${formatDate(day)}; ${rest}`);
      yield await working.note(
        `Đã gia hạn đến ${formatDate(day)}.\n${told}\nNếu ghi nhầm ngày, anh/chị gõ lại /giahan với ngày đúng; muốn bỏ gia hạn, gõ /giahan ${task} bỏ.`,
        [{ label: 'Bỏ gia hạn', action: { do: 'unextend', task, because: null } }],
      );
    },
  },
  {
    names: ['molai'],
    role: 'manager',
    usage: 'mã',
    help: 'mở lại một nhiệm vụ đã ghi hoàn thành',
    async *run(words, working) {
      const { task } = reportWords(words, '/molai 3329055f');
      yield* working.take({ do: 'reopen', task });
    },
  },
  {
    names: ['baocao'],
    role: 'manager',
    usage: '[đơn vị] [tuần|tháng 12|quý IV|quá hạn]',
    help: 'bản tổng hợp kèm bảng tính Excel và lịch hẹn',
    async *run(words, working) {
      const { wish, unitWords } = wishOf(words, localDay(working.clock()));
      const unit = unitWords === '' ? null : yield* oneUnit(unitWords, working, (name) => `/baocao ${name}`);
      if (unitWords !== '' && !unit) return;
      const { text, files } = await working.office.report({ ...wish, unit: unit?.id ?? null });
      if (!working.filesOut) {
        yield await working.note(`${text}\n\n${noFiles}`);
        return;
      }
      yield await working.note(text);
      for (const { name, bytes } of files) {
        yield { kind: 'file', name, bytes, caption: `Tổng hợp thời hạn${unit ? ` của ${unit.name}` : ''}` };
      }
    },
  },
];

/**
 * Behind the id: the extension is to be taken back, and why. Without its marks "bỏ" may be "Bộ Y tế …", so that it
 * counts alone and before "gia han" only.
 */
const takingBack =
  /^(?:(?:bỏ|hủy bỏ|huỷ bỏ|hủy|huỷ)(?![\p{L}\p{N}])(?: (?:việc )?gia hạn)?|(?:bo|huy)(?: (?:viec )?gia han(?![\p{L}\p{N}])|$))[\s:,;.–-]*/iu;

const noFiles =
  'Ở đây không gửi được tệp. Bảng tính và lịch hẹn xin nhận qua Telegram, hoặc nhờ người quản trị xuất trên máy chủ.';

/** `mã [ngày] [lời]`: a day in any usual form right behind the id. */
function reportWords(words: string, example: string): { task: string; day: IsoDate | null; rest: string } {
  const [, task = '', behind = ''] = /^\[?([0-9a-fA-F]{4,16})\]?(?:\s+([\s\S]*))?$/.exec(words) ?? [];
  if (task === '')
    throw new UserError(
      `Xin gõ mã của nhiệm vụ (8 ký tự ở cuối mỗi nhiệm vụ trong /hanchot và /nhiemvu). Ví dụ: ${example}`,
    );
  const iso = /^(\d{4}-\d{2}-\d{2})(?!\d)/.exec(behind);
  const written = findDates(behind).find(({ start }) => start === 0);
  const length = iso ? iso[0].length : (written?.end ?? 0);
  const looksLikeDay = /^\d{1,4}[/.-]\d{1,2}/.test(behind);
  if (length === 0 && looksLikeDay) {
    throw new UserError(
      `Không có ngày “${behind.split(/\s/)[0]}”. Xin viết dạng 25/10/2024. Ví dụ: ${example}`,
    );
  }
  return {
    task: task.toLowerCase(),
    day: iso?.[1] ?? written?.date ?? null,
    rest: behind.slice(length).trim(),
  };
}
