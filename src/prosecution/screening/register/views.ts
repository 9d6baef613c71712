import type { Translate } from '../../../platform/i18n/index.ts';
import type { ListedEntity, ListProblem } from '../lists/entity.ts';
import { dayOfVersion } from '../queries.ts';
import type { VersionRef } from '../shapes.ts';
import type { ListRow, VersionRow } from '../tables.ts';

export const hourMs = 3_600_000;

/** How old a version is: full hours since somebody last saw these very files at their source. */
export const ageOf = (version: Pick<VersionRow, 'seen_at'>, nowMillis: number): number =>
  Math.max(0, Math.floor((nowMillis - Date.parse(version.seen_at)) / hourMs));

export const refOf = (version: VersionRow): VersionRef => ({ date: dayOfVersion(version), sha256: version.sha256 });

export const versionLine = (version: VersionRow, list: ListRow) => ({
  id: version.id,
  seq: version.seq,
  version: refOf(version),
  publishedOn: version.published_on,
  retrievedAt: version.retrieved_at,
  seenAt: version.seen_at,
  format: version.format,
  importer: version.importer,
  entities: version.entities,
  names: version.names,
  rejects: version.rejects,
  added: version.added,
  removed: version.removed,
  changed: version.changed,
  forcedWhy: version.forced_why,
  appliedBy: version.applied_by,
  appliedAt: version.applied_at,
  current: version.seq === list.current_seq,
});

/** What was not read, or read with a doubt, in the reader's language. */
export const problemsIn = (t: Translate, problems: readonly ListProblem[]) =>
  problems.map((problem) => ({ ...problem, says: t(`lists.problem.${problem.code}`) }));

export const entityView = (entity: ListedEntity, hash: string, listVersion: VersionRef) => ({
  ...entity,
  list: entity.listId,
  hash,
  caption: entity.names[0]?.text ?? entity.sourceId,
  topics: entity.topics ?? [],
  listVersion,
});
