import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { OpenArchive } from './archive/store.ts';
import { loadCalendar } from './calendar.ts';
import type { Config } from './config.ts';
import type { Check } from './core/check.ts';
import { UserError } from './core/errors.ts';
import { archiveFile } from './known.ts';
import type { Retrieval } from './retrieval.ts';
import { loadUnits } from './units.ts';

export interface Examined {
  config: Config;
  folder: string;
  data: string;
  archive: OpenArchive;
  retrieval: Retrieval;
  /** Lines of `modelUse`. */
  used: readonly string[];
}

const oldestNode = [20, 19] as const;

/** Looks at everything that the program stands on. A check that fails never stops the others. */
export async function examine(examined: Examined): Promise<Check[]> {
  return [
    checkNode(process.versions.node),
    checkFolder(examined.folder),
    checkData(examined.data),
    ...(await guarded('Danh mục đơn vị', () => checkUnits(examined.folder))),
    ...(await guarded('Lịch nghỉ', () => checkCalendar(examined.folder))),
    ...(await guarded('Kho đã lập chỉ mục', () => checkArchive(examined.archive))),
    ...(await guarded('Chỉ mục vectơ', () => checkVectors(examined))),
    ...(await guarded('Embedding', () => checkEmbedding(examined))),
    ...(await guarded(chatName, () => checkChat(examined.config))),
    ...examined.used.map((detail) => ({ name: 'Mô hình đã dùng', ok: true, detail })),
    ...(await guarded('Người dùng và các kênh', () => checkChannels(examined))),
  ];
}

/** Their libraries are loaded only here. */
async function checkChannels({ config, data }: Examined): Promise<Check[]> {
  return (await import('./doctor-channels.ts')).examineChannels(config, data);
}

function checkNode(version: string): Check {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const ok = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
  return {
    name: 'Node.js',
    ok,
    detail: version,
    ...(ok ? {} : { remedy: `Cần Node.js ${oldestNode.join('.')} trở lên.` }),
  };
}

function checkFolder(folder: string): Check {
  const ok = existsSync(folder) && statSync(folder).isDirectory();
  return {
    name: 'Thư mục kho',
    ok,
    detail: ok ? folder : `không có thư mục ${folder}`,
    ...(ok ? {} : { remedy: 'Hãy tạo thư mục và đặt văn bản vào đó, hoặc chỉ thư mục khác bằng --archive.' }),
  };
}

function checkData(data: string): Check {
  let nearest = data;
  while (!existsSync(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest);
  try {
    accessSync(nearest, constants.W_OK);
    return { name: 'Thư mục dữ liệu', ok: true, detail: existsSync(data) ? data : `${data} (sẽ được tạo)` };
  } catch {
    return {
      name: 'Thư mục dữ liệu',
      ok: false,
      detail: `không ghi được vào ${nearest}`,
      remedy: 'Hãy cấp quyền ghi cho thư mục, hoặc chỉ thư mục khác bằng --data.',
    };
  }
}

function checkUnits(folder: string): Check[] {
  return [{ name: 'Danh mục đơn vị', ok: true, detail: `${loadUnits(folder).length} đơn vị và nhóm` }];
}

function checkCalendar(folder: string): Check[] {
  const { from, to } = loadCalendar(archiveFile(folder, 'calendar.json')).knownYears;
  return [{ name: 'Lịch nghỉ', ok: true, detail: `các năm ${from}–${to}` }];
}

function checkArchive(archive: OpenArchive): Check[] {
  const name = 'Kho đã lập chỉ mục';
  const { documents, passages } = archive.counts();
  if (documents === 0) {
    return [{ name, ok: false, detail: 'chưa có văn bản nào', remedy: 'Hãy chạy lệnh "vanthu index".' }];
  }
  const skipped = archive.skipped();
  const checks: Check[] = [{ name, ok: true, detail: `${documents} văn bản, ${passages} đoạn` }];
  if (skipped.length > 0) {
    const files = skipped.map(({ source, reason }) => `\n  - ${source}: ${reason}`).join('');
    checks.push({ name: 'Tệp bỏ qua', ok: true, detail: `${skipped.length} tệp chưa đọc được${files}` });
  }
  return checks;
}

async function checkVectors({ archive, retrieval }: Examined): Promise<Check[]> {
  const name = 'Chỉ mục vectơ';
  const state = archive.empty ? 'none' : await retrieval.vectorState();
  if (state === 'hnsw') return [{ name, ok: true, detail: 'HNSW, khớp với kho' }];
  if (state === 'exact') {
    return [
      {
        name,
        ok: true,
        detail: 'chưa có tệp HNSW khớp với kho, đang so sánh từng vectơ',
        remedy: 'Hãy chạy lệnh "vanthu index" để dựng lại.',
      },
    ];
  }
  return [
    {
      name,
      ok: false,
      detail: 'chưa có vectơ của mô hình đang dùng',
      remedy: 'Hãy chạy lệnh "vanthu index".',
    },
  ];
}

async function checkEmbedding({ config, retrieval }: Examined): Promise<Check[]> {
  const name = 'Embedding';
  if (!config.embedding)
    return [{ name, ok: true, detail: 'bản nhúng sẵn, không cần khóa và không cần mạng' }];
  const { dimensions } = await retrieval.embedder();
  const server = new URL(config.embedding.baseUrl).host;
  return [{ name, ok: true, detail: `${config.embedding.model} trên ${server}, ${dimensions} chiều` }];
}

const chatName = 'Mô hình trả lời';

async function checkChat({ chat, chatKeyUnused }: Config): Promise<Check[]> {
  if (!chat) {
    const detail = 'chưa đặt; câu trả lời là trích dẫn nguyên văn, không cần khóa và không cần mạng';
    const remedy =
      'Đã đặt OPENAI_API_KEY nhưng chưa đặt OPENAI_MODEL: hãy đặt tên mô hình để khóa được dùng.';
    return [{ name: chatName, ok: true, detail, ...(chatKeyUnused ? { remedy } : {}) }];
  }
  const { probeChat } = await import('./models/probe-chat.ts');
  const { host, streams, seconds } = await probeChat(chat);
  const key = chat.apiKey === undefined ? 'không dùng khóa' : 'khóa được chấp nhận';
  const first = `${seconds.toFixed(1).replace('.', ',')} giây`;
  return [
    { name: 'Máy chủ trả lời', ok: true, detail: `${host}, kết nối được, ${key}` },
    {
      name: chatName,
      ok: true,
      detail: streams
        ? `${chat.model}, viết dần từng phần, phần đầu sau ${first}`
        : `${chat.model}, máy chủ không viết dần mà gửi cả câu một lần, sau ${first}`,
    },
  ];
}

async function guarded(name: string, work: () => Check[] | Promise<Check[]>): Promise<Check[]> {
  try {
    return await work();
  } catch (fault) {
    if (!(fault instanceof UserError)) {
      return [{ name, ok: false, detail: `lỗi ngoài dự kiến: ${(fault as Error).message}` }];
    }
    const [, detail, remedy] = /^(.+?[.:;]) ((?:Hãy|Xin) .+)$/s.exec(fault.message) ?? [];
    return [{ name, ok: false, detail: detail ?? fault.message, ...(remedy ? { remedy } : {}) }];
  }
}
