import { fold } from '../core/text.ts';

/** What a person may say to the assistant itself, on every channel. */
export type Command = 'new' | 'help' | 'hello' | 'thanks' | 'bye';

/** On folded text without the marks at its end; a question that only begins so is none. */
const commands: readonly [RegExp, Command][] = [
  [/^\/?(?:moi|new|bat dau lai)$|^\/?(?:bat dau )?(?:cuoc )?(?:tro chuyen|hoi thoai) moi$|^quen di$/u, 'new'],
  [
    /^\/?(?:tro ?giup|help|start|bat dau|huong dan(?: su dung)?)$|^\/start .*$|^(?:giup voi|(?:ban|em|bot|van thu) (?:lam|giup) duoc (?:gi|nhung gi)|(?:ban|em|bot|van thu) la (?:ai|gi))$/u,
    'help',
  ],
  [/^(?:xin )?(?:chao|hello|hi|alo)(?: (?:ban|em|anh|chi|ad|bot|van thu|ca nha))?$/u, 'hello'],
  [
    /^(?:(?:da|ok|oke|vang|rat|xin|em|toi|minh) )*(?:cam on|thanks?|thank you)(?: (?:ban|em|anh|chi|ad|bot|nhe|nha|nhieu|a|rat nhieu))*$|^(?:(?:da|vang|ok|oke|duoc(?: roi)?|(?:da )?(?:hieu|ro)(?: roi)?)(?: |$))+(?:a|nhe|em|anh|chi)?$/u,
    'thanks',
  ],
  [
    /^(?:(?:xin )?(?:chao )?tam biet|bye(?: bye)?|hen gap lai)(?: (?:ban|em|anh|chi|bot|van thu|nhe|nha|a))*$/u,
    'bye',
  ],
];

export function commandOf(text: string): Command | null {
  const said = fold(text.normalize('NFC'))
    .replace(/[\s.!?,]+$/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
  return commands.find(([pattern]) => pattern.test(said))?.[1] ?? null;
}

/** An unknown word behind a slash is a command that somebody mistyped, no question. */
export const looksLikeCommand = (text: string): boolean => /^\s*\/\p{L}[\p{L}\d_]*(?:\s|$)/u.test(text);

/** A number by itself chooses; where there is nothing to choose it is no question either. */
export const isBareNumber = (text: string): boolean => /^\s*\d{1,2}\s*[.)]?\s*$/.test(text);

export const helpText = [
  'Văn thư trả lời câu hỏi từ kho văn bản và luôn trích nguyên văn.',
  '- Cứ hỏi như hỏi đồng nghiệp; gõ không dấu cũng được.',
  '- Có thể hỏi nối tiếp: “thế còn quý IV?”, “ai ký văn bản đó?”, “cái thứ hai còn hiệu lực không?”.',
  '- Hỏi việc và hạn của đơn vị: “Bệnh viện Phổi có nhiệm vụ nào quá hạn?”.',
  '- /moi: bắt đầu cuộc trò chuyện mới, quên những gì đã hỏi.',
  '- /trogiup: xem lại hướng dẫn này.',
].join('\n');

export const forgotten = 'Đã bắt đầu cuộc trò chuyện mới; những câu hỏi trước không còn được tính đến.';
export const hello = 'Xin chào anh/chị. Anh/chị cần tìm gì trong kho văn bản ạ? Gõ /trogiup để xem cách hỏi.';
export const goodbye = 'Dạ, xin chào anh/chị. Khi cần, anh/chị cứ nhắn cho Văn thư.';
export const wordless = 'Xin anh/chị viết câu hỏi bằng chữ. Gõ /trogiup để xem cách hỏi.';
export const welcome = 'Dạ, không có gì ạ. Anh/chị cứ hỏi tiếp khi cần.';
export const unknownCommand = (text: string): string =>
  `Không có lệnh “${text.trim().split(/\s/)[0]}”. Gõ /trogiup để xem cách hỏi, /moi để bắt đầu cuộc trò chuyện mới.`;
export const unknownChoice = (text: string): string =>
  `Tin vừa rồi không có lựa chọn số ${text.match(/\d+/)![0]}. Xin anh/chị chọn một số có trong tin, hoặc viết câu hỏi bằng chữ.`;
