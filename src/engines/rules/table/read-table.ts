import { RuleError } from '../errors.ts';
import type { Point } from '../interval.ts';
import type { DecisionTable } from '../pack.ts';
import { type Cell, readCell, readLiteral, readLiterals } from './cell.ts';

/** A table with its cells understood. */
export interface ReadTable {
  table: DecisionTable;
  rows: { id: string; when: Cell[]; gives: Point[] }[];
  /** Allowed values of each input; null where the list is open. */
  inputValues: (Point[] | null)[];
  /** Values of each output by priority; null where there is none. */
  outputValues: (Point[] | null)[];
  otherwise: Point[] | null;
}

/** @throws RuleError RULE_CELL_NOT_UNDERSTOOD, RULE_PACK_INVALID */
export function readTable(table: DecisionTable): ReadTable {
  const at = (place: string) => `table ${table.id}, ${place}`;
  const { hitPolicy, aggregation, outputs } = table;
  if (aggregation && (hitPolicy !== 'C' || outputs.length !== 1))
    throw new RuleError('RULE_PACK_INVALID', 'Only a collecting table with one output can add up.', at('aggregation'));
  if (aggregation && aggregation !== 'COUNT' && !outputs.every(({ type }) => type === 'number' || type === 'money'))
    throw new RuleError('RULE_PACK_INVALID', 'Only numbers can be added up.', at('aggregation'));
  const rows = table.rows.map((row) => {
    if (row.when.length !== table.inputs.length || row.gives.length !== outputs.length)
      throw new RuleError('RULE_PACK_INVALID', 'The row has not one cell for each column.', at(`row ${row.id}`));
    return {
      id: row.id,
      when: table.inputs.map(({ type, name }, column) =>
        readCell(row.when[column] ?? '', type, at(`row ${row.id}, ${name}`)),
      ),
      gives: outputs.map(({ type, name }, column) =>
        readLiteral(row.gives[column] ?? '', type, at(`row ${row.id}, ${name}`)),
      ),
    };
  });
  const otherwise = outputs.map(({ otherwise, type, name }) =>
    otherwise === undefined ? null : readLiteral(otherwise, type, at(name)),
  );
  const whole = otherwise.filter((point) => point !== null);
  return {
    table,
    rows,
    inputValues: table.inputs.map(({ values, type, name }) => (values ? readLiterals(values, type, at(name)) : null)),
    outputValues: outputs.map(({ values, type, name }) => (values ? readLiterals(values, type, at(name)) : null)),
    otherwise: whole.length === outputs.length ? whole : null,
  };
}
