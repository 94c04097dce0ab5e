import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../src/core/errors.ts';
import { loadUnits, readUnits } from '../src/units.ts';

const folder = mkdtempSync(join(tmpdir(), 'vanthu-units-'));
const unit = (fields: object) => JSON.stringify({ id: 'so', name: 'Sở', kind: 'sở', ...fields });

function fault(content: string): string {
  const file = join(folder, 'units.json');
  writeFileSync(file, content);
  try {
    readUnits(file);
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return (error as Error).message;
  }
  throw new Error('no error');
}

describe('units.json', () => {
  it('ships valid, and the archive folder may replace it', () => {
    expect(loadUnits(resolve('knowledge')).length).toBeGreaterThan(60);
    writeFileSync(join(folder, 'units.json'), `[${unit({})}]`);
    expect(loadUnits(folder)).toHaveLength(1);
  });

  it.each([
    ['a comma is missing', `[\n${unit({})}\n${unit({ id: 'hai' })}\n]`, /dòng 3: không đúng cú pháp JSON/],
    ['a quote is missing', `[\n${unit({})},\n{"id: "x"}\n]`, /dòng 3: không đúng cú pháp/],
    ['an id is used twice', `[\n${unit({})},\n\n${unit({})}\n]`, /dòng 4: mã "so" đã dùng ở dòng 2/],
    ['a name is missing', `[\n${unit({})},\n{"id": "b", "kind": "sở"}]`, /dòng 3: mục "name" của "b"/],
    ['a group is unknown', `[\n${unit({ groups: ['xyz'] })}]`, /dòng 2: "groups" của "Sở" nhắc đến mã "xyz"/],
    ['a day does not exist', `[\n${unit({ validTo: '2025-02-31' })}]`, /dòng 2: mục "validTo".*ngày có thật/],
    [
      'it ends before it begins',
      `[\n${unit({ validFrom: '2025-02-01', validTo: '2024-01-01' })}]`,
      /dòng 2: .*kết thúc/,
    ],
    [
      'a group holds itself',
      `[\n${unit({ groups: ['so'] })}]`,
      /dòng 2: "Sở" nằm trong chính nó qua "groups"/,
    ],
    [
      'a parent is below itself',
      `[\n${unit({ parent: 'so' })}]`,
      /dòng 2: "Sở" nằm trong chính nó qua "parent"/,
    ],
    ['it is no list', '{}', /phải là một danh sách/],
    ['a field is unknown', `[\n${unit({ nhóm: 1 })}]`, /dòng 2: đơn vị của "so" có mục lạ "nhóm"/],
  ])('names the line when %s', (_, content, message) => {
    expect(fault(content)).toMatch(message);
  });
});
