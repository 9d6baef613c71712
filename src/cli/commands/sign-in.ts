import { me } from '../../platform/accounts/contract.ts';
import type { Command } from '../../platform/cli/index.ts';
import { Refused } from '../../platform/cli/index.ts';
import { Problem } from '../../platform/contract/index.ts';
import { createToken, signInWithLink } from '../../platform/session/contract.ts';
import { forgetCredentials, writeCredentials } from '../credentials.ts';

const tokenDays = 30;

const post = async (url: string, body: object, cookie?: string): Promise<Response> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(cookie ? { cookie } : {}) },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Refused(Problem.parse(await response.json()));
  return response;
};

/** The command line signs in with a one-time link and keeps a token of 30 days where only this user can read it. */
export const signInCommands: readonly Command[] = [
  {
    name: 'sign-in',
    args: ['LINK'],
    says: 'cli.sign-in',
    run: async ({ config, t }, [link = '']) => {
      const address = new URL(link);
      const server = address.origin;
      const signedIn = await post(`${server}/api${signInWithLink.path}`, { token: address.hash.slice(1) });
      const cookie = signedIn.headers
        .getSetCookie()
        .map((c) => c.split(';')[0])
        .join('; ');
      const made = await post(`${server}/api${createToken.path}`, { name: 'command line', days: tokenDays }, cookie);
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
