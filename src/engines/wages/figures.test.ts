import { describe, expect, it } from 'vitest';
import { describeWithShared } from '../../testing/shared-data.ts';
import { compute, readWork } from './index.ts';
import { shippedLaw as law } from './testing/law.ts';

const computed = (work: object) => compute(readWork(law, work), law, '2026-11-24');
/** So many hours in one week that begins on a Sunday, at most twelve a day. */
const weekOf = (start: string, hours: number, more: object = {}) => {
  const [year, month, day] = start.split('-').map(Number) as [number, number, number];
  const dates = Array.from({ length: 7 }, (_, i) =>
    new Date(Date.UTC(year, month - 1, day + i)).toISOString().slice(0, 10),
  );
  const days = dates.map((date, i) => ({ date, hours: Math.min(12, Math.max(0, hours - i * 12)) }));
  return { from: dates[0], to: dates[6], days, rate: '0.00', ...more };
};
const oneWeek = (start: string, hours: number, more: object = {}, rest: object = {}) =>
  computed({ spells: [weekOf(start, hours, more)], ...rest });

describe('one week, to the cent', () => {
  it('29 CFR 778.110(a) and (b), text of 2011', () => {
    expect(oneWeek('2011-04-10', 46, { rate: '12.00' }).weeks).toMatchObject([
      { hours: 46, regularRate: '12.00', straight: '552.00', premium: '36.00', due: '588.00' },
    ]);
    expect(oneWeek('2011-04-10', 46, { rate: '12.00', bonus: '46.00' }).weeks).toMatchObject([
      { regularRate: '13.00', straight: '552.00', bonus: '46.00', premium: '39.00', due: '637.00' },
    ]);
  });

  it('the same, text of 1981', () => {
    expect(oneWeek('1981-02-01', 46, { rate: '6.00' }).weeks).toMatchObject([{ due: '294.00' }]);
    expect(oneWeek('1981-02-01', 46, { rate: '6.00', bonus: '9.20' }).weeks).toMatchObject([
      { regularRate: '6.20', due: '303.80' },
    ]);
  });

  it('two rates in one week: 30 hours at 10 dollars, 20 at 12 (29 CFR 778.115)', () => {
    const day = (date: string, hours: number) => ({ date, hours });
    const { weeks } = computed({
      spells: [
        { days: [day('2015-03-02', 10), day('2015-03-03', 10), day('2015-03-04', 10)], rate: '10.00' },
        { days: [day('2015-03-05', 10), day('2015-03-06', 10)], rate: '12.00' },
      ],
    });
    expect(weeks).toMatchObject([
      { hours: 50, straight: '540.00', regularRate: '10.80', premium: '54.00', due: '594.00' },
    ]);
  });

  it.each([
    ['2006-03-05', '252.35'],
    ['2007-08-05', '286.65'],
    ['2008-08-03', '320.95'],
    ['2012-03-04', '355.25'],
  ])('46 hours without pay at the federal minimum, week of %s', (start, due) => {
    expect(oneWeek(start, 46).backWages).toBe(due);
  });

  it('a minimum wage that rises in midweek makes two rates in that week', () => {
    const days = ['2009-07-22', '2009-07-23', '2009-07-24', '2009-07-25'].map((date) => ({ date, hours: 10 }));
    const { weeks, trace } = computed({ spells: [{ days, rate: '0.00' }] });
    expect(weeks).toMatchObject([{ straight: '276.00', regularRate: '6.90', premium: '0.00', due: '276.00' }]);
    expect(trace.filter(({ step }) => step === 'minimum').map(({ amount }) => amount)).toEqual(['145.00', '131.00']);
  });

  it('half a cent goes up, once, and the exact figure stays in the trace', () => {
    const { weeks, trace } = oneWeek('2012-03-04', 45);
    expect(weeks).toMatchObject([{ due: '344.38' }]);
    expect(trace.find(({ step }) => step === 'due')).toMatchObject({ exact: '344.375', amount: '344.38' });
  });

  it('minutes are exact: three days of 8 hours 20 minutes are 25 hours', () => {
    const days = ['2012-03-05', '2012-03-06', '2012-03-07'].map((date) => ({ date, hours: '8:20' }));
    expect(computed({ spells: [{ days, rate: '10.00' }] }).weeks).toMatchObject([{ hours: 25, due: '250.00' }]);
  });
});

describe('the whole', () => {
  const unpaidWeek = { spells: [weekOf('2012-03-04', 46)] };
  const losses = [{ kind: 'therapy', amount: '10400.00' }];

  it('takes the greater of the value to the defendant and the wage value, and adds the losses', () => {
    expect(computed({ ...unpaidWeek, valueToDefendant: '7200.00' }).restitution).toBe('7200.00');
    expect(computed({ ...unpaidWeek, valueToDefendant: '0.00' }).restitution).toBe('355.25');
    expect(computed({ ...unpaidWeek, valueToDefendant: '7200.00', losses }).restitution).toBe('17600.00');
    expect(computed({ ...unpaidWeek, losses }).restitution).toBe('10755.25');
  });

  it('counts the second equal sum only where it is said, and then doubles to the cent', () => {
    const plain = computed(unpaidWeek);
    expect(plain).toMatchObject({ liquidated: '0.00', flsaValue: '355.25' });
    expect(plain.cautions).toContainEqual({ caution: 'liquidated-not-said', places: ['liquidated'] });
    expect(computed({ ...unpaidWeek, liquidated: true, circuit: '4' })).toMatchObject({
      liquidated: '355.25',
      flsaValue: '710.50',
      cautions: [],
    });
  });

  it('counts gross income from acts with the share that was taken', () => {
    const service = { days: 15, actsPerDay: 6, price: '80.00' };
    expect(computed({ services: [{ ...service, share: '0.5' }] }).restitution).toBe('3600.00');
    expect(computed({ services: [{ ...service, share: '1' }] }).restitution).toBe('7200.00');
  });

  it('takes off what was got back, and never goes below nothing', () => {
    const recovered = [{ kind: 'civil judgment', amount: '400.00' }];
    expect(computed({ ...unpaidWeek, recovered })).toMatchObject({
      restitution: '355.25',
      recovered: '400.00',
      outstanding: '0.00',
    });
  });

  it('sums losses by their class in 18 USC 2259(c)(2)', () => {
    const all = [
      'medical',
      'physical therapy',
      'Psychotherapy',
      'temporary housing',
      'lost income',
      'attorney fees',
      'a tattoo removed',
    ];
    const { lossesByClass, losses: sum } = computed({ losses: all.map((kind) => ({ kind, amount: '1.10' })) });
    expect(lossesByClass.map((one) => `${one.class} ${one.amount}`)).toEqual([
      'A 2.20',
      'B 1.10',
      'C 1.10',
      'D 1.10',
      'E 1.10',
      'F 1.10',
    ]);
    expect(sum).toBe('7.70');
  });
});

describe('pay, deductions, exemptions', () => {
  const start = '2012-03-04';

  it('each week stands alone: too much in one week does not pay another', () => {
    const { weeks, backWages, cautions } = computed({
      spells: [weekOf(start, 40), weekOf('2012-03-11', 40)],
      paid: [{ date: '2012-03-10', amount: '580.00' }],
    });
    expect(weeks.map((week) => week.backWages)).toEqual(['0.00', '290.00']);
    expect(backWages).toBe('290.00');
    expect(cautions).toContainEqual({ caution: 'paid-more-than-due', places: [start] });
  });

  it('a payment that says what it was for is spread over those days, and no cent is lost', () => {
    const { weeks, backWages } = computed({
      spells: [weekOf(start, 40), weekOf('2012-03-11', 40)],
      paid: [{ date: '2012-03-20', amount: '100.01', from: '2012-03-04', to: '2012-03-17' }],
    });
    expect(weeks.map(({ paid }) => paid)).toEqual(['50.00', '50.01']);
    expect(backWages).toBe('479.99');
  });

  it('a deduction does what is said of it, and nothing by itself', () => {
    const deduction = { date: '2012-03-09', amount: '50.00', kind: 'lodging', basis: '29 USC 203(m)' };
    const paid = [{ date: '2012-03-09', amount: '100.00' }];
    const owed = (counts: string) => oneWeek(start, 40, {}, { paid, deductions: [{ ...deduction, counts }] }).backWages;
    expect([owed('nothing'), owed('paid'), owed('takes-back')]).toEqual(['190.00', '140.00', '240.00']);
  });

  it('live-in domestic work has no overtime, and the minimum wage stays (29 USC 213(b)(21))', () => {
    const { weeks, trace } = oneWeek(start, 70, { exemptions: ['live-in-domestic'] });
    expect(weeks).toMatchObject([{ hours: 70, premium: '0.00', due: '507.50' }]);
    expect(trace.find(({ step }) => step === 'minimum')?.cite).toContain('29 USC 213(b)(21)');
    expect(oneWeek(start, 70).weeks).toMatchObject([{ premium: '108.75', due: '616.25' }]);
  });

  it('an exemption lifts nothing before it was law, and a small farm owes neither', () => {
    expect(oneWeek('1974-03-03', 46, { exemptions: ['live-in-domestic'] }).weeks).toMatchObject([{ premium: '4.80' }]);
    expect(oneWeek(start, 46, { exemptions: ['small-farm'] }).backWages).toBe('0.00');
  });

  it('exempt and other work in one week is for an attorney', () => {
    const { cautions } = computed({
      spells: [weekOf(start, 20), { ...weekOf(start, 20), exemptions: ['agriculture'] }],
    });
    expect(cautions.map(({ caution }) => caution)).toContain('exempt-and-other-work');
  });

  it('hours that are not certain give three sums, and the weeks are the likely ones', () => {
    const spell = {
      from: start,
      to: '2012-03-10',
      rate: '0.00',
      hoursPerDay: { every: { low: 4, likely: 6, high: 8 } },
    };
    const { range, restitution, uncertain } = computed({ spells: [spell] });
    expect([range.low, range.likely, range.high].map((one) => one.restitution)).toEqual(['203.00', '311.75', '464.00']);
    expect([restitution, uncertain]).toEqual(['311.75', true]);
  });
});

interface Example {
  id: string;
  hours: number;
  hourly_rate: string;
  bonus?: string;
  regular_rate?: string;
  week_total: string;
}

describeWithShared('every worked example of the regulation', 'data/relief/flsa-worked-examples.json', (text) => {
  it.each(JSON.parse(text) as Example[])('$id', ({ hours, hourly_rate, bonus, regular_rate, week_total }) => {
    const [week] = oneWeek('1981-02-01', hours, { rate: hourly_rate, ...(bonus ? { bonus } : {}) }).weeks;
    expect(week?.due).toBe(week_total);
    expect(week?.regularRate).toBe(regular_rate ?? hourly_rate);
  });
});

describeWithShared('every figure of the cases', 'data/relief/restitution-cases.json', (text) => {
  const cases = JSON.parse(text) as { id: string; [field: string]: unknown }[];
  const found = (id: string) => cases.find((one) => one.id === id) ?? {};

  it('Edwards: unpaid wages and the same again, to the cent', () => {
    const { unpaid_wages, liquidated, total } = found('edwards-2021') as Record<string, string>;
    const days = [{ date: '2012-03-05', hours: 1 }];
    const answer = computed({
      spells: [{ days, rate: '1.00', bonus: (Number(unpaid_wages) * 100 - 725).toFixed(0).replace(/(..)$/, '.$1') }],
      liquidated: true,
    });
    expect([answer.backWages, answer.liquidated, answer.restitution]).toEqual([unpaid_wages, liquidated, total]);
  });

  it('Edwards: 110 hours a week without pay', () => {
    const spell = { from: '2012-03-05', to: '2012-03-11', rate: '0.00', hoursPerDay: { every: 17, sunday: 8 } };
    expect(computed({ weekStarts: 'monday', spells: [spell] }).weeks).toMatchObject([{ hours: 110, due: '1051.25' }]);
  });

  it('Clayton: acts a day, days, price, share', () => {
    const { facts, award_basis, gross } = found('clayton-2022') as Record<string, string> & {
      facts: { days: number; clients_per_day: number; price: string; share_taken: string };
    };
    const { days, clients_per_day: actsPerDay, price, share_taken: share } = facts;
    expect(computed({ services: [{ days, actsPerDay, price, share }] }).value).toBe(award_basis);
    expect(computed({ services: [{ days, actsPerDay, price, share: '1' }] }).value).toBe(gross);
  });
});

describeWithShared('the federal minimum wage', 'data/relief/federal-minimum-wage.csv', (text) => {
  it('stands in the pack as in the published table, row by row', () => {
    const rows = text
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
    expect(law.minimum.map(({ from, rate, coverage }) => [from, rate, coverage])).toEqual(rows);
  });
});
