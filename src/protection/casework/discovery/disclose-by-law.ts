import { useCase } from '../../../platform/kernel/index.ts';
import { discloseCompelled, recordFields } from '../../consent/index.ts';
import { currentValues } from '../record/current-values.ts';
import { discloseByLaw as contract } from './contract.ts';

/** Offers what holds now to the door of consent, which cuts it to what the demand names and the law allows. */
export const discloseByLaw = useCase(contract, async (context, { survivorId, demandId }) => {
  const fields = [...recordFields(context.kernel.packs, context.clock.today()).keys()];
  const values = Object.fromEntries(await currentValues(context, survivorId, fields));
  const { file } = await discloseCompelled(context, { demandId, values });
  return file;
});
