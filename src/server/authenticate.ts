import { linkActor, linkTokenPrefix } from '../plan/index.ts';
import { type Authenticate, languageOf } from '../platform/http/index.ts';
import type { Kernel } from '../platform/kernel/index.ts';
import { authenticator } from '../platform/session/index.ts';

/** Who asks: whoever holds the secret link of a data call, shown as a bearer token; else the person behind a session or a token. */
export const authenticate = (kernel: Kernel): Authenticate => {
  const bySession = authenticator(kernel);
  return (request) => {
    const token = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    return token?.startsWith(linkTokenPrefix) ? linkActor(kernel, token, languageOf(request)) : bySession(request);
  };
};
