import type { WageLaw } from '../../src/engines/wages/index.ts';

interface PlainWork {
  readonly spells: readonly { readonly days: readonly { date: string; hours: number }[]; readonly rate: string }[];
  readonly paid: readonly { date: string; amount: string }[];
}

const DAY = 86_400_000;
/** The number of the week that begins on Sunday; 1970-01-04 was one. */
const weekOf = (date: string): number => Math.floor((Date.parse(date) / DAY - 3) / 7);

/** Back wages as a spreadsheet would add them: floating point, no checks, no trace. */
export const plainWages = ({ spells, paid }: PlainWork, law: WageLaw): number => {
  const rows = law.minimum
    .filter(({ coverage }) => coverage === 'all' || coverage === '1938_act')
    .map(({ from, rate }) => ({ from, rate: Number(rate) }))
    .sort((a, b) => (a.from < b.from ? 1 : -1));
  const weeks = new Map<number, { hours: number; straight: number; paid: number }>();
  const week = (date: string) => {
    const number = weekOf(date);
    const there = weeks.get(number) ?? { hours: 0, straight: 0, paid: 0 };
    weeks.set(number, there);
    return there;
  };
  for (const { days, rate } of spells) {
    for (const { date, hours } of days) {
      const held = week(date);
      held.hours += hours;
      held.straight += hours * Math.max(Number(rate), rows.find(({ from }) => from <= date)?.rate ?? 0);
    }
  }
  for (const { date, amount } of paid) week(date).paid += Number(amount);
  let owed = 0;
  for (const { hours, straight, paid: given } of weeks.values()) {
    const premium = hours > 40 ? (straight / hours / 2) * (hours - 40) : 0;
    owed += Math.max(0, Math.round((straight + premium) * 100) / 100 - given);
  }
  return owed;
};
