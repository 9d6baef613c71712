import type { Actor } from '../../../platform/actor/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Kernel } from '../../../platform/kernel/index.ts';
import type { Purpose, SubjectGiven } from '../shapes.ts';
import type { HitView, ListUsed } from './contract.ts';
import { chooseLists, listsUsed, requireFresh, type Wanted } from './lists-used.ts';
import { newRequestId, type Recorded, recordRequests, subjectHashes } from './record-request.ts';
import { type SearchFor, searchSubject } from './search-subject.ts';
import { snapshotOver } from './snapshots.ts';
import { screenableSubject } from './subject.ts';

export interface Asking {
  readonly kernel: Kernel;
  /** On whose behalf; the caller has asked for the permission. */
  readonly actor: Actor;
  readonly orgId: Id;
}

export interface Who {
  readonly subject: SubjectGiven;
  /** What the subject is to whoever asks; survivors, witnesses and minors in care are refused. */
  readonly role: string;
}

export interface Why {
  readonly purpose: Purpose;
  readonly legalBasis: string;
}

export interface Asked {
  /** Every list that was searched, with version, age and whether it is stale. An answer without them is none. */
  readonly lists: readonly ListUsed[];
  /** For each subject in order. */
  readonly hits: readonly (readonly HitView[])[];
  /** Keeps the questions whose answers have hits, and puts those into the queue of decisions. */
  record(tx: Tx, why: Why): Promise<readonly Recorded[]>;
}

/**
 * Asks the lists of an organisation about many subjects at once, for a capability that has them at hand (suppliers, owners, vessels). It
 * opens transactions of its own and must not be called inside one.
 *
 * @throws Refusal SCREENING_SUBJECT_REFUSED, SCREENING_NAME_EMPTY, SCREENING_DATE_EMPTY before any list is looked at;
 * SCREENING_NO_LISTS, SCREENING_LIST_NOT_FOUND, SCREENING_LIST_STALE
 */
export const askLists = async (
  { kernel, actor, orgId }: Asking,
  who: readonly Who[],
  {
    lists,
    asOf,
    freshOnly = false,
    ...wanted
  }: Wanted & Partial<Omit<SearchFor, 'lists' | 'day'>> & { readonly freshOnly?: boolean } = {},
): Promise<Asked> => {
  const subjects = who.map(({ subject, role }) => screenableSubject(subject, role));
  const chosen = await kernel.db.transaction(actor, (tx) => chooseLists(tx, orgId, { lists, asOf }));
  const used = listsUsed(chosen, { lists, asOf }, kernel.clock.millis());
  if (freshOnly) requireFresh(used);
  const snapshot = await snapshotOver(kernel, actor, chosen);
  const day = asOf ?? kernel.clock.today();
  const hits = subjects.map((subject) => searchSubject(snapshot, subject, { limit: 20, ...wanted, lists, day }));
  return {
    lists: used,
    hits,
    record: async (tx, why) => {
      const found = who.flatMap((one, i) => ((hits[i]?.length ?? 0) > 0 ? [{ ...one, hits: hits[i] ?? [] }] : []));
      const hashes = await subjectHashes(
        tx,
        kernel,
        orgId,
        found.map(({ subject }) => subject),
      );
      const recorded: Recorded[] = [];
      for (const role of new Set(found.map((one) => one.role))) {
        const screened = found.flatMap((one, i) =>
          one.role === role
            ? [{ id: newRequestId(kernel), subject: one.subject, subjectHash: hashes[i] ?? '', hits: one.hits }]
            : [],
        );
        const asked = { role, ...why, lists: used, asOf: asOf ?? null, origin: 'person' as const };
        recorded.push(...(await recordRequests(tx, kernel, actor, orgId, asked, screened, snapshot.directory)));
      }
      return recorded;
    },
  };
};
