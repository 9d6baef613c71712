import { describe, expect, it } from 'vitest';
import { identifier } from './identifier.ts';
import { newEntity } from './new-entity.ts';
import { isKnownProperty, MEASURE_PROPERTY, toStatements } from './to-ftm.ts';
import { toIndexEntry } from './to-index.ts';

const entity = newEntity({
  listId: 'us-ofac-sdn',
  sourceId: '900001',
  schema: 'Person',
  names: [
    { text: 'FENWHISTLE, Arlo', kind: 'primary', lang: '', parts: { last: 'FENWHISTLE', first: 'Arlo' } },
    { text: 'Арло', kind: 'original-script', lang: 'ru' },
    { text: 'WHISTLER', kind: 'weak', lang: '' },
    { text: 'OLD', kind: 'fka', lang: '' },
  ],
  births: [{ from: '1970-01-01', to: '1972-12-31', precision: 'span', circa: false }],
  countries: [
    { iso2: 'fr', role: 'nationality' },
    { iso2: 'fr', role: 'address' },
  ],
  gender: 'male',
  identifiers: [
    identifier('passport', '00AA00000', 'fr', 'Passport'),
    identifier('imo', '9074729', '', 'IMO'),
    identifier('wallet-xbt', '1BoatSLRHtKNngkdXEeobR76b53LETtpyT', '', 'Digital Currency Address - XBT'),
  ],
  measures: [
    {
      measure: 'block',
      programme: 'TCO',
      authority: 'E.O. 13581',
      from: '2020-01-02',
      until: '',
      status: 'active',
      source: 'https://example.org',
    },
  ],
  links: [
    { type: 'linked-to', target: 'PAPER BOAT LINE', targetId: '' },
    { type: 'owner', target: 'X', targetId: '900002' },
  ],
  raw: ['row'],
});

describe('a listed party as statements', () => {
  const statements = toStatements(entity, 'v7');
  const of = (about: string) =>
    statements
      .filter((one) => one.entity === about)
      .map(({ schema, property, value }) => `${schema} ${property} ${value}`);

  it('names list and version on each, and asks nothing of the model that it has not', () => {
    expect(new Set(statements.map(({ list, version }) => `${list} ${version}`))).toEqual(new Set(['us-ofac-sdn v7']));
    expect(statements.filter(({ schema, property }) => !isKnownProperty(schema, property))).toEqual([]);
    expect(isKnownProperty('Person', MEASURE_PROPERTY)).toBe(false);
  });

  it('tells names by their kind, and dates no more exactly than they are', () => {
    expect(of('us-ofac-sdn/900001')).toEqual(
      expect.arrayContaining([
        'Person name FENWHISTLE, Arlo',
        'Person lastName FENWHISTLE',
        'Person alias Арло',
        'Person weakAlias WHISTLER',
        'Person previousName OLD',
        'Person birthDate 1970',
        'Person birthDate 1972',
        'Person nationality fr',
        'Person passportNumber 00AA00000',
        'Person notes linked-to: PAPER BOAT LINE',
      ]),
    );
  });

  it('makes measures, documents, wallets and links entities of their own', () => {
    expect(of('us-ofac-sdn/900001/measure/1')).toEqual(
      expect.arrayContaining([
        'Sanction fourfold:measure block',
        'Sanction program TCO',
        'Sanction startDate 2020-01-02',
      ]),
    );
    expect(of('us-ofac-sdn/900001/document/1')).toContain('Passport country fr');
    expect(of('us-ofac-sdn/900001/document/2')).toContain('Identification number 9074729');
    expect(of('us-ofac-sdn/900001/wallet/3')).toContain('CryptoWallet currencySymbol XBT');
    expect(of('us-ofac-sdn/900001/link/2')).toContain('UnknownLink object us-ofac-sdn/900002');
  });
});

describe('a listed party in the index of names', () => {
  it('has each country once and its names by kind', () => {
    expect(toIndexEntry(entity)).toMatchObject({
      key: 'us-ofac-sdn/900001',
      kind: 'person',
      countries: ['fr'],
      names: [{ kind: 'primary' }, { kind: 'original-script' }, { kind: 'weak' }, { kind: 'former' }],
      identifiers: [{ type: 'passport', value: '00AA00000', country: 'fr' }, { type: 'imo' }, { type: 'wallet-xbt' }],
    });
  });
});
