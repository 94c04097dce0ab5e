import { readFileSync } from 'node:fs';
import { type Argument, Command, type CommanderError, InvalidArgumentError, Option } from 'commander';
import {
  addRegisterCommands,
  type DeadlineOptions,
  type ReportOptions,
  type TaskOptions,
} from './command-line-register.ts';
import { UserError } from './core/errors.ts';

export interface CommandOptions {
  archive: string | undefined;
  data: string;
  json: boolean;
}

/** What each command runs; `main.ts` gives the functions. */
export interface Handlers {
  index(options: CommandOptions & { force: boolean }): Promise<void>;
  ask(question: string, options: CommandOptions & { asOf?: string }): Promise<void>;
  chat(options: CommandOptions & { asOf?: string }): Promise<void>;
  search(
    query: string | undefined,
    options: CommandOptions & { k: number; batch: boolean; explain: boolean },
  ): Promise<void>;
  list(options: CommandOptions): Promise<void>;
  show(source: string, options: CommandOptions & { text: boolean }): Promise<void>;
  tasks(options: CommandOptions & TaskOptions): Promise<void>;
  report(id: string, report: ReportOptions, options: CommandOptions): Promise<void>;
  deadlines(options: CommandOptions & DeadlineOptions): Promise<void>;
  dates(text: string, options: CommandOptions & { reference: string }): Promise<void>;
  serve(options: CommandOptions): Promise<void>;
  backup(file: string, options: CommandOptions): Promise<void>;
  restore(file: string, options: CommandOptions): Promise<void>;
  doctor(options: CommandOptions): Promise<void>;
}

/** The command line in Vietnamese. Wrong usage is thrown as a UserError with exit code 2. */
export function buildProgram(handlers: Handlers): Command {
  const program = prepare(new Command('vanthu'))
    .description('Văn thư: hỏi đáp trên kho văn bản hành chính, trích dẫn nguyên văn.')
    .version(version(), '-V, --version', 'in số phiên bản')
    .helpCommand('help [LỆNH]', 'xem trợ giúp của một lệnh');
  const withShared = (added: Command) => {
    for (const option of sharedOptions()) added.addOption(option);
    return prepare(added);
  };
  const command = (usage: string, description: string) =>
    withShared(program.command(usage)).description(description);

  command('index', 'đọc kho văn bản, chỉ đọc lại những tệp mới hoặc đã sửa')
    .option('--force', 'vẫn làm dù hơn một nửa kho sẽ bị gỡ', false)
    .action((options) => handlers.index(options));
  command('ask <CÂU_HỎI...>', 'hỏi kho văn bản; tự lập chỉ mục khi kho còn trống')
    .option('--as-of <NGÀY>', 'trả lời như vào ngày này (mặc định: hôm nay)')
    .action((words: string[], options) => handlers.ask(nonBlank(words.join(' '), 'câu hỏi'), options));
  command('chat', 'trò chuyện với kho văn bản, hỏi nối tiếp được; mỗi dòng một câu')
    .option('--as-of <NGÀY>', 'trả lời như vào ngày này (mặc định: hôm nay)')
    .action((options) => handlers.chat(options));
  command('search [TỪ_KHÓA...]', 'tìm các đoạn văn bản gần với từ khóa nhất')
    .option('-k <SỐ>', 'số kết quả', positiveInteger, 10)
    .option('--batch', 'đọc nhiều truy vấn từ đầu vào chuẩn, mỗi dòng {"id", "query"}', false)
    .option('--explain', 'cho biết điểm gồm những phần nào', false)
    .action((words: string[], options) => {
      const query = words.join(' ');
      return handlers.search(options.batch ? undefined : nonBlank(query, 'từ khóa'), options);
    });
  command('list', 'liệt kê các văn bản trong kho').action((options) => handlers.list(options));
  command('show <TỆP>', 'xem một văn bản: thông tin, bố cục, các đoạn')
    .option('--text', 'chỉ in nguyên văn', false)
    .action((source: string, options) => handlers.show(source, options));
  addRegisterCommands(command, withShared, handlers);
  command(
    'serve',
    'chạy các bot đã đặt mã, trang web trên máy này và bản tin theo giờ, cho tới khi dừng',
  ).action((options) => handlers.serve(options));
  command('backup <TỆP>', 'sao lưu kho ra một tệp, trong khi kho vẫn hoạt động').action(
    (file: string, options) => handlers.backup(file, options),
  );
  command('restore <TỆP>', 'khôi phục kho từ tệp sao lưu').action((file: string, options) =>
    handlers.restore(file, options),
  );
  command('doctor', 'kiểm tra cấu hình, kho và các máy chủ; cho biết cần làm gì').action((options) =>
    handlers.doctor(options),
  );
  return program;
}

function sharedOptions(): Option[] {
  return [
    new Option('--archive <THƯ_MỤC>', 'thư mục kho văn bản (mặc định: knowledge)'),
    new Option('--data <THƯ_MỤC>', 'thư mục dữ liệu của Văn thư').default('.vanthu', '.vanthu'),
    new Option('--json', 'in đúng một giá trị JSON').default(false, 'không'),
  ];
}

const titles: Record<string, string> = {
  'Usage:': 'Cách dùng:',
  'Arguments:': 'Tham số:',
  'Options:': 'Tùy chọn:',
  'Commands:': 'Các lệnh:',
};

function argumentTerm(argument: Argument): string {
  const term = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${term}>` : `[${term}]`;
}

/** Help and errors of one command in Vietnamese. */
function prepare(command: Command): Command {
  return command
    .helpOption('-h, --help', 'xem trợ giúp')
    .configureHelp({
      styleTitle: (title) => titles[title] ?? title,
      subcommandTerm: (shown) =>
        `${shown.name()} ${shown.registeredArguments.map(argumentTerm).join(' ')}`.trim(),
      optionDescription: (option) =>
        option.defaultValue === undefined ||
        option.defaultValue === false ||
        option.defaultValueDescription === 'không'
          ? option.description
          : `${option.description} (mặc định: ${String(option.defaultValue)})`,
      commandUsage: (shown) =>
        `${shown.parent ? `${shown.parent.name()} ` : ''}${shown.name()} ${shown.usage().replace('[options]', '[tùy chọn]').replace('[command]', '[lệnh]')}`,
    })
    .configureOutput({ writeErr: () => {} })
    .exitOverride((fault) => {
      if (fault.exitCode === 0) process.exit(0);
      throw wrongUsage(fault, command);
    });
}

function wrongUsage(fault: CommanderError, command: Command): UserError {
  const named = /'([^']+)'/.exec(fault.message)?.[1] ?? '';
  const messages: Record<string, string> = {
    'commander.unknownOption': `Không có tùy chọn ${named}.`,
    'commander.unknownCommand': `Không có lệnh ${named}.`,
    'commander.missingArgument': `Thiếu tham số ${named}.`,
    'commander.optionMissingArgument': `Tùy chọn ${named} cần một giá trị.`,
    'commander.missingMandatoryOptionValue': `Thiếu tùy chọn ${named}.`,
    'commander.excessArguments': 'Thừa tham số; hãy đặt câu có dấu cách trong ngoặc kép.',
    'commander.help': 'Hãy cho biết lệnh cần chạy.',
    'commander.invalidArgument': fault.message.split('. ').slice(1).join('. ') || fault.message,
  };
  const path = command.parent ? `${command.parent.name()} ${command.name()}` : command.name();
  return new UserError(`${messages[fault.code] ?? fault.message} Xem "${path} --help".`, { exitCode: 2 });
}

function nonBlank(text: string, name: string): string {
  if (text.trim()) return text.trim();
  throw new UserError(`Thiếu ${name}. Ví dụ: vanthu ask "Hạn nộp báo cáo tháng là ngày nào?"`, {
    exitCode: 2,
  });
}

function positiveInteger(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0 && value <= 1000) return value;
  throw new InvalidArgumentError(`Số kết quả phải là số nguyên từ 1 đến 1000, không phải "${text}".`);
}

function version(): string {
  return (
    JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
  ).version;
}
