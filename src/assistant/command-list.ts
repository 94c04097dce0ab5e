import { mayDo, type Role } from '../core/people.ts';
import { adminCommands } from './admin-commands.ts';
import type { ChatCommand } from './chat-command.ts';
import { managerCommands } from './manager-commands.ts';
import { staffCommands } from './staff-commands.ts';

export const allCommands: readonly ChatCommand[] = [...staffCommands, ...managerCommands, ...adminCommands];

/** The commands of a role, for the menu of a channel: without marks, since channels want ASCII there. */
export const commandsFor = (role: Role): { command: string; description: string }[] => [
  ...allCommands
    .filter((command) => mayDo(role, command.role))
    .map(({ names, help }) => ({ command: names[0]!, description: help })),
  { command: 'moi', description: 'bắt đầu cuộc trò chuyện mới' },
  { command: 'trogiup', description: 'xem hướng dẫn' },
];

/** The help of a role: how to ask, then the commands that it may use and no others. */
export function helpFor(role: Role): string {
  const lineOf = ({ names, usage, help }: ChatCommand) => `/${names[0]}${usage ? ` ${usage}` : ''}: ${help}`;
  const part = (needed: Role, title: string, commands: readonly ChatCommand[]) =>
    mayDo(role, needed) ? ['', title, ...commands.map(lineOf)] : [];
  return [
    'Văn thư trả lời câu hỏi từ kho văn bản và luôn trích nguyên văn, kèm số, ngày, mục.',
    'Anh/chị cứ gõ câu hỏi như bình thường, có dấu hay không dấu đều được; có thể hỏi nối tiếp: “thế còn quý IV?”, “ai ký văn bản đó?”.',
    'Ví dụ: “Tuần này đơn vị tôi có việc gì?”, “Hạn nộp báo cáo tháng là ngày nào?”, “Cho tôi xin file kế hoạch 21/KH-SYT”.',
    ...part('staff', 'Các lệnh (phần trong ngoặc vuông có thể bỏ qua, dấu | là chọn một):', staffCommands),
    '/toilaai: xem định danh và quyền của anh/chị',
    '/moi: bắt đầu cuộc trò chuyện mới, quên những gì đã hỏi',
    '/trogiup: xem lại hướng dẫn này',
    ...part('manager', 'Dành cho lãnh đạo:', managerCommands),
    ...part('admin', 'Dành cho quản trị:', adminCommands),
  ].join('\n');
}
