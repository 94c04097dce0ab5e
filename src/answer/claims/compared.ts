import type { Reading } from './read-facts.ts';

/** Between a figure and what it is compared with; a mere difference ("thấp hơn 1,2 điểm") has no such noun. */
const standard = 'kế hoạch|chỉ tiêu|mục tiêu|mức|quy định|yêu cầu';
const above = new RegExp(`(?:vượt|cao hơn|nhiều hơn|lớn hơn)[^,;.\\d]*(?:${standard})[^,;.\\d]*$`, 'u');
const below = new RegExp(
  `(?:thấp hơn|ít hơn|nhỏ hơn|không đạt|chưa đạt)[^,;.\\d]*(?:${standard})[^,;.\\d]*$`,
  'u',
);

/** Whether a claim says of a figure that it is above or below another one when it is not: "93,8%, vượt kế hoạch 95%". */
export function comparesFalsely({ view, facts }: Reading): boolean {
  const figures = facts.filter((fact) => fact.kind === 'quantity');
  return figures.some((figure, at) => {
    const next = figures[at + 1];
    if (!next || next.measure !== figure.measure) return false;
    const gap = view.exact.slice(figure.end, next.start);
    return (above.test(gap) && figure.value <= next.value) || (below.test(gap) && figure.value >= next.value);
  });
}
