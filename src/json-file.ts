import { existsSync, readFileSync } from 'node:fs';
import { UserError } from './core/errors.ts';

/** A JSON file that knows on which line each of its values stands. */
export interface JsonFile {
  value: unknown;
  /** From 1; the line of the value at a path of keys and indexes, else of the nearest value around it. */
  lineOf(...path: PropertyKey[]): number;
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
    const lines = linesOf(text);
    const lineOf = (...path: PropertyKey[]): number =>
      lines.get(keyOf(path)) ?? (path.length > 0 ? lineOf(...path.slice(0, -1)) : 1);
    return { value, lineOf };
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

const keyOf = (path: readonly PropertyKey[]) => JSON.stringify(path.map(String));

/** The line of every value of valid JSON, by the keys and indexes that lead to it. */
function linesOf(text: string): Map<string, number> {
  const lines = new Map<string, number>();
  const path: (string | number)[] = [];
  let line = 1;
  let key: string | null = null;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{},:]|\n|[^\s"[\]{},:]+/gu)) {
    const inside = path.at(-1);
    if (token === '\n') line++;
    else if (token === ',') {
      if (typeof inside === 'number') path[path.length - 1] = inside + 1;
    } else if (token === ']' || token === '}') path.pop();
    else if (token === ':') path[path.length - 1] = key ?? '';
    else {
      if (typeof inside === 'string' && token.startsWith('"')) key = JSON.parse(token);
      const told = keyOf(path);
      if (!lines.has(told)) lines.set(told, line);
      if (token === '[') path.push(0);
      if (token === '{') path.push('');
    }
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
