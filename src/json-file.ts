import { existsSync, readFileSync } from 'node:fs';
import { UserError } from './core/errors.ts';

/** A JSON file with the line on which each item of its topmost list stands. */
export interface JsonFile {
  value: unknown;
  /** From 1; the line of item `index` of a list. */
  lineOf(index: number): number;
}

/** Throws UserError with file and line when the file cannot be read or is no JSON. */
export function readJson(file: string): JsonFile {
  if (!existsSync(file)) throw new UserError(`Không tìm thấy tệp ${file}.`);
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (cause) {
    throw new UserError(`Không đọc được tệp ${file}. Hãy kiểm tra quyền đọc của tệp.`, { cause });
  }
  try {
    const value: unknown = JSON.parse(text);
    const lines = itemLines(text);
    return { value, lineOf: (index) => lines[index] ?? 1 };
  } catch (cause) {
    const line = lineAt(text, faultAt(text));
    throw new UserError(
      `Tệp ${file}, dòng ${line}: không đúng cú pháp JSON (thường do thừa hoặc thiếu dấu phẩy, dấu ngoặc kép). Hãy sửa lại dòng này.`,
      {
        cause,
      },
    );
  }
}

const lineAt = (text: string, offset: number) => text.slice(0, offset).split('\n').length;

/** Line of each item of the topmost list. */
function itemLines(text: string): number[] {
  const lines: number[] = [];
  let depth = 0;
  let line = 1;
  let waiting = false;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{},]|\n|[^\s"[\]{},]+/gu)) {
    if (token === '\n') {
      line++;
      continue;
    }
    if (waiting && depth === 1 && token !== ']') {
      lines.push(line);
      waiting = false;
    }
    if (token === '[' || token === '{') {
      if (depth === 0) waiting = token === '[';
      depth++;
    } else if (token === ']' || token === '}') depth--;
    else if (token === ',' && depth === 1) waiting = true;
  }
  return lines;
}

/** Offset of the first token that JSON does not allow where it stands. */
function faultAt(text: string): number {
  const token = /\s*(?:("(?:[^"\\\n]|\\.)*")|([[\]{},:])|(-?\d[\d.eE+-]*|true|false|null))/uy;
  const open: string[] = [];
  let before = '';
  let at = 0;
  for (;;) {
    const space = /^\s*/.exec(text.slice(at, at + 500))?.[0].length ?? 0;
    token.lastIndex = at;
    const match = token.exec(text);
    if (!match) return Math.min(at + space, text.length);
    const mark = match[2] ?? (match[1] ? '"' : '0');
    const ended = /["0\]}]/.test(before);
    const allowed =
      mark === ',' || mark === ']' || mark === '}'
        ? ended || (mark !== ',' && /[[{]/.test(before))
        : mark === ':'
          ? before === '"'
          : !ended && !(mark !== '"' && open.at(-1) === '{' && before !== ':');
    if (!allowed) return at + space;
    if (mark === '[' || mark === '{') open.push(mark);
    if ((mark === ']' || mark === '}') && open.pop() !== (mark === ']' ? '[' : '{')) return at + space;
    before = mark;
    at = token.lastIndex;
  }
}
