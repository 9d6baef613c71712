import { beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../../platform/hash/index.ts';
import { cancelJob } from '../../../platform/jobs/cancel-job.ts';
import { startWorker } from '../../../platform/jobs/index.ts';
import { getJob } from '../../../platform/jobs/see-jobs.ts';
import { perform } from '../../../platform/kernel/index.ts';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { testWorld } from '../../../testing/world.ts';
import { casework } from '../queries.ts';
import { openSheet } from '../record/open-sheet.ts';
import { type House, openHouse } from '../testing/house.ts';
import { importHtcds, importHtcdsJob, previewHtcds } from './import-cases.ts';

const csv = (...rows: string[]): Uint8Array => new TextEncoder().encode(`${rows.join('\r\n')}\r\n`);

describe('case data of another office', () => {
  let world: TestWorld;
  let house: House;
  beforeAll(async () => {
    world = await testWorld();
    house = await openHouse(world);
  });
  const fileOf = (bytes: Uint8Array) => ({ name: 'cases.csv', type: 'text/csv', bytes });
  const preview = (bytes: Uint8Array, repairs = '') =>
    perform(world.kernel, house.worker, previewHtcds, { repairs }, fileOf(bytes));
  const take = (bytes: Uint8Array, repairs = '', hash = sha256(bytes)) =>
    perform(world.kernel, house.worker, importHtcds, { hash, repairs }, fileOf(bytes));
  const records = (): Promise<number> =>
    world.kernel.db.transaction({ orgId: house.orgId, userId: null }, async (tx) => {
      const rows = await casework(tx)
        .selectFrom('casework.survivor')
        .select('id')
        .where('org_id', '=', house.orgId)
        .execute();
      return rows.length;
    });
  const told = async (survivorId: string) => {
    const { fields } = await world.perform(house.worker, openSheet, { survivorId });
    return Object.fromEntries(fields.flatMap(({ field, told }) => (told ? [[field, told.value]] : [])));
  };

  const file = csv(
    'prs_FirstName,prs_Gender,prs_Citizenship,vic_TypeOfExploitation,vic_TraffickingStatus,vic_TraffickingStatusDecisionMakingOrg,con_Consent,prs_MailingCity,prs_MailingCountry,hte_City',
    'Made-up Ana,Feminine,MX,ForcedLabour;Surrogacy,ActualVictimOfTrafficking,Police,TRUE,Oaxaca,MX,Puebla',
    'Made-up Eva,NonSpecifiedUnknown,MX;US,,,,FALSE,,,',
  );

  it('is looked at first: what becomes a statement, what becomes a note, which consents are only ticks', async () => {
    expect(await preview(file)).toMatchObject({
      cases: 2,
      ready: true,
      statements: {
        'identity.given-name': 2,
        'identity.gender': 1,
        'identity.citizenship': 1,
        'legal.exploitation-form': 1,
      },
      noted: { prs_Gender: 1, prs_Citizenship: 1, vic_TypeOfExploitation: 1, hte_City: 1, con_Consent: 2 },
      consentTicks: 1,
    });
    expect(await records()).toBe(0);
  });

  it('is taken in, a record for each row, said to come from an import', async () => {
    const { survivors } = await take(file);
    expect(survivors.map(({ row }) => row)).toEqual([2, 3]);
    const [ana, eva] = await Promise.all(survivors.map(({ id }) => told(id)));
    expect(ana).toMatchObject({
      'identity.given-name': 'Made-up Ana',
      'identity.gender': 'woman',
      'identity.citizenship': 'MX',
      'legal.exploitation-form': ['forced-labor'],
      'location.mailing-address': 'Oaxaca, MX',
    });
    const note = String(ana?.['narrative.worker-notes']);
    expect(note).toContain('hte_City: Puebla');
    expect(note).toContain('vic_TypeOfExploitation: Surrogacy');
    expect(note).toContain('Decided by: Police');
    expect(note).toContain('Ask for a release before anything is shared');
    expect(eva?.['identity.gender']).toBeUndefined();
    expect(String(eva?.['narrative.worker-notes'])).toContain('prs_Citizenship: MX; US');
    expect(String(eva?.['narrative.worker-notes'])).not.toContain('Ask for a release');
    const { fields } = await world.perform(house.worker, openSheet, { survivorId: survivors[0]?.id });
    expect(fields.find(({ field }) => field === 'identity.given-name')?.told?.source).toBe('import');
  });

  it('with one value that does not fit is refused whole, with its row and column', async () => {
    const before = await records();
    const bad = csv('prs_FirstName,prs_Birthdate', 'Made-up Ana,2000-01-01', 'Made-up Canary,01/02/2000');
    const refusal = await take(bad).catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      code: 'HTCDS_CASES_INVALID',
      where: [{ row: 3, column: 'B', code: 'HTCDS_DATE_FORM' }],
    });
    expect(JSON.stringify(refusal)).not.toContain('Canary');
    expect(await records()).toBe(before);
  });

  it('takes a repair only when it is chosen', async () => {
    const near = csv('prs_Gender', 'feminine');
    const looked = await preview(near);
    expect(looked).toMatchObject({ ready: false, repairs: [{ id: 'prs_Gender:feminine', to: 'Feminine', count: 1 }] });
    expect(await preview(near, 'prs_Gender:feminine')).toMatchObject({ ready: true, taken: [{ to: 'Feminine' }] });
    const { survivors } = await take(near, 'prs_Gender:feminine');
    expect(await told(survivors[0]?.id ?? '')).toMatchObject({ 'identity.gender': 'woman' });
  });

  it('is the file that was looked at, or none', async () => {
    await expect(take(file, '', sha256(csv('prs_FirstName', 'Other')))).rejects.toMatchObject({
      code: 'HTCDS_FILE_CHANGED',
    });
  });

  it('of many people are taken in by a job: all of them, and none where it is stopped', async () => {
    const many = csv('prs_FirstName,prs_Gender', ...Array.from({ length: 60 }, (_, i) => `Made-up ${i},Feminine`));
    const before = await records();
    const stopped = await take(many);
    expect(stopped).toMatchObject({ jobId: expect.any(String), survivors: [] });
    await world.perform(house.worker, cancelJob, { jobId: stopped.jobId });
    const worker = startWorker(world.kernel, [importHtcdsJob], { pollMs: 50 });
    try {
      const { jobId } = await take(csv('prs_FirstName', ...Array.from({ length: 55 }, (_, i) => `Made-up ${i}`)));
      const ended = async () => (await world.perform(house.worker, getJob, { jobId })).state;
      await expect.poll(ended, { timeout: 60_000 }).toBe('done');
      expect(await records()).toBe(before + 55);
    } finally {
      await worker.stop();
    }
  }, 90_000);

  it('that is a form is not taken for cases', async () => {
    const form = new TextEncoder().encode(
      '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><model><instance><data id="f"/></instance></model></h:head><h:body/></h:html>',
    );
    await expect(preview(form)).rejects.toMatchObject({ code: 'HTCDS_OTHER_FILE' });
  });
});
