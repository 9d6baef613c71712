import { nameOf } from '../../../platform/accounts/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import { orRefuse, refuse } from '../../../platform/errors/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import type { Place } from '../../../platform/vault/index.ts';
import { refuseAhead } from '../not-ahead.ts';
import { addLetter as addContract, extendClock as extendContract, openLetter as openContract } from './contract.ts';
import { caseFor, detentions, extensionsOf } from './queries.ts';
import { clocksOfCase } from './read-cases.ts';

const place = (orgId: Id, detentionId: Id, id: Id): Place => ({
  orgId,
  subjectId: detentionId,
  address: `imports.detention_letter.file_sealed/${id}`,
});

/** Keeps a letter byte for byte. */
export const addLetter = useCase(addContract, async (context, { detentionId, name, ...letter }) => {
  const { tx, orgId, actor, kernel, clock, newId, note } = context;
  const { bytes } = context.file;
  await caseFor(context, 'write', detentionId);
  if (bytes.length === 0) refuse('IMPORTS_FILE_EMPTY');
  refuseAhead(context, { dated: letter.dated });
  const [id, hash] = [newId(), sha256(bytes)];
  await detentions(tx)
    .insertInto('imports.detention_letter')
    .values({
      org_id: orgId,
      detention_id: detentionId,
      id,
      ...letter,
      file_name: name,
      size: bytes.length,
      hash,
      file_sealed: await kernel.vault.seal(tx, place(orgId, detentionId, id), bytes),
      kept_by: await nameOf(tx, actor),
      at: clock.now(),
    })
    .execute();
  note([detentionId, id], { hash });
  return { id, hash };
});

export const openLetter = useCase(openContract, async (context, { detentionId, letterId }) => {
  const { tx, orgId, kernel, note } = context;
  await caseFor(context, 'read', detentionId);
  const row = await detentions(tx)
    .selectFrom('imports.detention_letter')
    .select(['file_name', 'file_sealed', 'hash'])
    .where('detention_id', '=', detentionId)
    .where('id', '=', letterId)
    .executeTakeFirst()
    .then(orRefuse('IMPORTS_LETTER_NOT_FOUND'));
  note([detentionId, letterId], { hash: row.hash });
  return {
    bytes: await kernel.vault.open(tx, place(orgId, detentionId, letterId), row.file_sealed),
    type: 'application/octet-stream',
    name: row.file_name,
  };
});

/** More time counts only with the letter that gave it, and never makes a clock shorter. */
export const extendClock = useCase(extendContract, async (context, { detentionId, clockId, until, letterId }) => {
  const { tx, orgId, actor, clock, newId, note } = context;
  const row = await caseFor(context, 'write', detentionId);
  await detentions(tx)
    .selectFrom('imports.detention_letter')
    .select('id')
    .where('detention_id', '=', detentionId)
    .where('id', '=', letterId)
    .executeTakeFirst()
    .then(orRefuse('IMPORTS_LETTER_NOT_FOUND'));
  const found = clocksOfCase(context, row, await extensionsOf(tx, [detentionId])).find(({ id }) => id === clockId);
  if (!found) refuse('IMPORTS_CLOCK_UNKNOWN', {}, [{ field: 'clockId' }]);
  if (until <= (found?.ends ?? '')) refuse('IMPORTS_EXTENSION_EARLIER', {}, [{ field: 'until' }]);
  await detentions(tx)
    .insertInto('imports.detention_extension')
    .values({
      org_id: orgId,
      detention_id: detentionId,
      id: newId(),
      clock_id: clockId,
      until_day: until,
      letter_id: letterId,
      noted_by: await nameOf(tx, actor),
      at: clock.now(),
    })
    .execute();
  note([detentionId, letterId], { clock: clockId });
  return { ends: until };
});
