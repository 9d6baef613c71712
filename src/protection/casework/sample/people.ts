import type { Random } from '../../../platform/ids/index.ts';

/** The woman of the thread, for the chapters that go on with her. */
export const threadSurvivorId = '0190a6f0-5a3e-7000-8000-0000000000a1';
export const threadSurvivor = { given: 'Marisela', family: 'Quenahuel', phone: '+1 555 0142 118' } as const;

export interface Invented {
  readonly given: string | null;
  readonly family: string | null;
  readonly phone: string | null;
  readonly openedDaysAgo: number;
  readonly reason: string;
  readonly services: readonly string[];
  readonly task: string | null;
  readonly dueIn: number;
  readonly closed: string | null;
  readonly shield: 'open' | 'restricted' | 'closed';
  readonly withSupervisor: boolean;
}

/** Nobody has these names: the family names are made of syllables. */
const given =
  'Yatzil Nemoria Tovia Ruela Ixcara Danelle Oksavia Brunilde Sumaila Fenna Aroha Leocadia Mirvane Zulmira Petrana'.split(
    ' ',
  );
const first = ['Om', 'Tzi', 'Ves', 'Mar', 'Quil', 'Bra', 'Ner', 'Sol'];
const middle = ['ba', 'no', 'ca', 'ru', 'de', 'vi'];
const last = ['rri', 'lé', 'wind', 'huac', 'nore', 'stad'];

const reasons = ['hotline', 'self', 'outreach', 'provider', 'law-enforcement', 'health', 'legal'];
const services = [
  'shelter',
  'case-management',
  'food-clothing',
  'medical',
  'legal-advice',
  'transport',
  'mental-health',
];
const tasks = ['call', 'follow-up', 'appointment', 'paperwork', 'review'];
const closings = ['goals-reached', 'moved', 'own-wish', 'no-contact'];

/** The same people for the same random source. Two of them share a phone: the check for duplicates has something to find. */
export const inventedPeople = (random: Random, count: number): Invented[] => {
  const below = (n: number): number => ((random(2)[0] ?? 0) * 256 + (random(1)[0] ?? 0)) % n;
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  return Array.from({ length: count - 1 }, (_, i) => ({
    given: i % 9 === 5 ? null : pick(given),
    family: i % 4 === 2 ? null : `${pick(first)}${pick(middle)}${pick(last)}`,
    phone: i === 20 || i === 21 ? '+1 555 0160 777' : i % 3 === 0 ? null : `+1 555 0170 ${String(100 + i)}`,
    openedDaysAgo: 20 + below(480),
    reason: pick(reasons),
    services: Array.from({ length: 3 }, () => pick(services)),
    task: i % 3 === 1 ? pick(tasks) : null,
    dueIn: below(30) - 8,
    closed: i % 6 === 4 ? pick(closings) : null,
    shield: i === 11 || i === 17 ? 'restricted' : i === 28 ? 'closed' : 'open',
    withSupervisor: i % 3 === 2,
  }));
};
