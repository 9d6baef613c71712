import { addDays, addMonths } from '../../engines/calendar/index.ts';
import { perform } from '../../platform/kernel/index.ts';
import type { Chapter } from '../../platform/sample/index.ts';
import { threadSurvivorId } from '../casework/index.ts';
import { saveComputation } from './case/save-computation.ts';

/** Lantern House: what the woman of the thread is owed for a year in a kitchen, the hours as she and a neighbour tell them. Made up. */
export const restitutionChapter: Chapter = {
  name: 'restitution',
  load: async (world, say) => {
    const { kernel } = world;
    const worker = world.actor('lantern', 'caseworker');
    const ended = addDays(kernel.clock.today(), -640);
    const began = addMonths(ended, -11);
    const shift = { low: 11, likely: '12:30', high: 14 };
    await perform(kernel, worker, saveComputation, {
      survivorId: threadSurvivorId,
      title: 'Kitchen, by her own account (sample)',
      work: {
        jurisdiction: 'US',
        weekStarts: 'sunday',
        spells: [
          {
            from: began,
            to: ended,
            hoursPerDay: { every: shift, monday: 6 },
            rate: '4.00',
            basis: 'her own account; a neighbour saw the light from 9 to 22',
          },
        ],
        paid: [1, 2, 3, 4].map((month) => ({
          date: addMonths(began, month),
          from: addMonths(began, month - 1),
          to: addDays(addMonths(began, month), -1),
          amount: '400.00',
          basis: 'cash, by her own account',
        })),
        losses: [
          { kind: 'therapy', amount: '2600.00', future: true, certain: false, document: 'plan of the clinic (sample)' },
          { kind: 'transport', amount: '86.40', date: addDays(ended, 3), document: 'bus tickets (sample)' },
        ],
        valueToDefendant: '0.00',
        liquidated: true,
        circuit: '4',
      },
    });
    say('What the woman of the thread is owed, week by week');
  },
};
