import { RuleError } from '../errors.ts';
import { exact, exactText } from '../exact.ts';
import { exactly, type Known, type Point, UNKNOWN } from '../interval.ts';
import type { DecisionTable } from '../pack.ts';
import { evaluateTable } from './evaluate-table.ts';
import { readTable } from './read-table.ts';

export type Plain = boolean | string;

/** Decides one table alone, by the names of its inputs; null or missing is unknown. Gives the lines, or null while they are open. @throws RuleError */
export function decideTable(
  table: DecisionTable,
  inputs: Readonly<Record<string, Plain | null>>,
): Record<string, Plain>[] | null {
  const known = table.inputs.map(({ name, type }): Known => {
    const value = inputs[name];
    if (value === undefined || value === null) return UNKNOWN;
    if ((type === 'yes-no') !== (typeof value === 'boolean'))
      throw new RuleError('RULE_FACT_INVALID', `This input is of the type ${type}.`, name);
    return exactly(typeof value === 'string' && (type === 'number' || type === 'money') ? exact(value) : value);
  });
  const { lines } = evaluateTable(readTable(table), known);
  const plain = (point: Point | undefined): Plain => (typeof point === 'object' ? exactText(point) : (point ?? false));
  return (
    lines?.map((line) => Object.fromEntries(table.outputs.map(({ name }, column) => [name, plain(line[column])]))) ??
    null
  );
}
