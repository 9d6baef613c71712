import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordClasses } from '../field.ts';
import type { Release } from '../release.ts';
import { readFhir } from './read.ts';
import { type Telling, toFhir } from './write.ts';

const release: Release = {
  id: '0190a6f0-0000-7000-8000-000000000001',
  subject: '0190a6f0-0000-7000-8000-000000000002',
  holder: '0190a6f0-0000-7000-8000-000000000003',
  recipient: '0190a6f0-0000-7000-8000-000000000004',
  purpose: 'purpose.shelter',
  direction: 'give',
  classes: ['contact', 'service'],
  fields: ['location.current-address'],
  startsAt: '2026-11-24T09:00:00.000Z',
  expiresAt: '2026-12-24T09:00:00.000Z',
  state: 'active',
  signer: { as: 'self', isAllegedAbuser: false },
};
const told: Telling = {
  signedAt: '2026-11-24T09:00:00.000Z',
  holderName: 'Lantern House',
  recipientName: 'Northway Legal Aid',
  formVersion: '2026-11-24',
  purposeOfUse: 'TREAT',
  purposeTitle: 'Shelter or housing',
  expired: false,
};
const written = toFhir(release, told);
const codes = (list: unknown) =>
  (list as { coding: { code: string }[] }[]).flatMap(({ coding }) => coding.map(({ code }) => code));

describe('a release as a FHIR 4.0.1 Consent', () => {
  it('has every element the base resource requires', () => {
    expect(written).toMatchObject({ resourceType: 'Consent', status: 'active' });
    expect(codes([written.scope])).toEqual(['patient-privacy']);
    expect(codes(written.category)).toEqual(['59284-0', 'INFA']);
    // ppc-1: either a policy or its rule
    expect(codes([written.policyRule])).toEqual(['28-CFR-94.115']);
    const { actor } = written.provision as { actor: { role: object; reference: object }[] };
    expect(actor).toHaveLength(1);
    expect(actor[0]).toMatchObject({
      role: { coding: [{ code: 'IRCP' }] },
      reference: { reference: `Organization/${release.recipient}` },
    });
  });

  it('maps as the table of the field says', () => {
    expect(written).toMatchObject({
      patient: { reference: `Patient/${release.subject}` },
      dateTime: told.signedAt,
      performer: [{ reference: `Patient/${release.subject}` }],
      organization: [{ reference: `Organization/${release.holder}` }],
      sourceReference: { identifier: { value: '2026-11-24' } },
      provision: {
        type: 'permit',
        period: { start: release.startsAt, end: release.expiresAt },
        action: [{ coding: [{ code: 'disclose' }] }],
        purpose: [{ code: 'TREAT' }, { code: 'purpose.shelter' }],
        class: [{ code: 'contact' }, { code: 'service' }],
        code: [{ coding: [{ code: 'location.current-address' }] }],
      },
    });
  });

  it.each([
    ['draft', false, 'draft'],
    ['active', false, 'active'],
    ['active', true, 'inactive'],
    ['revoked', false, 'inactive'],
    ['entered in error', true, 'entered-in-error'],
  ] as const)('of state %s (expired: %s) is %s', (state, expired, status) => {
    expect(toFhir({ ...release, state }, { ...told, expired }).status).toBe(status);
  });

  it('says who signed by their part, never by name', () => {
    const { performer } = toFhir({ ...release, signer: { as: 'guardian', isAllegedAbuser: false } }, told);
    expect(performer).toEqual([{ type: 'RelatedPerson', display: 'guardian' }]);
  });

  it('reads back what it wrote, for any terms', () => {
    fc.assert(
      fc.property(
        fc.subarray([...recordClasses], { minLength: 1 }),
        fc.uniqueArray(fc.constantFrom('a.b', 'c.d', 'e.f')),
        fc.constantFrom('give', 'receive', 'both' as const),
        (classes, fields, direction) => {
          const one = { ...release, classes, fields, direction } as Release;
          const { proposal, problems } = readFhir(JSON.parse(JSON.stringify(toFhir(one, told))));
          const { recipient, purpose, startsAt, expiresAt } = release;
          expect(problems).toEqual([]);
          expect(proposal).toEqual({ recipient, purpose, direction, classes, fields, startsAt, expiresAt });
        },
      ),
    );
  });
});

describe('a FHIR Consent of another system', () => {
  const change = (more: object, provision: object = {}) =>
    readFhir({ ...written, ...more, provision: { ...(written.provision as object), ...provision } }).problems;

  it.each([
    ['no consent at all', { resourceType: 'Patient' }, {}, 'FHIR_NOT_A_CONSENT'],
    ['no category', { category: [] }, {}, 'FHIR_NOT_A_CONSENT'],
    ['a status of its own', { status: 'on-hold' }, {}, 'FHIR_NOT_A_CONSENT'],
    ['one that no longer holds', { status: 'inactive' }, {}, 'FHIR_NOT_ACTIVE'],
    ['nobody it is about', { patient: undefined }, {}, 'FHIR_MISSING'],
    ['no end', {}, { period: { start: release.startsAt } }, 'FHIR_MISSING'],
    ['two years', {}, { period: { start: '2026-11-24', end: '2028-11-24' } }, 'FHIR_TOO_LONG'],
    ['a ban', {}, { type: 'deny' }, 'FHIR_DENIES'],
    ['exceptions we do not follow', {}, { provision: [{ type: 'deny' }] }, 'FHIR_EXCEPTIONS'],
    ['a class of its own', {}, { class: [{ code: 'everything' }] }, 'FHIR_CODE_UNKNOWN'],
    [
      'two recipients',
      {},
      { actor: [1, 2].map((n) => ({ role: {}, reference: { reference: `Organization/${n}` } })) },
      'FHIR_MORE_THAN_ONE_RECIPIENT',
    ],
  ] as [string, object, object, string][])('with %s is not taken as it is', (_name, more, provision, code) => {
    expect(change(more, provision).map((problem) => problem.code)).toContain(code);
  });

  it('is never more than a proposal: it has no state and no signer', () => {
    expect(Object.keys(readFhir(written).proposal).sort()).toEqual([
      'classes',
      'direction',
      'expiresAt',
      'fields',
      'purpose',
      'recipient',
      'startsAt',
    ]);
  });

  it('made of anything does not break the reader', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => void readFhir(value)),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(written)), (value, key) => {
        expect(readFhir({ ...written, [key]: value }).problems).toBeInstanceOf(Array);
      }),
      { numRuns: 500 },
    );
  });
});
