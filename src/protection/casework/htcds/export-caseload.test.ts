import { beforeAll, describe, expect, it } from 'vitest';
import { readCases, readHtcdsFile } from '../../../engines/htcds/index.ts';
import type { FileBody } from '../../../platform/contract/index.ts';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { testWorld } from '../../../testing/world.ts';
import { recordStatements } from '../record/record-statements.ts';
import { type House, openHouse, outcomeOf } from '../testing/house.ts';
import { exportHtcds } from './export-caseload.ts';
import { shippedStandard } from './standard.ts';

describe('a caseload as case data', () => {
  let world: TestWorld;
  let house: House;
  let survivorId: string;
  beforeAll(async () => {
    world = await testWorld();
    house = await openHouse(world);
    survivorId = await house.meet({
      'identity.given-name': 'Made-up Canary',
      'identity.gender': 'woman',
      'location.mailing-address': 'Canary Street 1',
      'language.preferred': 'es',
      'legal.exploitation-form': ['forced-labor', 'debt-bondage'],
      'education.level': 'college',
      'safety.people-to-avoid': 'Made-up Canary',
    });
  });
  const file = async (input: object, actor = house.supervisor) =>
    (await world.perform(actor, exportHtcds, input)) as unknown as FileBody;
  const read = ({ bytes }: FileBody) => {
    const { standard } = shippedStandard(world.kernel.packs, '2026-11-24');
    const held = readHtcdsFile(bytes, standard);
    if (held.holds !== 'cases') throw new Error(`it holds ${held.holds}`);
    return readCases(held.table, standard, { today: '2026-11-24' });
  };

  it('goes out under codes, without names, places or stories, and says what could not be carried', async () => {
    const json = await file({ format: 'json' });
    const text = new TextDecoder().decode(json.bytes);
    expect(text).not.toContain('Canary');
    expect(JSON.parse(text)).toMatchObject({
      standard: 'HTCDS',
      notCarried: { 'legal.exploitation-form': 1, 'education.level': 1, 'safety.people-to-avoid': 1 },
      cases: [{ record_code: expect.any(String), prs_PrimaryLanguage: 'es', vic_TypeOfExploitation: ['ForcedLabour'] }],
    });
    expect(read(json).cases).toMatchObject([{ values: { prs_PrimaryLanguage: 'es' } }]);
  });

  it.each(['csv', 'xlsx'])('names stand in a %s only where their class is asked for', async (format) => {
    const [row] = read(await file({ format, classes: ['identity', 'service'] })).cases;
    expect(row?.values).toEqual({ prs_FirstName: 'Made-up Canary', prs_Gender: 'Feminine', prs_PrimaryLanguage: 'es' });
  });

  it('leaves out what somebody declined', async () => {
    await world.perform(house.worker, recordStatements, {
      survivorId,
      statements: [{ field: 'language.preferred', state: 'declined' }],
    });
    expect(read(await file({ format: 'csv' })).cases[0]?.values).toEqual({ vic_TypeOfExploitation: ['ForcedLabour'] });
  });

  it('is for those who may export: a caseworker is not among them, and another house sees nothing', async () => {
    const other = await openHouse(world);
    expect(await outcomeOf(world, house.worker, exportHtcds, { format: 'csv' })).toBe('HTCDS_NOTHING_TO_EXPORT');
    expect(await outcomeOf(world, other.supervisor, exportHtcds, { format: 'csv' })).toBe('HTCDS_NOTHING_TO_EXPORT');
  });
});
