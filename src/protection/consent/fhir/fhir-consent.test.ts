import { describe, expect, it } from 'vitest';
import { revokeRelease } from '../releases/end-release.ts';
import { door } from '../testing/door.ts';
import { checkFhir, releaseFhir } from './use-cases.ts';

const d = await door();
const { world, worker } = d;
const resourceOf = async (releaseId: string) =>
  JSON.parse(new TextDecoder().decode((await world.perform(worker, releaseFhir, { releaseId })).bytes));

describe('a release as FHIR Consent', () => {
  it('goes out without the signature or a name of hers, and comes back as a proposal', async () => {
    const { id } = await d.signed();
    const resource = await resourceOf(id);
    expect(resource).toMatchObject({
      resourceType: 'Consent',
      status: 'active',
      organization: [{ display: 'Lantern House' }],
      provision: {
        actor: [{ reference: { display: 'Northway Legal Aid' } }],
        purpose: [{ code: 'HLEGAL' }, { code: 'purpose.legal-advice' }],
      },
    });
    expect(JSON.stringify(resource)).not.toMatch(/Canary|M10/);
    const { proposal, problems } = await world.perform(worker, checkFhir, { resource });
    expect(problems).toEqual([]);
    expect(proposal).toMatchObject({ recipient: d.partner, purpose: 'purpose.legal-advice' });
  });

  it('says that it no longer holds once she took it back', async () => {
    const { id } = await d.signed();
    await world.perform(worker, revokeRelease, { releaseId: id, way: 'in person', by: 'herself' });
    const resource = await resourceOf(id);
    expect(resource.status).toBe('inactive');
    const { problems } = await world.perform(worker, checkFhir, { resource });
    expect(problems).toEqual([{ field: 'status', code: 'FHIR_NOT_ACTIVE', says: 'It does not hold.' }]);
  });
});
