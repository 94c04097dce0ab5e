import { addDays } from '../days.ts';
import { type Refiner, wordsBefore } from './candidate.ts';
import { saysExactly } from './view.ts';

/** Days after which a term that had passed when the document was issued is taken for a tale of the past. */
const tolerance = { setTerm: 31, sameWordsLastTime: 120 };

const effect =
  /(?<![a-z])(?:hieu luc(?: thi hanh)?|ap dung|thi hanh),?(?: (?:ke|tinh))?(?: tu[^.;\n|]{0,40})? ?$/u;
const cutOff = /(?<![a-z])(?:so lieu[^.;,\n|]{0,40}|(?:luy ke|tinh|cong don|chot)(?: [a-z]+){0,3}) ?$/u;
const life =
  /(?<!(?:ve|hoc|khang|phat|tiet|thai|dan|moi|trong|y) )(?<![a-z])(?:sinh|tuoi|nhap ngu|tot nghiep)(?: vao| tu| nam)* ?$/u;
const acts =
  'ban hanh|tiep nhan|ky|cap|phat sinh|tuyen dung|nop|hoan thanh|to chuc|bao cao|gui|trien khai|thuc hien|xay dung|dat|tham gia|dong|hop|kiem tra|kham|tiem|mua sam|ghi nhan';
const done = new RegExp(`(?<![a-z])(da) (?:duoc |kip thoi )?(?:${acts})(?: [^ .,;)\\n|]+){0,3} ?$`, 'u');
const things =
  'van ban|ho so|nguoi|tre|ke hoach|cong van|quyet dinh|hop dong|cong trinh|du an|giay phep|chung chi|nhiem vu|vien chuc|thu tuc';
const attribute = new RegExp(
  `(?<![a-z])(?:${things})(?: [^ .,;\\n|]+){0,4}? (?:ban hanh|tiep nhan|ky|phat sinh|tuyen dung|sinh|khoi cong)(?: ket)? ?$`,
  'u',
);
const doneAfter =
  /^,?(?: [^ .;\n|]+){0,9}? (da) (?!duoc giao|giao|neu|duoc phe duyet|phe duyet|co |de ra|ky |ban hanh)/u;
const drafting = /(?<![a-z])(?:tham muu|trinh|xay dung|soan thao|du thao|hoan thien) /u;
const plan =
  /(?<![a-z])(?:dinh huong|tam nhin|chuong trinh|chien luoc|quy hoach|de an|lo trinh|ke hoach)[^.;:\n|]{0,60}$/u;

const uncounted: Refiner[] = [
  function isNoTitle({ start, kind }, { view, isTerm }) {
    if (isTerm || kind !== 'period' || !/^den nam/u.test(view.folded.slice(start, start + 7))) return true;
    return !plan.test(wordsBefore(view, start, 80));
  },
  function isNoDateOfEffect({ start }, { view }) {
    const match = effect.exec(wordsBefore(view, start, 70));
    return (
      !match ||
      (!/^hieu luc| tu/u.test(match[0]) && !/^(?:tu|den) /u.test(view.folded.slice(start, start + 5)))
    );
  },
  function isNoCutOff({ start }, { view }) {
    if (!/^(?:den|het|tu) /u.test(view.folded.slice(start, start + 5))) return true;
    const match = cutOff.exec(wordsBefore(view, start, 50));
    // "của tỉnh đến ngày …" is no "tính đến ngày …".
    return !match || (match[0].startsWith('tinh') && !saysExactly(view, start - match[0].length, 'tính'));
  },
  function isNoLifeDate(candidate, { view }) {
    return !life.test(wordsBefore(view, candidate.start, 30));
  },
  function isNotDone(candidate, { view, isTerm }) {
    if (isTerm) return true;
    const words = wordsBefore(view, candidate.start, 70);
    const before = done.exec(words);
    if (before && !/giao/u.test(before[0]) && saysExactly(view, candidate.start - before[0].length, 'đã'))
      return false;
    return drafting.test(words) || !attribute.test(words);
  },
  function isNotTold(candidate, { view }) {
    if (!candidate.weak) return true;
    const rest = view.folded.slice(candidate.end, candidate.end + 100);
    const after = doneAfter.exec(rest);
    return !after || !saysExactly(view, candidate.end + after[0].lastIndexOf('da '), 'đã');
  },
  function isNotPast(candidate, { isTerm, told }) {
    const { due, weak, ownYear, passed } = candidate;
    if (isTerm || !told.reference) return true;
    if (weak && passed && addDays(passed, tolerance.sameWordsLastTime) >= told.reference) return false;
    if (!due || due >= told.reference) return true;
    if (weak) return false;
    return !ownYear || addDays(due, tolerance.setTerm) >= told.reference;
  },
];

/**
 * In the order in which they look at a candidate; the first that objects drops it. A counted term is told by
 * its own words, which may hold such dates.
 */
export const refiners: Refiner[] = uncounted.map(
  (refiner) => (candidate, scene) => candidate.counted === true || refiner(candidate, scene),
);
