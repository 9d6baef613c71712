import type { Output } from '../../../platform/contract/index.ts';
import type { Tone } from '../../../web/kit/StateBadge.tsx';
import type { openCalendar } from '../../contract.ts';
import type { PlanWords } from '../words.ts';

export type CalendarView = Output<typeof openCalendar>;
export type Due = CalendarView['entries'][number];
export type Duty = Due['duty'];

export const dueStates = ['overdue', 'open', 'delivered late', 'delivered on time'] as const;

export const dueTones: Record<Due['state'], Tone> = {
  overdue: 'late',
  open: 'waiting',
  'delivered late': 'plain',
  'delivered on time': 'good',
};

export const dueId = ({ duty, for: occasion, due }: Due): string => `${duty.id} ${occasion} ${due}`;

export const stateKey = (state: Due['state']): string => `plan.calendar.state.${state.replaceAll(' ', '-')}`;

/** Who owes it: the agency of the plan where there is one, else the office the law names. */
export const ownerOf = (duty: Duty, { say }: Pick<PlanWords, 'say'>): string => duty.owner ?? say(duty.authority);

/** What an occurrence is for: a year or quarter as it is, an event with its day in words. */
export const occasionOf = (
  { for: occasion }: Pick<Due, 'for'>,
  words: Pick<PlanWords, 't' | 'has' | 'date'>,
): string => {
  const [, event, day] = /^(.+) (\d{4}-\d{2}-\d{2})$/.exec(occasion) ?? [];
  return event && day ? `${packWord('event', event, words)}, ${words.date(day)}` : occasion;
};

/** A name of the packs in the reader's language; the name itself where a pack brings one we have no words for. */
export const packWord = (kind: 'event' | 'recurrence', name: string, { t, has }: Pick<PlanWords, 't' | 'has'>) => {
  const key = `plan.calendar.${kind}.${name.replaceAll(' ', '-')}`;
  return has(key) ? t(key) : name;
};
