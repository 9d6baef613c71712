import { describe, expect, it } from 'vitest';
import { recordClasses } from '../../../engines/consent/index.ts';
import { dataClasses } from '../../../platform/contract/index.ts';
import { testWorld } from '../../../testing/world.ts';
import { confidentialityKind, sharePurposeKind } from '../pack-kinds.ts';
import { listRecordFields } from './list-record-fields.ts';
import { recordCodes, recordFields } from './record-fields.ts';

const world = await testWorld();
const { packs } = world.kernel;
const today = '2026-11-24';
const fields = [...recordFields(packs, today).values()];
const codes = recordCodes(packs, today);

describe('behaviour 2: every field has one of the thirteen classes', () => {
  it('which are those of the platform, to the letter', () => {
    expect(recordClasses).toEqual(dataClasses.slice(0, dataClasses.indexOf('plan')));
  });
  it('and every class has fields', () => {
    expect(new Set(fields.map(({ dataClass }) => dataClass))).toEqual(new Set(recordClasses));
    expect(fields.length).toBeGreaterThan(60);
  });
  it('stories, treatment, papers and places leave by name only; notes, code words and totals never', () => {
    const share = new Map(fields.map((field) => [field.id, field.share]));
    for (const { id, dataClass, share: how } of fields) {
      if (['narrative', 'sud', 'criminal'].includes(dataClass)) expect([id, how]).not.toEqual([id, 'with class']);
      if (dataClass === 'aggregate-only') expect([id, how]).toEqual([id, 'never']);
    }
    expect(share.get('location.current-address')).toBe('by name');
    expect(share.get('contact.code-word')).toBe('never');
    expect(share.get('narrative.worker-notes')).toBe('never');
  });
});

describe('the catalogue', () => {
  it('says in both languages what a field is and why we ask', () => {
    for (const { id, title, says } of fields) {
      expect([id, typeof says === 'object' && says.es !== undefined && title.es.length > 0]).toEqual([id, true]);
    }
  });
  it('gives every question with codes a list that exists, and no list that nobody asks for', () => {
    const asked = fields.filter(({ kind }) => kind === 'code' || kind === 'codes').map((field) => field.codes ?? '');
    expect(asked.filter((id) => !codes.has(id))).toEqual([]);
    expect([...codes.keys()].filter((id) => !asked.includes(id))).toEqual([]);
    for (const [id, list] of codes) {
      const all = list.codes.map(({ code }) => code);
      expect([id, new Set(all).size]).toEqual([id, all.length]);
    }
  });
  it('asks nothing by default that no first meeting needs, and names what needs the rest', () => {
    const services = codes.get('codes.service-type')?.codes.map(({ code }) => code) ?? [];
    for (const { id, asked, needs } of fields) {
      if (asked === 'when needed') expect([id, needs.services.length + needs.reports.length > 0]).toEqual([id, true]);
      expect([id, needs.services.filter((service) => !services.includes(service))]).toEqual([id, []]);
    }
    const always = fields.filter(({ asked }) => asked === 'always');
    const classes = new Set(always.map(({ dataClass }) => dataClass));
    for (const sensitive of ['narrative', 'sud', 'immigration', 'criminal'] as const)
      expect(classes.has(sensitive)).toBe(false);
  });
  it('has for every purpose the fewest fields, each of which may be shared', () => {
    const known = recordFields(packs, today);
    for (const { id, least } of packs.entriesOn(sharePurposeKind, today)) {
      const wrong = least.filter((field) => (known.get(field)?.share ?? 'never') === 'never');
      expect([id, wrong]).toEqual([id, []]);
      expect(least.length).toBeLessThan(20);
      expect(least.filter((field) => field.startsWith('narrative.'))).toEqual([]);
    }
  });
  it('shows itself to whoever is signed in', async () => {
    const orgId = await world.organisation();
    const view = await world.perform(await world.actor(orgId, 'caseworker'), listRecordFields, {});
    expect(view.fields.find(({ id }) => id === 'service.needs')?.codes?.length).toBeGreaterThan(20);
    expect(view.fields.find(({ id }) => id === 'contact.phone')?.codes).toBeNull();
    expect(view.purposes.map(({ id }) => id)).toContain('purpose.shelter');
  });
});

describe('the law of confidentiality', () => {
  it('is cited, in both languages, and says that nobody competent has checked it', () => {
    const rules = packs.entriesOn(confidentialityKind, today);
    const cites = rules.map(({ source }) => source.cite).join('; ');
    for (const law of [
      '28 CFR 94.115',
      '34 U.S.C. 12291(b)(2)',
      '45 CFR 1370.4',
      '22 U.S.C. 7105(c)',
      '8 U.S.C. 1367',
      '42 CFR Part 2',
    ]) {
      expect(cites).toContain(law);
    }
    expect(rules.filter(({ reviewed }) => reviewed !== null)).toEqual([]);
    const [first] = rules;
    expect(first && packs.cite(first).legalNotice?.en).toContain('no legal advice');
  });
});
