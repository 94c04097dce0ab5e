import type { Command } from 'commander';
import type { CommandOptions, Handlers } from './command-line.ts';

export interface TaskOptions {
  unit?: string;
  source?: string;
  number?: string;
  text?: string;
}

export interface DeadlineOptions extends TaskOptions {
  asOf?: string;
  from?: string;
  to?: string;
  status?: string;
  chat?: boolean;
  xlsx?: string;
  ics?: string;
}

/** What `tasks done`, `tasks extend`, `tasks unextend` and `tasks reopen` say. */
export type ReportOptions =
  | { kind: 'done'; by: string; on?: string; note?: string; due?: string }
  | { kind: 'extended'; to: string; because: string; by?: string; due?: string }
  | { kind: 'reopened' | 'unextended'; because: string; by?: string; due?: string };

type Adding = (usage: string, description: string) => Command;
type Said<Kind extends ReportOptions['kind']> = CommandOptions &
  Omit<Extract<ReportOptions, { kind: Kind }>, 'kind'>;

/** `tasks` with what can be reported about one, `deadlines` and `dates`. */
export function addRegisterCommands(
  command: Adding,
  withShared: (added: Command) => Command,
  handlers: Pick<Handlers, 'tasks' | 'report' | 'deadlines' | 'dates'>,
): void {
  const tasks = filtered(command('tasks', 'liệt kê các nhiệm vụ và ghi nhận việc thực hiện'))
    .usage('[tùy chọn] | tasks done|extend|unextend|reopen MÃ [tùy chọn]')
    .action((options) => handlers.tasks(options));
  const below = (usage: string, description: string) =>
    withShared(tasks.command(usage)).description(description);

  below('done <MÃ>', 'báo một nhiệm vụ đã hoàn thành')
    .requiredOption('--by <NGƯỜI>', 'người hoặc đơn vị báo cáo')
    .option('--on <NGÀY>', 'ngày hoàn thành (mặc định: hôm nay)')
    .option('--note <GHI_CHÚ>', 'ghi chú')
    .option('--due <NGÀY>', 'hạn nào, khi nhiệm vụ có nhiều hạn')
    .action((id: string, _own, added: Command) => {
      const options = added.optsWithGlobals<Said<'done'>>();
      return handlers.report(id, { ...options, kind: 'done' }, options);
    });
  below('extend <MÃ>', 'gia hạn một nhiệm vụ')
    .requiredOption('--to <NGÀY>', 'hạn mới')
    .requiredOption('--because <LÝ_DO>', 'lý do')
    .option('--by <NGƯỜI>', 'người quyết định (mặc định: tài khoản đang đăng nhập)')
    .option('--due <NGÀY>', 'hạn nào, khi nhiệm vụ có nhiều hạn')
    .action((id: string, _own, added: Command) => {
      const options = added.optsWithGlobals<Said<'extended'>>();
      return handlers.report(id, { ...options, kind: 'extended' }, options);
    });
  for (const [name, description, kind] of takenBack) {
    below(`${name} <MÃ>`, description)
      .requiredOption('--because <LÝ_DO>', 'lý do')
      .option('--by <NGƯỜI>', 'người quyết định (mặc định: tài khoản đang đăng nhập)')
      .option('--due <NGÀY>', 'hạn nào, khi nhiệm vụ có nhiều hạn')
      .action((id: string, _own, added: Command) => {
        const options = added.optsWithGlobals<Said<'reopened' | 'unextended'>>();
        return handlers.report(id, { ...options, kind }, options);
      });
  }

  filtered(command('deadlines', 'tổng hợp thời hạn: quá hạn, tuần này, tháng này, quý này…'))
    .option('--as-of <NGÀY>', 'tính tình trạng vào ngày này (mặc định: hôm nay)')
    .option('--from <NGÀY>', 'chỉ những hạn từ ngày này')
    .option('--to <NGÀY>', 'chỉ những hạn đến hết ngày này')
    .option('--status <TRẠNG_THÁI>', 'ví dụ "quá hạn" hoặc "quá hạn,sắp đến hạn"')
    .option('--chat', 'in bản tóm tắt ngắn như trong tin nhắn')
    .option('--xlsx <TỆP>', 'xuất bảng tính Excel')
    .option('--ics <TỆP>', 'xuất lịch hẹn iCalendar')
    .action((options) => handlers.deadlines(options));
  command('dates <CÂU...>', 'cho biết một câu nêu thời hạn nào')
    .requiredOption('--reference <NGÀY>', 'ngày của văn bản, làm mốc tính')
    .action((words: string[], options) => handlers.dates(words.join(' '), options));
}

/** Reports that take back an earlier one. */
const takenBack = [
  ['unextend', 'bỏ gia hạn một nhiệm vụ, để hạn trở lại như văn bản nêu', 'unextended'],
  ['reopen', 'mở lại một nhiệm vụ đã báo hoàn thành', 'reopened'],
] as const;

function filtered(command: Command): Command {
  return command
    .option('--unit <ĐƠN_VỊ>', 'đơn vị hoặc nhóm đơn vị, gõ không dấu cũng được')
    .option('--source <TỆP>', 'chỉ những nhiệm vụ của tệp này')
    .option('--number <SỐ>', 'chỉ những nhiệm vụ của văn bản mang số này')
    .option('--text <TỪ>', 'chỉ những nhiệm vụ có các từ này');
}
