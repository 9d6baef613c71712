import { describe, expect, it } from 'vitest';
import type { CommandContext } from '../../../platform/cli/index.ts';
import { Refusal } from '../../../platform/errors/index.ts';
import { translator } from '../../../platform/i18n/index.ts';
import { contextWith } from '../../../platform/testing/command-context.ts';
import { filesOf, shippedNames, shippedPacks } from '../law/testing/shipped.ts';
import en from '../messages/en.json' with { type: 'json' };
import es from '../messages/es.json' with { type: 'json' };
import { reliefCommands } from './index.ts';

const person = {
  'birth-date': '1994-02-11',
  'commercial-sex-act': false,
  'labor-act': true,
  'force-fraud-coercion': true,
  'labor-purpose': 'debt-bondage',
  'present-because-of-trafficking': true,
  'complied-with-requests': true,
  'hhs-letter': true,
  'immigration-status': 't-nonimmigrant',
  't1-admitted-on': '2024-01-15',
  'supplement-b-signed-on': '2026-05-24',
};
const disk: Record<string, string> = {
  'facts.json': JSON.stringify(person),
  'broken.json': '{"birth-date": ',
  'wrong.json': '{"birth-date": "yesterday", "shoe": 43}',
  'large.json': ' '.repeat(1_000_001),
};
const folders: Record<string, ReadonlyMap<string, string>> = { 'own-benefits': filesOf('us-relief-benefits') };

const contextIn = (language: 'en' | 'es'): CommandContext =>
  contextWith(disk, {
    t: translator({ en, es })(language),
    language,
    packs: async () => shippedPacks,
    openFiles: async (folder) =>
      [...(folders[folder] ?? [])].map(([name, text]) => ({
        name,
        bytes: text.length,
        async *open() {
          yield new TextEncoder().encode(text);
        },
      })),
  });

const run = async (
  name: string,
  args: string[] = [],
  options: Record<string, string> = {},
  language: 'en' | 'es' = 'en',
) => {
  const command = reliefCommands.find((one) => one.name === `relief ${name}`);
  if (!command) throw new Error(`no command ${name}`);
  return command.run(contextIn(language), args, options);
};
const refused = async (...of: Parameters<typeof run>): Promise<Refusal> => {
  try {
    await run(...of);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('it was taken');
};

describe('fourfold relief', () => {
  it('decide: groups the doors, says what to ask and which days count, each with source and wording', async () => {
    const { text, data } = await run('decide', ['facts.json']);
    expect(text).toContain('As of 2026-11-24, by 9 packs:');
    expect(text).toMatch(/May be open\n[\s\S]*us\.tanf\.noncitizen[\s\S]*\n\nCannot be said yet/);
    expect(text).toMatch(
      /In dispute\n {2}us\.snap\.noncitizen – SNAP \(food\): .*\[7 USC 2015\(f\); .*; 2025, 2025-07-04\] not yet checked/,
    );
    expect(text).toMatch(
      /Nobody has read the text of these yet\n[\s\S]*us\.u\.suppb-6m – [^:]*: [^:]*: Ask an attorney\./,
    );
    expect(text).toMatch(/2026-11-24 +0 +Last day to file the U petition/);
    expect(data).toMatchObject({
      on: '2026-11-24',
      counts: { contested: 1 },
      answers: expect.arrayContaining([
        expect.objectContaining({
          rule: 'us.t.eligibility',
          state: 'undetermined',
          version: '2024',
          trace: expect.anything(),
        }),
      ]),
      ask: expect.arrayContaining([expect.objectContaining({ fact: 'extreme-hardship' })]),
    });
  });

  it('decide: what binds an office and what stays secret is not called a door', async () => {
    disk['office.json'] = JSON.stringify({
      'holder-voca-funded': true,
      'would-identify': true,
      'written-release': false,
      'compelled-by-law': false,
    });
    const { text } = await run('decide', ['office.json']);
    expect(text).toMatch(/Stays secret\n {2}us\.voca\.conf/);
    expect(text).not.toContain('May be open');
    expect((await run('explain', ['us.voca.conf', 'office.json'])).text).toContain('Stays secret: It may not leave.');
  });

  it('decide: on another day gives the law of that day', async () => {
    const states = async (on: string) => {
      const { answers } = (await run('decide', ['facts.json'], { on })).data as {
        answers: { rule: string; state: string; version: string | null }[];
      };
      return answers.find(({ rule }) => rule === 'us.snap.noncitizen');
    };
    expect(await states('2025-07-03')).toMatchObject({ state: 'eligible', version: '2000' });
    expect(await states('2025-07-04')).toMatchObject({ state: 'contested', version: '2025' });
    expect(await states('2000-01-01')).toMatchObject({ state: 'undetermined', version: null });
  });

  it('deadlines: what is ahead, what has passed, what waits for a fact', async () => {
    const { text, data } = await run('deadlines', ['facts.json'], { on: '2027-02-01' });
    expect(text).toMatch(/Days ahead\n[\s\S]*2028-01-15 +348 +T status ends/);
    expect(text).toMatch(/Days that have passed\n[\s\S]*2026-11-24 +-69 +Last day to file the U petition/);
    expect(text).toContain('Days that wait for a fact');
    expect(data).toMatchObject({
      deadlines: expect.arrayContaining([
        expect.objectContaining({ rule: 'us.t.duration', version: '2024', clock: 'expires', due: '2028-01-15' }),
      ]),
    });
  });

  it('explain: one rule with its conditions, papers and what will change; all rules without a name', async () => {
    const { text } = await run('explain', ['us.t.eligibility', 'facts.json']);
    expect(text).toContain('[yes] It was a severe form of trafficking');
    expect(text).toContain('[not known] Having to leave would mean extreme hardship');
    expect(text).toContain('Source: 8 USC 1101(a)(15)(T)');
    expect((await run('explain', ['us.ptc.noncitizen'])).text).toContain(
      'What will change\n  - 2027-01-01: From 1 January',
    );
    expect((await run('explain', ['us.u.adjust', 'facts.json'])).text).toContain(
      'Nobody has read the text of these yet: Ask an attorney.',
    );
    const decided = (await run('explain', ['facts.json'])).text;
    expect(decided).toContain('us.snap.noncitizen – SNAP (food)\n\nIn dispute:');
    expect(decided).not.toContain('us.t.eligibility');
    const all = await run('explain', [], {}, 'es');
    expect(all.text).toMatch(/us\.cvc +1 +in force +sin fecha +Compensación estatal/);
  });

  it('facts and states: what may be stated, and what nobody has read', async () => {
    const { data, text } = await run('facts');
    expect(data).toMatchObject({ type: 'object', properties: { 'birth-date': expect.anything() } });
    expect(text).toContain('When were you born?');
    expect((await run('states')).text).toMatch(/vacatur +3\/56 +13\/560 +CA FL NY/);
  });

  it('says on every way out that it is not legal advice, and names nobody by what was done to them', async () => {
    for (const [name, args] of [
      ['decide', ['facts.json']],
      ['deadlines', ['facts.json']],
      ['explain', []],
      ['explain', ['us.1595', 'facts.json']],
      ['facts', []],
      ['states', []],
    ] as const) {
      for (const language of ['en', 'es'] as const) {
        const { text, data } = await run(name, [...args], {}, language);
        expect(text).toContain(language === 'en' ? 'This is not legal advice.' : 'Esto no es asesoría legal.');
        expect(JSON.stringify(data)).toMatch(/not legal advice|no es asesoría legal/);
        expect(text).not.toMatch(/you are a victim|\btraffickers?\b/i);
      }
    }
  });

  it('names file and fact where it cannot read them', async () => {
    expect(await refused('decide', ['broken.json'])).toMatchObject({
      code: 'RELIEF_FACTS_NOT_JSON',
      where: [{ file: 'broken.json', says: 'RELIEF_WANTS_FACTS' }],
    });
    expect(await refused('decide', ['large.json'])).toMatchObject({ code: 'RELIEF_FACTS_TOO_LARGE' });
    expect((await refused('deadlines', ['wrong.json'])).where).toEqual([
      { file: 'wrong.json', field: 'birth-date', says: 'RELIEF_WANTS_DAY' },
      { file: 'wrong.json', field: 'shoe', says: 'RELIEF_FACT_NOT_DECLARED' },
    ]);
    for (const on of ['2026-02-30', 'soon', '9999-01-01'])
      expect(await refused('decide', ['facts.json'], { on })).toMatchObject({
        code: 'RELIEF_DAY_INVALID',
        where: [{ field: '--on', says: 'RELIEF_WANTS_DAY' }],
      });
    expect(await refused('explain', ['us.nothing'])).toMatchObject({ code: 'RELIEF_RULE_UNKNOWN' });
  });

  it('names who checked a rule, and when that is too long ago', async () => {
    const { sha256: _sealed, ...head } = JSON.parse(filesOf('us-relief-credit-tax').get('pack.json') ?? '{}');
    const tax = filesOf('us-relief-credit-tax').get('tax.json') ?? '';
    folders.reviewed = new Map([
      ['pack.json', JSON.stringify(head)],
      ['tax.json', tax.replace('"reviewed": null', '"reviewed": { "who": "A. Name", "when": "2026-05-01" }')],
    ]);
    const line = async (on: string) =>
      (await run('decide', ['facts.json'], { pack: 'reviewed', on })).text
        .split('\n')
        .find((one) => one.includes('us.irs'));
    expect(await line('2026-10-28')).toMatch(/checked by A\. Name on 2026-05-01$/);
    expect(await line('2026-10-29')).toMatch(/last checked on 2026-05-01 by A\. Name, more than 180 days ago$/);
  });

  it('takes a pack of one’s own in the place of ours, and refuses one that was changed after it was sealed', async () => {
    const { data } = await run('decide', ['facts.json'], { pack: 'own-benefits' });
    expect((data as { packs: unknown[] }).packs).toHaveLength(shippedNames.length);
    const changed = new Map(filesOf('us-relief-benefits'));
    changed.set('letters.json', (changed.get('letters.json') ?? '').replace('18', '81'));
    folders.changed = changed;
    await expect(run('decide', ['facts.json'], { pack: 'changed' })).rejects.toMatchObject({
      code: 'PACK_FILE_CHANGED',
    });
  });
});
