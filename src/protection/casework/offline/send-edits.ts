import { appendAudit } from '../../../platform/audit/index.ts';
import { useCaseInParts } from '../../../platform/kernel/index.ts';
import { applyEdits } from './apply-edits.ts';
import { sendEdits as contract, type Outcome } from './contract.ts';
import { ownDevice } from './device.ts';
import { holdEdits } from './hold.ts';

/** Takes in what was written on a device. Each edit is an act of its own; this keeps what could not be done. */
export const sendEdits = useCaseInParts(contract, async (context, { deviceId, edits }) => {
  const { kernel, actor, clock, orgId, newId } = context;
  const { device, standing } = await kernel.db.transaction(actor, (tx) =>
    ownDevice({ tx, orgId, clock, actor }, deviceId),
  );
  // a device that was taken back hands over sealed, and is wiped: it does not write under a session any more
  if (standing !== 'good') return { standing, outcomes: [] };
  const codes = await applyEdits(kernel, actor, deviceId, edits);
  const refused = edits.flatMap((edit) => {
    const because = codes.get(edit.id);
    return because ? [{ edit, because }] : [];
  });
  const held = await kernel.db.transaction(actor, async (tx) => {
    const kept = await holdEdits(
      { tx, kernel, orgId, clock, newId },
      { deviceId, personId: device.person_id },
      refused,
    );
    const details = { edits: edits.length, held: kept.size, refused: refused.length - kept.size };
    await appendAudit(tx, clock, actor, { act: contract.name, outcome: 'done', records: [deviceId], details });
    return kept;
  });
  return {
    standing,
    outcomes: edits.map(({ id }) => {
      const code = codes.get(id) ?? null;
      const outcome: Outcome = code === null ? 'taken' : held.has(id) ? 'held' : 'refused';
      return { id, code, outcome };
    }),
  };
});
