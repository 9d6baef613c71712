import { useCase } from '../../../platform/kernel/index.ts';
import { sharedOf } from '../../consent/index.ts';
import { ownCopy as contract } from './contract.ts';
import { copyPdf } from './copy-pdf.ts';
import { readOwnRecord } from './own-record.ts';
import { ownSurvivor } from './who.ts';

/** Made on the spot. Its name tells nobody what it is. */
export const ownCopy = useCase(contract, async (context, { as }) => {
  const { actor, t, clock, note } = context;
  const survivor = await ownSurvivor(context);
  const record = await readOwnRecord(context, survivor);
  const shared = await sharedOf(context, survivor.id);
  note(survivor.id, { as });
  const name = `copy-${clock.today()}.${as}`;
  if (as === 'pdf') return { bytes: await copyPdf(record, shared, actor.language, t), type: 'application/pdf', name };
  const text = JSON.stringify({ madeAt: clock.now(), record, shared }, null, 2);
  return { bytes: new TextEncoder().encode(text), type: 'application/json', name };
});
