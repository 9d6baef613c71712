import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../src/platform/config/root.ts';
import { loadPacks } from '../src/platform/packs/index.ts';
import { chainBalance } from '../src/prevention/supply/balance/chain-flow.ts';
import { lotProblems } from '../src/prevention/supply/balance/lot-checks.ts';
import { ChainSchema } from '../src/prevention/supply/chain/contract.ts';
import { supplyScreen } from '../src/prevention/supply/commands/screen.ts';
import { matchSites } from '../src/prevention/supply/sites/match-sites.ts';
import { readSuppliers } from '../src/prevention/supply/suppliers/read-suppliers.ts';
import { allPackKinds } from '../src/server/compose.ts';
import { openFilesContext } from './kit/files-context.ts';
import { bench } from './kit/report.ts';
import { timed } from './kit/rounds.ts';

const suppliers = 10_000;
const lots = 10_000;
const rounds = 3;
const lists = [
  'uflpa/dhs-uflpa-entity-list-2026-07-09.html',
  'cbp-wro/cbp_wro_2026-06-23.json',
  'dol-ilab/goods_2021.xml',
];
const shared = join(projectRoot, '..', 'shared', 'data', 'supply');

const words =
  'amber birch cedar delta ember fjord grove heron iris jade kite lotus maple north ocean pearl quartz river stone tulip umber violet willow xenon yarrow zephyr'.split(
    ' ',
  );
const trades = ['Textile', 'Garment', 'Electronics', 'Foods', 'Metal Works', 'Plastics'];
const countries = ['CN', 'IN', 'VN', 'BD', 'TR', 'MX'];
const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
const table = [
  'name,country,address,goods',
  ...Array.from({ length: suppliers }, (_, i) => {
    const name = `${pick(words, i * 7)} ${pick(words, Math.floor(i / 26) * 5 + 3)} ${pick(trades, i)} Co. Ltd.`;
    return `${name},${pick(countries, i)},"No. ${i} Mill Road",${pick(['cotton yarn', 'garments', 'computer parts', 'tomato paste'], i)}`;
  }),
].join('\n');

/** Ten stages of sites; each lot goes to the next stage. */
const chain = () => {
  const stages = 10;
  const perStage = lots / stages;
  const sites = 20;
  return ChainSchema.parse({
    format: 'fourfold-chain/1',
    sites: Array.from({ length: stages * sites }, (_, i) => ({ id: `s${i}`, name: `site ${i}`, country: 'in' })),
    materials: Array.from({ length: stages }, (_, i) => ({ id: `m${i}`, name: `stage ${i}` })),
    yields: Array.from({ length: stages - 1 }, (_, i) => ({
      from: `m${i}`,
      to: `m${i + 1}`,
      expected: 0.9,
      source: 'made up',
    })),
    lots: Array.from({ length: lots }, (_, i) => {
      const stage = Math.floor(i / perStage);
      const day = `2026-${String(stage + 1).padStart(2, '0')}-${String((i % 28) + 1).padStart(2, '0')}`;
      const next = stage + 1 < stages ? { to: `s${(stage + 1) * sites + (i % sites)}` } : {};
      return {
        id: `l${i}`,
        site: `s${stage * sites + (i % sites)}`,
        material: `m${stage}`,
        amount: { quantity: 100 * 0.9 ** stage, unit: 'KGM' },
        madeOn: day,
        ...next,
      };
    }),
  });
};

await bench('supply', 'suppliers screened, sites matched, lots balanced; no peer does the same', async (report) => {
  const bytes = new TextEncoder().encode(table);
  const packs = await loadPacks([join(projectRoot, 'packs')], allPackKinds);
  const context = openFilesContext(new Map([['suppliers.csv', bytes]]), packs);
  const paths = lists.map((list) => join(shared, list));
  const screened: number[] = [];
  const cpu: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const { ms, cpuMs } = await timed(() =>
      supplyScreen.run(context, ['suppliers.csv'], { on: '2026-07-10' }, { list: paths }),
    );
    screened.push(ms / 1000);
    cpu.push(cpuMs / 1000);
  }
  report.tell(`${suppliers.toLocaleString('en-US')} suppliers against three lists`, 's', screened);
  report.tell('the same, CPU', 's', cpu);
  report.goal('10,000 suppliers in 10 s', 's', Math.min(...screened), Math.min(...screened) <= 10);

  const rows = readFileSync(join(shared, 'oshub/facility_lists/Summer_2019_Compliance_List.csv'));
  const { ms: matched } = await timed(() => matchSites(readSuppliers(rows, 'a'), readSuppliers(bytes, 'b')));
  report.tell('82 sites matched with 10,000', 's', [matched / 1000]);

  const made = chain();
  const balanced: number[] = [];
  const balancedCpu: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const { ms, cpuMs } = await timed(() => [chainBalance(made), lotProblems(made)]);
    balanced.push(ms / 1000);
    balancedCpu.push(cpuMs / 1000);
  }
  report.tell(`balance of ${lots.toLocaleString('en-US')} lots`, 's', balanced);
  report.tell('the same, CPU', 's', balancedCpu);
  report.goal('mass balance of 10,000 lots under 1 s', 's', Math.min(...balanced), Math.min(...balanced) < 1);
});
