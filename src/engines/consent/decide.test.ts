import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, decide } from './decide.ts';
import { type FieldRule, type RecordClass, recordClasses, Sharing } from './field.ts';
import type { Release } from './release.ts';

const rules: FieldRule[] = recordClasses.flatMap((dataClass) =>
  Sharing.options.map((share) => ({ id: `${dataClass}.${share.replaceAll(' ', '-')}`, dataClass, share })),
);
const catalogue = new Map(rules.map((rule) => [rule.id, rule]));
const every = [...catalogue.keys()];

const start = '2026-11-24T09:00:00.000Z';
const end = '2026-12-24T09:00:00.000Z';
const release: Release = {
  id: 'release-1',
  subject: 'survivor-1',
  holder: 'lantern',
  recipient: 'northway',
  purpose: 'purpose.legal-advice',
  direction: 'give',
  classes: ['contact'],
  fields: ['narrative.by-name'],
  startsAt: start,
  expiresAt: end,
  state: 'active',
  signer: { as: 'self', isAllegedAbuser: false },
};
const request = { subject: 'survivor-1', to: 'northway', purpose: 'purpose.legal-advice', fields: every };
const sender = { organisation: 'lantern', mayShare: [...recordClasses], onCaseload: true };
const ask = (more: Partial<Parameters<typeof decide>[0]> = {}) =>
  decide({ release, request, sender, catalogue, now: start, ...more });
const reasonOf = (decision: ReturnType<typeof decide>, field = 'contact.with-class') =>
  decision.refused.find((one) => one.field === field)?.reason ?? null;

describe('the decision', () => {
  it('lets out what was asked for, released and may be sent, and says until when', () => {
    const decision = ask();
    expect(decision.allowed).toEqual(['contact.with-class', 'narrative.by-name']);
    expect(decision.accessUntil).toBe(end);
    expect(decision.allowed.length + decision.refused.length).toBe(every.length);
  });

  it.each([
    ['no release', { release: null }, 'no-release'],
    ['a draft', { release: { ...release, state: 'draft' } }, 'not-signed'],
    ['a release entered in error', { release: { ...release, state: 'entered in error' } }, 'entered-in-error'],
    ['a revoked release', { release: { ...release, state: 'revoked' } }, 'revoked'],
    [
      'a signer who is said to be the abuser',
      { release: { ...release, signer: { as: 'parent', isAllegedAbuser: true } } },
      'signer-is-alleged-abuser',
    ],
    ['a release of 366 days', { release: { ...release, expiresAt: '2027-11-25T09:00:00.000Z' } }, 'longer-than-a-year'],
    ['another survivor', { request: { ...request, subject: 'survivor-2' } }, 'other-subject'],
    ['another sender', { sender: { ...sender, organisation: 'meridian' } }, 'other-sender'],
    ['another recipient', { request: { ...request, to: 'cedar' } }, 'other-recipient'],
    ['the other way round', { release: { ...release, direction: 'receive' } }, 'other-direction'],
    [
      'an answer where only giving was released',
      { request: { ...request, to: 'lantern' }, sender: { ...sender, organisation: 'northway' } },
      'other-direction',
    ],
    ['another purpose', { request: { ...request, purpose: 'purpose.shelter' } }, 'other-purpose'],
    ['a millisecond before the start', { now: '2026-11-24T08:59:59.999Z' }, 'not-started'],
    ['the moment of its end', { now: end }, 'expired'],
    ['one second after its end', { now: '2026-12-24T09:00:01.000Z' }, 'expired'],
    ['somebody who does not work with her', { sender: { ...sender, onCaseload: false } }, 'sender-not-on-caseload'],
  ] as [string, Parameters<typeof ask>[0], string][])('refuses everything for %s', (_name, more, reason) => {
    const decision = ask(more);
    expect(decision.allowed).toEqual([]);
    expect(decision.accessUntil).toBeNull();
    expect(new Set(decision.refused.map((one) => one.reason))).toEqual(new Set([reason]));
  });

  it('still lets out a millisecond before the end', () => {
    expect(ask({ now: '2026-12-24T08:59:59.999Z' }).allowed).toContain('contact.with-class');
  });

  it.each([
    ['a field nobody knows', 'made.up', {}, 'unknown-field'],
    [
      'what exists for totals',
      'aggregate-only.with-class',
      { fields: ['aggregate-only.with-class'] },
      'aggregate-only',
    ],
    ['what never leaves, even where it is named', 'contact.never', { fields: ['contact.never'] }, 'never-shared'],
    ['a class that was not released', 'health.with-class', { fields: [] }, 'class-not-released'],
    ['a field that was not named', 'health.with-class', {}, 'field-not-released'],
    ['a story by way of its class', 'narrative.by-name', { classes: ['narrative'], fields: [] }, 'only-by-name'],
  ] as [string, string, Partial<Release>, string][])('refuses %s', (_name, field, more, reason) => {
    const decision = ask({ release: { ...release, ...more }, request: { ...request, fields: [field] } });
    expect(reasonOf(decision, field)).toBe(reason);
  });

  it('refuses a class the sender may not share, though it was released', () => {
    const decision = ask({ sender: { ...sender, mayShare: ['identity'] } });
    expect(reasonOf(decision)).toBe('sender-has-no-right');
  });

  it('ends access earlier where that was asked for, and never later', () => {
    expect(ask({ request: { ...request, until: '2026-12-01T00:00:00Z' } }).accessUntil).toBe('2026-12-01T00:00:00Z');
    expect(ask({ request: { ...request, until: '2027-12-01T00:00:00Z' } }).accessUntil).toBe(end);
  });

  it('takes a checkbox of another system for nothing: without a release of ours no field leaves', () => {
    const record = { 'contact.with-class': '555 0100', con_Consent: true };
    const decision = ask({ release: null, request: { ...request, fields: Object.keys(record) } });
    expect(cut(record, decision)).toEqual({});
  });
});

describe('the decision, for any release and request', () => {
  /** The first one nine times of ten, so that many questions have something to let out. */
  const mostly = <T>(first: T, ...others: T[]) =>
    fc.oneof({ weight: 9, arbitrary: fc.constant(first) }, { weight: 1, arbitrary: fc.constantFrom(...others) });
  const classes = fc.subarray<RecordClass>([...recordClasses]);
  const moment = fc
    .integer({ min: -2, max: 40 })
    .map((days) => new Date(Date.parse(start) + days * 86_400_000).toISOString());
  const question = fc.record({
    release: fc.record({
      id: fc.constant('r'),
      subject: mostly('a', 'b'),
      holder: mostly('lantern', 'northway'),
      recipient: mostly('northway', 'cedar'),
      purpose: mostly('p', 'q'),
      direction: fc.constantFrom('give', 'receive', 'both'),
      classes,
      fields: fc.subarray(every),
      startsAt: fc.constant(start),
      expiresAt: fc.oneof({ weight: 5, arbitrary: fc.constant(end) }, { weight: 1, arbitrary: moment }),
      state: mostly('active', 'draft', 'revoked', 'entered in error'),
      signer: fc.record({
        as: fc.constantFrom('self', 'parent'),
        isAllegedAbuser: mostly(false, true),
      }),
    }) as fc.Arbitrary<Release>,
    request: fc.record({
      subject: mostly('a', 'b'),
      to: mostly('northway', 'lantern', 'cedar'),
      purpose: mostly('p', 'q'),
      fields: fc.array(fc.constantFrom(...every, 'made.up'), { minLength: 1, maxLength: 40 }),
    }),
    sender: fc.record({
      organisation: mostly('lantern', 'northway'),
      mayShare: fc.oneof(fc.constant<RecordClass[]>([...recordClasses]), classes),
      onCaseload: mostly(true, false),
    }),
    now: fc.oneof({ weight: 5, arbitrary: fc.constant('2026-12-01T12:00:00.000Z') }, { weight: 1, arbitrary: moment }),
  });

  it('never lets out more than the intersection, and gives each field one answer', () => {
    let leaving = 0;
    fc.assert(
      fc.property(question, (asked) => {
        const { allowed, refused } = decide({ ...asked, catalogue });
        const { release: r, request: q, sender: s, now } = asked;
        expect([...allowed, ...refused.map((one) => one.field)].sort()).toEqual([...new Set(q.fields)].sort());
        leaving += allowed.length;
        for (const field of allowed) {
          const rule = catalogue.get(field) as FieldRule;
          expect(r.state).toBe('active');
          expect(r.subject).toBe(q.subject);
          expect(r.purpose).toBe(q.purpose);
          expect(new Set([r.holder, r.recipient])).toEqual(new Set([s.organisation, q.to]));
          expect(r.startsAt <= now && now < r.expiresAt).toBe(true);
          expect(r.signer.isAllegedAbuser).toBe(false);
          expect(s.onCaseload).toBe(true);
          expect(s.mayShare).toContain(rule.dataClass);
          expect(rule.dataClass).not.toBe('aggregate-only');
          expect(rule.share).not.toBe('never');
          expect(r.fields.includes(field) || (r.classes.includes(rule.dataClass) && rule.share === 'with class')).toBe(
            true,
          );
        }
      }),
      { numRuns: 10_000 },
    );
    expect(leaving).toBeGreaterThan(1_500);
  });
});
