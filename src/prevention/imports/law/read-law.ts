import { useCase } from '../../../platform/kernel/index.ts';
import { checkPlan, wordsOf } from './check-plan.ts';
import { importLaw, lawOn } from './pack-kind.ts';
import { law as lawContract, planCheck as planContract } from './plan/contract.ts';

export const planCheck = useCase(planContract, async ({ kernel }, plan) => checkPlan(importLaw(kernel.packs), plan));

export const law = useCase(lawContract, async ({ kernel, clock }, input) => {
  const on = input.on ?? clock.today();
  return {
    on,
    entries: lawOn(importLaw(kernel.packs), on).map((entry) => ({
      id: entry.id,
      type: entry.type,
      regime: entry.regime,
      title: entry.title,
      says: wordsOf(entry),
      notes: entry.notes,
      needs: entry.type === 'rule' ? entry.needs : [],
      length: entry.type === 'clock' ? entry.length : null,
      rule: entry.type === 'clock' ? entry.rule : null,
      citation: entry.citation,
    })),
  };
});
