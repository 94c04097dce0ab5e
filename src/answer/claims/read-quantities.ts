import { wordNumberAt } from '../../core/number-words.ts';
import { boundOf, trendOf } from './bounds.ts';
import type { Fact, Place } from './fact.ts';
import { measures } from './measures.ts';
import { numbersInWords } from './numbers-in-words.ts';
import { eachFree, isTaken, take, type View, wordsAfter, wordsBefore } from './view.ts';
import { isFunction } from './words.ts';

const measurePattern = new RegExp(
  `^\\s?(?:(%)|(${measures.map(([name]) => name).join('|')})(?![\\p{L}\\p{N}]))`,
  'u',
);
const measureOf = new Map(measures);

const scales: Readonly<Record<string, number>> = {
  trăm: 100,
  nghìn: 1e3,
  ngàn: 1e3,
  vạn: 1e4,
  triệu: 1e6,
  tỷ: 1e9,
  tỉ: 1e9,
};
const scalePattern =
  /^\s?((?:trăm|nghìn|ngàn|vạn|triệu|(?:tỷ|tỉ)(?! (?:lệ|trọng|suất|giá)(?!\p{L}))))(?!\p{L})(\s+rưỡi(?!\p{L}))?/u;

/** 1.234.567,8 · 1 234 567 · 12,5 · 95.5 · 07 · 01,02 are two */
const figures =
  /(?<![\p{L}\d./])(?<!(?<!(?<![\d.,])0\d),)(?:0\d(?=,\s?0\d)|\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}|\d{1,3}(?: \d{3})+(?= ?đồng)|\d+(?:[.,]\d+)?)(?!\d)/gu;

/** Numbers with what they count, in figures and in words; money in đồng. */
export function readQuantities(view: View): Fact[] {
  const found: Fact[] = [];
  const push = (place: Place, value: number, open: string) => {
    const quantity = quantityAt(view, place, value, open);
    take(view, quantity.start, quantity.end);
    found.push(quantity);
    return false;
  };
  // 15 giờ 30, 15h30, 8 giờ
  eachFree(
    view,
    /(?<![\p{L}\d.,/])(\d{1,3})(?:\s?(?:giờ|h)|g)(?:\s(rưỡi)(?!\p{L})|\s?(\d{2})(?!\d)(?:\s?phút|(?!\s?(?:\p{L}|%)|\s?[.,]\d)|(?=\s(?:ngày\s\d|thứ|sáng|chiều|tối|đêm|hằng|hàng))))?(?![\p{L}\d])/gu,
    (match) => {
      const place = { start: match.index, end: match.index + match[0].length };
      // "3 giờ chiều" is 15 giờ.
      const isLate =
        Number(match[1]) < 12 && /^ (?:chiều|tối|đêm)(?!\p{L})/u.test(view.exact.slice(place.end));
      const hour = Number(match[1]) + (isLate ? 12 : 0);
      found.push({
        ...quantityAt(view, place, hour + (match[2] ? 0.5 : Number(match[3] ?? 0) / 60), 'giờ'),
        ...place,
      });
      return true;
    },
  );
  // 1 tỷ 960 triệu, 2 triệu 500 nghìn
  eachFree(
    view,
    /(?<![\p{L}\d.,/])(\d{1,3})\s?(tỷ|tỉ|triệu)\s(\d{1,3})\s?(triệu|nghìn|ngàn)(?!\p{L})(?:\s?(?:đồng|đ)(?!\p{L}))?/gu,
    (match) => {
      const [whole, many, scale, few, smaller] = match;
      if (scales[smaller!]! >= scales[scale!]!) return false;
      const place = { start: match.index, end: match.index + whole.length };
      const value = Number(many) * scales[scale!]! + Number(few) * scales[smaller!]!;
      found.push({ ...quantityAt(view, place, value, ''), measure: 'đồng', noun: '', ...place });
      return true;
    },
  );
  const words = numbersInWords(view);
  // "bảy giờ 30 phút" before the 30 is taken
  for (const { place, value } of words) {
    if (/^\sgiờ\s\d{2}\sphút/u.test(view.exact.slice(place.end, place.end + 16))) push(place, value, '');
  }
  // 5/8 xã: two figures
  eachFree(
    view,
    /(?<![\p{L}\d.,/])(\d+)(?:\s?\/\s?|\s(?:trên|trong) (?:tổng số |số )?)(\d+)(?![\d/.,])/gu,
    (match) => {
      const [whole, part, all] = match;
      const at = match.index;
      const place = { start: at, end: at + whole.length };
      const counted = quantityAt(view, place, Number(all), '');
      found.push({ ...counted, bound: null, value: Number(part), start: at, end: at + part!.length });
      found.push({ ...counted, bound: null, start: at + part!.length, end: place.end });
      return true;
    },
  );
  eachFree(view, figures, (match) => push(spanOf(match), numberOf(match[0]), ''));
  for (const { place, value, measure } of words) {
    if (!isTaken(view, place.start, place.end)) push(place, value, measure ?? '');
  }
  shareMeasures(view, found);
  return found;
}

const spanOf = (match: RegExpExecArray) => ({ start: match.index, end: match.index + match[0].length });

function numberOf(figures: string): number {
  const plain = figures.replace(/ /g, '');
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(plain)) return Number(plain.replace(/\./g, '').replace(',', '.'));
  if (/^\d{1,3}(?:,\d{3}){2,}$/.test(plain)) return Number(plain.replace(/,/g, ''));
  return Number(plain.replace(',', '.'));
}

function quantityAt(
  view: View,
  place: Place,
  figure: number,
  known: string,
): Extract<Fact, { kind: 'quantity' }> {
  let { end } = place;
  let value = figure;
  let measure: string | null = known || null;
  if (!known) {
    for (
      let scale = scalePattern.exec(view.exact.slice(end));
      scale;
      scale = scalePattern.exec(view.exact.slice(end))
    ) {
      const factor = scales[scale[1]!]!;
      value = value * factor + (scale[2] ? factor / 2 : 0);
      end += scale[0].length;
      // một triệu hai trăm nghìn
      const rest = restAfterScale(view, end, factor);
      if (!rest) continue;
      value += rest.value;
      end = rest.end;
    }
    const match = measurePattern.exec(view.exact.slice(end, end + 16));
    if (match) {
      measure = match[1] ? '%' : measureOf.get(match[2]!)!;
      const kilos = { tấn: 1000, tạ: 100 }[measure];
      if (kilos) [value, measure] = [value * kilos, 'kg'];
      end += match[0].length;
      // một giờ rưỡi
      const half = /^\srưỡi(?!\p{L})/u.exec(view.exact.slice(end));
      if (half) [value, end] = [value + 0.5, end + half[0].length];
      const minutes = measure === 'giờ' && /^\s(\d{2})(?:\s?phút)/u.exec(view.exact.slice(end));
      if (minutes) {
        value += Number(minutes[1]) / 60;
        end += minutes[0].length;
      }
    }
  }
  const whole = { start: place.start, end };
  const behind = wordsAfter(view, end, 3);
  const next = behind.slice(0, behind.includes(' ') ? behind.indexOf(' ') : behind.length);
  // Nothing but a blank stands between a number and what it counts.
  const counts = !measure && next !== '' && view.exact.startsWith(next, end + 1) && !isFunction(next);
  const noun = counts && view.exact[end] === ' ' ? behind : '';
  return {
    kind: 'quantity',
    inWords: !/^\d/.test(view.exact.slice(place.start)),
    value: Number(value.toPrecision(12)),
    measure,
    noun,
    before: wordsBefore(view, place.start, 4),
    bound: boundOf(view, whole),
    trend: trendOf(view, whole),
    ...whole,
  };
}

function restAfterScale(view: View, at: number, below: number): { value: number; end: number } | null {
  const index = view.words.findIndex((word) => word.start >= at);
  if (index < 0 || !/^\s$/.test(view.exact.slice(at, view.words[index]!.start))) return null;
  const words = view.words.slice(index, index + 6).map((word) => word.exact);
  const found = wordNumberAt(words, 0);
  if (!found || (found.length === 1 && words[0] === 'năm')) return null;
  const factor = scales[words[found.length] ?? ''] ?? 0;
  if (factor === 0 || factor >= below) return null;
  return { value: found.value * factor, end: view.words[index + found.length]!.end };
}

/** 7 - 10 ngày, từ 7 đến 10 ngày: the first of two takes its measure from the second. */
function shareMeasures(view: View, facts: Fact[]): void {
  const sorted = facts
    .filter((fact) => fact.kind === 'quantity')
    .sort((left, right) => left.start - right.start);
  sorted.forEach((fact, index) => {
    const next = sorted[index + 1];
    if (!next || fact.measure) return;
    const gap = view.exact.slice(fact.end, next.start);
    if (!/^\s?(?:-|–|đến|tới|hoặc|và)\s?$/u.test(gap)) return;
    const range = !/hoặc|và/u.test(gap);
    fact.measure = next.measure;
    fact.noun = next.noun;
    if (range) {
      fact.bound = 'lower';
      next.bound = 'upper';
    }
    if (next.measure === 'đồng' && next.value >= 1e6 && fact.value < 1000) {
      // 1 - 2 triệu đồng
      const scale =
        scales[/(?:triệu|tỷ|tỉ|nghìn|ngàn)/u.exec(view.exact.slice(next.start, next.end))?.[0] ?? ''] ?? 1;
      fact.value *= scale;
    }
  });
}
