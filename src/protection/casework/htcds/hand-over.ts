import { writeCases } from '../../../engines/htcds/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { useCaseInParts } from '../../../platform/kernel/index.ts';
import { readDelivered } from '../../consent/index.ts';
import { handOverHtcds as contract } from '../sending/contract.ts';
import { caseFile } from './case-file.ts';
import { caseOfRecord, crosswalkOn } from './crosswalk.ts';
import { shippedStandard } from './standard.ts';

/**
 * A packet as case data, for the system of whoever takes the case over. It is read through the gate of consent: while its release lives, what
 * the release lets out, noted on both sides. What the standard cannot carry is named in the file and stays readable in the packet.
 */
export const handOverHtcds = useCaseInParts(contract, async (context, { packetId, format }) => {
  const { kernel, clock } = context;
  const packet = await readDelivered(context, packetId, 'htcds', contract.name);
  const said = packet.fields.map(({ id, value }) => ({ field: id, value }));
  const { values, left } = caseOfRecord(said, crosswalkOn(kernel.packs, clock.today()));
  if (Object.keys(values).length === 0) refuse('HTCDS_NOTHING_TO_EXPORT');
  const { standard } = shippedStandard(kernel.packs, clock.today());
  const notCarried = Object.fromEntries(left.map(({ field }) => [field, 1]));
  // the name says until when it may be kept
  const name = `${packet.code}-htcds-until-${packet.accessUntil.slice(0, 10)}`;
  return caseFile(format, name, writeCases([values], standard, format, { codes: [packet.code], notCarried }));
});
