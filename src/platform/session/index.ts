/** Signing in, sessions, tokens. */

export { authenticator } from './authenticate.ts';
export { resetPerson } from './forget.ts';
export { createSignInLink, type SignInLink } from './sign-in-link.ts';
