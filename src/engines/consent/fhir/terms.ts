import type { Release } from '../release.ts';

/** Names our own codes in the words of FHIR; it need not lead anywhere. */
export const ourSystem = 'urn:fourfold:consent';

export const scope = {
  system: 'http://terminology.hl7.org/CodeSystem/consentscope',
  code: 'patient-privacy',
  display: 'Privacy Consent',
};

export const recipientRole = {
  system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType',
  code: 'IRCP',
  display: 'information recipient',
};

/** FHIR has no word for a release whose time is over: `inactive` says that it no longer holds, as it does of one taken back. */
export const statusOf = (state: Release['state'], expired: boolean): string => {
  if (state === 'draft') return 'draft';
  if (state === 'entered in error') return 'entered-in-error';
  return state === 'revoked' || expired ? 'inactive' : 'active';
};

const actions = 'http://terminology.hl7.org/CodeSystem/consentaction';

/** `disclose` is giving, `collect` is receiving. */
export const way = (direction: Release['direction']) => {
  const disclose = { coding: [{ system: actions, code: 'disclose' }] };
  const collect = { coding: [{ system: actions, code: 'collect' }] };
  return direction === 'give' ? [disclose] : direction === 'receive' ? [collect] : [disclose, collect];
};
