import type { Translate } from '../../../platform/i18n/index.ts';
import { AnswerState } from './contract.ts';

/** The columns of the sheet that goes out and comes back; their headers are the messages `plan.answer.column.<name>`. */
export const columnNames = ['id', 'code', 'title', 'due', 'last', 'state', 'percent', 'narrative', 'evidence'] as const;
export type ColumnName = (typeof columnNames)[number];

/** What people make of a header or a word: capitals, accents, spaces and marks at the end do not matter. */
export const plainly = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')
    .replace(/^[\s'"]+|[\s'":.*]+$/g, '');

/** Headers in every language we write, and our own names of the columns. */
export const headersOf = (languages: readonly Translate[]): ReadonlyMap<string, ColumnName> =>
  new Map(
    columnNames.flatMap((name): [string, ColumnName][] => [
      [plainly(name), name],
      ...languages.map((t): [string, ColumnName] => [plainly(t(`plan.answer.column.${name}`)), name]),
    ]),
  );

/** States by their word in every language we write, and by their own name. */
export const statesOf = (languages: readonly Translate[]): ReadonlyMap<string, AnswerState> =>
  new Map(
    AnswerState.options.flatMap((state): [string, AnswerState][] => [
      [plainly(state), state],
      ...languages.map((t): [string, AnswerState] => [plainly(t(`plan.state.${state}`)), state]),
    ]),
  );
