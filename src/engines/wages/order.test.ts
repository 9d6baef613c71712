import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOrder, shareOrder, WageError } from './index.ts';

const cites = { several: '18 USC 3664(h)', interest: '18 USC 3612(f)' };
const follow = (order: object, asOf = '2026-11-24') => shareOrder(readOrder(order), cites, asOf);

const order = {
  judgmentOn: '2026-01-05',
  survivors: [
    { id: 'Ana', amount: '3000.00' },
    { id: 'Bea', amount: '1000.00' },
  ],
  defendants: [{ id: 'X' }, { id: 'Y', most: '500.00' }],
};
const pay = (date: string, by: string, amount: string, to?: string) => ({ date, by, amount, ...(to ? { to } : {}) });

describe('an order over several people', () => {
  it('is one sum: whoever pays lowers it for all, by what is left to each', () => {
    const { survivors, defendants, left } = follow({ ...order, payments: [pay('2026-02-01', 'X', '100.01')] });
    expect(survivors).toEqual([
      { id: 'Ana', ordered: '3000.00', interest: '0.00', paid: '75.01', left: '2924.99' },
      { id: 'Bea', ordered: '1000.00', interest: '0.00', paid: '25.00', left: '975.00' },
    ]);
    expect([left, ...defendants.map((one) => one.left)]).toEqual(['3899.99', '3899.99', '500.00']);
  });

  it('never collects more than is owed, nor more than the part of one defendant', () => {
    const payments = [pay('2026-02-01', 'Y', '700.00'), pay('2026-03-01', 'X', '3600.00', 'Ana')];
    const { left, over, lines } = follow({ ...order, payments });
    expect([left, over]).toEqual(['875.00', '1175.00']);
    expect(lines.filter(({ part }) => part === 'over').map(({ by, amount }) => [by, amount])).toEqual([
      ['Y', '200.00'],
      ['X', '975.00'],
    ]);
  });

  it('bears interest from the fifteenth day, by day, principal first', () => {
    const interest = { yearlyPercent: '3.65', basis: 'made up for the test' };
    const { interestFrom, interest: sum } = follow({ ...order, interest }, '2026-01-30');
    // 20 January plus ten days at 40 cents a day
    expect([interestFrom, sum]).toEqual(['2026-01-20', '4.00']);
    const paid = follow({ ...order, interest, payments: [pay('2026-01-30', 'X', '4000.00')] }, '2026-12-01');
    expect([paid.interest, paid.left]).toEqual(['4.00', '4.00']);
    const inTime = follow({ ...order, interest, payments: [pay('2026-01-19', 'X', '4000.00')] });
    expect([inTime.interestFrom, inTime.left]).toEqual([null, '0.00']);
    expect(follow({ ...order, interest: { ...interest, waived: true } }).interest).toBe('0.00');
    const small = { ...order, survivors: [{ id: 'Ana', amount: '2500.00' }], interest };
    expect(follow(small).interest).toBe('0.00');
  });

  it('keeps every cent, whatever is paid', () => {
    const payment = fc.record({
      date: fc.constantFrom('2026-01-06', '2026-02-28', '2026-06-30'),
      by: fc.constantFrom('X', 'Y'),
      amount: fc.integer({ min: 0, max: 200_000 }).map((n) => (n / 100).toFixed(2)),
      to: fc.constantFrom(undefined, 'Ana', 'Bea'),
    });
    const toCents = (text: string) => Math.round(Number(text) * 100);
    fc.assert(
      fc.property(fc.array(payment, { maxLength: 8 }), fc.boolean(), (all, bears) => {
        const payments = all.map(({ to, ...one }) => (to ? { ...one, to } : one));
        const interest = bears ? { interest: { yearlyPercent: '4.1', basis: 'made up' } } : {};
        const answer = follow({ ...order, ...interest, payments });
        const given = payments.reduce((sum, { amount }) => sum + toCents(amount), 0);
        expect(toCents(answer.paid) + toCents(answer.over)).toBe(given);
        expect(toCents(answer.paid) + toCents(answer.left)).toBe(toCents(answer.ordered) + toCents(answer.interest));
        expect(answer.lines.reduce((sum, { amount }) => sum + toCents(amount), 0)).toBe(given);
        expect(answer.survivors.every(({ left }) => toCents(left) >= 0)).toBe(true);
        expect(toCents(answer.defendants[1]?.paid ?? '0')).toBeLessThanOrEqual(50_000);
      }),
      { numRuns: 80 },
    );
  });

  it('is refused with the place of what is wrong', () => {
    const problems = (given: unknown) => {
      try {
        readOrder(given);
        return [];
      } catch (error) {
        return error instanceof WageError ? error.problems.map(({ path, code }) => `${path} ${code}`) : [String(error)];
      }
    };
    expect(problems({ ...order, payments: [pay('2026-01-04', 'Z', '1.00', 'Cleo')] })).toEqual([
      'payments[0].by WAGES_NAME_UNKNOWN',
      'payments[0].to WAGES_NAME_UNKNOWN',
      'payments[0].date WAGES_BEFORE_JUDGMENT',
    ]);
    expect(problems({ ...order, survivors: [...order.survivors, { id: 'Ana', amount: '1.00' }] })).toEqual([
      'survivors[2].id WAGES_NAME_TWICE',
    ]);
    expect(problems({ judgmentOn: '2026-02-30' })).toContain('judgmentOn WAGES_WANTS_DAY');
  });
});
