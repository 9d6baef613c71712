import { writeCsv } from '../../engines/sheets/index.ts';
import { namesOf } from '../accounts/index.ts';
import { useCase } from '../kernel/index.ts';
import { exportAudit as contract } from './contract.ts';
import { entries, viewOf } from './queries.ts';

const most = 100_000;
const columns = [
  'at',
  'act',
  'outcome',
  'actor kind',
  'actor',
  'actor name',
  'channel',
  'records',
  'details',
  'lane',
  'seq',
  'hash',
];

/** The trail as CSV; what a spreadsheet would take for a formula is kept as text. */
export const exportAudit = useCase(contract, async ({ tx, orgId, clock, note }, filter) => {
  const found = await entries(tx, orgId, filter, most, 0);
  const names = await namesOf(
    tx,
    found.flatMap((entry) => entry.actor_id ?? []),
  );
  const rows = found
    .map((entry) => viewOf(entry, names))
    .map((v) => [
      v.at,
      v.act,
      v.outcome,
      v.actorKind,
      v.actorId ?? '',
      v.actorName ?? '',
      v.channel,
      v.records.join(' '),
      Object.keys(v.details).length > 0 ? JSON.stringify(v.details) : '',
      v.lane,
      v.seq,
      v.hash,
    ]);
  note([], { rows: rows.length });
  return { bytes: writeCsv([columns, ...rows], { bom: true }), type: 'text/csv', name: `audit-${clock.today()}.csv` };
});
