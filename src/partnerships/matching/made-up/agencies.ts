import type { Person } from '../../../engines/matching/index.ts';
import { type Chance, chanceFrom, madeUpPerson } from './people.ts';

/** The six offices of the demonstration, and how many of those who exist each of them sees. */
export const agencies = [
  { name: 'Hotline', sees: 0.14 },
  { name: 'Shelter', sees: 0.1 },
  { name: 'Clinic', sees: 0.09 },
  { name: 'Police', sees: 0.12 },
  { name: 'Labour', sees: 0.08 },
  { name: 'Legal aid', sees: 0.06 },
] as const;

/** How many exist in the demonstration: what an estimate should come near. */
export const peopleThere = 3_000;

const everybody = (): readonly Person[] => {
  const chance = chanceFrom(20_261_124);
  return Array.from({ length: peopleThere }, (_, i) => madeUpPerson(chance, i));
};

/** The same person as this office writes: another order, capitals, no marks. It is the same name all the same. */
const written = (chance: Chance, { given = '', family = '', ...rest }: Person): Person => {
  const way = chance();
  if (way < 0.3 && family !== '') return { ...rest, name: `${family.toUpperCase()}, ${given}` };
  if (way < 0.5) return { ...rest, name: `${given} ${family}`.normalize('NFD').replace(/\p{M}/gu, '').trim() };
  return { ...rest, given, family };
};

/** The list of one office. Who is on it is by chance, each list for itself, so a simple estimate is a fair one. */
export const agencyList = (place: number): readonly Person[] => {
  const agency = agencies[place];
  if (!agency) return [];
  const chance = chanceFrom(1_000 + place);
  return everybody()
    .filter(() => chance() < agency.sees)
    .map((person) => written(chance, person));
};
