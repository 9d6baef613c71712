import type { ListedEntity, Measure } from '../lists/entity.ts';
import { listsInSight, versionNumber, versionsOn } from '../queries.ts';
import { entitiesIn } from '../register/stored-entities.ts';
import { refOf } from '../register/views.ts';
import type { VersionRef } from '../shapes.ts';
import type { Asking } from './ask.ts';

/** A version of a list as another room remembers it. */
export interface SeenVersion {
  readonly owner: string;
  readonly seq: number;
}

export interface ListStep {
  readonly list: string;
  readonly now: SeenVersion;
  readonly to: VersionRef;
  readonly before: readonly ListedEntity[];
  readonly after: readonly ListedEntity[];
}

/**
 * What the lists of a measure said when a room last looked, and what they say now: every list that stands in another version than the one that
 * was seen. A list that nobody has looked at yet is held against the version before its current one, if there was one. Opens a transaction of its own.
 */
export const listSteps = async (
  { kernel, actor, orgId }: Asking,
  measure: Measure,
  seen: ReadonlyMap<string, SeenVersion>,
): Promise<readonly ListStep[]> =>
  kernel.db.transaction(actor, async (tx) => {
    const steps: ListStep[] = [];
    for (const { list, version } of await versionsOn(tx, await listsInSight(tx, orgId), null)) {
      if (!list.measures.includes(measure)) continue;
      const last = seen.get(list.id);
      if (last && last.owner === list.org_id && last.seq === version.seq) continue;
      const earlier = last
        ? await versionNumber(tx, { org_id: last.owner, id: list.id }, last.seq)
        : await versionNumber(tx, list, version.before_seq);
      const owner = last?.owner ?? list.org_id;
      const entities = async (org_id: string, seq: number) =>
        (await entitiesIn(tx, { ...list, org_id }, seq)).map(({ entity }) => entity);
      const after = await entities(list.org_id, version.seq);
      steps.push({
        list: list.id,
        now: { owner: list.org_id, seq: version.seq },
        to: refOf(version),
        before: earlier ? await entities(owner, earlier.seq) : after,
        after,
      });
    }
    return steps;
  });
