/** Signing in, sessions, tokens. */

export { authenticator } from './authenticate.ts';
export { resetPerson } from './forget.ts';
export { sessionParts } from './parts.ts';
export { createSignInLink, mailedLinkMinutes, type SignInLink } from './sign-in-link.ts';
