import { me } from '../../platform/accounts/contract.ts';
import type { Command } from '../../platform/cli/index.ts';
import { Refused } from '../../platform/cli/index.ts';
import { Problem } from '../../platform/contract/index.ts';
import { Refusal, refuse } from '../../platform/errors/index.ts';
import { createToken, signInWithLink } from '../../platform/session/contract.ts';
import { forgetCredentials, writeCredentials } from '../credentials.ts';

const tokenDays = 30;

const post = async (server: string, path: string, body: object, cookie?: string): Promise<Response> => {
  const response = await fetch(`${server}/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(cookie ? { cookie } : {}) },
    body: JSON.stringify(body),
  }).catch(() => refuse('SERVER_NOT_REACHED', { server }));
  if (response.ok) return response;
  const problem = Problem.safeParse(await response.json().catch(() => null));
  throw problem.success ? new Refused(problem.data) : new Refusal('SERVER_NOT_REACHED', { server });
};

const addressIn = (link: string): URL =>
  URL.canParse(link)
    ? new URL(link)
    : refuse('INPUT_INVALID', { count: 1 }, [{ field: 'LINK', says: 'https://…/sign-in/link#…' }]);

/** The command line signs in with a one-time link and keeps a token of 30 days where only this user can read it. */
export const signInCommands: readonly Command[] = [
  {
    name: 'sign-in',
    args: ['LINK'],
    says: 'cli.sign-in',
    run: async ({ config, t }, [link = '']) => {
      const address = addressIn(link);
      const server = address.origin;
      const signedIn = await post(server, signInWithLink.path, { token: address.hash.slice(1) });
      const cookie = signedIn.headers
        .getSetCookie()
        .map((c) => c.split(';')[0])
        .join('; ');
      const made = await post(server, createToken.path, { name: 'command line', days: tokenDays }, cookie);
      const { token, expiresAt } = createToken.gives.parse(await made.json());
      const file = writeCredentials(config.env, { server, token });
      return { data: { server, expiresAt, file }, text: t('cli.sign-in.done', { server, file, days: tokenDays }) };
    },
  },
  {
    name: 'sign-out',
    says: 'cli.sign-out',
    run: async ({ config, t }) => {
      forgetCredentials(config.env);
      return { data: { signedOut: true }, text: t('cli.sign-out.done') };
    },
  },
  {
    name: 'whoami',
    says: 'cli.whoami',
    run: async ({ call }) => {
      const data = await call(me, {});
      return { data, text: JSON.stringify(data, null, 2) };
    },
  },
];
