import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Condition, decideTable, lint, readDmn, writeDmn } from '../../../engines/rules/index.ts';
import { projectRoot } from '../../../platform/config/root.ts';
import { PackError, readPack } from '../../../platform/packs/index.ts';
import { englishGrade, spanishEase, wordCount } from '../../../testing/messages/reading.ts';
import { readReliefFacts, reliefPackKinds } from './index.ts';
import { bothWords } from './relief-law.ts';
import { filesOf, shippedLaw, shippedNames } from './testing/shipped.ts';

const { facts, wordings, rules } = shippedLaw;
const sentences = wordings.flatMap((one) => [
  { at: `${one.id} says`, words: bothWords(one.says) },
  { at: `${one.id} why`, words: one.why },
  ...Object.entries(one.answers).flatMap(([state, words]) => (words ? [{ at: `${one.id} ${state}`, words }] : [])),
  ...one.documents.map(({ id, says }) => ({ at: `${one.id} ${id}`, words: says })),
]);
const questions = facts.flatMap(({ id, asks, why }) => [
  { at: `${id} asks`, words: asks },
  { at: `${id} why`, words: why },
]);

describe('the packs of relief', () => {
  it('hold nothing dead, nothing that overlaps, no gap and no fact without use', () => {
    const found = lint(rules, '2026-11-24').filter(({ code }) => code !== 'not reviewed');
    expect(found.map(({ code, path }) => `${code}: ${path}`)).toEqual([
      'undated: rule us.cvc, version 1',
      'undated: rule us.tax.139m, version bill',
      'undated: rule us.hmis.vsp, version 1',
    ]);
  });

  it('say honestly that no attorney has looked at them', () => {
    expect(wordings.filter(({ reviewed }) => reviewed !== null)).toEqual([]);
  });

  it('ask plain questions: each ends as one, with why it is asked and who can answer', () => {
    const bad = facts.filter(({ asks }) => !/\?/.test(asks.en) || !/^¿|[.?] ¿|, ¿/.test(asks.es));
    expect(bad.map(({ id }) => id)).toEqual([]);
    const list = facts.filter(({ type, codes }) => (type === 'code') !== (codes !== undefined));
    expect(list.map(({ id }) => id)).toEqual([]);
  });

  it('never name a person by what was done to them, nor promise anything', () => {
    const never = /\bvictims?\b(?! service provider)|\btraffickers?\b|\byou qualify\b|\byou are eligible\b/i;
    const nunca = /\bvíctimas?\b|\btratantes?\b|\busted califica\b/i;
    expect(
      [...sentences, ...questions]
        .filter(({ words }) => never.test(words.en) || nunca.test(words.es))
        .map(({ at }) => at),
    ).toEqual([]);
  });

  it('are easy to read in both languages', () => {
    const long = (text: string) => wordCount(text) >= 8;
    const hard = [
      ...questions.filter(({ words: { en } }) => long(en) && englishGrade(en) > 8),
      ...questions.filter(({ words: { es } }) => long(es) && spanishEase(es) < 60),
      ...sentences.filter(({ words: { en } }) => long(en) && englishGrade(en) > 12),
      ...sentences.filter(({ words: { es } }) => long(es) && spanishEase(es) < 45),
    ];
    expect(hard.map(({ at, words }) => `${at}: ${words.en}`)).toEqual([]);
  });

  it('bring tables that come back from DMN with the same answers', () => {
    const back = readDmn(writeDmn(rules.tables));
    const people = fc.record({
      relative: fc.constantFrom('spouse', 'child', 'parent', 'sibling-under-18', 'child-of-relative', 'other', null),
      'age at filing': fc.constantFrom('17', '20', '21', '44', null),
      'in danger': fc.constantFrom(true, false, null),
      record: fc.constantFrom('arrest', 'conviction', null),
      level: fc.constantFrom('level-a', 'level-b', 'neither', null),
      outcome: fc.constantFrom('acquitted', 'dismissed', 'reduced-and-cleared', 'convicted', 'pending', null),
    });
    expect(back).toHaveLength(2);
    fc.assert(
      fc.property(people, (person) => {
        rules.tables.forEach((table, index) => {
          const other = back[index];
          expect(other && decideTable(other, person)).toEqual(decideTable(table, person));
        });
      }),
      { numRuns: 300 },
    );
  });

  it('are explained with facts and conditions that can be read', () => {
    const page = readFileSync(join(projectRoot, 'docs/tasks/how-a-rule-is-written.md'), 'utf8');
    const [facts, condition] = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, block]) => block ?? '');
    expect(Object.keys(readReliefFacts(shippedLaw, JSON.parse(facts ?? '')))).toHaveLength(4);
    expect(Condition.parse(JSON.parse(`{${condition}}`).when)).toMatchObject({
      all: [{ fact: 'chapter-77-violation' }, {}],
    });
  });

  it.each(shippedNames)('%s is refused when one byte of it is changed', (name) => {
    const files = filesOf(name);
    const [file] = [...files.keys()].filter((one) => one !== 'pack.json');
    files.set(file ?? '', (files.get(file ?? '') ?? '').replace('"id"', '"Id"'));
    expect(() => readPack(files, reliefPackKinds)).toThrow(PackError);
    const head = JSON.parse(filesOf(name).get('pack.json') ?? '{}') as { sha256?: Record<string, string> };
    expect(Object.keys(head.sha256 ?? {}).sort()).toEqual(
      [...files.keys()].filter((one) => one !== 'pack.json').sort(),
    );
  });
});
