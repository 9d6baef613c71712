import { Buffer } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { allErrors, allUseCases } from '../../../server/compose.ts';
import { serveWeb } from '../../../server/web.ts';
import { testWorld } from '../../../testing/world.ts';
import { ensurePerson, setMembership } from '../../accounts/index.ts';
import { noOrganisation } from '../../audit/index.ts';
import type { Tables as AuditTables } from '../../audit/tables.ts';
import { type FileOut, type Output, pathParameters, type Route, type Sent } from '../../contract/index.ts';
import { buildServer } from '../../http/index.ts';
import type { Kernel } from '../../kernel/index.ts';
import type { Letter } from '../../mail/index.ts';
import type { TestWorld } from '../../testing/world.ts';
import { authenticator } from '../authenticate.ts';
import * as contract from '../contract.ts';
import { createSignInLink } from '../index.ts';

type AnyRoute = Route<z.ZodObject, z.ZodType | FileOut>;

/** One browser: it keeps cookies as a browser does, and comes from one address. */
export interface Browser {
  /** @throws the problem, with its `code` */
  call<R extends AnyRoute>(route: R, input?: Sent<R>): Promise<Output<R>>;
  readonly cookies: Map<string, string>;
  /** The `Set-Cookie` lines so far. */
  readonly set: string[];
}

export interface Door {
  readonly world: TestWorld;
  readonly kernel: Kernel;
  readonly app: FastifyInstance;
  readonly letters: Letter[];
  browser(options?: { address?: string; bearer?: string; cookies?: Map<string, string> }): Browser;
  /** Somebody with an account, a member with these roles. */
  person(orgId: string, ...roles: string[]): Promise<{ personId: string; email: string }>;
  /** A browser in which somebody came in by a link. */
  signedIn(personId: string): Promise<Browser>;
  /** One in which somebody has set a password, so that there is a fresh proof. */
  proven(personId: string, password?: string): Promise<Browser>;
  trailOf(orgId?: string): Promise<{ act: string; outcome: string; details: string; actor_id: string | null }[]>;
}

let addresses = 0;
/** Each browser comes from a network of its own, where a test says nothing else. */
const nextAddress = (): string => `10.${addresses >> 16}.${(addresses >> 8) & 255}.${addresses++ & 255}`;

export const goodPassword = 'seven quiet herons at noon';

export interface DoorOptions {
  readonly origin?: string;
  readonly env?: Record<string, string>;
  readonly mail?: boolean;
}

/** The platform behind its HTTP door, over the test database. */
export const openDoor = async ({
  origin = 'https://fourfold.example',
  env = {},
  mail = false,
}: DoorOptions = {}): Promise<Door> => {
  const world = await testWorld();
  const letters: Letter[] = [];
  const mailer = { send: async (letter: Letter) => void letters.push(letter), close: () => {} };
  const kernel: Kernel = { ...world.kernel, env, ...(mail ? { mailer } : {}) };
  const app = await buildServer({
    kernel,
    useCases: allUseCases,
    errors: allErrors,
    authenticate: authenticator(kernel),
    origin,
    trustProxy: false,
  });
  await serveWeb(app);
  const host = new URL(origin).host;

  const browser: Door['browser'] = ({ address = nextAddress(), bearer, cookies = new Map() } = {}) => {
    const set: string[] = [];
    return {
      cookies,
      set,
      call: async (route, input) => {
        const sent = { ...(input as Record<string, unknown> | undefined) };
        const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(sent[name])));
        for (const name of pathParameters(route.path)) delete sent[name];
        const inQuery = route.method === 'GET' || route.method === 'DELETE';
        const response = await app.inject({
          method: route.method,
          url: `/api${path}`,
          remoteAddress: address,
          headers: {
            host,
            'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0',
            ...(bearer ? { authorization: `Bearer ${bearer}` } : { 'sec-fetch-site': 'same-origin' }),
          },
          cookies: Object.fromEntries(cookies),
          ...(inQuery ? { query: sent as Record<string, string> } : { payload: sent }),
        });
        set.push(...[response.headers['set-cookie'] ?? []].flat());
        for (const { name, value } of response.cookies) {
          if (value === '') cookies.delete(name);
          else cookies.set(name, value);
        }
        const body: unknown = response.json();
        if (response.statusCode >= 400) throw body;
        return body as never;
      },
    };
  };

  const signedIn: Door['signedIn'] = async (personId) => {
    const { token } = await createSignInLink(kernel, personId, 15);
    const b = browser();
    await b.call(contract.signInWithLink, { token });
    return b;
  };

  return {
    world,
    kernel,
    app,
    letters,
    browser,
    signedIn,
    person: async (orgId, ...roles) => {
      const email = `p-${Buffer.from(kernel.random(8)).toString('hex')}@example.org`;
      const personId = await kernel.db.transaction({ orgId: null, userId: null, system: true }, async (tx) => {
        const id = await ensurePerson(tx, kernel, { email, name: 'Test Person' });
        await setMembership(tx, kernel, { orgId, personId: id, roles });
        return id;
      });
      return { personId, email };
    },
    proven: async (personId, password = goodPassword) => {
      const b = await signedIn(personId);
      await b.call(contract.setPassword, { password });
      return b;
    },
    trailOf: (orgId = noOrganisation) =>
      kernel.db.transaction({ orgId: null, userId: null, system: true }, (tx) =>
        tx
          .withTables<AuditTables>()
          .selectFrom('audit.entry')
          .select(['act', 'outcome', 'details', 'actor_id'])
          .where('org_id', '=', orgId)
          .orderBy('at_us')
          .execute(),
      ),
  };
};
