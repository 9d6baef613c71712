import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordOf, replay } from '../../../engines/rules/index.ts';
import { assemblePacks, readPack } from '../../../platform/packs/index.ts';
import { decideRelief, readReliefFacts, reliefLaw, reliefPackKinds } from './index.ts';
import { dayAsked, knownAtFirst, knownWholly } from './testing/people.ts';
import { decideOn, filesOf, shippedLaw, shippedNames } from './testing/shipped.ts';

const runs = { numRuns: 40 };

/** The packs as they are, but that each rule has one more wording that begins tomorrow and answers everybody alike. */
function lawWithTomorrow(tomorrow: string) {
  const changed = shippedNames.map((name) => {
    const files = filesOf(name);
    if (!(files.get('pack.json') ?? '').includes('"relief-rule"')) return readPack(files, reliefPackKinds);
    for (const [file, text] of files) {
      if (file === 'pack.json') {
        const { sha256: _sealed, ...head } = JSON.parse(text) as Record<string, unknown>;
        files.set(file, JSON.stringify(head));
      } else files.set(file, JSON.stringify(withTomorrow(JSON.parse(text) as Wording[], tomorrow)));
    }
    return readPack(files, reliefPackKinds);
  });
  return reliefLaw(assemblePacks(changed));
}

interface Wording {
  readonly id: string;
  readonly effective: { readonly from: string; readonly to?: string };
  readonly undated?: true;
  readonly [field: string]: unknown;
}

function withTomorrow(wordings: readonly Wording[], tomorrow: string): Wording[] {
  const begun = wordings.filter(({ effective }) => effective.from < tomorrow);
  const ended = begun.map((one) =>
    (one.effective.to ?? '9999') < tomorrow ? one : { ...one, effective: { ...one.effective, to: lastDayBefore } },
  );
  const newest = new Map(begun.map((one) => [one.id, one]));
  const added = [...newest.values()].map(({ undated: _undated, contestedWhen: _contested, tables: _, ...one }) => ({
    ...one,
    version: 'tomorrow',
    effective: { from: tomorrow },
    when: { always: true },
  }));
  return [...ended, ...added];
}
const tomorrow = '2028-01-01';
const lastDayBefore = '2027-12-31';

describe('whoever it is, whatever is known', () => {
  it('nothing unknown becomes a no, and no answer turns when more is learned', () => {
    fc.assert(
      fc.property(knownWholly, knownAtFirst, dayAsked, (all, first, on) => {
        const some = Object.fromEntries(Object.entries(all).filter(([id]) => first.has(id)));
        const [before, after] = [decideOn(some, on), decideOn(all, on)];
        before.answers.forEach((was, index) => {
          const is = after.answers[index];
          if (was.state === 'eligible' || was.state === 'not')
            expect([was.rule, is?.state]).toEqual([was.rule, was.state]);
          if (was.state === 'undetermined' && was.why === 'facts are missing')
            expect([was.rule, was.missing.some(({ fact }) => !first.has(fact))]).toEqual([was.rule, true]);
        });
      }),
      runs,
    );
  });

  it('with everything known nothing is left to ask', () => {
    fc.assert(
      fc.property(knownWholly, dayAsked, (all, on) => {
        const { ask, answers } = decideOn(all, on);
        expect(ask).toEqual([]);
        expect(answers.filter(({ why }) => why === 'facts are missing')).toEqual([]);
      }),
      runs,
    );
  });

  it('a past day is decided as before when every rule gets a newer wording', () => {
    const newer = lawWithTomorrow(tomorrow);
    const plain = (law: typeof newer, stated: unknown, on: string) =>
      decideRelief(law, readReliefFacts(law, stated), on).answers.map(
        ({ ahead: _ahead, citation: _citation, effective: _effective, ...answer }) => answer,
      );
    fc.assert(
      fc.property(knownWholly, knownAtFirst, dayAsked, (all, first, on) => {
        const some = Object.fromEntries(Object.entries(all).filter(([id]) => first.has(id)));
        fc.pre(on < tomorrow);
        expect(JSON.stringify(plain(newer, some, on))).toBe(JSON.stringify(plain(shippedLaw, some, on)));
      }),
      { numRuns: 25 },
    );
    const decided = decideRelief(newer, {}, tomorrow).answers.filter(({ version }) => version === 'tomorrow');
    expect(decided.filter(({ state }) => state === 'eligible').length).toBeGreaterThan(30);
  });

  it('the order in which facts are stated changes nothing, and a record replays byte for byte', () => {
    fc.assert(
      fc.property(knownWholly, dayAsked, (all, on) => {
        const turned = Object.fromEntries(Object.entries(all).reverse());
        expect(JSON.stringify(decideOn(turned, on))).toBe(JSON.stringify(decideOn(all, on)));
        const record = recordOf(shippedLaw.rules, readReliefFacts(shippedLaw, all), on);
        expect(JSON.stringify(replay(record))).toBe(record.decision);
      }),
      { numRuns: 20 },
    );
  });

  it('no rule is dead: for each there is somebody to whom it opens, and somebody to whom it does not', () => {
    const seen = new Map<string, Set<string>>();
    for (const all of fc.sample(knownWholly, { numRuns: 400, seed: 5 }))
      for (const { rule, state } of decideOn(all, '2026-11-24').answers)
        seen.set(rule, (seen.get(rule) ?? new Set()).add(state));
    // eleven facts must fit for a self-petition, and a bill decides nothing
    const rare = ['us.vawa', 'us.tax.139m', 'us.t.adjust'];
    const dead = [...seen].filter(([rule, states]) => !rare.includes(rule) && states.size < 2);
    expect(dead).toEqual([]);
  });
});
