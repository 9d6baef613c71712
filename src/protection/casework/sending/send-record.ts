import { useCase } from '../../../platform/kernel/index.ts';
import { releaseOfSubject, sendPacket } from '../../consent/index.ts';
import { currentValues } from '../record/current-values.ts';
import { sendRecord as contract } from './contract.ts';

/** Hands what the record says of the asked fields to the door of consent, which lets out what the release covers. */
export const sendRecord = useCase(contract, async (context, { survivorId, releaseId, fields, until }) => {
  // a release lets out of the record of who signed it, and of no other
  const release = await releaseOfSubject(context, survivorId, releaseId);
  const values = Object.fromEntries(await currentValues(context, survivorId, fields));
  const { decision: _, ...sent } = await sendPacket(context, {
    releaseId: release.id,
    fields,
    values,
    ...(until ? { until } : {}),
  });
  return { ...sent, fields: [...sent.fields] };
});
