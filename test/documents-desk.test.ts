import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type App, openApp } from '../src/app.ts';
import { loadConfig } from '../src/config.ts';
import { type DocumentsDesk, openDocumentsDesk } from '../src/documents-desk.ts';
import { fileOf } from './support/letters.ts';
import { official } from './support/official.ts';

let root: string;
let folder: string;
let data: string;
let app: App;
let desk: DocumentsDesk;
const now = new Date('2026-11-02T08:00:00');
const quiet = () => {};
const bytesOf = (text: string) => new TextEncoder().encode(text);
const sent = (name: string, text: string) => ({ name, bytes: bytesOf(text) });
const sources = () =>
  app
    .list()
    .map(({ source }) => source)
    .sort();
const waiting = () => (existsSync(join(data, 'incoming')) ? readdirSync(join(data, 'incoming')) : []);

/** A letter in the notation of the sample archive, as Word or PDF. */
const letter = (path: string, words: string) =>
  fileOf({
    path,
    source: [
      `path: ${path}`,
      'issued: 2026-10-20',
      'superior: UBND TỈNH THANH GIANG',
      'issuer: SỞ Y TẾ',
      'number: Số: 2210/TB-SYT',
      'place: Thanh Giang, ngày 20 tháng 10 năm 2026',
      '',
      '# THÔNG BÁO',
      '# Về việc kiểm kê tủ lạnh bảo quản vắc xin',
      words,
      '@recipients',
      '- Các trạm y tế;',
      '@signature',
      'GIÁM ĐỐC',
      'Lê Thị Mơ',
    ].join('\n'),
  });

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'vanthu-desk-'));
  [folder, data] = [join(root, 'kho'), join(root, 'data')];
  mkdirSync(join(folder, 'ke-hoach'), { recursive: true });
  writeFileSync(join(folder, 'ke-hoach', 'soi cũ.txt'), official());
  writeFileSync(
    join(folder, 'khac.txt'),
    official({
      number: 'Số: 12/QĐ-SYT',
      title: 'QUYẾT ĐỊNH\nBan hành quy chế trực',
      body: 'Điều 1. Ban hành quy chế trực.',
    }),
  );
  app = openApp(loadConfig({}, root), { archive: folder, data, clock: () => now });
  await app.index();
  desk = openDocumentsDesk({
    ...{ folder, data, maxBytes: 2e6, removedDays: 90, list: app.list, index: app.index },
    clock: () => new Date(),
  });
});
afterEach(() => {
  app.close();
  rmSync(root, { recursive: true, force: true });
});

describe('a file that is sent in', () => {
  it.each([
    ['Tệp Word.docx', 'thong-bao-2210-tb-syt-2026.docx'],
    ['quét (bản 1).pdf', 'thong-bao-2210-tb-syt-2026.pdf'],
  ])('%s is read, waits, and is in the archive under a name of its own', async (name, source) => {
    const words = 'Các trạm y tế kiểm kê tủ lạnh bảo quản vắc xin, báo cáo Sở Y tế trước ngày 15/11/2026.';
    const bytes = await letter(name, words);
    const preview = await desk.preview({ name, bytes });
    expect(preview).toMatchObject({
      ...{ number: '2210/TB-SYT', type: 'thông báo', issuedOn: '2026-10-20', same: null, earlier: null },
      ...{ tasks: 1, deadlines: 1 },
    });
    expect(preview.title).toMatch(/kiểm kê tủ lạnh/);
    expect(sources()).toEqual(['ke-hoach/soi cũ.txt', 'khac.txt']);
    expect(statSync(join(data, 'incoming', preview.id, 'file')).mode & 0o777).toBe(0o600);

    const steps: string[] = [];
    const added = await desk.add(preview.id, ({ stage }) => steps.push(stage));
    expect(added).toMatchObject({ source, report: { added: 1, removed: 0 } });
    expect(steps).toContain('reading');
    expect(Buffer.compare(readFileSync(join(folder, source)), bytes)).toBe(0);
    expect(waiting()).toEqual([]);
    await expect(desk.add(preview.id, quiet)).rejects.toThrow(/không còn chờ/);
    expect((await desk.preview({ name: 'lần nữa.bin', bytes })).same).toBe(source);
  });

  it('never becomes a path, and takes no other file’s place', async () => {
    const preview = await desk.preview(
      sent(
        '../../../etc/x.html',
        `<html><body>${official({ number: 'Số: 5/KH-SYT' }).replaceAll('\n', '<br>')}</body></html>`,
      ),
    );
    writeFileSync(
      join(folder, 'ke-hoach-5-kh-syt-2024.html'),
      '<p>Tệp của người khác, đã ở đây từ trước.</p>',
    );
    const { source } = await desk.add(preview.id, quiet);
    expect(source).toBe('ke-hoach-5-kh-syt-2024-2.html');
    expect(readFileSync(join(folder, 'ke-hoach-5-kh-syt-2024.html'), 'utf8')).toContain('người khác');
    for (const id of ['../data', '..', 'a/b', ''])
      await expect(desk.add(id, quiet)).rejects.toThrow(/không còn chờ/);
  });

  it('is refused with the reason, and nothing of it stays', async () => {
    const secret = official({
      emblem: 'MẬT\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc',
    });
    const refused = [
      [sent('mat.txt', secret), /đóng dấu “Mật”/i],
      [sent('rong.pdf', ''), /rỗng/],
      [sent('la.exe', 'MZ\u0000\u0001\u0002\u0003\u0000\u0000\u0000'), /Không nhận tệp này: /],
      [{ name: 'to.txt', bytes: new Uint8Array(2_100_000).fill(97) }, /quá lớn.*MAX_FILE_MB/],
    ] as const;
    for (const [file, reason] of refused) await expect(desk.preview(file)).rejects.toThrow(reason);
    expect(waiting()).toEqual([]);
    expect(readdirSync(data).filter((name) => /incoming|removed/.test(name)).length).toBeLessThanOrEqual(1);
  });

  it('is doubted where it has nothing of an official document', async () => {
    const { notes } = await desk.preview(sent('ghi chú.txt', 'Danh sách đi chợ: rau, thịt, cá.'));
    expect(notes).toEqual([expect.stringContaining('có thể đây không phải là văn bản hành chính')]);
  });

  it('waits for a day at most', async () => {
    const { id } = await desk.preview(sent('a.txt', official({ number: 'Số: 6/KH-SYT' })));
    const { id: fresh } = await desk.preview(sent('b.txt', official({ number: 'Số: 7/KH-SYT' })));
    const before = (Date.now() - 25 * 3_600_000) / 1000;
    utimesSync(join(data, 'incoming', id), before, before);
    await desk.clean();
    expect(waiting()).toEqual([fresh]);
    await desk.discard(fresh);
    expect(waiting()).toEqual([]);
  });
});

describe('another version of a document', () => {
  const newer = official({
    body: 'Sở Y tế xây dựng kế hoạch:\n\n1. Tiêm bù cho 4.120 trẻ trước ngày 30/4/2024.',
  });

  it('takes the place of the earlier one, which is kept beside the archive', async () => {
    const old = readFileSync(join(folder, 'ke-hoach', 'soi cũ.txt'));
    const preview = await desk.preview(sent('ban-moi.txt', newer));
    expect(preview.earlier?.source).toBe('ke-hoach/soi cũ.txt');
    const { source, report } = await desk.add(preview.id, quiet);
    expect(source).toBe('ke-hoach/ke-hoach-91-kh-syt-2024.txt');
    expect(report.removed).toBe(1);
    expect(sources()).toEqual(['khac.txt', source].sort());
    const [undo = ''] = readdirSync(join(data, 'removed'));
    expect(Buffer.compare(readFileSync(join(data, 'removed', undo, 'file')), old)).toBe(0);
  });

  it('is none when it is of another year or of another office', async () => {
    const other = official({ date: 'Thanh Giang, ngày 09 tháng 3 năm 2025' });
    expect((await desk.preview(sent('a.txt', other))).earlier).toBeNull();
    const letterOf = official({ number: 'Số: 91/CV-SYT', title: 'V/v tiêm vắc xin sởi' });
    expect((await desk.preview(sent('b.txt', letterOf))).earlier).toBeNull();
  });

  it('leaves everything as it was when indexing fails', async () => {
    const preview = await desk.preview(sent('ban-moi.txt', newer));
    const failing = openDocumentsDesk({
      ...{ folder, data, maxBytes: 2e6, removedDays: 90, list: app.list, clock: () => now },
      index: () => Promise.reject(new Error('the worker ended')),
    });
    await expect(failing.add(preview.id, quiet)).rejects.toThrow('the worker ended');
    expect(readdirSync(join(folder, 'ke-hoach'))).toEqual(['soi cũ.txt']);
    expect(readFileSync(join(folder, 'ke-hoach', 'soi cũ.txt'), 'utf8')).toBe(official());
    expect(readdirSync(join(data, 'removed'))).toEqual([]);
    await desk.add(preview.id, quiet);
    expect(sources()).toContain('ke-hoach/ke-hoach-91-kh-syt-2024.txt');
  });

  it('tells which documents a new one replaces', async () => {
    const replacing = official({
      ...{ number: 'Số: 40/QĐ-SYT', title: 'QUYẾT ĐỊNH\nBan hành quy chế trực mới' },
      ...{ date: 'Thanh Giang, ngày 02 tháng 5 năm 2026' },
      body: 'Điều 1. Ban hành quy chế trực.\n\nĐiều 2. Quyết định này có hiệu lực từ ngày ký và thay thế Quyết định số 12/QĐ-SYT ngày 07/3/2024 của Sở Y tế.',
    });
    expect((await desk.preview(sent('a.txt', replacing))).replaces.map(({ source }) => source)).toEqual([
      'khac.txt',
    ]);
  });
});

describe('a version that was replaced', () => {
  const version = (number: number) =>
    sent(`ban ${number}.txt`, official({ body: `Sở Y tế giao:\n\n1. Tiêm bù cho ${number}.000 trẻ.` }));
  const replace = async (number: number) => desk.add((await desk.preview(version(number))).id, quiet);
  const fresh = 'ke-hoach/ke-hoach-91-kh-syt-2024.txt';
  const text = (source: string) => readFileSync(join(folder, source), 'utf8');
  /** Every file of the archive and what is kept of removed ones, with its bytes. */
  const everything = () =>
    [folder, join(data, 'removed')].flatMap((place) =>
      readdirSync(place, { recursive: true, withFileTypes: true })
        .filter((one) => one.isFile())
        .map((one) => [one.name, readFileSync(join(one.parentPath, one.name), 'utf8')]),
    );

  it('comes back under its name, the newer one leaves, and this is undone as well', async () => {
    const { replaced } = await replace(4);
    expect(replaced?.source).toBe('ke-hoach/soi cũ.txt');
    const back = await desk.restore(replaced!.undo);
    expect(back).toMatchObject({ source: 'ke-hoach/soi cũ.txt', replaced: { source: fresh } });
    expect(sources()).toEqual(['ke-hoach/soi cũ.txt', 'khac.txt']);
    expect(text('ke-hoach/soi cũ.txt')).toBe(official());
    expect(existsSync(join(folder, fresh))).toBe(false);
    await expect(desk.restore(replaced!.undo)).rejects.toThrow(/đã được khôi phục trước đó/);

    const again = await desk.restore(back.replaced!.undo);
    expect(again).toMatchObject({ source: fresh, replaced: { source: 'ke-hoach/soi cũ.txt' } });
    expect(sources()).toEqual([fresh, 'khac.txt']);
    expect(text(fresh)).toContain('4.000 trẻ');
  });

  it('comes back under the same name, after a restart, to an archive of one document', async () => {
    await desk.remove('khac.txt');
    await replace(4);
    const { source, replaced } = await replace(5);
    expect([source, replaced?.source]).toEqual([fresh, fresh]);
    await app.close();
    app = openApp(loadConfig({}, root), { archive: folder, data, clock: () => now });
    desk = openDocumentsDesk({
      ...{ folder, data, maxBytes: 2e6, removedDays: 90, list: app.list, index: app.index, clock: () => now },
    });
    const back = await desk.restore(replaced!.undo);
    expect(sources()).toEqual([fresh]);
    expect(text(fresh)).toContain('4.000 trẻ');
    await desk.restore(back.replaced!.undo);
    expect(text(fresh)).toContain('5.000 trẻ');
    expect(app.read(fresh).document.text).toContain('5.000 trẻ');
  });

  it('waits until a third version has left, and is put back beside nothing when the newer one was taken out', async () => {
    const second = await replace(4);
    const third = await replace(5);
    const before = everything();
    await expect(desk.restore(second.replaced!.undo)).rejects.toThrow(
      /một bản khác nữa .*\/xoavanban ke-hoach\/ke-hoach-91-kh-syt-2024\.txt/,
    );
    expect(everything()).toEqual(before);
    await desk.remove(third.source);
    const back = await desk.restore(second.replaced!.undo);
    expect(back.replaced).toBeNull();
    expect(sources()).toEqual(['ke-hoach/soi cũ.txt', 'khac.txt']);
  });

  it.each([
    ['another name', [4]],
    ['the same name', [4, 5]],
  ])('stays where it is when indexing fails, as does the newer one: of %s', async (_kind, numbers) => {
    let undo = '';
    for (const number of numbers) undo = (await replace(number)).replaced!.undo;
    const [before, listed] = [everything(), sources()];
    const failing = openDocumentsDesk({
      ...{ folder, data, maxBytes: 2e6, removedDays: 90, list: app.list, clock: () => now },
      index: () => Promise.reject(new Error('the worker ended')),
    });
    await expect(failing.restore(undo)).rejects.toThrow('the worker ended');
    expect(everything()).toEqual(before);
    expect(sources()).toEqual(listed);
    await desk.restore(undo);
    expect(everything()).not.toEqual(before);
  });
});

describe('taking out and putting back', () => {
  it('undoes what it did, down to the last document', async () => {
    const first = await desk.remove('khac.txt');
    const last = await desk.remove('ke-hoach/soi cũ.txt');
    expect(first.report.removed).toBe(1);
    expect(sources()).toEqual([]);
    await desk.restore(last.undo);
    await desk.restore(first.undo);
    expect(sources()).toEqual(['ke-hoach/soi cũ.txt', 'khac.txt']);
    await expect(desk.restore(first.undo)).rejects.toThrow(/đã được khôi phục/);
    await expect(desk.remove('../data/vanthu.db')).rejects.toThrow(/Trong kho không có/);
  });

  it('lists what can be brought back, newest first, and forgets it when its days are over', async () => {
    let today = new Date('2026-11-02T08:00:00');
    const openDesk = (removedDays: number) =>
      openDocumentsDesk({
        ...{ folder, data, maxBytes: 2e6, removedDays, list: app.list, index: app.index },
        clock: () => today,
      });
    const kept = openDesk(90);
    await kept.remove('khac.txt');
    today = new Date('2026-11-20T09:30:00');
    const other = official({ body: 'Sở Y tế giao:\n\n1. Tiêm bù cho 4.000 trẻ.' });
    await kept.add((await kept.preview(sent('a.txt', other))).id, quiet);
    const listed = await kept.removed();
    expect(listed).toMatchObject([
      { source: 'ke-hoach/soi cũ.txt', number: '91/KH-SYT', isReplaced: true, at: today.toISOString() },
      { source: 'khac.txt', name: 'Quyết định số 12/QĐ-SYT ngày 07/3/2024', isReplaced: false },
    ]);
    // Put back by hand: nothing to bring back any more.
    writeFileSync(join(folder, 'trả lại.txt'), readFileSync(join(data, 'removed', listed[1]!.undo, 'file')));
    await app.index();
    expect(await kept.removed()).toHaveLength(1);
    // Who was killed while keeping a file left no facts; something else is none of ours.
    const half = join(data, 'removed', '0123456789abcdef01234567');
    mkdirSync(half);
    writeFileSync(join(half, 'file'), 'một nửa');
    utimesSync(half, today, today);
    writeFileSync(join(data, 'removed', 'ghi chú.txt'), 'của người vận hành');

    today = new Date('2027-01-31T08:01:00');
    await kept.clean();
    expect(readdirSync(join(data, 'removed')).sort()).toEqual(
      ['0123456789abcdef01234567', 'ghi chú.txt', listed[0]!.undo].sort(),
    );
    today = new Date('2099-01-01T08:00:00');
    await openDesk(0).clean();
    expect(await kept.removed()).toHaveLength(1);
    await kept.clean();
    expect(await kept.removed()).toEqual([]);
    expect(readdirSync(join(data, 'removed'))).toEqual(['ghi chú.txt']);
    await expect(kept.restore(listed[0]!.undo)).rejects.toThrow(/không còn trong phần đã gỡ/);
  });

  it('lets two admins act one after the other', async () => {
    const files = ['8', '9'].map((number) =>
      sent(`${number}.txt`, official({ number: `Số: ${number}/KH-SYT` })),
    );
    const previews = await Promise.all(files.map((file) => desk.preview(file)));
    const [twice, ...outcomes] = await Promise.allSettled([
      ...[desk.add(previews[0]!.id, quiet), desk.add(previews[0]!.id, quiet)],
      ...[desk.add(previews[1]!.id, quiet), desk.remove('khac.txt')],
    ]);
    expect([twice!, ...outcomes].map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
    expect(sources()).toEqual([
      'ke-hoach-8-kh-syt-2024.txt',
      'ke-hoach-9-kh-syt-2024.txt',
      'ke-hoach/soi cũ.txt',
    ]);
  });

  it('says so when the folder cannot be written', async () => {
    const preview = await desk.preview(sent('a.txt', official({ number: 'Số: 6/KH-SYT' })));
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'no folder');
    await expect(desk.add(preview.id, quiet)).rejects.toThrow(/Không ghi được vào thư mục/);
  });
});
