import type { PlanDocument } from '../../engines/plan/document.ts';
import type { CivilDate, Id } from '../../platform/contract/index.ts';
import type { Context } from '../../platform/kernel/index.ts';
import { holds } from '../../platform/policy/index.ts';
import { publicDocument } from '../publication/public-document.ts';
import { type LoadOptions, loadDocument } from './load-document.ts';

/** The plan as this actor may see it: whoever may not read what is internal gets what the public would. */
export const visibleDocument = async (
  { tx, actor, kernel }: Pick<Context, 'tx' | 'actor' | 'kernel'>,
  planId: Id,
  options: LoadOptions = {},
): Promise<PlanDocument> => {
  const doc = await loadDocument(tx, planId, options);
  return holds(kernel.roles, actor, 'read plan-internal') ? doc : publicDocument(doc);
};

/** The day an answer speaks of. */
export const dayOf = ({ clock }: Pick<Context, 'clock'>, asOf: CivilDate | undefined): CivilDate =>
  asOf ?? clock.today();
