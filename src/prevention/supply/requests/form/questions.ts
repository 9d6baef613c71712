import { columnLetters } from '../../../../engines/sheets/index.ts';
import type { Translate } from '../../../../platform/i18n/index.ts';
import { documentTypes } from '../../evidence/contract.ts';
import { type Asks, answerUnits } from '../body.ts';
import { dayShown } from '../day-shown.ts';

/** What a form is about, in the words of the request. */
export interface FormOf {
  readonly requestId: string;
  readonly from: string;
  readonly to: string;
  readonly material: string | null;
  readonly dueOn: string;
  readonly asks: Asks;
  readonly language: 'en' | 'es';
}

/** The columns of the two tables, in their order. */
export const supplierColumns = ['name', 'country', 'address', 'material'] as const;
export const lotColumns = ['lot', 'quantity', 'unit', 'madeOn', 'shippedOn'] as const;
/** The questions that have one answer. */
export const singleRows = ['words', 'corrective', 'quantity', 'unit', 'cannot'] as const;
export type SingleRow = (typeof singleRows)[number];

export const letterOf = (column: number): string => columnLetters(column + 1);

export const unitWords = (t: Translate, unit: (typeof answerUnits)[number]): string =>
  `${t(`supply.ask.unit.${unit}`)} (${unit})`;

/** A unit as somebody wrote it: its code, or the words beside it in one of our languages. */
export const unitIn = (text: string, both: readonly Translate[]): string => {
  const said = text.trim().toUpperCase();
  return (
    answerUnits.find((unit) => said === unit || said.endsWith(`(${unit})`)) ??
    answerUnits.find((unit) => both.some((t) => t(`supply.ask.unit.${unit}`).toUpperCase() === said)) ??
    text.trim()
  );
};

export const paperName = (t: Translate, type: string): string => {
  const named = documentTypes.find((one) => one === type);
  return named ? t(`supply.document.type.${named}`) : type;
};

/** What is asked, line by line. */
export const askedLines = (
  t: Translate,
  { from, to, material, dueOn, asks, language }: Omit<FormOf, 'requestId'>,
): string[] => [
  t('public.supply.who', { from, to, day: dayShown(dueOn, language) }),
  ...(material === null ? [] : [t('public.supply.goods', { material })]),
  ...(asks.question ? [asks.question] : []),
  ...(asks.corrective ? [t('public.supply.put-right', { what: asks.corrective })] : []),
  ...(asks.documents.length > 0
    ? [t('public.supply.papers', { papers: asks.documents.map((one) => paperName(t, one)).join(', ') })]
    : []),
];
