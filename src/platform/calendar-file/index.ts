import { addDays } from '../../engines/calendar/index.ts';

/** One day or moment to be reminded of. */
export interface Reminder {
  /** Stable, so that a newer file replaces the entry. */
  readonly uid: string;
  readonly title: string;
  /** A day, or a moment in UTC. */
  readonly due: string;
}

const compact = (text: string): string => text.replace(/[-:]|\.\d+/g, '');

/** RFC 5545: backslash, semicolon, comma and line break are escaped. */
const escaped = (text: string): string => text.replace(/[\\;,]/g, (c) => `\\${c}`).replace(/\n/g, '\\n');

/** A line may hold 75 octets; it goes on after a line break and a space. */
const folded = (line: string): string => {
  const bytes = Buffer.from(line);
  if (bytes.length <= 75) return line;
  const parts: string[] = [];
  let part = '';
  for (const letter of line) {
    if (Buffer.byteLength(part + letter) > 74) {
      parts.push(part);
      part = '';
    }
    part += letter;
  }
  return [...parts, part].join('\r\n ');
};

const daysBefore = 14;

const eventOf = ({ uid, title, due }: Reminder, stamp: string): string[] => {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(due);
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${compact(stamp)}`,
    day ? `DTSTART;VALUE=DATE:${compact(due)}` : `DTSTART:${compact(due)}`,
    ...(day ? [`DTEND;VALUE=DATE:${compact(addDays(due, 1))}`] : []),
    `SUMMARY:${escaped(title)}`,
    'CLASS:PRIVATE',
    'TRANSP:TRANSPARENT',
    ...(day
      ? ['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escaped(title)}`, `TRIGGER:-P${daysBefore}D`, 'END:VALARM']
      : []),
    'END:VEVENT',
  ];
};

/** An iCalendar file (RFC 5545). Nothing in it says what it is about, who made it or for whom. */
export const calendarFile = (reminders: readonly Reminder[], stamp: string): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//reminders//1//EN',
    ...reminders.flatMap((one) => eventOf(one, stamp)),
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n');
