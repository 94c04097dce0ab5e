import type { App } from './app.ts';
import type { ShownChannel } from './channel/web/page.ts';
import { channelKinds } from './channel-factories.ts';
import type { ChannelState } from './channels.ts';
import type { Config } from './config.ts';

/** What a person reads when the program starts. */
export function greeting({
  app,
  config,
  url,
  asksHere,
}: {
  app: App;
  config: Config;
  url: string;
  asksHere: boolean;
}): string[] {
  const documents = app.list().length;
  const { admins, open } = config.people;
  const configured = Object.values(config.channels).some((channel) => channel !== null);
  return [
    documents > 0
      ? `Văn thư đang chạy; kho ${app.places.folder} có ${documents} văn bản.`
      : `Văn thư đang chạy; kho ${app.places.folder} chưa được lập chỉ mục, đang đọc các văn bản…`,
    `- Trang web: ${url}${asksHere ? ' (hỏi thử ngay trên máy này)' : ' (chỉ xem trạng thái)'}`,
    ...(config.chat
      ? [`- Trả lời bằng mô hình ${config.chat.model}, mọi câu đều được đối chiếu với kho.`]
      : ['- Trả lời bằng trích dẫn nguyên văn; đặt OPENAI_MODEL nếu muốn có mô hình viết câu trả lời.']),
    ...(open ? ['- Ai cũng hỏi được (ACCESS=open).'] : []),
    ...(configured && admins.length === 0
      ? ['- Chưa có người quản trị: nhắn tin cho bot để biết số của mình rồi đặt ADMINS.']
      : []),
    ...(configured
      ? []
      : [
          ...noBot,
          `  Trong khi đó, ${asksHere ? 'trang web trên máy này và ' : ''}lệnh "vanthu chat" vẫn dùng được.`,
        ]),
  ];
}

const noBot = [
  '- Chưa có bot nào. Muốn hỏi qua Telegram: nhắn /newbot cho @BotFather, chép mã nhận được vào TELEGRAM_BOT_TOKEN.',
  '  Qua Zalo: tìm “Zalo Bot Creator” trong Zalo, tạo bot rồi chép mã vào ZALO_BOT_TOKEN. Đặt trong tệp .env rồi chạy lại.',
];

/** Each channel: that it runs, why it does not, or which variable is missing. */
export function shownChannels(states: readonly ChannelState[]): ShownChannel[] {
  return channelKinds.map(({ name, title, needs }) => {
    const found = states.find((one) => one.name === name);
    if (!found) return { title, state: 'off', detail: `chưa bật (thiếu ${needs.join(', ')})` };
    const { state, reason } = found;
    if (state === 'running') return { title, state: 'up', detail: 'đang chạy' };
    const words = {
      starting: 'đang khởi động',
      waiting: 'chưa chạy được, sẽ tự thử lại',
      stopped: 'đã dừng',
    };
    return { title, state: 'down', detail: reason ? `${words[state]}: ${reason}` : words[state] };
  });
}

export const channelLines = (states: readonly ChannelState[]): string[] =>
  shownChannels(states).map(({ title, detail }) => `- ${title}: ${detail}`);
