import { hashOf } from '../../../platform/accounts/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { newToken } from '../own/token.ts';
import { renewCopy as renewContract, takeCaseload as takeContract } from './contract.ts';
import { copyOf } from './copy.ts';
import { carry, ownDevice } from './device.ts';
import { offline } from './queries.ts';
import { newRescueKeys } from './rescue.ts';
import type { CaseloadCopy } from './shapes.ts';

const rescueDays = 90;

export const rescuePlace = (orgId: Id, deviceId: Id) =>
  ({ orgId, subjectId: orgId, address: `casework.device.rescue_sealed/${deviceId}` }) as const;

/** In the audit trail a copy is an export to a device: which records, to which. */
const noteExport = ({ note }: Context, deviceId: Id, { records }: CaseloadCopy): void =>
  note([deviceId, ...records.map(({ survivorId }) => survivorId)], { exported: 'device', records: records.length });

/** What old devices sealed for the organisation is opened no more. */
const forgetOldRescues = async ({ tx, orgId, clock }: Context): Promise<void> => {
  await offline(tx)
    .updateTable('casework.device')
    .set({ rescue_sealed: null })
    .where('org_id', '=', orgId)
    .where('lease_until', '<', new Date(clock.millis() - rescueDays * 86_400_000).toISOString())
    .where('rescue_sealed', 'is not', null)
    .execute();
};

/** Gives the caseload to a new device. The token is in this answer and nowhere else; the row keeps its hash. */
export const takeCaseload = useCase(takeContract, async (context, { kind }) => {
  const { tx, orgId, actor, kernel, clock, newId } = context;
  const personId = actor.userId ?? refuse('NOT_FOUND_OR_NO_ACCESS');
  const copy = await copyOf(context);
  if (copy.records.length === 0) refuse('OFFLINE_NOTHING_TO_TAKE');
  await forgetOldRescues(context);
  const deviceId = newId();
  const { token, secret } = newToken(kernel.random, orgId);
  const rescue = await newRescueKeys();
  await offline(tx)
    .insertInto('casework.device')
    .values({
      org_id: orgId,
      id: deviceId,
      person_id: personId,
      kind,
      secret_hash: hashOf(secret),
      rescue_sealed: await kernel.vault.seal(tx, rescuePlace(orgId, deviceId), rescue.secret),
      taken_at: clock.now(),
      lease_until: copy.leaseUntil,
      seen_at: clock.now(),
      ended_at: null,
      ended_by: null,
      ended_why: null,
    })
    .execute();
  await carry(
    context,
    deviceId,
    copy.records.map(({ survivorId }) => survivorId),
  );
  noteExport(context, deviceId, copy);
  return { deviceId, token, rescueKey: rescue.open, copy };
});

/** A fresh copy for a device that stands well. */
export const renewCopy = useCase(renewContract, async (context, { deviceId }) => {
  const { standing } = await ownDevice(context, deviceId);
  context.note(deviceId, { standing });
  if (standing !== 'good') return { standing, copy: null };
  const copy = await copyOf(context);
  await offline(context.tx)
    .updateTable('casework.device')
    .set({ lease_until: copy.leaseUntil })
    .where('org_id', '=', context.orgId)
    .where('id', '=', deviceId)
    .execute();
  await carry(
    context,
    deviceId,
    copy.records.map(({ survivorId }) => survivorId),
  );
  noteExport(context, deviceId, copy);
  return { standing, copy };
});
