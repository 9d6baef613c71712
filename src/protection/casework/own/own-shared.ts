import { useCase } from '../../../platform/kernel/index.ts';
import { releaseOfSubject, revoke, sharedOf } from '../../consent/index.ts';
import { revokeOwn as revokeContract, ownShared as sharedContract } from './contract.ts';
import { ownSurvivor } from './who.ts';

export const ownShared = useCase(sharedContract, async (context) => {
  const { id } = await ownSurvivor(context);
  context.note(id);
  return sharedOf(context, id);
});

/** Her word is enough: nobody is asked, no reason is wanted, and reading stops with this act. */
export const revokeOwn = useCase(revokeContract, async (context, { releaseId }) => {
  const { id } = await ownSurvivor(context);
  const release = await releaseOfSubject(context, id, releaseId);
  return revoke(context, release, { way: 'on the own page', by: context.t('casework.own.herself'), note: '' });
});
