import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../calendar/index.ts';
import { compute, readWork, WageError } from './index.ts';
import { shippedLaw as law } from './testing/law.ts';

const computed = (work: object) => compute(readWork(law, work), law, '2026-11-24');

const cents = fc
  .integer({ min: 0, max: 500_000 })
  .map((n) => `${Math.floor(n / 100)}.${String(n % 100).padStart(2, '0')}`);
const rate = fc.integer({ min: 0, max: 3000 }).map((n) => `${Math.floor(n / 100)}.${String(n % 100).padStart(2, '0')}`);
/** Quarters and twelfths of an hour. */
const hours = fc
  .integer({ min: 0, max: 95 })
  .map((n) => `${Math.floor(n / 8)}:${String((n % 8) * 5).padStart(2, '0')}`);
const weekStarts = fc.constantFrom('sunday', 'monday', 'thursday', 'saturday');
/** About changes of the federal rate, month ends and leap days. */
const start = fc.constantFrom(
  '2007-07-10',
  '2008-02-20',
  '2009-07-13',
  '2011-12-20',
  '2012-02-23',
  '2016-02-26',
  '1977-12-20',
);
const daily = fc.record({ start, weekStarts, rate, hours: fc.array(hours, { minLength: 1, maxLength: 40 }) });

const spellOf = (from: string, each: readonly string[], more: object) => ({
  days: each.map((one, i) => ({ date: addDays(from, i), hours: one })),
  ...more,
});
/** The pattern of the test, by the weekday of a date; 1970-01-04 was a Sunday. */
const hoursOn = (date: string) => {
  const weekday = ((daysBetween('1970-01-04', date) % 7) + 7) % 7;
  return weekday === 0 ? 4 : weekday === 3 ? 0 : '9:10';
};

const withoutPlaces = ({ trace: _trace, cautions: _cautions, ...rest }: ReturnType<typeof computed>) => rest;

describe('for any history of work', () => {
  it('splitting a spell changes nothing, wherever it is cut', () => {
    fc.assert(
      fc.property(
        daily,
        fc.nat(),
        fc.array(fc.record({ day: fc.nat(60), amount: cents }), { maxLength: 4 }),
        (work, at, pay) => {
          const paid = pay.map(({ day, amount }) => ({ date: addDays(work.start, day), amount }));
          const cut = at % (work.hours.length + 1);
          const whole = [spellOf(work.start, work.hours, { rate: work.rate })];
          const parts = [
            spellOf(work.start, work.hours.slice(0, cut), { rate: work.rate }),
            spellOf(addDays(work.start, cut), work.hours.slice(cut), { rate: work.rate }),
          ].filter(({ days }) => days.length > 0);
          const one = computed({ weekStarts: work.weekStarts, spells: whole, paid, liquidated: true });
          const two = computed({ weekStarts: work.weekStarts, spells: parts, paid, liquidated: true });
          expect(withoutPlaces(two)).toEqual(withoutPlaces(one));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('a pattern cut on any day comes to the same as the whole, and as its days one by one', () => {
    const hoursPerDay = { every: '9:10', sunday: 4, wednesday: 0 };
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 60 }), fc.nat(), (from, length, at) => {
        const to = addDays(from, length);
        const middle = addDays(from, at % length);
        const spell = { from, to, hoursPerDay, rate: '8.15' };
        const whole = withoutPlaces(computed({ spells: [spell] }));
        const parts = [
          { ...spell, to: middle },
          { ...spell, from: addDays(middle, 1) },
        ];
        const days = Array.from({ length: length + 1 }, (_, i) => addDays(from, i)).map((date) => ({
          date,
          hours: hoursOn(date),
        }));
        expect(withoutPlaces(computed({ spells: parts }))).toEqual(whole);
        expect(withoutPlaces(computed({ spells: [{ days, rate: '8.15' }] }))).toEqual(whole);
      }),
      { numRuns: 40 },
    );
  });

  it('the order of spells, days and payments changes nothing', () => {
    fc.assert(
      fc.property(fc.array(daily, { minLength: 2, maxLength: 3 }), fc.array(cents, { maxLength: 4 }), (works, pay) => {
        const spells = works.map((work) =>
          spellOf(
            work.start,
            work.hours.map(() => '3:20'),
            { rate: work.rate },
          ),
        );
        const paid = pay.map((amount, i) => ({ date: addDays('2012-02-23', i * 5), amount }));
        const turned = spells.map((spell) => ({ ...spell, days: [...spell.days].reverse() })).reverse();
        const one = computed({ spells, paid });
        expect(withoutPlaces(computed({ spells: turned, paid: [...paid].reverse() }))).toEqual(withoutPlaces(one));
      }),
      { numRuns: 40 },
    );
  });

  it('more hours never lower the amount, with bonus, two rates, exemptions and pay', () => {
    const exemptions = fc.constantFrom([], ['live-in-domestic'], ['agriculture']);
    fc.assert(
      fc.property(
        daily,
        rate,
        fc.option(cents),
        exemptions,
        fc.nat(),
        cents,
        (work, other, bonus, exempt, which, amount) => {
          const day = which % work.hours.length;
          const more = work.hours.map((one, i) => (i === day ? '12:00' : one));
          const answer = (each: readonly string[]) => {
            const first = spellOf(work.start, each, { rate: work.rate, ...(bonus ? { bonus } : {}) });
            const second = spellOf(
              work.start,
              each.map(() => '2'),
              { rate: other, exemptions: exempt },
            );
            return computed({ spells: [first, second as typeof first], paid: [{ date: work.start, amount }] });
          };
          const [less, greater] = [answer(work.hours), answer(more)];
          expect(Number(greater.backWages)).toBeGreaterThanOrEqual(Number(less.backWages));
        },
      ),
      { numRuns: 80 },
    );
  });

  it('every total is the sum of its lines, to the cent', () => {
    fc.assert(
      fc.property(daily, cents, (work, amount) => {
        const { weeks, backWages, trace, flsaValue, restitution } = computed({
          spells: [spellOf(work.start, work.hours, { rate: work.rate })],
          losses: [{ kind: 'medical', amount }],
        });
        const sum = (all: readonly string[]) => all.reduce((total, one) => total + Math.round(Number(one) * 100), 0);
        expect(sum([backWages])).toBe(sum(weeks.map((week) => week.backWages)));
        expect(sum([backWages])).toBe(sum(trace.filter(({ step }) => step === 'unpaid').map((line) => line.amount)));
        expect(sum([restitution])).toBe(sum([flsaValue, amount]));
        expect(new Set(trace.map(({ id }) => id)).size).toBe(trace.length);
        expect(trace.every(({ cite }) => cite.length > 5)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('due is the exact sum over rates and hours, rounded once: held against whole-number arithmetic written out', () => {
    fc.assert(
      fc.property(rate, rate, fc.integer({ min: 0, max: 84 }), fc.integer({ min: 0, max: 84 }), (one, two, a, b) => {
        const spell = (count: number, pay: string) =>
          spellOf(
            '2012-03-04',
            Array.from({ length: 7 }, (_, i) => String(Math.min(12, Math.max(0, count - i * 12)))),
            { rate: pay },
          );
        const { weeks } = computed({ spells: [spell(a, one), spell(b, two)] });
        const inCents = (pay: string) => BigInt(Math.max(725, Math.round(Number(pay) * 100)));
        const [total, straight] = [BigInt(a + b), inCents(one) * BigInt(a) + inCents(two) * BigInt(b)];
        const over = total > 40n ? total - 40n : 0n;
        // straight + straight * over / (2 * total), half up
        const [top, bottom] = total === 0n ? [0n, 1n] : [straight * (2n * total + over), 2n * total];
        const due = (2n * top + bottom) / (2n * bottom);
        expect(weeks[0]?.due ?? '0.00').toBe(`${due / 100n}.${String(due % 100n).padStart(2, '0')}`);
      }),
      { numRuns: 150 },
    );
  });
});

describe('the calendar of a history', () => {
  it('loses no day over the month ends and leap days of eight years, whichever day the week begins on', () => {
    const days = daysBetween('2008-01-01', '2015-12-31') + 1;
    const spell = { from: '2008-01-01', to: '2015-12-31', hoursPerDay: { every: 5 }, rate: '0.00' };
    ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'].forEach((name, i) => {
      const { weeks } = computed({ weekStarts: name, spells: [spell] });
      expect(weeks.reduce((sum, { hours }) => sum + hours, 0)).toBe(days * 5);
      expect(weeks.every(({ start }) => (((daysBetween('1970-01-04', start) - i) % 7) + 7) % 7 === 0)).toBe(true);
      expect(weeks.slice(1, -1).every(({ hours }) => hours === 35)).toBe(true);
    });
  });
});

describe('what cannot be used', () => {
  const broken = (work: unknown) => {
    try {
      readWork(law, work);
    } catch (error) {
      if (error instanceof WageError) return error.problems.map(({ path, code }) => `${path} ${code}`);
      throw error;
    }
    return [];
  };
  const spell = { from: '2012-03-04', to: '2012-03-10', hoursPerDay: { every: 8 }, rate: '0.00' };

  it.each([
    [null, ' WAGES_WANTS_OBJECT'],
    [[], ' WAGES_WANTS_OBJECT'],
    [{ spells: {} }, 'spells WAGES_WANTS_LIST'],
    [{ spells: [{ ...spell, rate: 12 }] }, 'spells[0].rate WAGES_WANTS_RATE'],
    [{ spells: [{ ...spell, rate: '-1.00' }] }, 'spells[0].rate WAGES_WANTS_RATE'],
    [{ spells: [{ ...spell, rate: undefined }] }, 'spells[0].rate WAGES_MISSING'],
    [{ spells: [{ ...spell, from: '2011-02-29' }] }, 'spells[0].from WAGES_WANTS_DAY'],
    [{ spells: [{ ...spell, to: '2012-03-03' }] }, 'spells[0].to WAGES_ENDS_BEFORE_IT_BEGINS'],
    [{ spells: [{ ...spell, hoursPerDay: { monday: 25 } }] }, 'spells[0].hoursPerDay.monday WAGES_WANTS_HOURS'],
    [{ spells: [{ ...spell, hoursPerDay: { monday: 8, mon: 8 } }] }, 'spells[0].hoursPerDay.mon WAGES_WEEKDAY_TWICE'],
    [{ spells: [{ ...spell, hoursPerDay: { funday: 8 } }] }, 'spells[0].hoursPerDay.funday WAGES_FIELD_UNKNOWN'],
    [
      { spells: [{ ...spell, hoursPerDay: { every: { low: 9, likely: 8, high: 10 } } }] },
      'spells[0].hoursPerDay.every WAGES_RANGE_OUT_OF_ORDER',
    ],
    [{ spells: [{ ...spell, exemptions: ['magic'] }] }, 'spells[0].exemptions[0] WAGES_EXEMPTION_UNKNOWN'],
    [{ spells: [{ ...spell, days: [{ date: '2012-04-01', hours: 1 }] }] }, 'spells[0].days[0].date WAGES_DAY_OUTSIDE'],
    [{ spells: [{ rate: '1.00' }] }, 'spells[0] WAGES_WANTS_DAYS_OR_PATTERN'],
    [
      {
        spells: [
          { ...spell, hoursPerDay: { every: 13 } },
          { ...spell, hoursPerDay: { every: 12 } },
        ],
      },
      'spells[1] (2012-03-04) WAGES_DAY_OVER_24',
    ],
    [{ spells: [{ ...spell, from: '0001-01-01', to: '9999-12-31' }] }, 'spells[0].to WAGES_TOO_LONG'],
    [{ paid: [{ date: '2012-03-04', amount: '1.005' }] }, 'paid[0].amount WAGES_WANTS_MONEY'],
    [{ paid: [{ date: '2012-03-04', amount: '1.00', from: '2012-03-04' }] }, 'paid[0].to WAGES_MISSING'],
    [{ jurisdiction: 'FR' }, 'jurisdiction WAGES_WANTS_JURISDICTION'],
    [{ bonuss: 1 }, 'bonuss WAGES_FIELD_UNKNOWN'],
    [JSON.parse('{"__proto__": {"liquidated": true}}'), '__proto__ WAGES_FIELD_UNKNOWN'],
  ])('is named with its place: %j', (work, said) => {
    expect(broken(work)).toContain(said);
  });

  it('any JSON at all is computed or refused with a path, never anything else', () => {
    const field = fc.constantFrom(
      'spells',
      'paid',
      'losses',
      'from',
      'to',
      'rate',
      'hoursPerDay',
      'days',
      'date',
      'hours',
      'amount',
      'kind',
      'liquidated',
      'monday',
      'every',
      'low',
      'services',
      'claim',
    );
    const leaf = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.constantFrom('2012-02-29', '12.00', '8:15', '1900-02-29', '1e5', '0x10'),
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        leaf,
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(field, tie('tree'), { maxKeys: 5 }),
      ),
    }));
    fc.assert(
      fc.property(fc.dictionary(field, tree, { maxKeys: 6 }), (work) => {
        const problems = broken(work);
        if (problems.length === 0) expect(computed(work).restitution).toMatch(/^\d+\.\d\d$/);
        else expect(problems.every((one) => / WAGES_[A-Z_0-9]+$/.test(one))).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('one thing changed in a good file is computed or refused with its path', () => {
    const good = {
      spells: [spell],
      paid: [{ date: '2012-03-09', amount: '5.00' }],
      losses: [{ kind: 'medical', amount: '1.00' }],
      liquidated: true,
    };
    const places = [
      ['spells', 0, 'rate'],
      ['spells', 0, 'from'],
      ['spells', 0, 'to'],
      ['spells', 0, 'hoursPerDay', 'every'],
      ['paid', 0, 'amount'],
      ['paid', 0, 'date'],
      ['losses', 0, 'kind'],
    ] as const;
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue({ maxDepth: 2 }), (path, value) => {
        const work = structuredClone(good) as unknown;
        let at = work as Record<PropertyKey, unknown>;
        for (const part of path.slice(0, -1)) at = at[part] as Record<PropertyKey, unknown>;
        at[path.at(-1) ?? ''] = value;
        const problems = broken(work);
        const name = String(path[0]);
        if (problems.length > 0) expect(problems[0]?.startsWith(name)).toBe(true);
        else expect(computed(work as object).weeks.length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });
});
