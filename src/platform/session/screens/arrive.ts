import { useForgetEverything } from '../../../web/kit/me.ts';
import { useGo, useSearchState } from '../../../web/kit/search.ts';

/** Only a page of ours: never another site that a link put into the address. */
export const ownPath = (text: string | undefined): string => (text && /^\/(?![/\\])/.test(text) ? text : '/');

/** After signing in: everything is read anew, then on to where the person wanted to go. */
export const useArrive = (): ((to?: string) => Promise<void>) => {
  const forget = useForgetEverything();
  const go = useGo();
  const [{ to: wanted }] = useSearchState();
  return async (to = ownPath(wanted)) => {
    await forget();
    const [path = '/', query = ''] = to.split('?');
    go(path, Object.fromEntries(new URLSearchParams(query)));
  };
};

/** The secret behind the # of a link; it is taken out of the address at once, so that it stays in no history. */
export const secretFromAddress = (): string => {
  const secret = location.hash.slice(1);
  if (secret) history.replaceState(history.state, '', location.pathname);
  return secret;
};
