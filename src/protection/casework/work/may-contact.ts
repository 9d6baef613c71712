import type { Instant } from '../../../platform/contract/index.ts';
import { type ContactRules, type contactReasons, days } from './rules.ts';

export interface ContactAnswer {
  readonly allowed: boolean;
  readonly because: (typeof contactReasons)[number];
  readonly voicemail: 'never' | 'no-name' | 'yes';
}

const no = (because: ContactAnswer['because']): ContactAnswer => ({ allowed: false, because, voicemail: 'never' });

/** Day and time on a wall clock of the zone. */
const wallClock = (instant: Instant, timeZone: string) => {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(Date.parse(instant));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((one) => one.type === type)?.value ?? '';
  const date = `${part('year')}-${part('month')}-${part('day')}`;
  return { date, day: new Date(`${date}T12:00:00Z`).getUTCDay(), time: `${part('hour')}:${part('minute')}` };
};

/**
 * Whether somebody may reach out to her now, this way. Every notice, reminder and call goes through here: no rule means no.
 *
 * @param rules null where nobody has asked her yet
 * @param timeZone her own where left out
 */
export const mayContact = (
  rules: ContactRules | null,
  channel: string,
  instant: Instant,
  timeZone = rules?.timeZone ?? 'UTC',
): ContactAnswer => {
  if (rules === null) return no('no rules');
  const { date, day, time } = wallClock(instant, timeZone);
  if (rules.notBefore && date < rules.notBefore) return no('not before');
  const rule = rules.channels.find((one) => one.channel === channel);
  if (!rule?.allowed) return no('channel not allowed');
  const today = days[day];
  const yesterday = days[(day + 6) % 7];
  const inside = rule.hours.some(({ days: on, from, to }) => {
    const begins = on.some((one) => one === today);
    if (from < to) return begins && from <= time && time < to;
    return (begins && from <= time) || (on.some((one) => one === yesterday) && time < to);
  });
  if (rule.hours.length > 0 && !inside) return no('outside hours');
  return { allowed: true, because: 'allowed', voicemail: rule.voicemail };
};
