import type { Carrier } from '../carrier.ts';
import type { Fact, NameFact } from '../fact.ts';
import type { Reading } from '../read-facts.ts';

const professions =
  'bác sĩ|dược sĩ|điều dưỡng|y sĩ|hộ sinh|kỹ thuật viên|tiến sĩ|thạc sĩ|cử nhân|giáo sư|kỹ sư|luật sư';
const title = new RegExp(`(?<!\\p{L})(${professions})\\s*$`, 'u');

type Name = Fact & NameFact;
const namesOf = ({ facts }: Reading) => facts.filter((fact): fact is Name => fact.kind === 'name');

/** Whether a claim gives a person another profession than the cited sentences do. */
export function changesProfession(clause: Reading, carriers: readonly Carrier[]): boolean {
  return namesOf(clause).some((name) => {
    const claimed = titleOf(clause, name);
    if (!claimed) return false;
    const titles = carriers.flatMap(({ own }) =>
      namesOf(own)
        .filter(({ words }) => words === name.words)
        .flatMap((one) => titleOf(own, one) ?? []),
    );
    return titles.length > 0 && !titles.includes(claimed);
  });
}

const titleOf = ({ view }: Reading, { start }: Name) => title.exec(view.exact.slice(0, start))?.[1];
