/**
 * What can be a Vietnamese syllable: onset + rhyme + tone. Used to tell a right decoding from a wrong one
 * and a split word from two words; a word of another language is simply no syllable.
 */

const onsets = 'ngh ng nh gh gi kh ph th tr ch qu b c d đ g h k l m n p r s t v x'.split(' ');

/** Every rhyme of the written language without its tone (Hoàng Phê, Từ điển vần, leaving out pure rarities). */
const rhymes = new Set(
  `a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
   e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
   i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
   o oa oac oach oai oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong op ot ooc oong
   ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
   u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uơ uôc uôi uôm uôn uông uôt
   uy uya uych uyn uynh uyt uyu uyên uyêt
   ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
   y ych ynh yêm yên yêng yêt yêu`.split(/\s+/),
);

/** Syllables without an onset that occur in official prose; other vowel-first strings are likely fragments. */
const bareSyllables = new Set(
  `à ạ ác ách ai ái ải am ám ảm an án ang áng anh ánh ảnh ao áo ảo ạt áp ấp âm ấm ẩm ân ấn ẩn ấy âu ẩu ấu ăn ăng
   em én eo ép ê ếch êm ích im in ỉn ít ọc oai oan oán oanh oi om ong óc ô ồ ổ ốc ôi ôn ồn ổn ông ống ốm ở ơ ơn ớn
   u ủ ù ụ ung ủng ủy uỷ uy úy uyên út úp uất uẩn uế uống uốn ước ướt ướp ươm ương ứ ừ ư ứa ưa ức ứng ưng ưu y ý ỷ yên yến yết yêu yếu yểm yểu ỳ`.split(
    /\s+/,
  ),
);

const toneMarks = /[\u0300\u0301\u0303\u0309\u0323]/gu;

/** Whether `word` (NFC letters, any case) is built like a Vietnamese syllable. */
export function isSyllable(word: string): boolean {
  const decomposed = word.toLowerCase().normalize('NFD');
  const tones = decomposed.match(toneMarks) ?? [];
  if (tones.length > 1) return false;
  const bare = decomposed.replace(toneMarks, '').normalize('NFC');
  // A syllable that ends in a stop only carries sắc or nặng.
  if (/[cpt]$|ch$/u.test(bare) && tones[0] !== '\u0301' && tones[0] !== '\u0323') return false;
  if (rhymes.has(bare) || bare === 'gi') return true;
  if (bare.startsWith('qu') && rhymes.has(bare.slice(1))) return true;
  return onsets.some((onset) => bare.startsWith(onset) && goWith(onset, bare.slice(onset.length)));
}

/** Spelling of one sound by the vowel that follows: k, gh, ngh before e, ê, i, y and c, ng before the others. */
function goWith(onset: string, rhyme: string): boolean {
  if (!rhymes.has(rhyme)) return false;
  const front = /^[eêiy]/u.test(rhyme);
  if (onset === 'k' || onset === 'gh' || onset === 'ngh') return front;
  if (onset === 'c' || onset === 'ng') return !front;
  return onset !== 'qu' || /^[aăâeêiơy]/u.test(rhyme);
}

/** A syllable that may well stand alone: `khoản`, `ủy`; `ẢN` and `Ố` are more likely pieces of one. */
export function isWholeSyllable(word: string): boolean {
  if (!isSyllable(word)) return false;
  const lower = word.toLowerCase();
  return (
    !/^[aăâeêioôơuưy]/u.test(lower.normalize('NFD').replace(toneMarks, '').normalize('NFC')) ||
    bareSyllables.has(lower)
  );
}
