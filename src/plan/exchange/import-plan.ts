import { createHash } from 'node:crypto';
import { Refusal } from '../../platform/errors/index.ts';
import { useCase } from '../../platform/kernel/index.ts';
import { importPlan as contract } from '../contract.ts';
import { storeNewPlan } from '../register/store-new-plan.ts';
import { readPlanFile } from './read-plan-file.ts';

/** Takes a plan file in, whole or not at all. */
export const importPlan = useCase(contract, async (context, { name }) => {
  const { file, clock, note } = context;
  const { document, problems } = readPlanFile(file.bytes, { name: name ?? file.name, today: clock.today() });
  if (problems.length > 0) throw new Refusal('PLAN_FILE_INVALID', { count: problems.length }, problems);
  note([], { file: createHash('sha256').update(file.bytes).digest('hex') });
  return storeNewPlan(context, document);
});
