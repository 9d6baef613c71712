import type { WageLaw, WorkShape } from '../../../engines/wages/index.ts';
import type { Translate } from '../../../platform/i18n/index.ts';
import type { RestitutionAnswer } from '../law/index.ts';
import { stepWords } from '../words.ts';

/** What a worksheet is made of. It knows no name: the code of the record stands for her. */
export interface Source {
  readonly t: Translate;
  readonly language: 'en' | 'es';
  readonly code: string;
  readonly title: string;
  readonly version: number;
  readonly answer: RestitutionAnswer;
  readonly work: WorkShape;
  readonly law: WageLaw;
  readonly inputHash: string;
}

export const weekColumns = [
  'week',
  'hours',
  'regular',
  'straight',
  'bonus',
  'premium',
  'due',
  'paid',
  'unpaid',
] as const;

export const weekCells = ({ answer }: Source): string[][] =>
  answer.weeks.map((week) => [
    week.start,
    String(week.hours),
    week.regularRate,
    week.straight,
    week.bonus,
    week.premium,
    week.due,
    week.paid,
    week.backWages,
  ]);

/** The lines of the totals: amount, what it is, law. */
export const totalCells = ({ t, answer }: Source): string[][] =>
  answer.trace.filter(({ week }) => week === null).map((line) => [line.amount, stepWords(t, line), line.cite]);

/** By what this sheet can be told apart, and checked. */
export const marks = ({ t, code, version, answer, inputHash }: Source): string[] => [
  t('restitution.sheet.made', { code, version, day: answer.asOf }),
  t('restitution.sheet.input', { hash: inputHash }),
  ...answer.packs.map(({ id, version: held, hash }) => t('restitution.sheet.pack', { id, version: held, hash })),
];
