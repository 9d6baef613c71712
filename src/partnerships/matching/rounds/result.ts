import { guardTable, type PairResult } from '../../../engines/matching/index.ts';
import { estimate } from '../../../engines/prevalence/index.ts';
import type { AgreementTerms } from '../agreements/contract.ts';
import type { RoundResult } from './contract.ts';
import type { Held } from './engine.ts';
import { mostWithheld } from './table-csv.ts';

const nothing: RoundResult = { table: null, estimates: [], matched: null, possible: null, matches: [] };

/** A count that is too small to be told is not told. */
const guarded = (count: number, least: number): number | null => (count > 0 && count < least ? null : count);

const ofPair = (terms: AgreementTerms, result: PairResult, refs: readonly string[]): RoundResult => {
  if (terms.output === 'cardinality') {
    const { matched, possible } = result;
    return { ...nothing, matched: guarded(matched, terms.least), possible: guarded(possible, terms.least) };
  }
  const matches = result.matches.flatMap(({ record, verdict, by }) => {
    const ref = refs[record];
    return ref === undefined ? [] : [{ ref, verdict, by: [...by] }];
  });
  return { ...nothing, matched: result.matched, possible: result.possible, matches };
};

/**
 * What came of a finished round, as far as it may be known: cells below the bar are withheld. Where the ground is statistics the estimators
 * see what is shown and no more, with ranges where cells are withheld: a total from the whole table would give those away.
 */
export const resultOf = async (terms: AgreementTerms, { engine, refs }: Held): Promise<RoundResult | null> => {
  if (engine.role === 'list') return null;
  if (engine.role !== 'coordinator') {
    const { result, told } = engine.state;
    return told ? { ...nothing, ...told } : result && ofPair(terms, result, refs);
  }
  const { table } = engine.state;
  if (!table) return null;
  const names = table.lists.map((id) => terms.parties.find((party) => party.id === id)?.name ?? id);
  const { cases, cells, withheld } = guardTable(table, terms.least);
  const shown = {
    lists: names,
    cases,
    cells: cells.map(({ history, count }) => ({ history: [...history], count })),
    withheld,
  };
  const most = mostWithheld(shown);
  if (terms.basis !== 'statistics' || most === null) return { ...nothing, table: shown };
  const known = shown.cells.map(({ history, count }) => ({
    history: history.reduce<number>((mask, bit, i) => mask | (bit << i), 0),
    ...(count === null ? { count: 1, censored: { from: 1, to: most } } : { count }),
  }));
  const methods = names.length === 2 ? (['chapman'] as const) : (['chao', 'main', 'stepwise'] as const);
  const { estimates } = await estimate({ lists: names, cells: known }, { methods: [...methods], seed: 1 });
  return {
    ...nothing,
    table: shown,
    estimates: estimates.map(({ method, total, model, interval }) => ({
      method,
      total,
      model: [...model],
      interval: interval && { level: interval.level, lower: interval.lower, upper: interval.upper },
    })),
  };
};
