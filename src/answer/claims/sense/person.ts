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
    const leads = carriers.flatMap(({ own }) =>
      namesOf(own).flatMap((one) => (one.words === name.words ? leadOf(own, one) : [])),
    );
    return leads.some((lead) => title.test(lead)) && !leads.some((lead) => lead.includes(claimed));
  });
}

const titleOf = (reading: Reading, name: Name) => title.exec(leadOf(reading, name))?.[1];
/** Somebody may have several titles: "tiến sĩ, bác sĩ". */
const leadOf = ({ view }: Reading, { start }: Name) => view.exact.slice(Math.max(0, start - 40), start);
