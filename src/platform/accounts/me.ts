import { stepUpMinutes, useCase } from '../kernel/index.ts';
import * as contract from './contract.ts';
import * as queries from './queries.ts';
import { titlesOf } from './roles.ts';

/** Who is signed in. Asked by every page first, so that nobody being signed in is an answer and no error. */
export const me = useCase(contract.me, async ({ tx, actor, kernel }) => {
  const person = actor.kind === 'user' && actor.userId ? await queries.personById(tx, actor.userId) : undefined;
  if (!person) return { me: null };

  const organisations = await queries.organisationsOf(tx, person.id);
  const acting = organisations.find(({ orgId }) => orgId === actor.orgId);
  const permissions = new Set(actor.roles.flatMap((role) => [...(kernel.roles.get(role) ?? [])]));
  const freshUntil = (at: string): string => new Date(Date.parse(at) + stepUpMinutes * 60_000).toISOString();
  return {
    me: {
      person: { id: person.id, name: person.display_name, email: person.email, language: person.language },
      acting: acting ? { ...acting, roles: titlesOf(kernel, actor.language, actor.roles) } : null,
      organisations,
      permissions: [...permissions].sort(),
      proof: actor.provedAt ? { at: actor.provedAt, freshUntil: freshUntil(actor.provedAt) } : null,
      sessionId: actor.sessionId,
    },
  };
});
