import { toFhir } from '../../../engines/consent/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { sharePurposeKind } from '../pack-kinds.ts';
import { organisationName } from '../recipients/recipient.ts';
import { aboutOne, releaseOf, standingAt } from '../releases/release-row.ts';
import type { ReleaseRow } from '../tables.ts';

/** A release as a FHIR Consent resource. Whether the actor may see it is asked by the caller. */
export const releaseResource = async (
  context: Pick<Context, 'tx' | 'orgId' | 'kernel' | 'clock'>,
  row: ReleaseRow,
): Promise<Record<string, unknown>> => {
  const { tx, orgId, kernel, clock } = context;
  const about = await aboutOne(context, row);
  const purpose = kernel.packs.entries(sharePurposeKind).find(({ id }) => id === row.purpose);
  return toFhir(releaseOf(row), {
    signedAt: row.signed_at,
    holderName: await organisationName(tx, orgId),
    recipientName: about.recipientName,
    formVersion: row.form_version,
    purposeOfUse: purpose?.fhir ?? 'TREAT',
    purposeTitle: purpose?.title.en ?? row.purpose,
    expired: standingAt(row, clock.now()) === 'expired',
  });
};
