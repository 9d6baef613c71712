import { isIP } from 'node:net';
import { refuse } from '../errors/index.ts';

/** Browsers bind a passkey to the name of the host. An address of numbers has none: then there are no passkeys. */
export const relyingPartyOf = (origin: string): string | null => {
  const { hostname } = new URL(origin);
  return isIP(hostname.replace(/^\[|\]$/g, '')) ? null : hostname;
};

export const needRelyingParty = (origin: string): string => relyingPartyOf(origin) ?? refuse('PASSKEYS_NEED_A_NAME');
