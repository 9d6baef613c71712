import { type PlanDocument, PlanError, planFromPack } from '../../engines/plan/index.ts';
import type { CommandContext } from '../../platform/cli/index.ts';
import type { Id } from '../../platform/contract/index.ts';
import { Refusal, refuse } from '../../platform/errors/index.ts';
import { listPlans } from '../contract.ts';
import { readPlanFile } from '../exchange/read-plan-file.ts';

/**
 * The plan that `--plan` names, without a server: the id of a plan pack, or a file of any format (its name has a dot or a slash).
 *
 * @throws Refusal PLAN_PACK_NOT_FOUND, PLAN_FILE_UNREADABLE, PLAN_FILE_INVALID, FILE_NOT_READ
 */
export const planDocumentOf = async (context: CommandContext, named: string): Promise<PlanDocument> => {
  try {
    const packs = await context.packs();
    if (packs.pack(named) || !/[./\\]/.test(named)) return planFromPack(packs, named);
    const { bytes } = await context.readFile(named);
    const { document, problems } = readPlanFile(bytes, { name: named, today: context.clock.today() });
    if (problems.length > 0) throw new Refusal('PLAN_FILE_INVALID', { count: problems.length }, problems);
    return document;
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    if (error.code === 'PLAN_PACK_NOT_FOUND') throw new Refusal('PLAN_PACK_NOT_FOUND', { pack: named });
    throw new Refusal('PLAN_FILE_UNREADABLE', {}, [{ file: named, code: error.code, says: error.message }]);
  }
};

/** The plan on the server: the one that `--id` names, else the only running one, else the only one. */
export const planIdOf = async (context: CommandContext, id: unknown): Promise<Id> => {
  if (typeof id === 'string') return id;
  const plans = await context.call(listPlans, {});
  const running = plans.filter((p) => p.status === 'running');
  const [only, ...others] = running.length > 0 ? running : plans;
  if (!only || others.length > 0) refuse('PLAN_NAME_ONE', { plans: plans.map((p) => p.id).join(', ') });
  return (only as NonNullable<typeof only>).id;
};
