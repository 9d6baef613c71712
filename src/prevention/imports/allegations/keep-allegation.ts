import { nameOf } from '../../../platform/accounts/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { refuseNames } from './check-names.ts';
import { changeAllegation as changeContract, writeAllegation as writeContract } from './contract.ts';
import { findNames } from './find-names.ts';
import { allegationFor, allegations, noteWriter, peopleOf } from './queries.ts';
import { openIdentities, sealContent } from './sealed.ts';

/** Begins a draft. */
export const writeAllegation = useCase(writeContract, async (context, { content }) => {
  const { tx, orgId, actor, clock, newId, note } = context;
  const id = newId();
  await allegations(tx)
    .insertInto('imports.allegation')
    .values({
      org_id: orgId,
      id,
      content_sealed: await sealContent(context, id, content),
      state: 'draft',
      revision: 1,
      changed_by: await nameOf(tx, actor),
      changed_at: clock.now(),
      approved_by: null,
      approved_at: null,
      approved_why: null,
    })
    .execute();
  await noteWriter(context, id);
  note(id);
  return { allegationId: id, revision: 1 };
});

/** Whoever changes it has seen its last change. The title stands in lists, so it may name nobody at any time. */
export const changeAllegation = useCase(changeContract, async (context, { allegationId, revision, content }) => {
  const { tx, actor, clock, note, t } = context;
  const row = await allegationFor(context, 'write', allegationId);
  const people = await openIdentities(context, await peopleOf(tx, allegationId));
  refuseNames(t, findNames([{ field: 'content.title', text: content.title }], people));
  const changed = await allegations(tx)
    .updateTable('imports.allegation')
    .set({
      content_sealed: await sealContent(context, allegationId, content),
      state: 'draft',
      revision: revision + 1,
      changed_by: await nameOf(tx, actor),
      changed_at: clock.now(),
      approved_by: null,
      approved_at: null,
      approved_why: null,
    })
    .where('id', '=', allegationId)
    .where('revision', '=', revision)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) refuse('IMPORTS_ALLEGATION_CHANGED', { by: row.changed_by });
  await noteWriter(context, allegationId);
  note(allegationId, { revision: revision + 1 });
  return { revision: revision + 1 };
});
