import { readFhir, toFhir } from '../../../engines/consent/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { requireStanding } from '../circle/standing.ts';
import { sharePurposeKind } from '../pack-kinds.ts';
import { release } from '../queries.ts';
import { organisationName } from '../recipients/recipient.ts';
import { aboutOne, releaseOf, standingAt } from '../releases/release-row.ts';
import { checkFhir as checkContract, releaseFhir as writeContract } from './contract.ts';

export const releaseFhir = useCase(writeContract, async (context, { releaseId }) => {
  const { tx, orgId, kernel, clock, note } = context;
  const row = await release(tx, releaseId);
  await requireStanding(context, row.subject_id, 'read release');
  const about = await aboutOne(context, row);
  const purpose = kernel.packs.entries(sharePurposeKind).find(({ id }) => id === row.purpose);
  const resource = toFhir(releaseOf(row), {
    signedAt: row.signed_at,
    holderName: await organisationName(tx, orgId),
    recipientName: about.recipientName,
    formVersion: row.form_version,
    purposeOfUse: purpose?.fhir ?? 'TREAT',
    purposeTitle: purpose?.title.en ?? row.purpose,
    expired: standingAt(row, clock.now()) === 'expired',
  });
  note([releaseId, row.subject_id]);
  const bytes = new TextEncoder().encode(`${JSON.stringify(resource, null, 2)}\n`);
  return { bytes, type: 'application/fhir+json', name: `consent-${releaseId}.json` };
});

/** What another system says is a consent is read, and opens nothing. */
export const checkFhir = useCase(checkContract, async ({ t }, { resource }) => {
  const { proposal, problems } = readFhir(resource);
  return {
    proposal,
    problems: problems.map(({ field, code }) => ({ field, code, says: t(`consent.fhir.${code}`) })),
  };
});

export const fhirUseCases = [releaseFhir, checkFhir] as const;
