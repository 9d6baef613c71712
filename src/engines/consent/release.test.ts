import { describe, expect, it } from 'vitest';
import { type Draft, daysOf, isLong, problemsOf, signingProblems } from './release.ts';

const now = '2026-11-24T09:00:00.000Z';
const ready: Draft = {
  subject: 'survivor-1',
  holder: 'lantern',
  recipient: 'northway',
  purpose: 'purpose.shelter',
  direction: 'give',
  classes: ['contact'],
  fields: [],
  startsAt: now,
  expiresAt: '2026-12-24T09:00:00.000Z',
  signer: { as: 'self', isAllegedAbuser: false },
  subjectIsMinor: false,
  signsAlone: false,
  servicesDoNotDepend: true,
  signed: true,
};

describe('what stands between a draft and a release', () => {
  it('is nothing where everything is there', () => {
    expect(problemsOf(ready, now)).toEqual([]);
  });

  it.each([
    ['expiry-missing', { expiresAt: null }],
    ['expiry-before-start', { startsAt: '2026-12-25T09:00:00.000Z' }],
    ['expiry-passed', { startsAt: '2026-10-01T00:00:00.000Z', expiresAt: now }],
    ['longer-than-a-year', { expiresAt: '2027-11-24T09:00:00.001Z' }],
    ['signer-is-alleged-abuser', { signer: { as: 'guardian', isAllegedAbuser: true } }],
    ['minor-may-not-sign-alone', { subjectIsMinor: true }],
    ['adult-needs-no-parent', { signer: { as: 'parent', isAllegedAbuser: false } }],
    ['nothing-released', { classes: [], fields: [] }],
    ['statement-not-read', { servicesDoNotDepend: false }],
    ['signature-missing', { signed: false }],
  ] as [string, Partial<Draft>][])('is %s', (problem, more) => {
    expect(problemsOf({ ...ready, ...more }, now)).toEqual([problem]);
  });

  it('is named all at once', () => {
    const nothing: Draft = {
      ...ready,
      expiresAt: null,
      classes: [],
      signer: { as: 'self', isAllegedAbuser: true },
      subjectIsMinor: true,
      servicesDoNotDepend: false,
      signed: false,
    };
    expect(problemsOf(nothing, now)).toEqual([
      'expiry-missing',
      'signer-is-alleged-abuser',
      'minor-may-not-sign-alone',
      'nothing-released',
      'statement-not-read',
      'signature-missing',
    ]);
    expect(signingProblems).toHaveLength(10);
  });

  it.each([
    ['a parent', { signer: { as: 'parent', isAllegedAbuser: false } }],
    ['a guardian', { signer: { as: 'guardian', isAllegedAbuser: false } }],
    ['herself, by a law', { signsAlone: true }],
  ] as [string, Partial<Draft>][])('lets %s sign for somebody under 18', (_who, more) => {
    expect(problemsOf({ ...ready, subjectIsMinor: true, ...more }, now)).toEqual([]);
  });

  it('lets a guardian sign for an adult who has one', () => {
    expect(problemsOf({ ...ready, signer: { as: 'guardian', isAllegedAbuser: false } }, now)).toEqual([]);
  });

  it('counts days of 24 hours, and calls more than 90 of them long', () => {
    const lasting = (expiresAt: string) => ({ startsAt: now, expiresAt });
    expect(daysOf(lasting('2027-11-24T09:00:00.000Z'))).toBe(365);
    expect(isLong(lasting('2027-02-22T09:00:00.000Z'))).toBe(false);
    expect(isLong(lasting('2027-02-22T09:00:00.001Z'))).toBe(true);
  });
});
