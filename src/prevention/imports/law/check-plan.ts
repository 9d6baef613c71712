import { refuse } from '../../../platform/errors/index.ts';
import { type LawEntry, partsOf, type Threshold, thresholdsOf } from './pack-kind.ts';
import type { Plan, PlanCheck } from './plan/contract.ts';

type Figures = Plan['years'][number]['figures'];
type Bound = PlanCheck['years'][number]['wordings'][number];

/** What a plan lacks, and whom the law binds by the figures of each year. @throws Refusal IMPORTS_PLAN_ASK_UNKNOWN */
export const checkPlan = (law: readonly LawEntry[], { regime, years, answers }: Plan): PlanCheck => {
  const parts = partsOf(law)
    .filter((part) => part.regime === regime)
    .map((part) => {
      const asks = part.asks.map(({ id, says }) => {
        const full = `${part.id}/${id}`;
        return { id: full, says, answer: (answers[full] ?? '').trim() };
      });
      const state = asks.every(({ answer }) => answer !== '') ? ('written' as const) : ('missing' as const);
      const { id, title, notes, citation } = part;
      return { id, title, says: wordsOf(part), notes, state, asks, citation };
    });
  const known = new Set(parts.flatMap(({ asks }) => asks.map(({ id }) => id)));
  const stranger = Object.keys(answers).find((id) => !known.has(id));
  if (stranger !== undefined) refuse('IMPORTS_PLAN_ASK_UNKNOWN', { ask: stranger }, [{ field: `answers.${stranger}` }]);
  const missing = parts.flatMap(({ asks }) => asks.filter(({ answer }) => answer === '').map(({ id }) => id));
  const thresholds = thresholdsOf(law).filter((one) => one.regime === regime);
  return {
    regime,
    years: years.map(({ year, figures }) => {
      const wordings = thresholds.filter((one) => heldIn(one, year)).map((one) => boundBy(one, figures));
      return { year, bound: together(wordings.map(({ bound }) => bound)), wordings };
    }),
    parts,
    missing,
    complete: parts.length > 0 && missing.length === 0,
  };
};

export const wordsOf = ({ says }: Pick<LawEntry, 'says'>): { en: string; es: string } =>
  typeof says === 'string' ? { en: says, es: says } : { en: says.en, es: says.es ?? says.en };

const heldIn = ({ effective: { from, to } }: Threshold, year: number): boolean =>
  from <= `${year}-12-31` && (to ?? '9999-12-31') >= `${year}-01-01`;

const boundBy = (one: Threshold, figures: Figures): Bound => {
  const missing = one.of.flatMap(({ figure }) => (figures[figure] === undefined ? [figure] : []));
  const reached = one.of.filter(({ figure, amount, reached: how }) => {
    const given = figures[figure];
    return given !== undefined && (how === 'more than' ? given > amount : given >= amount);
  }).length;
  // a figure nobody gave may still decide it
  const bound = reached >= one.needs ? 'yes' : reached + missing.length < one.needs ? 'no' : 'figure-missing';
  return {
    threshold: one.id,
    from: one.effective.from,
    to: one.effective.to ?? null,
    says: wordsOf(one),
    notes: one.notes,
    bound,
    missing: bound === 'figure-missing' ? missing : [],
    citation: one.citation,
  };
};

const together = (bounds: readonly Bound['bound'][]): PlanCheck['years'][number]['bound'] => {
  const [first] = bounds;
  if (first === undefined) return 'no-threshold-known';
  return bounds.every((one) => one === first) ? first : 'depends';
};
