import { describe, expect, it } from 'vitest';
import { type Subject, statuses } from '../../src/archive/status.ts';
import type { Relation } from '../../src/core/document.ts';

const today = '2026-11-22';

function subject(source: string, facts: Partial<Subject> = {}): Subject {
  return {
    source,
    number: null,
    type: 'quyết định',
    title: null,
    issuedOn: null,
    effectiveFrom: null,
    expiresOn: null,
    relations: [],
    ...facts,
  };
}

function relation(kind: Relation['kind'], number: string | null, more: Partial<Relation> = {}): Relation {
  return { kind, number, type: null, issuedOn: null, span: { start: 0, end: 1 }, ...more };
}

function statusOf(source: string, subjects: Subject[], day = today) {
  return statuses(subjects, day).get(source)!;
}

const old = subject('cũ.txt', { number: '12/QĐ-SYT', issuedOn: '2019-03-05' });

describe('a document is no longer in force', () => {
  it('when another one replaces it, from the day of that one', () => {
    const by = subject('mới.txt', {
      number: '40/QĐ-SYT',
      issuedOn: '2024-02-01',
      relations: [relation('thay thế', '12/QĐ-SYT', { issuedOn: '2019-03-05' })],
    });
    expect(statusOf('cũ.txt', [old, by])).toEqual({
      state: 'đã bị thay thế',
      by: { source: 'mới.txt', number: '40/QĐ-SYT', issuedOn: '2024-02-01', type: 'quyết định' },
      from: '2024-02-01',
      text: 'đã bị thay thế bởi Quyết định số 40/QĐ-SYT ngày 01/02/2024',
    });
    expect(statusOf('mới.txt', [old, by])).toEqual({ state: 'còn hiệu lực', text: 'còn hiệu lực' });
  });

  it('when another one repeals it', () => {
    const by = subject('mới.txt', {
      number: '40/QĐ-SYT',
      issuedOn: '2024-02-01',
      effectiveFrom: '2024-03-15',
      relations: [relation('bãi bỏ', '012 /QĐ-SYT')],
    });
    expect(statusOf('cũ.txt', [old, by])).toMatchObject({
      state: 'hết hiệu lực',
      from: '2024-03-15',
      text: 'hết hiệu lực từ ngày 15/3/2024, bị bãi bỏ bởi Quyết định số 40/QĐ-SYT ngày 01/02/2024',
    });
  });

  it('when its own term has passed, from the day after the last one', () => {
    const limited = subject('có hạn.txt', { expiresOn: '2026-10-31' });
    expect(statusOf('có hạn.txt', [limited])).toEqual({
      state: 'hết hiệu lực',
      from: '2026-11-01',
      text: 'hết hiệu lực từ ngày 01/11/2026',
    });
    expect(statusOf('có hạn.txt', [limited], '2026-10-31').state).toBe('còn hiệu lực');
  });

  it('by what came first, when there are several reasons', () => {
    const limited = { ...old, expiresOn: '2019-12-31' };
    const by = subject('mới.txt', {
      number: '40/QĐ-SYT',
      issuedOn: '2024-02-01',
      relations: [relation('thay thế', '12/QĐ-SYT')],
    });
    expect(statusOf('cũ.txt', [limited, by]).text).toBe('hết hiệu lực từ ngày 01/01/2020');
    expect(statusOf('cũ.txt', [{ ...old, expiresOn: '2025-01-01' }, by]).state).toBe('đã bị thay thế');
  });
});

describe('a document stays in force', () => {
  it('until the day on which the new one takes effect, and the coming change is told', () => {
    const by = subject('mới.txt', {
      number: '40/QĐ-SYT',
      issuedOn: '2026-11-01',
      effectiveFrom: '2027-01-01',
      relations: [relation('thay thế', '12/QĐ-SYT')],
    });
    expect(statusOf('cũ.txt', [old, by])).toEqual({
      state: 'còn hiệu lực',
      text: 'còn hiệu lực; sẽ bị thay thế bởi Quyết định số 40/QĐ-SYT ngày 01/11/2026 từ ngày 01/01/2027',
    });
    expect(statusOf('cũ.txt', [old, by], '2027-01-01').text).toBe(
      'đã bị thay thế bởi Quyết định số 40/QĐ-SYT ngày 01/11/2026 từ ngày 01/01/2027',
    );
  });

  it('when it is amended, by every document that did so, the latest last', () => {
    const amending = (source: string, number: string, issuedOn: string) =>
      subject(source, { number, issuedOn, relations: [relation('sửa đổi', '12/QĐ-SYT')] });
    const status = statusOf('cũ.txt', [
      old,
      amending('c.txt', '31/QĐ-SYT', '2022-10-09'),
      amending('b.txt', '20/QĐ-SYT', '2020-05-06'),
      amending('bản sao.txt', '31/QĐ-SYT', '2022-10-09'),
    ]);
    expect(status.state).toBe('đã được sửa đổi');
    expect(status.by?.number).toBe('31/QĐ-SYT');
    expect(status.text).toBe(
      'đã được sửa đổi bởi Quyết định số 20/QĐ-SYT ngày 06/5/2020; Quyết định số 31/QĐ-SYT ngày 09/10/2022',
    );
  });

  it.each([
    ['an older document', { number: '5/QĐ-SYT', issuedOn: '2018-01-01' }],
    ['a news item', { type: 'bài viết', number: '5/QĐ-SYT', issuedOn: '2024-01-01' }],
    ['a draft without number and date', {}],
  ] as const)('when %s says otherwise', (_, facts) => {
    const by = subject('khác.txt', { ...facts, relations: [relation('thay thế', '12/QĐ-SYT')] });
    expect(statusOf('cũ.txt', [old, by]).state).toBe('còn hiệu lực');
  });

  it('when it is only cited, or names itself', () => {
    const citing = subject('khác.txt', {
      number: '40/QĐ-SYT',
      issuedOn: '2024-02-01',
      relations: [relation('căn cứ', '12/QĐ-SYT'), relation('đính chính', '12/QĐ-SYT')],
    });
    const itself = { ...old, relations: [relation('thay thế', '12/QĐ-SYT')] };
    expect(statusOf('cũ.txt', [itself, citing]).state).toBe('còn hiệu lực');
  });
});

describe('a number that begins anew each year', () => {
  const twin = subject('năm sau.txt', { number: '12/QĐ-SYT', issuedOn: '2020-04-01' });
  const by = (more: Partial<Relation>) =>
    subject('mới.txt', {
      number: '40/QĐ-SYT',
      issuedOn: '2024-02-01',
      relations: [relation('thay thế', '12/QĐ-SYT', more)],
    });

  it('means the document of the date that is named', () => {
    const all = [old, twin, by({ issuedOn: '2020-04-01' })];
    expect(statusOf('năm sau.txt', all).state).toBe('đã bị thay thế');
    expect(statusOf('cũ.txt', all).state).toBe('còn hiệu lực');
  });

  it('means none when two could be meant, or the date fits none', () => {
    for (const more of [{}, { issuedOn: '2021-01-01' }]) {
      const all = [old, twin, by(more)];
      expect(statusOf('năm sau.txt', all).state).toBe('còn hiệu lực');
      expect(statusOf('cũ.txt', all).state).toBe('còn hiệu lực');
    }
  });

  it('means the only one of the type that is named', () => {
    const notice = { ...twin, type: 'thông báo' };
    const all = [old, notice, by({ type: 'quyết định' })];
    expect(statusOf('cũ.txt', all).state).toBe('đã bị thay thế');
    expect(statusOf('năm sau.txt', all).state).toBe('còn hiệu lực');
  });

  it('means both files of one document', () => {
    const copy = { ...old, source: 'bản sao.txt' };
    const all = [old, copy, by({})];
    expect(statusOf('cũ.txt', all).state).toBe('đã bị thay thế');
    expect(statusOf('bản sao.txt', all).state).toBe('đã bị thay thế');
  });

  it('means nothing without a number', () => {
    const acting = subject('mới.txt', {
      number: '40/QĐ-SYT',
      issuedOn: '2024-02-01',
      relations: [relation('thay thế', null, { type: 'quyết định', issuedOn: '2019-03-05' })],
    });
    expect(statusOf('cũ.txt', [old, acting]).state).toBe('còn hiệu lực');
  });
});
