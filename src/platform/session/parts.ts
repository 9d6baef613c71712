import type { Parts } from '../kernel/index.ts';
import { sessionErrors } from './contract.ts';
import { sweepSessions } from './forget.ts';
import { acceptInvitation, lookAtInvitation } from './invitations.ts';
import en from './messages/en.json' with { type: 'json' };
import es from './messages/es.json' with { type: 'json' };
import { addPasskey, beginPasskey, removePasskey } from './passkeys.ts';
import { prove } from './prove.ts';
import { makeRecoveryCodes } from './recovery-codes.ts';
import { removeIdentity, seeWaysIn, waysIn } from './see-ways-in.ts';
import { actFor, endOtherSessions, endSession, listSessions, signOut } from './sessions.ts';
import { removePassword, setPassword } from './set-password.ts';
import { askForLink, signInWithLink } from './sign-in-link.ts';
import { beginPasskeyProof, beginPasskeySignIn, proveWithPasskey, signInWithPasskey } from './sign-in-with-passkey.ts';
import { signInWithPassword, signInWithRecoveryCode } from './sign-in-with-password.ts';
import { beginProviderSignIn, finishProviderSignIn } from './sign-in-with-provider.ts';
import { createToken, listTokens, revokeToken } from './tokens.ts';

/** What this room brings to the server. */
export const sessionParts: Parts = {
  useCases: [
    waysIn,
    signInWithPassword,
    signInWithRecoveryCode,
    beginPasskeySignIn,
    signInWithPasskey,
    askForLink,
    signInWithLink,
    beginProviderSignIn,
    finishProviderSignIn,
    signOut,
    lookAtInvitation,
    acceptInvitation,
    prove,
    beginPasskeyProof,
    proveWithPasskey,
    actFor,
    seeWaysIn,
    beginPasskey,
    addPasskey,
    removePasskey,
    setPassword,
    removePassword,
    makeRecoveryCodes,
    removeIdentity,
    listSessions,
    endSession,
    endOtherSessions,
    listTokens,
    createToken,
    revokeToken,
  ],
  errors: sessionErrors,
  messages: { en, es },
  packKinds: [],
  sweeps: [sweepSessions],
};
