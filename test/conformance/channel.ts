import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Choice, Outgoing } from '../../src/core/message.ts';
import { echo, type Harness, note, openHouse, saying, signal } from './channel-house.ts';

/** What every channel has to do, whatever it talks to. */
export function channelSuite(name: string, harness: Harness): void {
  const [lan, minh] = harness.chats;
  const lacks = harness.lacks ?? {};
  const played = (need: keyof typeof lacks) => it.skipIf(lacks[need] !== undefined);
  const title = (text: string, need: keyof typeof lacks) =>
    lacks[need] === undefined ? text : `${text} (skipped: ${lacks[need]})`;

  describe(`channel ${name}`, () => {
    let house: Awaited<ReturnType<typeof openHouse>>;
    let written: string[];
    beforeEach(async () => {
      house = await openHouse(harness);
      written = [];
    });
    afterEach(async () => {
      await house.close();
      const lines = house.logged.join('\n');
      for (const secret of [...house.platform.secrets, ...written]) expect(lines).not.toContain(secret);
    });

    const write = async (chat: string, text: string, id?: string) => {
      written.push(text);
      await house.platform.write(chat, text, id);
    };
    const read = (chat = lan) => house.platform.read(chat);
    const readCount = (count: number, chat = lan) => house.until(() => read(chat).length >= count);

    it('gives the answer with its quotes whole and in order', async () => {
      const quotes = ['Trạm Y tế xã Lâm Hòa nộp báo cáo <mẫu 2> & phụ lục.', 'Báo cáo gửi trước ngày 20.'];
      const text = `Trạm Y tế xã nộp (1), (2).\n\n(1) “${quotes[0]}”\n(mục 3, tệp a.txt)\n\n(2) “${quotes[1]}”\n(mục 4, tệp b.txt)`;
      await house.start(saying(() => [note(text)]));
      await write(lan, 'Ai nộp báo cáo của trạm?');
      await readCount(1);
      const all = read().join('\n\n');
      const at = [
        'Trạm Y tế xã nộp (1), (2).',
        quotes[0],
        '(mục 3, tệp a.txt)',
        quotes[1],
        '(mục 4, tệp b.txt)',
      ];
      const places = at.map((part) => all.indexOf(part!));
      expect(places.every((place) => place >= 0)).toBe(true);
      expect(places).toEqual([...places].sort((left, right) => left - right));
    });

    it('keeps every message within the limit, cuts no letter in two, and loses nothing', async () => {
      const words = (sign: string) => Array.from({ length: 900 }, (_, index) => `${sign}${index}𠮷`);
      const [spaced, run] = [words('🏥').join(' '), words('🩺').join('')];
      const channel = await house.start(saying(() => [note(`${spaced}\n\n${run}`)]));
      await write(lan, 'Danh sách đầy đủ?');
      await house.until(() => read().at(-1)?.endsWith('🩺899𠮷') ?? false);
      for (const message of read()) {
        expect(message.length).toBeLessThanOrEqual(channel.abilities.messageLimit);
        expect(/\p{Surrogate}/u.test(message)).toBe(false);
      }
      const bare = (text: string) => text.replace(/\s/g, '');
      expect(bare(read().join('')) === bare(spaced + run)).toBe(true);
    });

    played('repeats')(title('answers a message once that is delivered twice', 'repeats'), async () => {
      await house.start(echo);
      await write(lan, 'câu thứ nhất', '5');
      await readCount(1);
      await write(lan, 'câu thứ nhất', '5');
      await write(lan, 'câu thứ hai', '6');
      await readCount(2);
      expect(read()).toEqual(['Đã nhận: câu thứ nhất', 'Đã nhận: câu thứ hai']);
    });

    played('disorder')(title('answers messages that come out of order', 'disorder'), async () => {
      await house.start(echo);
      await write(lan, 'câu đến trước', '9');
      await readCount(1);
      await write(lan, 'câu đến sau', '8');
      await readCount(2);
      expect(read()).toEqual(['Đã nhận: câu đến trước', 'Đã nhận: câu đến sau']);
    });

    it('answers one chat in order and different chats at once', async () => {
      const gate = signal();
      await house.start(
        saying(async ({ text }) => {
          if (text === 'câu một') await gate.happens;
          return [note(`Trả lời ${text}`)];
        }),
      );
      await write(lan, 'câu một');
      await write(lan, 'câu hai');
      await write(minh, 'câu ba');
      await readCount(1, minh);
      expect(read(lan)).toEqual([]);
      gate.happen();
      await readCount(2);
      expect(read(lan)).toEqual(['Trả lời câu một', 'Trả lời câu hai']);
      expect(read(minh)).toEqual(['Trả lời câu ba']);
    });

    it('goes on answering a chat while its long work tells progress', async () => {
      const gate = signal();
      await house.start(async function* ({ text }) {
        if (text === 'lập chỉ mục') {
          yield { kind: 'progress', text: 'Đang đọc kho…' };
          await gate.happens;
        }
        yield note(`Xong: ${text}`);
      });
      await write(lan, 'lập chỉ mục');
      await write(lan, 'câu hỏi khác');
      await readCount(2);
      gate.happen();
      await readCount(3);
      expect(read()).toEqual(['Đang đọc kho…', 'Xong: câu hỏi khác', 'Xong: lập chỉ mục']);
    });

    it('answers after a kill what it had taken in, once, and nothing that it had begun to answer', async () => {
      const gate = signal();
      const heard: string[] = [];
      const first = await house.start(async function* ({ text }) {
        heard.push(text!);
        if (text === 'đang trả lời') yield note('Phần đầu.');
        await gate.happens;
      });
      await write(lan, 'chưa trả lời');
      await write(minh, 'đang trả lời');
      await house.until(() => heard.length === 2 && read(minh).length === 1);
      const left = house.asKilledNow();
      gate.happen();
      await first.stop();
      await house.start(echo, left);
      await readCount(1);
      await write(minh, 'câu mới');
      await readCount(2, minh);
      expect(read(lan)).toEqual(['Đã nhận: chưa trả lời']);
      expect(read(minh)).toEqual(['Phần đầu.', 'Đã nhận: câu mới']);
    });

    it('says sorry when the assistant fails, and the chat goes on', async () => {
      await house.start(
        saying(({ text }) => {
          if (text === 'câu gây lỗi') throw new Error(`không đọc được: ${text}`);
          return [note('Vẫn trả lời.')];
        }),
      );
      await write(lan, 'câu gây lỗi');
      await write(lan, 'câu sau');
      await readCount(2);
      expect(read()[0]).toMatch(/^Xin lỗi/);
      expect(read()[1]).toBe('Vẫn trả lời.');
    });

    played('choices')(title('lets people take the choices', 'choices'), async () => {
      const choices: Choice[] = [
        { key: 'k1', label: 'Xem trong văn bản' },
        { key: 'k2', label: 'Câu trả lời có ích' },
      ];
      const taken: string[] = [];
      const channel = await house.start(
        saying(({ text, choice }) => {
          if (text === 'câu hỏi') return [{ ...note('Câu trả lời.'), choices } as Outgoing];
          taken.push(choice ?? `số ${text}`);
          return [note('Cảm ơn anh/chị.')];
        }),
      );
      await write(lan, 'câu hỏi');
      await readCount(1);
      await house.platform.choose(lan, 2);
      await house.until(() => taken.length === 1);
      expect(taken).toEqual([channel.abilities.buttons > 0 ? 'k2' : 'số 2']);
      await readCount(2);
    });

    it('gives files, or says which file it cannot give', async () => {
      const file: Outgoing = {
        ...{ kind: 'file', name: 'thoi-han.xlsx', caption: 'Thời hạn quý IV' },
        bytes: new TextEncoder().encode('PK'),
      };
      await house.start(saying(() => [file]));
      await write(lan, 'xuất bảng');
      await readCount(1);
      expect(read().join('\n')).toContain('thoi-han.xlsx');
      expect(read().join('\n')).toContain('Thời hạn quý IV');
    });

    it('stops when what it had begun is out, and begins nothing more', async () => {
      const gate = signal();
      const heard: string[] = [];
      const first = await house.start(
        saying(async ({ text }) => {
          heard.push(text!);
          await gate.happens;
          return [note(`Trả lời ${text}`)];
        }),
      );
      await write(lan, 'câu đang trả lời');
      await write(lan, 'câu còn chờ');
      await house.until(() => heard.length === 1 && house.people.pending('').length === 2);
      const stopped = first.stop();
      gate.happen();
      await stopped;
      expect(read()).toEqual(['Trả lời câu đang trả lời']);
      expect(heard).toEqual(['câu đang trả lời']);
      await house.start(echo);
      await readCount(2);
      expect(read()[1]).toBe('Đã nhận: câu còn chờ');
      expect(house.people.pending('')).toEqual([]);
    });

    it('sends on its own', async () => {
      const channel = await house.start(echo);
      await channel.send(minh, note('Bản tin ngày\n\n“Nộp báo cáo.”\n(mục 1)'));
      expect(read(minh).join('\n')).toContain('Nộp báo cáo.');
      expect(read(lan)).toEqual([]);
    });

    played('faults')(title('tells for good when a chat has blocked it', 'faults'), async () => {
      const channel = await house.start(echo);
      house.platform.meet!('blocked');
      const fault = await channel.send(lan, note('Bản tin')).catch((thrown: unknown) => thrown);
      expect(fault).toMatchObject({ name: 'ChannelRefusal', later: false });
      expect((fault as Error).message).toMatch(/chặn/);
      for (const secret of house.platform.secrets) expect(String(fault)).not.toContain(secret);
    });

    for (const fault of ['busy', 'broken', 'lost', 'silent'] as const) {
      played('faults')(title(`answers once although sending is ${fault} at first`, 'faults'), async () => {
        await house.start(echo);
        house.platform.meet!(fault);
        await write(lan, 'câu hỏi lúc trục trặc');
        await house.until(() => read().length >= 1, 15_000);
        await write(lan, 'câu tiếp theo');
        await readCount(2);
        expect(read()).toEqual(['Đã nhận: câu hỏi lúc trục trặc', 'Đã nhận: câu tiếp theo']);
      });
    }

    played('wrong token')(title('names the setting when the token is wrong', 'wrong token'), async () => {
      const channel = house.platform.mistaken(house.parts);
      const fault = await channel.start(echo).catch((thrown: unknown) => thrown);
      expect(fault).toMatchObject({ name: 'UserError' });
      expect((fault as Error).message).toContain(harness.tokenVariable);
      await channel.stop();
    });
  });
}
