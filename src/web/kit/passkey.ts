import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import type { NewPasskey, PasskeyAnswer } from '../../platform/session/contract.ts';
import { ProblemError } from '../api.ts';

// loaded when somebody uses a passkey, not before
const library = () => import('@simplewebauthn/browser');

/** The browser's own window was closed, or nothing was chosen in time: said in our words, and nothing happened. */
const orStopped = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    const stopped = error instanceof Error && ['NotAllowedError', 'AbortError'].includes(error.name);
    throw stopped ? new ProblemError({ code: 'PASSKEY_STOPPED', status: 400, says: '', fix: '', where: [] }) : error;
  }
};

/** Lets the browser answer a challenge with a passkey. The options are the server's own. */
export const answerWithPasskey = async (options: Record<string, unknown>): Promise<PasskeyAnswer> => {
  const { startAuthentication } = await library();
  const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON;
  return (await orStopped(startAuthentication({ optionsJSON }))) as PasskeyAnswer;
};

/** Lets the browser make a passkey. */
export const makePasskey = async (options: Record<string, unknown>): Promise<NewPasskey> => {
  const { startRegistration } = await library();
  const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON;
  return (await orStopped(startRegistration({ optionsJSON }))) as unknown as NewPasskey;
};
