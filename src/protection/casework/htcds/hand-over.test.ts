import { expect, it } from 'vitest';
import type { FileBody } from '../../../platform/contract/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import { whoSawWhat } from '../../consent/shared/use-cases.ts';
import { openSheet } from '../record/open-sheet.ts';
import { receivedReferral } from '../referral/answer-referral.ts';
import { stage } from '../referral/testing/stage.ts';
import { openHouse } from '../testing/house.ts';
import { handOverHtcds } from './hand-over.ts';
import { importHtcds } from './import-cases.ts';

const s = await stage();
const { world, attorney, reader, refused } = s;

it('hands a case over in HTCDS form: what the release lets out, noted, taken in by the other house as any file', async () => {
  const { referralId, survivorId, releaseId } = await s.sent();
  const { packetId } = await world.perform(attorney, receivedReferral, { referralId });
  const take = { packetId, format: 'json' };
  const file = (await world.perform(attorney, handOverHtcds, take)) as unknown as FileBody;
  const text = new TextDecoder().decode(file.bytes);
  expect(JSON.parse(text)).toMatchObject({
    standard: 'HTCDS',
    notCarried: { 'identity.called-name': 1 },
    cases: [{ prs_MobilePhone: '555 0100 199' }],
  });
  // the release named no place
  expect(text).not.toContain('Canary-Area');
  expect(file.name).toMatch(/-until-\d{4}-\d\d-\d\d\.json$/);
  const { packets } = await world.perform(s.house.worker, whoSawWhat, { subjectId: survivorId });
  expect(packets[0]?.reads).toMatchObject([{ way: 'htcds', opened: true }]);

  const other = await openHouse(world);
  const input = { hash: sha256(file.bytes) };
  const { survivors } = await world.perform(other.worker, importHtcds, input, file.bytes);
  const { fields } = await world.perform(other.worker, openSheet, { survivorId: survivors[0]?.id });
  expect(fields.find(({ field }) => field === 'contact.phone')?.told?.value).toBe('555 0100 199');

  // only who may take a packet out, and not once she took her release back
  expect(await refused(reader, handOverHtcds, take)).toBe('NOT_PERMITTED');
  await s.revoke(releaseId);
  expect(await refused(attorney, handOverHtcds, take)).toBe('PACKET_ENDED');
});
