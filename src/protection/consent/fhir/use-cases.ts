import { readFhir } from '../../../engines/consent/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { requireStanding } from '../circle/standing.ts';
import { release } from '../queries.ts';
import { checkFhir as checkContract, releaseFhir as writeContract } from './contract.ts';
import { releaseResource } from './release-resource.ts';

export const releaseFhir = useCase(writeContract, async (context, { releaseId }) => {
  const row = await release(context.tx, releaseId);
  await requireStanding(context, row.subject_id, 'read release');
  const resource = await releaseResource(context, row);
  context.note([releaseId, row.subject_id]);
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
