import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { useState } from 'react';
import type { NewPasskey, PasskeyAnswer } from '../../platform/session/contract.ts';

/** The browser's own window was closed, or nothing was chosen in time: no trouble, the person may try again. */
const wasGivenUp = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'NotAllowedError' || error.name === 'AbortError');

/** Whether this browser can use passkeys at all, here. */
export const passkeysWork = (): boolean => typeof PublicKeyCredential === 'function' && window.isSecureContext;

// loaded when somebody uses a passkey, not before
const library = () => import('@simplewebauthn/browser');

export const answerWithPasskey = async (options: Record<string, unknown>): Promise<PasskeyAnswer> => {
  const { startAuthentication } = await library();
  return (await startAuthentication({
    optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON,
  })) as PasskeyAnswer;
};

export const makePasskey = async (options: Record<string, unknown>): Promise<NewPasskey> => {
  const { startRegistration } = await library();
  return (await startRegistration({
    optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON,
  })) as unknown as NewPasskey;
};

/** Runs something with a passkey: busy meanwhile, its error afterwards; giving up is neither. */
export const usePasskey = (work: () => Promise<void>) => {
  const [state, setState] = useState<{ busy: boolean; error: unknown; givenUp: boolean }>({
    busy: false,
    error: null,
    givenUp: false,
  });
  const start = async (): Promise<void> => {
    setState({ busy: true, error: null, givenUp: false });
    try {
      await work();
      setState({ busy: false, error: null, givenUp: false });
    } catch (error) {
      const givenUp = wasGivenUp(error);
      setState({ busy: false, error: givenUp ? null : error, givenUp });
    }
  };
  return { ...state, start };
};
