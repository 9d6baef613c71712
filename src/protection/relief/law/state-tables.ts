import type { Facts } from '../../../engines/rules/index.ts';
import { type Citation, holdsOn } from '../../../platform/packs/index.ts';
import { bothWords, type ReliefLaw } from './relief-law.ts';
import { type StateTable, stateColumns, usStates } from './state-columns.ts';

/** The fact that names the state whose law is asked about. */
const STATE_FACT = 'state-of-matter';

export interface StateCell {
  readonly table: StateTable;
  readonly state: string;
  readonly column: string;
  readonly says: { readonly en: string; readonly es: string };
  readonly readOn: string;
  readonly citation: Citation;
}

/** The cells of the state that the facts name, as they hold on a day. None where nobody has read that state's law. */
export function stateCells(law: ReliefLaw, table: StateTable, facts: Facts, on: string): StateCell[] {
  const fact = facts[STATE_FACT];
  const state = fact?.state === 'known' ? fact.value : null;
  return law.cells
    .filter((cell) => cell.table === table && cell.state === state && holdsOn(cell, on))
    .map((cell) => ({
      table,
      state: cell.state,
      column: cell.column,
      says: bothWords(cell.says),
      readOn: cell.readOn,
      citation: law.cite(cell),
    }));
}

export interface StateCompleteness {
  readonly state: string;
  /** Columns that somebody has read, with a source, and how many there are. */
  readonly filled: readonly string[];
  readonly columns: number;
}

/** Of each state how much of a table is filled: the map of what is not known yet. */
export const completeness = (law: ReliefLaw, table: StateTable, on: string): StateCompleteness[] =>
  usStates.map((state) => ({
    state,
    columns: stateColumns[table].length,
    filled: stateColumns[table].filter((column) =>
      law.cells.some(
        (cell) => cell.table === table && cell.state === state && cell.column === column && holdsOn(cell, on),
      ),
    ),
  }));
