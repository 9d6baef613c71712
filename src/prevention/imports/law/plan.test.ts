import { describe, expect, it } from 'vitest';
import { importsFar } from '../commands/far.ts';
import { contextOver } from '../testing/context.ts';
import type { PlanCheck } from './plan/contract.ts';

const check = async (plan: object | string): Promise<PlanCheck> => {
  const text = typeof plan === 'string' ? plan : JSON.stringify(plan);
  return (await importsFar.run(contextOver({ 'plan.json': text }), ['plan.json'], {})).data as PlanCheck;
};

describe('fourfold imports far', () => {
  it('names each part of the plan and what is missing in it', async () => {
    const { parts, missing, complete } = await check({
      answers: {
        'us.far.plan.awareness/what': 'Everybody reads the policy on the first day.',
        'us.far.plan.awareness/how': 'Read aloud, each year.',
        'us.far.plan.reporting/hotline': '   ',
      },
    });
    expect(parts.map(({ state }) => state)).toEqual(['written', ...Array(5).fill('missing')]);
    expect(missing).toContain('us.far.plan.reporting/hotline');
    expect(missing).toHaveLength(13);
    expect(complete).toBe(false);
  });

  it('is complete only where every answer is there', async () => {
    const { missing } = await check({});
    const answers = Object.fromEntries(missing.map((id) => [id, 'written']));
    expect((await check({ answers })).complete).toBe(true);
  });

  it.each([
    [2014, 900_000, 'no-threshold-known'],
    [2016, 500_000, 'no'],
    [2016, 500_001, 'yes'],
    [2020, 520_000, 'depends'],
    [2020, 560_000, 'yes'],
    [2026, 550_000, 'no'],
    // between the two amounts nobody has checked which holds
    [2025, 560_000, 'depends'],
    [2026, 550_001, 'depends'],
    [2026, 700_001, 'yes'],
    [2026, undefined, 'figure-missing'],
  ])('in %i with %s dollars abroad: %s', async (year, valueAbroad, bound) => {
    const figures = valueAbroad === undefined ? {} : { valueAbroad };
    expect((await check({ years: [{ year, figures }] })).years[0]?.bound).toBe(bound);
  });

  it('counts two of three for the Canadian act, also where one figure is not known', async () => {
    const bound = async (figures: object) =>
      (await check({ regime: 's-211', years: [{ year: 2026, figures }] })).years[0]?.bound;
    expect(await bound({ assets: 20_000_000, revenue: 40_000_000 })).toBe('yes');
    expect(await bound({ assets: 20_000_000, revenue: 1, employees: 249 })).toBe('no');
    expect(await bound({ assets: 20_000_000, revenue: 1 })).toBe('figure-missing');
  });

  it('refuses what is no plan, and answers to what nobody asks', async () => {
    await expect(check('{')).rejects.toMatchObject({ code: 'IMPORTS_PLAN_UNREADABLE' });
    await expect(check({ years: [{ year: 'x' }] })).rejects.toMatchObject({
      code: 'IMPORTS_PLAN_UNREADABLE',
      where: [{ field: 'years.0.year' }],
    });
    await expect(check({ answers: { 'us.far.plan.nothing': 'x' } })).rejects.toMatchObject({
      code: 'IMPORTS_PLAN_ASK_UNKNOWN',
    });
  });
});
