import { linkActor, linkTokenPrefix } from '../plan/index.ts';
import { type Authenticate, languageOf, sessionTokenOf } from '../platform/http/index.ts';
import type { Kernel } from '../platform/kernel/index.ts';
import { authenticator } from '../platform/session/index.ts';
import { ownActor, ownSessionPrefix } from '../protection/casework/index.ts';

/**
 * Who asks: whoever holds the secret link of a data call, shown as a bearer token; a survivor on the own page, opened with a link from the
 * desk; else the person behind a session or a token.
 */
export const authenticate = (kernel: Kernel): Authenticate => {
  const bySession = authenticator(kernel);
  return (request) => {
    const token = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (token?.startsWith(linkTokenPrefix)) return linkActor(kernel, token, languageOf(request));
    const session = token === undefined ? sessionTokenOf(request) : null;
    if (session?.startsWith(ownSessionPrefix)) return ownActor(kernel, session, languageOf(request));
    return bySession(request);
  };
};
