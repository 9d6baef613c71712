import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareStandards, readHtcdsFile } from '../../../engines/htcds/index.ts';
import { projectRoot } from '../../../platform/config/root.ts';
import { loadPacks } from '../../../platform/packs/index.ts';
import { allMessages, allPackKinds } from '../../../server/compose.ts';
import { sharedBytes, sharedData } from '../../../testing/shared-data.ts';
import { crosswalkOn } from './crosswalk.ts';
import { htcdsKind, niemCodesKind } from './pack-kinds.ts';
import { shippedStandard } from './standard.ts';

const today = '2026-11-24';
const packs = await loadPacks([join(projectRoot, 'packs')], allPackKinds);
const { standard, pack } = shippedStandard(packs, today);
const field = (key: string) => standard.fields.find((one) => one.key === key);

describe('the pack of the case data standard', () => {
  it('holds 83 fields: 80 in draft, 3 given up, 40 core, each with plain words and a Spanish title', () => {
    expect(standard.fields).toHaveLength(83);
    expect(standard.fields.filter(({ status }) => status === 'draft')).toHaveLength(80);
    expect(standard.fields.filter(({ core }) => core)).toHaveLength(40);
    const rows = packs.entries(htcdsKind).filter(({ row }) => row === 'field');
    expect(rows.filter(({ says }) => typeof says === 'string' || !says.es)).toEqual([]);
  });

  it('names its source and licence, and says that IOM has endorsed nothing', () => {
    expect(pack).toMatchObject({ id: 'iom-htcds-2-0', version: '2.0' });
    expect(pack?.licence).toContain('CC BY 4.0 (no endorsement by IOM)');
    expect(
      packs.entries(htcdsKind).every(({ source, reviewed }) => source.cite.includes('IOM') && reviewed === null),
    ).toBe(true);
  });

  it('is the published table, to the letter', () => {
    const ods = sharedBytes('data/protection/htcds/HTCDS Field Standards 2.0.ods');
    if (!ods) return;
    const file = readHtcdsFile(ods, standard);
    expect(file.holds === 'standard' && compareStandards(file.published, standard)).toEqual([]);
  });

  it('gives every field the class that the guide proposes', () => {
    const classes = new Map(
      packs.entries(htcdsKind).flatMap((one) => (one.row === 'field' ? [[one.key, one.dataClass] as const] : [])),
    );
    const some = {
      prs_FirstName: 'identity',
      prs_Email: 'contact',
      prs_MailingStreet: 'location',
      hte_City: 'location',
      vic_MethodsOfControl: 'criminal',
      per_RoleInProcess: 'criminal',
      hte_Description: 'narrative',
      cco_CaseComment: 'narrative',
      cas_Status: 'service',
      spl_Type: 'service',
      con_Consent: 'legal',
    };
    for (const [key, dataClass] of Object.entries(some)) expect([key, classes.get(key)]).toEqual([key, dataClass]);
  });

  it('knows 249 countries by two letters and by three', () => {
    const countries = standard.lists.get('iso-3166') ?? [];
    expect(countries).toHaveLength(249);
    expect(countries.every(({ code, also = [] }) => /^[A-Z]{2}$/.test(code) && /^[A-Z]{3}$/.test(also[0] ?? ''))).toBe(
      true,
    );
  });

  it('leads only to fields and codes that the record has', () => {
    const { fieldOf, codesOf, knowledge } = crosswalkOn(packs, today);
    expect([...fieldOf.keys()].filter((key) => !field(key))).toEqual([]);
    const astray = [...codesOf].flatMap(([key, codes]) => {
      const list = fieldOf.get(key)?.codes ?? '';
      const theirs = new Set(field(key)?.values.map(({ code }) => code));
      return [...codes]
        .filter(([there, here]) => !theirs.has(there) || !knowledge.codes.get(list)?.has(here))
        .map(([there]) => `${key} ${there}`);
    });
    expect(astray).toEqual([]);
    const unwalked = [...fieldOf].filter(
      ([key, { kind }]) => kind.startsWith('code') && (codesOf.get(key)?.size ?? 0) === 0,
    );
    expect(unwalked.map(([key]) => key)).toEqual([]);
  });
});

describe('the pack of NIEM codes', () => {
  const lists = packs.entries(niemCodesKind);

  it('holds the five lists of the Human Services domain', () => {
    expect(lists.map(({ id, codes }) => [id, codes.length])).toEqual([
      ['niem.hs.exploitation-industry', 31],
      ['niem.hs.identified-by', 31],
      ['niem.hs.other-harm', 9],
      ['niem.hs.came-to-notice', 4],
      ['niem.hs.venue', 34],
    ]);
  });

  it('has every code and label as the model has it', () => {
    const text =
      sharedData('sharing/niem6/niem-6.0-hs-human-trafficking.json') ??
      sharedData('data/sharing/niem6/niem-6.0-hs-human-trafficking.json');
    if (text === null) return;
    const { simpleTypes } = JSON.parse(text) as {
      simpleTypes: Record<string, { codes: { code: string; label: string }[] }>;
    };
    for (const { type, codes } of lists) {
      expect(codes.map(({ code, en }) => ({ code, label: en }))).toEqual(simpleTypes[type.replace('hs:', '')]?.codes);
    }
  });
});

describe('what the engines find', () => {
  const sources = ['forms', 'htcds'].flatMap((engine) => {
    const folder = join(projectRoot, 'src/engines', engine);
    return readdirSync(folder)
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'errors.ts')
      .map((name) => readFileSync(join(folder, name), 'utf8'));
  });
  const unions = sources.flatMap((text) =>
    [...text.matchAll(/export type \w+Code =([^;]+);/g)].map(([, union = '']) => union),
  );
  const codes = unions.flatMap((union) =>
    [...union.matchAll(/'((?:FORM|HTCDS)_[A-Z_]+)'/g)].map(([, code = '']) => code),
  );

  it('is said in words, in both languages, for every code', () => {
    expect(codes.length).toBeGreaterThan(75);
    expect(
      codes.filter((code) => !(`htcds.finding.${code}` in allMessages.en && `htcds.finding.${code}` in allMessages.es)),
    ).toEqual([]);
    const words = Object.keys(allMessages.en).filter((key) => key.startsWith('htcds.finding.'));
    expect(words.filter((key) => !codes.includes(key.replace('htcds.finding.', '')))).toEqual([]);
  });
});
