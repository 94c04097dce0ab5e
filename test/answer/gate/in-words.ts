const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];

/** 1–999 as people say it: 15 → `mười lăm`, 21 → `hai mươi mốt`, 105 → `một trăm linh năm`. */
export function inWords(number: number): string {
  if (number < 10) return digits[number]!;
  if (number < 20) return `mười${number === 10 ? '' : ` ${number === 15 ? 'lăm' : digits[number - 10]}`}`;
  if (number < 100) {
    const [tens, ones] = [Math.floor(number / 10), number % 10];
    const last = ones === 0 ? '' : ones === 1 ? ' mốt' : ones === 5 ? ' lăm' : ` ${digits[ones]}`;
    return `${digits[tens]} mươi${last}`;
  }
  const [hundreds, rest] = [Math.floor(number / 100), number % 100];
  const tail = rest === 0 ? '' : rest < 10 ? ` linh ${digits[rest]}` : ` ${inWords(rest)}`;
  return `${digits[hundreds]} trăm${tail}`;
}
