import type { Id } from '../../../platform/contract/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { requireStanding } from '../circle/standing.ts';
import { recall } from '../gate/recall.ts';
import { consent, lockedRelease } from '../queries.ts';
import type { RecallWhy, ReleaseRow } from '../tables.ts';
import { enterInError as errorContract, type RevokedWay, revokeRelease as revokeContract } from './contract.ts';
import { type Ending, placeInRelease } from './release-row.ts';
import { oneCard } from './views.ts';

interface End {
  readonly state: 'revoked' | 'entered in error';
  readonly way: string | null;
  readonly ending: Ending;
}

const endRelease = async (context: Context, row: ReleaseRow, { state, way, ending }: End) => {
  const { tx, kernel, actor, clock, note } = context;
  const ended = await consent(tx)
    .updateTable('consent.release')
    .set({
      state,
      ended_at: clock.now(),
      ended_by: actor.userId,
      ended_way: way,
      ending_sealed: await kernel.vault.seal(tx, placeInRelease(row, 'ending_sealed'), JSON.stringify(ending)),
    })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  const why: RecallWhy = state;
  const recalled = await recall(context, { groundId: row.id }, why);
  note([row.id, row.subject_id, ...recalled], { recalled: recalled.length });
  return { release: await oneCard(context, ended), packetsRecalled: recalled.length };
};

export interface Revocation {
  readonly way: RevokedWay;
  /** Who said it, as it was told. */
  readonly by: string;
  readonly note: string;
}

/**
 * Takes a release back; the caller has asked whether the actor may. What is not signed cannot be revoked, what has ended stays ended;
 * one whose time is over may still be, so that her word is kept.
 *
 * @throws Refusal CONSENT_NOT_ACTIVE
 */
export const revoke = (context: Context, row: ReleaseRow, { way, by, note }: Revocation) => {
  if (row.state !== 'active') refuse('CONSENT_NOT_ACTIVE');
  return endRelease(context, row, { state: 'revoked', way, ending: { by, note } });
};

export const revokeRelease = useCase(revokeContract, async (context, { releaseId, ...revocation }) => {
  const row = await lockedRelease(context.tx, releaseId);
  await requireStanding(context, row.subject_id, 'write release');
  return revoke(context, row, revocation);
});

/** Marks what should never have been written. */
export const enterInError = useCase(errorContract, async (context, { releaseId, why }) => {
  const row = await lockedRelease(context.tx, releaseId);
  await requireStanding(context, row.subject_id, 'approve release');
  if (row.state === 'revoked' || row.state === 'entered in error') refuse('CONSENT_ALREADY_ENDED');
  return endRelease(context, row, { state: 'entered in error', way: null, ending: { by: '', note: why } });
});

/** The release of a survivor, whoever asks, locked. @throws Refusal NOT_FOUND_OR_NO_ACCESS */
export const releaseOfSubject = async (context: Context, subjectId: Id, releaseId: Id): Promise<ReleaseRow> => {
  const row = await lockedRelease(context.tx, releaseId);
  return row.subject_id === subjectId ? row : refuse('NOT_FOUND_OR_NO_ACCESS');
};
