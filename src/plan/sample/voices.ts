import { addDays } from '../../engines/calendar/index.ts';
import type { Id } from '../../platform/contract/index.ts';
import { perform } from '../../platform/kernel/index.ts';
import type { SampleWorld } from '../../platform/sample/index.ts';
import { listNodes } from '../register/list-nodes.ts';
import { addRecommendation, respondRecommendation } from '../voices/add-recommendation.ts';
import { addSurvivorInput, respondSurvivorInput } from '../voices/survivor-input.ts';

const madeUp = 'Made-up example, not a statement of the agency.';

/** Public reports, in our own words; what they recommend in detail is at the address. */
const reports = [
  {
    ref: 'GAO-19-77',
    words:
      'One of five recommendations on the monitoring of projects abroad: set targets, keep complete monitoring records, make data consistent (our summary).',
    url: 'https://www.gao.gov/products/gao-19-77',
  },
  {
    ref: 'GAO-24-106038',
    words: 'Collaboration of two offices on child trafficking is ad hoc; put it on a lasting footing (our summary).',
    url: 'https://www.gao.gov/products/gao-24-106038',
  },
];

/** What the sample world's survivors say. No name is given: none is needed. */
const inputs = [
  {
    words: 'The poster had a number, but only in English. My coworkers did not know what it was for. (Made up.)',
    source: 'Listening session at Accord',
    daysAgo: 60,
    response: 'Posters in five languages are in print.',
  },
  {
    words: 'After six nobody picked up. Nights are when you can leave. (Made up.)',
    source: 'Survivor council, Franklin',
    daysAgo: 20,
    response: null,
  },
  {
    words: 'I told my story four times in one week. Once would have been enough. (Made up.)',
    source: 'Letter to the plan office',
    daysAgo: 6,
    response: null,
  },
];

/** The voices of the sample world: recommendations, one of them answered, and what survivors say, sealed. */
export const sampleVoices = async (world: SampleWorld, planId: Id): Promise<void> => {
  const { kernel } = world;
  const officer = world.actor('plan-office', 'plan-officer');
  const today = kernel.clock.today();
  const { rows: actions } = await perform(kernel, officer, listNodes, { planId, kind: 'action', limit: 5 });
  const nodeIds = actions.slice(0, 1).map(({ id }) => id);
  for (const report of reports) {
    await perform(kernel, officer, addRecommendation, { planId, body: 'GAO', nodeIds, ...report });
  }
  const { id } = await perform(kernel, officer, addRecommendation, {
    planId,
    body: 'Survivor council, Franklin (sample)',
    ref: 'Letter 1',
    date: addDays(today, -200),
    words: `Pay survivors for their time in every meeting. ${madeUp}`,
    nodeIds,
  });
  await perform(kernel, officer, respondRecommendation, {
    planId,
    recommendationId: id,
    status: 'accepted',
    response: `Rates are set and paid within 30 days. ${madeUp}`,
  });

  for (const { words, source, daysAgo, response } of inputs) {
    const { id: inputId } = await perform(kernel, officer, addSurvivorInput, {
      planId,
      words,
      source,
      consentScope: 'plan_office_only',
      compensated: true,
      nodeIds,
      receivedOn: addDays(today, -daysAgo),
    });
    if (response === null) continue;
    await perform(kernel, officer, respondSurvivorInput, { planId, inputId, disposition: 'taken_up', response });
  }
};
