import { guardTable, type PairResult } from '../../../engines/matching/index.ts';
import { estimate } from '../../../engines/prevalence/index.ts';
import type { AgreementTerms } from '../agreements/contract.ts';
import type { RoundResult } from './contract.ts';
import type { Held } from './engine.ts';

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
 * What came of a finished round, as far as it may be known: cells below the bar are withheld. Where the ground is statistics the whole table
 * goes to the estimators first, in memory, and only their totals are kept.
 */
export const resultOf = async (terms: AgreementTerms, { engine, refs }: Held): Promise<RoundResult | null> => {
  if (engine.role === 'list') return null;
  if (engine.role !== 'coordinator') return engine.state.result && ofPair(terms, engine.state.result, refs);
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
  if (terms.basis !== 'statistics') return { ...nothing, table: shown };
  const masks = table.cells.map(({ history, count }) => ({
    history: history.reduce<number>((mask, bit, i) => mask | (bit << i), 0),
    count,
  }));
  const methods = table.lists.length === 2 ? (['chapman'] as const) : (['chao', 'main', 'stepwise'] as const);
  const { estimates } = await estimate({ lists: names, cells: masks }, { methods: [...methods], seed: 1 });
  return {
    ...nothing,
    table: shown,
    estimates: estimates.map(({ method, total, model }) => ({ method, total, model: [...model] })),
  };
};
