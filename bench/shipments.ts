import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { placesOf } from '../src/prevention/supply/mapper/guess-columns.ts';
import { compareStored } from '../src/prevention/supply/shipments/compare-stored.ts';
import { keepLoad } from '../src/prevention/supply/shipments/keep-load.ts';
import { findParties } from '../src/prevention/supply/shipments/keep-parties.ts';
import { openBills, shipmentsIn } from '../src/prevention/supply/shipments/read-shipments.ts';
import { asRow, resolveParties } from '../src/prevention/supply/shipments/resolve-parties.ts';
import { resolverWith } from '../src/prevention/supply/shipments/resolve-with.ts';
import type { PartyText, Shipment } from '../src/prevention/supply/shipments/shipment.ts';
import { installRapidfuzz, pandasVersion, rapidfuzzVersion } from './kit/bill-program.ts';
import { type MadeBills, makeBills, pairQuality } from './kit/bills.ts';
import { kinds, openDatabase } from './kit/database.ts';
import { openOffice } from './kit/office.ts';
import { bench, type Report } from './kit/report.ts';
import { timed } from './kit/rounds.ts';

const rows = 100_000;
const rounds = 3;
/** The likeness from which the peer joins: the best of these by its own F. */
const cutoffs = [70, 74, 78, 82, 86];

const keyOf = ({ name, address, country }: PartyText): string => `${name}|${address}|${country}`;
const fOf = ({ precision, recall }: { precision: number; recall: number }): number =>
  (2 * precision * recall) / (precision + recall);

const partiesOf = (shipments: readonly Shipment[]): ReadonlyMap<string, PartyText> =>
  new Map(
    shipments.flatMap(({ shipper, consignee }) =>
      [shipper, consignee].flatMap((one) => (one ? [[keyOf(one), one]] : [])),
    ),
  );

const readAndResolve = ({ csv }: MadeBills) => {
  const { table, columns } = openBills(csv, 'bills.csv');
  const { shipments } = shipmentsIn(table, placesOf(columns));
  return { shipments, resolved: resolveParties(shipments) };
};

const beside = async (report: Report, made: MadeBills, folder: string): Promise<void> => {
  report.part(
    `${rows.toLocaleString('en-US')} rows read, folded, and their parties joined; ${made.truth.size} spellings`,
  );
  const seconds: { ours: number[]; peer: number[] } = { ours: [], peer: [] };
  const cpu: { ours: number[]; peer: number[] } = { ours: [], peer: [] };
  let last = readAndResolve(made);
  const path = join(folder, 'bills.csv');
  writeFileSync(path, made.csv);
  const found = installRapidfuzz(join(folder, 'rapidfuzz'));
  const peer = 'peer' in found ? found.peer : null;
  const tried = (peer ? cutoffs : []).map((cutoff) => {
    const result = (peer as NonNullable<typeof peer>)(path, cutoff);
    return { cutoff, result, quality: pairQuality(new Map(result.groups), made.truth) };
  });
  const [best] = tried.sort((a, b) => fOf(b.quality) - fOf(a.quality));
  for (let round = 0; round < rounds; round++) {
    const { ms, cpuMs } = await timed(() => {
      last = readAndResolve(made);
    });
    seconds.ours.push(ms / 1000);
    cpu.ours.push(cpuMs / 1000);
    if (peer && best) {
      const { wall, cpu: spent } = peer(path, best.cutoff);
      seconds.peer.push(wall);
      cpu.peer.push(spent);
    }
  }
  const { shipments, resolved } = last;
  const ours = pairQuality(
    new Map([...partiesOf(shipments)].map(([key, party]) => [key, resolved.idOf(party)])),
    made.truth,
  );
  if (best) {
    report.note(
      `the peer is pandas ${pandasVersion} with rapidfuzz ${rapidfuzzVersion}, token_sort_ratio from ${best.cutoff} on`,
    );
    report.compare('time', 's', seconds);
    report.compare('processor time', 's', cpu);
    report.compare('precision of joined pairs', 'of 1', { ours: [ours.precision], peer: [best.quality.precision] });
    report.compare('recall of joined pairs', 'of 1', { ours: [ours.recall], peer: [best.quality.recall] });
  } else {
    report.note(`no peer: ${'missing' in found ? found.missing : ''}`);
    report.tell('time', 's', seconds.ours);
    report.tell('processor time', 's', cpu.ours);
    report.tell('precision of joined pairs', 'of 1', [ours.precision]);
    report.tell('recall of joined pairs', 'of 1', [ours.recall]);
  }
  report.tell('pairs left to a person', '', [resolved.possible.length]);
  const least = Math.min(...seconds.ours);
  report.goal('100,000 rows in 60 s at most', 's', least, least <= 60);
  report.goal('every bill told twice is folded', 'bills', shipments.length, shipments.length === made.bills);
};

const againstKnown = async (report: Report, made: MadeBills): Promise<void> => {
  report.part(`the same names against ${made.known.length} sites of the organisation`);
  const parties = partiesOf(readAndResolve(made).shipments);
  const known = made.known.map((one, i) => ({ site: String(one.firm), at: asRow(one, i) }));
  const here = new Set(made.known.map(({ firm }) => firm));
  let [right, wrong, offered, asked, due] = [0, 0, 0, 0, 0];
  const { ms, cpuMs } = await timed(() => {
    const resolve = resolverWith(known);
    for (const [key, party] of parties) {
      const firm = made.truth.get(key) ?? -1;
      if (here.has(firm)) due++;
      const { state, site, candidates } = resolve(party);
      if (state === 'sure') site === String(firm) ? right++ : wrong++;
      if (state === 'asked') asked++;
      if (state === 'asked' && candidates.some((one) => one.site === String(firm))) offered++;
    }
  });
  report.tell('time', 's', [ms / 1000]);
  report.tell('processor time', 's', [cpuMs / 1000]);
  report.tell('precision of sure ones', 'of 1', [right / (right + wrong)]);
  report.tell('recall of sure ones', 'of 1', [right / due]);
  report.tell('recall with those that a person is asked about', 'of 1', [(right + offered) / due]);
  report.tell('questions', '', [asked]);
};

const kept = async (report: Report, made: MadeBills): Promise<void> => {
  for (const kind of kinds) {
    report.part(`the whole job on ${kind}: read, compared with what is there, names found, every row kept`);
    const { kernel, close } = await openDatabase(kind);
    try {
      const { orgId, officer } = await openOffice(kernel, 'bills');
      const context = { kernel, actor: officer, signal: new AbortController().signal, progress: () => {} };
      const once = async (reading: string): Promise<{ added: number; same: number }> => {
        const { table, columns } = openBills(made.csv, 'bills.csv');
        const places = placesOf(columns);
        const read = shipmentsIn(table, places);
        const compared = await kernel.db.transaction(officer, (tx) => compareStored(tx, orgId, read, places));
        const told = [...compared.added, ...compared.changed].map(({ body }) => body);
        const parties = await findParties(context, orgId, told);
        const by = officer.userId as string;
        const loading = { kernel, orgId, by, table, places, read, sha256: '', reading };
        return (await kernel.db.transaction(officer, (tx) => keepLoad(tx, loading, parties))).counts;
      };
      const first = await timed(() => once('first'));
      const second = await timed(() => once('second'));
      report.tell('first time', 's', [first.ms / 1000]);
      report.tell('the same, processor time', 's', [first.cpuMs / 1000]);
      report.tell('the same bills in another file', 's', [second.ms / 1000]);
      report.goal(`100,000 rows kept on ${kind} in 60 s at most`, 's', first.ms / 1000, first.ms <= 60_000);
    } finally {
      await close();
    }
  }
};

await bench(
  'shipments',
  'bills of lading read, folded and resolved; beside pandas and rapidfuzz on the same file',
  async (report) => {
    const made = makeBills(rows);
    const folder = mkdtempSync(join(tmpdir(), 'fourfold-bills-'));
    try {
      await beside(report, made, folder);
      await againstKnown(report, made);
      await kept(report, made);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
