import { type Actor, systemActor } from '../actor/index.ts';
import { noOrganisation } from '../audit/index.ts';
import type { Id } from '../contract/index.ts';
import type { Behalf } from '../db/index.ts';

/** The platform at work for itself, in no organisation: maintenance, schedules. */
export const platformActor = (): Actor => ({ ...systemActor(noOrganisation), orgId: null });

export const asPlatform: Behalf = { orgId: null, userId: null, system: true };

/** On whose behalf the rows of one organisation's job are written. */
export const behalfOf = (orgId: Id): Behalf => (orgId === noOrganisation ? asPlatform : { orgId, userId: null });

/** On whose behalf a job's own work runs. */
export const behalfOfActor = (actor: Actor): Behalf =>
  actor.kind === 'system' && actor.orgId === null ? asPlatform : { orgId: actor.orgId, userId: actor.userId };
