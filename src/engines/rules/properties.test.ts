import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, CalendarError } from '../calendar/index.ts';
import {
  compareExact,
  decide,
  dividedBy,
  exact,
  exactText,
  minus,
  plus,
  RuleError,
  readFacts,
  readPack,
  rounded,
  times,
} from './index.ts';
import { samplePack as pack, packJson, version } from './testing/pack.ts';

const day = fc.integer({ min: 0, max: 9000 }).map((days) => addDays('2004-02-20', days));
const yesNo = pack.facts.filter(({ type }) => type === 'yes-no').map(({ id }) => id);
const dates = pack.facts.filter(({ type }) => type === 'date').map(({ id }) => id);

const stated = fc.constantFrom(...pack.facts).chain(({ id, type, codes }) => {
  const value = {
    'yes-no': fc.boolean(),
    date: day,
    moment: day.map((date) => `${date}T10:00:00Z`),
    period: fc
      .tuple(day, fc.integer({ min: 0, max: 500 }), fc.boolean())
      .map(([from, days, open]) => ({ from, to: open ? null : addDays(from, days) })),
    money: fc.constant('1.50'),
    number: fc.constant('2'),
    code: fc
      .constantFrom('no code', ...(codes ?? []).map(({ code }) => code))
      .filter((one) => one !== 'no code' || !codes),
    text: fc.string(),
  }[type];
  return fc.oneof(
    { weight: 5, arbitrary: value.map((one) => [id, one] as const) },
    { weight: 1, arbitrary: fc.constant([id, { none: true }] as const) },
  );
});
const facts = fc.array(stated, { maxLength: 18 }).map((all) => Object.fromEntries(all));

/** Conditions of every kind over the facts of the sample. */
const { condition } = fc.letrec((tie) => ({
  date: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(...dates).map((fact) => ({ fact })),
    day.map((date) => ({ date })),
    fc.record({ after: tie('date'), months: fc.integer({ min: 0, max: 40 }), days: fc.integer({ min: 0, max: 40 }) }),
    fc.record({ before: tie('date'), years: fc.integer({ min: 0, max: 5 }) }),
    fc.array(tie('date'), { minLength: 1, maxLength: 3 }).map((laterOf) => ({ laterOf })),
    fc.array(tie('date'), { minLength: 1, maxLength: 3 }).map((earlierOf) => ({ earlierOf })),
    fc.record({ use: tie('date'), given: fc.constantFrom(...yesNo).map((fact) => ({ fact })) }),
    fc.constantFrom({ startOf: 'case-period' }, { endOf: 'case-period' }, { decisionDay: true }),
  ),
  condition: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(...yesNo).map((fact) => ({ fact })),
    fc.record({ left: tie('date'), is: fc.constantFrom('=', '!=', '<', '<=', '>', '>='), right: tie('date') }),
    fc.record({
      left: fc.record({ wholeYears: fc.record({ from: tie('date'), to: tie('date') }) }),
      is: fc.constantFrom('<', '>='),
      right: fc.constant({ number: '18' }),
    }),
    fc.constantFrom(...yesNo, ...dates).map((exists) => ({ exists })),
    fc.constant({ left: { table: 'tsra-route', output: 'route' }, is: '=', right: { code: 'expunge' } }),
    fc.array(tie('condition'), { minLength: 1, maxLength: 4 }).map((all) => ({ all })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 4 }).map((any) => ({ any })),
    fc.record({
      atLeast: fc.integer({ min: 1, max: 3 }),
      of: fc.array(tie('condition'), { minLength: 1, maxLength: 4 }),
    }),
    tie('condition').map((not) => ({ not })),
    fc.constantFrom('severe-form', 'snap', 'tax-award').map((rule) => ({ rule })),
  ),
}));

const packWith = (when: unknown) =>
  readPack({
    ...packJson,
    rules: [
      ...packJson.rules,
      { ...packJson.rules[0], id: 'made-up', versions: [version('1', '2000-01-01', 'made up', { when })] },
    ],
  });

describe('decisions', () => {
  it('once made do not turn when a fact is learned', () => {
    fc.assert(
      fc.property(condition, facts, facts, day, (when, known, more, on) => {
        const made = packWith(when);
        const before = decide(made, readFacts(made, known), on).results;
        const after = decide(made, readFacts(made, { ...more, ...known }), on).results;
        before.forEach((was, index) => {
          if (was.state !== 'undetermined') expect(after[index]?.state).toBe(was.state);
          for (const clock of was.deadlines.filter(({ state }) => state === 'set')) {
            const now = after[index]?.deadlines.find((one) => one.clock === clock.clock);
            if (now) expect(now.due).toBe(clock.due);
          }
        });
      }),
      { numRuns: 1500 },
    );
  });

  it('name exactly facts that are open, and are decided when none is', () => {
    fc.assert(
      fc.property(condition, facts, day, (when, known, on) => {
        const made = packWith(when);
        for (const { state, why, missing } of decide(made, readFacts(made, known), on).results) {
          for (const { fact, weight } of missing) {
            expect(fact in known).toBe(false);
            expect(weight).toBeGreaterThan(0);
          }
          if (state === 'undetermined' && why === 'facts are missing') expect(missing.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('do not depend on the order of rules, parts, versions or rows', () => {
    const turned = readPack({
      ...packJson,
      tables: packJson.tables.map((table) => ({ ...table, rows: [...table.rows].reverse() })),
      rules: [...packJson.rules].reverse().map((rule) => ({ ...rule, versions: [...rule.versions].reverse() })),
    });
    fc.assert(
      fc.property(facts, day, (known, on) => {
        const [one, other] = [pack, turned].map((from) => decide(from, readFacts(from, known), on));
        expect([...(other?.results ?? [])].reverse()).toEqual(one?.results);
        expect(other?.ask).toEqual(one?.ask);
      }),
    );
  });
});

describe('bad input', () => {
  const caught = (run: () => unknown) => {
    try {
      run();
    } catch (error) {
      return error;
    }
    return null;
  };

  it.each([
    [{ when: { all: [{ fact: 3 }] } }, 'rules[0].versions[0].when.all[0].fact'],
    [
      { when: { all: [{ fact: 'sex-act' }, { left: { fact: 'born' }, is: '~', right: { date: '2026-01-01' } }] } },
      'rules[0].versions[0].when.all[1].is',
    ],
    [
      { when: { left: { date: '2026-02-30' }, is: '=', right: { fact: 'born' } } },
      'rules[0].versions[0].when.left.date',
    ],
    [{ when: { fact: 'sex-act' }, status: 'perhaps' }, 'rules[0].versions[0].status'],
  ])('in a pack is named by its path: %j', (more, path) => {
    const rules = [{ ...packJson.rules[0], versions: [version('1', '2000-01-01', 'x', more)] }];
    expect(caught(() => readPack({ ...packJson, rules }))).toMatchObject({ code: 'RULE_PACK_INVALID', path });
  });

  it.each([
    [{ 'sex-act': 'maybe' }, 'RULE_FACT_INVALID', 'sex-act'],
    [{ born: '2023-02-29' }, 'RULE_FACT_INVALID', 'born'],
    [{ purpose: 'fun' }, 'RULE_FACT_INVALID', 'purpose'],
    [{ 'case-period': { from: '2026-01-02', to: '2026-01-01' } }, 'RULE_FACT_INVALID', 'case-period'],
    [{ 'found-at': '2026-01-02 10:00' }, 'RULE_FACT_INVALID', 'found-at'],
    [{ height: 3 }, 'RULE_FACT_UNKNOWN', 'height'],
    [JSON.parse('{"__proto__": true}'), 'RULE_FACT_UNKNOWN', '__proto__'],
    [[], 'RULE_FACT_INVALID', ''],
  ])('among facts is named: %j', (bad, code, path) => {
    expect(caught(() => readFacts(pack, bad))).toMatchObject({ code, path });
  });

  it('that nests without end is refused', () => {
    let when: object = { fact: 'sex-act' };
    for (let depth = 0; depth < 20_000; depth += 1) when = { not: when };
    expect(caught(() => packWith(when))).toMatchObject({ code: 'RULE_PACK_TOO_DEEP' });
  });

  it('of any kind gives a pack or a rule error', () => {
    const text = JSON.stringify(packJson);
    const spots = [...text.matchAll(/"[^"]*"|true|false|null|\[\]|\{\}/g)].map(({ index, 0: found }) => ({
      index,
      length: found.length,
    }));
    fc.assert(
      fc.property(
        fc.constantFrom(...spots),
        fc.json({ maxDepth: 2 }),
        facts,
        day,
        ({ index, length }, noise, known, on) => {
          const error = caught(() => {
            const changed = readPack(JSON.parse(text.slice(0, index) + noise + text.slice(index + length)));
            decide(changed, readFacts(changed, known), on);
          });
          expect(
            error === null ||
              error instanceof RuleError ||
              error instanceof CalendarError ||
              error instanceof SyntaxError,
          ).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(caught(() => readPack(json))).toBeInstanceOf(RuleError);
      }),
    );
  });
});

describe('exact numbers', () => {
  const number = fc
    .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 0, max: 6 }))
    .map(([units, decimals]) => rounded({ top: units, bottom: 10n ** BigInt(decimals) }, decimals));

  it('add and multiply as numbers do', () => {
    fc.assert(
      fc.property(number, number, number, (a, b, c) => {
        const [x, y, z] = [exact(a), exact(b), exact(c)];
        expect(times(x, plus(y, z))).toEqual(plus(times(x, y), times(x, z)));
        expect(minus(plus(x, y), y)).toEqual(x);
        expect(exact(exactText(x))).toEqual(x);
        if (y.top !== 0n) expect(times(dividedBy(x, y), y)).toEqual(x);
        expect(Math.sign(compareExact(x, y))).toBe(Math.sign(Number(minus(x, y).top)));
      }),
    );
  });

  it('give the weighted week of 29 CFR 778.115: $594.00', () => {
    const straight = plus(times(exact('30'), exact('10')), times(exact('20'), exact('12')));
    const regular = dividedBy(straight, exact('50'));
    expect(exactText(regular)).toBe('10.8');
    expect(rounded(plus(straight, times(times(regular, exact('0.5')), exact('10'))))).toBe('594.00');
  });

  it('round as they are told, and refuse to write what never ends', () => {
    expect(['2.345', '-2.345', '2.355'].map((one) => rounded(exact(one)))).toEqual(['2.35', '-2.35', '2.36']);
    expect(['2.345', '2.355'].map((one) => rounded(exact(one), 2, 'half even'))).toEqual(['2.34', '2.36']);
    expect(rounded(exact('-0.001'))).toBe('0.00');
    expect(rounded(dividedBy(exact('1'), exact('3')), 3)).toBe('0.333');
    expect(() => exactText(dividedBy(exact('1'), exact('3')))).toThrow(RuleError);
    expect(() => exact('1e3')).toThrow(RuleError);
  });
});
