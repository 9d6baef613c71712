import type { CivilDate, Instant } from '../contract/index.ts';

/** Time, handed in. */
export interface Clock {
  /** Milliseconds since 1970 in UTC. */
  millis(): number;
  now(): Instant;
  /** Today in the deployment's time zone. */
  today(): CivilDate;
}

const clockOf = (millis: () => number, timeZone: string): Clock => {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return {
    millis,
    now: () => new Date(millis()).toISOString(),
    today: () => day.format(millis()),
  };
};

export const systemClock = (timeZone = 'UTC'): Clock => clockOf(Date.now, timeZone);

/** A clock that stands still until it is told to move. */
export const fixedClock = (at: Instant, timeZone = 'UTC'): Clock & { advance(ms: number): void } => {
  let now = Date.parse(at);
  const advance = (ms: number): void => {
    now += ms;
  };
  return { ...clockOf(() => now, timeZone), advance };
};
