import { keptForTexts } from '../../core/kept.ts';
import { fold } from '../../core/text.ts';
import type { UnitFact } from './fact.ts';
import { isSpelledBy } from './words.ts';

/** Abbreviations in names of bodies that a writer and a document choose as they like. */
const abbreviations: readonly (readonly [RegExp, string])[] = (
  [
    ['ubnd', 'uỷ ban nhân dân'],
    ['hđnd', 'hội đồng nhân dân'],
    ['ubmttq|ub mttq', 'uỷ ban mặt trận tổ quốc'],
    ['mttq', 'mặt trận tổ quốc'],
    ['bhxh', 'bảo hiểm xã hội'],
    ['ttyt', 'trung tâm y tế'],
    ['bvđk', 'bệnh viện đa khoa'],
    ['bv', 'bệnh viện'],
    ['kh cn|khcn', 'khoa học và công nghệ'],
    ['gd đt|gdđt', 'giáo dục và đào tạo'],
    ['tn mt|tnmt', 'tài nguyên và môi trường'],
    ['nn mt|nnmt', 'nông nghiệp và môi trường'],
    ['vh tt dl|vhttdl|vhtt dl', 'văn hoá thể thao và du lịch'],
    ['lđ tb xh|lđtb xh|lđtbxh', 'lao động thương binh và xã hội'],
    ['kh đt|khđt', 'kế hoạch và đầu tư'],
    ['tt tt|tttt', 'thông tin và truyền thông'],
    ['tp', 'thành phố'],
  ] as const
).map(([short, long]) => [new RegExp(`(?<![\\p{L}\\p{N}])(?:${short})(?![\\p{L}\\p{N}])`, 'gu'), long]);

/** The name of a body without abbreviations: `ubnd tỉnh` → `uỷ ban nhân dân tỉnh`. */
export const inFull = keptForTexts(
  (words) => abbreviations.reduce((long, [pattern, by]) => long.replace(pattern, by), words),
  100_000,
);

const ofPlace = /^(?:tỉnh|thành phố|thị xã|huyện|quận|xã|phường)(?= |$)/u;
const endsInPlace = /(?:^| )(?:tỉnh|thành phố|thị xã|huyện|quận|xã|phường|đặc khu)$/u;

/**
 * Whether a name leaves out no more than the place of the other one: "Trung tâm Dịch vụ việc làm tỉnh" of "Trung tâm
 * Dịch vụ việc làm tỉnh Thanh Giang". "Bệnh viện đa khoa" leaves out of "Bệnh viện đa khoa khu vực" what tells it from others.
 */
export function leavesOutPlace(short: string, long: string): boolean {
  if (!short.includes(' ') || !long.startsWith(`${short} `)) return false;
  return endsInPlace.test(short) || ofPlace.test(long.slice(short.length + 1));
}

/** The same body, as far as the names tell; ids of the registry decide where both have one. */
export function isSameBody(claimed: UnitFact, own: UnitFact, accented: boolean): boolean {
  if (claimed.id !== null && own.id !== null) return claimed.id === own.id;
  const [wanted, written] = [inFull(claimed.words), inFull(own.words)];
  return (
    wanted === written ||
    (!accented && fold(wanted) === fold(written)) ||
    isSpelledBy(claimed.words, own.words) ||
    isSpelledBy(own.words, claimed.words)
  );
}
