import { describe, expect, it } from 'vitest';
import type { Deadline } from '../../src/core/deadline.ts';
import { openDay } from '../../src/register/day.ts';
import { endingOn, endOf } from '../../src/register/end-of-work.ts';

const end = (title: string, type = 'kế hoạch', issuedOn = '2024-03-18') => endOf({ type, title, issuedOn });

describe('a plan ends', () => {
  it.each([
    ['Phòng, chống sốt rét tỉnh Thanh Giang năm 2024', '2024-12-31'],
    ['Chuyển đổi số ngành y tế giai đoạn 2024 - 2030', '2030-12-31'],
    ['Nâng cao chất lượng trạm y tế giai đoạn từ năm 2024 đến năm 2026', '2026-12-31'],
  ])('%s: with the last year of its title', (title, day) => {
    expect(end(title)).toBe(day);
  });
  it.each([
    ['Triển khai thi hành Luật Khám bệnh, chữa bệnh năm 2025', 'kế hoạch'],
    ['Khắc phục tồn tại nêu trong kết quả kiểm tra năm 2023', 'kế hoạch'],
    ['Kết luận hội nghị giao ban năm 2024', 'thông báo'],
    ['Nâng cao y đức', 'kế hoạch'],
  ])('%s (%s) does not', (title, type) => {
    expect(endOf({ type, title, issuedOn: '2024-03-18' })).toBeNull();
  });
});

describe('recurring work of a plan that ended', () => {
  const monthly: Deadline = {
    ...{ start: 0, end: 27, raw: 'trước ngày 25 hằng tháng', kind: 'recurring' as const, every: 'tháng' },
    certainty: 'stated',
  };
  const dues = (deadline: Deadline, today: string) =>
    openDay(today, 7)
      .current(deadline, '2024-03-18')
      .map(({ due }) => due);

  it('comes no more: what is left is the last time', () => {
    const [ended] = endingOn([monthly], '2024-12-31');
    expect(dues(monthly, '2026-11-24')).toEqual(['2026-10-25', '2026-11-25']);
    expect(dues(ended!, '2026-11-24')).toEqual(['2024-12-25']);
    expect(dues(ended!, '2024-12-10')).toEqual(['2024-11-25', '2024-12-25']);
  });

  it('comes once more in January when it tells of what was', () => {
    const raw = 'hằng quý trước ngày 05 của tháng đầu quý sau';
    const [ended] = endingOn([{ ...monthly, raw, every: 'quý' }], '2024-12-31');
    expect(dues(ended!, '2025-06-01')).toEqual(['2025-01-05']);
  });
});
