import type { Id } from '../../platform/contract/index.ts';
import { perform } from '../../platform/kernel/index.ts';
import type { SampleWorld } from '../../platform/sample/index.ts';
import { addPackIndicators } from '../measures/add-pack-indicators.ts';
import { recordDetermination } from '../measures/open-ladder.ts';
import { recordObservation, setTarget } from '../measures/record-observation.ts';
import { addIndicator } from '../measures/save-indicator.ts';
import { listNodes } from '../register/list-nodes.ts';

const madeUp = 'made up for the sample world';

/**
 * Indicators of the sample world: the published series, and two made-up ones: beds with a target, and people served by two agencies
 * that may be the same people.
 */
export const sampleMeasures = async (world: SampleWorld, planId: Id): Promise<void> => {
  const { kernel } = world;
  const officer = world.actor('plan-office', 'plan-officer');
  const year = Number(kernel.clock.today().slice(0, 4));
  await perform(kernel, officer, addPackIndicators, { planId, pack: 'us-indicators' });
  const { rows: actions } = await perform(kernel, officer, listNodes, { planId, kind: 'action', limit: 5 });
  const [first, second] = actions;
  if (!first || !second) return;

  const beds = { planId, indicatorId: 'sample-beds' };
  await perform(kernel, officer, addIndicator, {
    planId,
    id: beds.indicatorId,
    nodeId: first.id,
    titleEn: 'Shelter beds kept for survivors (sample)',
    titleEs: 'Camas de refugio para sobrevivientes (ejemplo)',
    unit: 'beds',
    kind: 'output',
    direction: 'up',
    aggregation: 'last',
    baseline: { period: String(year - 5), value: 40 },
    limitations: madeUp,
    source: madeUp,
  });
  for (let i = 5; i >= 1; i--) {
    const [more = 0] = world.random(1);
    const value = 40 + (5 - i) * 6 + (i === 5 ? 0 : more % 4);
    await perform(kernel, officer, recordObservation, { ...beds, period: String(year - i), value, source: madeUp });
  }
  await perform(kernel, officer, setTarget, { ...beds, period: String(year + 2), value: 90, source: madeUp });

  const clients = { planId, indicatorId: 'sample-clients' };
  await perform(kernel, officer, addIndicator, {
    planId,
    id: clients.indicatorId,
    nodeId: second.id,
    titleEn: 'Clients with a plan of service (sample)',
    titleEs: 'Clientes con un plan de servicios (ejemplo)',
    unit: 'clients',
    kind: 'output',
    direction: 'up',
    aggregation: 'sum',
    disaggregations: ['Age'],
    limitations: madeUp,
    source: madeUp,
  });
  const served = [
    { agency: 'HHS', back: 2, value: 1100, dims: {} },
    { agency: 'DOJ', back: 2, value: 640, dims: {} },
    { agency: 'HHS', back: 1, value: 1250, dims: {} },
    { agency: 'DOJ', back: 1, value: 1250, dims: {} },
    { agency: 'HHS', back: 1, value: 3, dims: { Age: 'under 12' } },
    { agency: 'HHS', back: 1, value: 190, dims: { Age: '12 to 17' } },
    { agency: 'HHS', back: 1, value: 1045, dims: { Age: '18 and over' } },
  ];
  for (const { agency, back, value, dims } of served) {
    const period = `FY${year - back}`;
    await perform(kernel, officer, recordObservation, { ...clients, period, agency, value, dims, source: madeUp });
  }
  for (const back of [2, 1]) {
    await perform(kernel, officer, recordDetermination, {
      planId,
      nodeId: first.id,
      fiscalYear: year - back,
      met: false,
      determinedOn: `${year - back + 1}-03-02`,
      determinedBy: `Nobody: ${madeUp}`,
    });
  }
};
