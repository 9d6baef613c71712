import { route } from '../../../platform/contract/index.ts';
import { LawDay, onEachClass, SurvivorOnly } from '../shapes.ts';

export const reliefCalendar = route('relief.calendar', 'GET /survivors/:survivorId/relief/calendar', {
  says: 'The days that close doors, as an iCalendar file. Its titles are neutral: a mark that is found on her page again, and no word more.',
  may: 'read legal',
  within: onEachClass('read'),
  takes: SurvivorOnly.extend({ on: LawDay.optional() }),
  gives: { file: ['text/calendar'] },
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});
