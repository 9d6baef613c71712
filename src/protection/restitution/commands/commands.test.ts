import { describe, expect, it } from 'vitest';
import type { CommandContext } from '../../../platform/cli/index.ts';
import { Refusal } from '../../../platform/errors/index.ts';
import { translator } from '../../../platform/i18n/index.ts';
import { contextWith, packsOf } from '../../../platform/testing/command-context.ts';
import { restitutionPackKinds } from '../law/index.ts';
import en from '../messages/en.json' with { type: 'json' };
import es from '../messages/es.json' with { type: 'json' };
import { compute } from './compute.ts';
import { schema } from './schema.ts';
import { share } from './share.ts';

const packs = await packsOf(['us-minimum-wage', 'us-minimum-wage-rules'], restitutionPackKinds);
const contextOn = (text: string, language: 'en' | 'es' = 'en'): CommandContext =>
  contextWith(
    {},
    {
      t: translator({ en, es })(language),
      language,
      packs: async () => packs,
      readFile: async (name) => ({ bytes: new TextEncoder().encode(text), type: 'application/json', name }),
    },
  );

const work = {
  jurisdiction: 'US',
  weekStarts: 'sunday',
  spells: [
    {
      from: '2011-04-10',
      to: '2011-04-16',
      hoursPerDay: { every: 8, saturday: 6, sunday: 0 },
      rate: '12.00',
      bonus: '46.00',
    },
  ],
  paid: [{ date: '2011-04-15', amount: '100.00' }],
  liquidated: true,
  losses: [{ kind: 'medical', amount: '10.50', date: '2011-05-01' }],
  valueToDefendant: '0.00',
};

describe('fourfold restitution', () => {
  it('compute answers in the shape of the issue, money as decimal text', async () => {
    const { data } = await compute.run(contextOn(JSON.stringify(work)), ['WORK.json'], {});
    expect(data).toMatchObject({
      weeks: [
        {
          start: '2011-04-10',
          hours: 46,
          regularRate: '13.00',
          straight: '552.00',
          premium: '39.00',
          due: '637.00',
          paid: '100.00',
          backWages: '537.00',
        },
      ],
      backWages: '537.00',
      liquidated: '537.00',
      flsaValue: '1074.00',
      losses: '10.50',
      restitution: '1084.50',
      asOf: '2026-11-24',
    });
    const { trace } = data as { trace: { says: string; cite: string; amount: string }[] };
    expect(trace.find(({ says }) => says.startsWith('Overtime'))).toMatchObject({
      says: 'Overtime: half of 13 for 6 hours above 40',
      amount: '39.00',
      cite: '29 USC 207(a)(1); 29 CFR 778.110',
    });
  });

  it.each(['en', 'es'] as const)(
    'compute can be read by a person (%s), and says that it is not legal advice',
    async (language) => {
      const { text } = await compute.run(contextOn(JSON.stringify(work), language), ['WORK.json'], { trace: true });
      expect(text).toContain('1084.50');
      expect(text).toContain('29 CFR 778.110(b), 778.209');
      expect(text).toMatch(language === 'en' ? /Not legal advice/ : /No es asesoría legal/);
      expect(text).not.toContain('undefined');
    },
  );

  it('compute without work computes nothing, and is no error', async () => {
    const { data, text } = await compute.run(contextOn('{}'), ['WORK.json'], {});
    expect(data).toMatchObject({ weeks: [], backWages: '0.00', restitution: '0.00' });
    expect(text).toContain('No work was entered');
  });

  it('names file and place of what is wrong', async () => {
    const refused = (text: string) => compute.run(contextOn(text), ['WORK.json'], {}).catch((error) => error);
    const wrong = await refused(JSON.stringify({ ...work, paid: [{ date: '2011-02-29', amount: 1 }] }));
    expect(wrong).toBeInstanceOf(Refusal);
    expect(wrong).toMatchObject({
      code: 'RESTITUTION_WORK_INVALID',
      where: [
        { file: 'WORK.json', field: 'paid[0].date', code: 'WAGES_WANTS_DAY' },
        { file: 'WORK.json', field: 'paid[0].amount', code: 'WAGES_WANTS_MONEY' },
      ],
    });
    expect(await refused('{')).toMatchObject({ code: 'RESTITUTION_NOT_JSON' });
  });

  it('schema describes every field, and names the exemptions', async () => {
    const { data } = await schema.run(contextOn(''), [], {});
    expect(Object.keys((data as { properties: object }).properties)).toEqual(expect.arrayContaining(Object.keys(work)));
    expect(JSON.stringify(data)).toContain('live-in-domestic');
    const order = await schema.run(contextOn(''), [], { order: true });
    expect(JSON.stringify(order.data)).toContain('defendants');
  });

  it('share follows an order', async () => {
    const order = {
      judgmentOn: '2026-01-05',
      survivors: [{ id: 'A', amount: '100.00' }],
      defendants: [{ id: 'X' }],
      payments: [{ date: '2026-02-01', by: 'X', amount: '40.00' }],
    };
    const { data, text } = await share.run(contextOn(JSON.stringify(order)), ['ORDER.json'], {});
    expect(data).toMatchObject({ left: '60.00', paid: '40.00' });
    expect(text).toContain('60.00 is left of 100.00');
  });
});
