import { addDays, weekday } from '../../engines/calendar/index.ts';
import { perform } from '../../platform/kernel/index.ts';
import type { Chapter } from '../../platform/sample/index.ts';
import { writeAllegation } from './allegations/keep-allegation.ts';
import { sealPerson } from './allegations/people.ts';
import { startCase } from './cases/keep-case.ts';
import { addLetter } from './cases/letters.ts';

const tuesday = 2;
/** The last Tuesday before the day. */
const lastTuesday = (day: string): string => addDays(day, -(((weekday(day) - tuesday + 6) % 7) + 1));

const notice = 'Made-up notice: the shirts of style 422 are held at Port Ellery until it is shown who made the fabric.';

/** An importer whose shirts are held since last Tuesday, and a workers' centre that writes down what it knows of a tomato field. */
export const importsChapter: Chapter = {
  name: 'imports',
  load: async ({ kernel, actor }) => {
    const officer = actor('meridian', 'compliance-officer');
    const held = lastTuesday(kernel.clock.today());
    const { detentionId } = await perform(kernel, officer, startCase, {
      title: 'Cotton work shirts, style 422',
      kind: 'UFLPA',
      goods: '4,000 cotton work shirts, style 422',
      port: 'Port Ellery (made up)',
      entryNumber: 'SAMPLE-0422',
      route: 'applicability',
      importedOn: addDays(held, -3),
      detainedOn: held,
      productId: 'shirt-422',
    });
    const letter = { bytes: new TextEncoder().encode(notice), type: 'application/octet-stream', name: 'notice.txt' };
    const about = { direction: 'in', party: 'CBP, Port Ellery', subject: 'Notice of detention', dated: held } as const;
    await perform(kernel, officer, addLetter, { detentionId, ...about, name: letter.name }, letter);

    const analyst = actor('accord', 'analyst');
    const { allegationId } = await perform(kernel, analyst, writeAllegation, {
      content: {
        title: 'Tomato paste of the Greyfield sheds (made up)',
        reasons: 'Pickers pay a fee to be hired, and the foreman keeps their papers until it is paid back.',
        goods: { description: 'Tomato paste in drums of 200 kg.', rows: [{ name: 'Tomato paste', hs: '200290' }] },
        sites: [{ id: 's1', name: 'Greyfield shed 2', country: 'MX', does: 'Cooks and packs the paste' }],
        facts: [
          {
            id: 'f1',
            indicator: 'debt-bondage',
            strength: 'strong',
            says: 'The fee is taken out of each week of pay.',
            source: 'Interview, file 7',
            on: addDays(held, -60),
            eventId: 'e1',
            siteId: 's1',
          },
          {
            id: 'f2',
            indicator: 'retention-of-documents',
            strength: 'strong',
            says: 'Identity cards lie in the office of the shed.',
            source: 'Visit, notebook 2',
            on: addDays(held, -40),
            siteId: 's1',
          },
        ],
      },
    });
    await perform(kernel, analyst, sealPerson, {
      allegationId,
      part: 'worker',
      name: 'Yolotzin Made-up',
      aliases: ['Yoli'],
    });
  },
};
