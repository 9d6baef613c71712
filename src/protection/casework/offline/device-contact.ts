import { hashOf } from '../../../platform/accounts/index.ts';
import { type Actor, publicActor } from '../../../platform/actor/index.ts';
import { appendAudit } from '../../../platform/audit/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { type PartsContext, useCaseInParts } from '../../../platform/kernel/index.ts';
import { readToken } from '../own/token.ts';
import { deviceContact as contract } from './contract.ts';
import { standingOf, stillWorksHere } from './device.ts';
import { holdEdits } from './hold.ts';
import { offline } from './queries.ts';
import { openOnServer } from './rescue.ts';
import { Edit } from './shapes.ts';
import type { DeviceRow } from './tables.ts';
import { rescuePlace } from './take-caseload.ts';

const unknown = { standing: 'ended', kept: 0 } as const;

/**
 * How a device stands. Who asks is known by the device's own secret alone, so that a caseload is wiped also where nobody can sign in any
 * more. A secret that was never given out is answered as a device that was taken back.
 */
export const deviceContact = useCaseInParts(contract, async (context, { token, sealed }) => {
  const { kernel, clock } = context;
  const { orgId, secret } = readToken(token) ?? { orgId: null, secret: '' };
  if (orgId === null) return unknown;
  return kernel.db.transaction({ orgId, userId: null }, async (tx) => {
    const device = await offline(tx)
      .updateTable('casework.device')
      .set({ seen_at: clock.now() })
      .where('org_id', '=', orgId)
      .where('secret_hash', '=', hashOf(secret))
      .returningAll()
      .executeTakeFirst();
    if (!device) return unknown;
    const works = await stillWorksHere(tx, orgId, device.person_id);
    const standing = works ? standingOf(device, clock.now()) : 'ended';
    if (sealed.length === 0) return { standing, kept: 0 };
    const kept = await handOver(context, tx, device, sealed, standing);
    const details = { standing, sealed: sealed.length, kept };
    await appendAudit(tx, clock, actorOf(device), {
      act: contract.name,
      outcome: 'done',
      records: [device.id],
      details,
    });
    return { standing, kept };
  });
});

const actorOf = ({ org_id, id }: DeviceRow): Actor => ({
  ...publicActor(),
  kind: 'link',
  orgId: org_id,
  sessionId: id,
});

/** Opens what the device sealed for the organisation, and holds what is not in the record yet. */
const handOver = async (
  { kernel, clock, newId }: PartsContext,
  tx: Tx,
  device: DeviceRow,
  sealed: readonly string[],
  standing: string,
): Promise<number> => {
  const { org_id: orgId, id: deviceId, person_id: personId, rescue_sealed } = device;
  if (rescue_sealed === null) return 0;
  const key = await kernel.vault.openText(tx, rescuePlace(orgId, deviceId), rescue_sealed);
  const edits: Edit[] = [];
  for (const one of sealed) {
    const plain = await openOnServer(key, deviceId, one);
    const read = Edit.safeParse(plain === null ? null : jsonOf(plain));
    if (read.success) edits.push(read.data);
  }
  const taken = await takenAlready(tx, orgId, edits);
  const because = standing === 'ended' ? 'DEVICE_ENDED' : 'DEVICE_WIPED';
  const wanted = edits.filter(({ id }) => !taken.has(id)).map((edit) => ({ edit, because }));
  return (await holdEdits({ tx, kernel, orgId, clock, newId }, { deviceId, personId }, wanted)).size;
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const takenAlready = async (tx: Tx, orgId: Id, edits: readonly Edit[]): Promise<ReadonlySet<Id>> => {
  if (edits.length === 0) return new Set();
  const ids = edits.map(({ id }) => id);
  const survivors = [...new Set(edits.map(({ survivorId }) => survivorId))];
  const rows = await Promise.all(
    (['casework.statement', 'casework.note'] as const).map((table) =>
      offline(tx)
        .selectFrom(table)
        .select('id')
        .where('org_id', '=', orgId)
        .where('survivor_id', 'in', survivors)
        .where('id', 'in', ids)
        .execute(),
    ),
  );
  return new Set(rows.flat().map(({ id }) => id));
};
