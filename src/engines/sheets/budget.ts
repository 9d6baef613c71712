import { tooLarge, type Where } from './errors.ts';
import type { SheetLimits } from './limits.ts';

export interface CellBudget {
  /** Counts one row about to be kept: its cells (empty ones too) and their characters. */
  row(cells: readonly string[], where: Where): void;
}

/** One purse for all sheets of a file. */
export function createCellBudget(limits: SheetLimits): CellBudget {
  let cells = 0;
  let chars = 0;
  return {
    row(row, where) {
      cells += row.length;
      for (const cell of row) chars += cell.length;
      if (cells > limits.cells) throw tooLarge(`The file holds more than ${limits.cells} cells.`, where);
      if (chars > limits.chars) throw tooLarge(`The file holds more than ${limits.chars} characters.`, where);
    },
  };
}
