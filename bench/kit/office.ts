import { PlanDocument, type PlanDocumentInput } from '../../src/engines/plan/document.ts';
import { storeNewPlan } from '../../src/plan/register/store-new-plan.ts';
import { ensureOrganisation, ensurePerson, setMembership } from '../../src/platform/accounts/index.ts';
import { type Actor, publicActor } from '../../src/platform/actor/index.ts';
import { newId } from '../../src/platform/ids/index.ts';
import { type AnyUseCase, type Kernel, perform, type UseCase } from '../../src/platform/kernel/index.ts';
import { createSignInLink } from '../../src/platform/session/index.ts';
import { createToken } from '../../src/platform/session/tokens.ts';

export interface Office {
  readonly orgId: string;
  readonly officer: Actor;
  perform: <U extends AnyUseCase>(useCase: U, input: unknown, file?: Uint8Array) => ReturnType<U['run']>;
  /** Stores a plan as an import does, without the file. @returns its id */
  storePlan(plan: PlanDocumentInput): Promise<string>;
  /** A token for a program, as the officer would make it. */
  token(): Promise<string>;
  /** Signs the officer in at a running server. @returns the cookie header of the session */
  cookie(origin: string): Promise<string>;
}

/** An office with one officer: of a plan, where nothing else is said. */
export const openOffice = async (
  kernel: Kernel,
  slug: string,
  roles: readonly string[] = ['plan-officer'],
): Promise<Office> => {
  const { orgId, personId } = await kernel.db.transaction({ orgId: null, userId: null, system: true }, async (tx) => {
    const orgId = await ensureOrganisation(tx, kernel, { slug, name: 'Bench Office', kind: 'plan office' });
    const personId = await ensurePerson(tx, kernel, { email: `officer@${slug}.example`, name: 'Bench Officer' });
    await setMembership(tx, kernel, { orgId, personId, roles: [...roles] });
    return { orgId, personId };
  });
  const officer: Actor = {
    ...publicActor('en', 'api'),
    kind: 'user',
    userId: personId,
    orgId,
    roles: [...roles],
    sessionId: newId(kernel.clock, kernel.random),
    provedAt: kernel.clock.now(),
  };
  const act: Office['perform'] = (useCase, input, file) =>
    perform(
      kernel,
      officer,
      useCase as unknown as UseCase,
      input,
      file ? { bytes: file, type: 'application/octet-stream', name: 'plan.json' } : undefined,
    ) as ReturnType<typeof useCase.run>;
  return {
    orgId,
    officer,
    perform: act,
    storePlan: async (plan) => {
      const { clock, random, db } = kernel;
      const { planId } = await db.transaction(officer, (tx) =>
        storeNewPlan({ tx, orgId, clock, newId: () => newId(clock, random) }, PlanDocument.parse(plan)),
      );
      return planId;
    },
    token: async () => (await act(createToken, { name: 'bench', days: 1 })).token,
    cookie: async (origin) => {
      const { token } = await createSignInLink(kernel, personId, 5);
      const answer = await fetch(`${origin}/api/sign-in/link`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token }),
      });
      if (!answer.ok) throw new Error(`sign-in answered ${answer.status}: ${await answer.text()}`);
      return answer.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ');
    },
  };
};
