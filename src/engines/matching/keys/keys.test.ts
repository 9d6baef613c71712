import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDuplicates } from './duplicates.ts';
import { isMade, type KeyClass, matchKeys, verdictOf } from './match-keys.ts';
import { readBirth, readBirthYear, readCountry, readEmail, readPhone, readSex } from './normalise.ts';
import type { Person } from './person.ts';

const keysOf = (person: Person): Partial<Record<KeyClass, string>> =>
  Object.fromEntries(
    matchKeys(person)
      .filter(isMade)
      .map(({ keyClass, value }) => [keyClass, value]),
  );

describe('match keys', () => {
  const whole: Person = {
    given: 'María José',
    family: 'García López',
    birth: '1990-02-03',
    sex: 'female',
    citizenship: 'Mexico',
    documentType: 'Passport',
    documentNumber: 'g-123 456',
    documentCountry: 'MEX',
    phone: '(212) 555-0142',
    email: ' Maria@Example.org ',
  };

  it('are made of what a person is known by, one for each class', () => {
    expect(keysOf(whole)).toEqual({
      K1: 'HS KRS LPS MR|1990-02-03',
      K2: 'M KRS|1990|f|MX',
      K3: 'passport|G123456|MX',
      K4: '+12125550142',
      K5: 'maria@example.org',
    });
  });

  it.each<[string, Person, Person, KeyClass]>([
    [
      'names in another order',
      { name: 'Nguyen Thi Lan', birth: '1988-01-02' },
      { name: 'Lan Thi Nguyen', birth: '1988-01-02' },
      'K1',
    ],
    [
      'a comma',
      { name: 'Garcia, Maria', birth: '1990-01-02' },
      { given: 'Maria', family: 'Garcia', birth: '1990-01-02' },
      'K1',
    ],
    ['marks and case', { name: 'JOSÉ NÚÑEZ', birth: '1990-01-02' }, { name: 'Jose Nunez', birth: '1990-01-02' }, 'K1'],
    [
      'Cyrillic letters',
      { name: 'Ольга Иванова', birth: '1990-01-02' },
      { name: 'Olga Ivanova', birth: '1990-01-02' },
      'K1',
    ],
    ['Chinese letters', { name: '王芳', birth: '1990-01-02' }, { name: 'Wang Fang', birth: '1990-01-02' }, 'K1'],
    [
      'a slip that sounds the same',
      { name: 'Sara Smith', birth: '1990-01-02' },
      { name: 'Sarah Smyth', birth: '1990-01-02' },
      'K1',
    ],
    ['a single name', { name: 'Suharto', birth: '1990-01-02' }, { given: 'Suharto', birth: '1990-01-02' }, 'K1'],
    ['the second surname left out', { ...whole }, { ...whole, family: 'García' }, 'K2'],
  ])('are the same in spite of %s', (_, one, other, keyClass) => {
    expect(keysOf(one)[keyClass]).toBeDefined();
    expect(keysOf(one)[keyClass]).toBe(keysOf(other)[keyClass]);
  });

  it('say why a class has none', () => {
    const missing = matchKeys({ name: 'Ana', birth: '03/04/1990', phone: '5550142' }).filter((key) => !isMade(key));
    expect(missing).toMatchObject([
      { keyClass: 'K0', because: [{ field: 'code', why: 'missing' }] },
      { keyClass: 'K1', because: [{ field: 'birth', why: 'unreadable' }] },
      {
        keyClass: 'K2',
        because: [
          { field: 'sex', why: 'missing' },
          { field: 'citizenship', why: 'missing' },
        ],
      },
      { keyClass: 'K3' },
      { keyClass: 'K4', because: [{ field: 'phone', why: 'unreadable' }] },
      { keyClass: 'K5' },
    ]);
  });

  it('never throw, and never come of nothing', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 20 });
    fc.assert(
      fc.property(text, text, text, (name, birth, phone) => {
        for (const key of matchKeys({ name, birth, phone, email: name, sex: birth }))
          if (isMade(key)) expect(key.parts.every(({ value }) => value !== '')).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a date', () => {
  it('with one meaning is read however it is written; one with two meanings only under an agreed order', () => {
    expect(readBirth('1990-02-03T10:00:00Z')).toBe('1990-02-03');
    expect(readBirth('31.12.1990')).toBe('1990-12-31');
    expect(readBirth('12/31/1990')).toBe('1990-12-31');
    expect(readBirth('05/05/1990')).toBe('1990-05-05');
    expect(readBirth('03/04/1990')).toBe('');
    expect(readBirth('03/04/1990', 'day first')).toBe('1990-04-03');
    expect(readBirth('03/04/1990', 'month first')).toBe('1990-03-04');
    expect(readBirth('1990-02-30')).toBe('');
    expect(readBirthYear('03/04/1990')).toBe('1990');
    expect(readBirthYear('1990')).toBe('1990');
  });
});

describe('what else a record holds', () => {
  it('is read where it has one meaning, and left out where not', () => {
    expect([readPhone('+44 (0)20 7946 0958'), readPhone('00442079460958')]).toEqual(['+442079460958', '+442079460958']);
    expect([readPhone('1-212-555-0142'), readPhone('12345'), readPhone('+1')]).toEqual(['+12125550142', '', '']);
    expect([readEmail('A@B.org'), readEmail('a@b'), readEmail('a b@c.org')]).toEqual(['a@b.org', '', '']);
    expect([readCountry('VNM'), readCountry('Estados Unidos'), readCountry('Atlantis')]).toEqual(['VN', 'US', '']);
    expect([readSex('Mujer'), readSex('M'), readSex('?')]).toEqual(['f', 'm', '']);
  });
});

describe('records that share keys', () => {
  it('are one person by a document, by a code, or by any two; by one alone somebody must look', () => {
    const verdict = (...classes: KeyClass[]): string => verdictOf(new Set(classes));
    expect(verdict('K3')).toBe('match');
    expect(verdict('K0')).toBe('match');
    expect(verdict('K1', 'K2')).toBe('match');
    expect(verdict('K4', 'K5')).toBe('match');
    expect(verdict('K1')).toBe('possible');
    expect(verdict()).toBe('none');
  });

  it('are found within one list; a telephone of a whole shelter tells nobody apart', () => {
    const people: Person[] = [
      { name: 'Ana Diaz', birth: '1990-01-02', phone: '212 555 0100' },
      { name: 'Bo Chan', birth: '1991-01-02', phone: '212 555 0100' },
      { name: 'Diaz Ana', birth: '1990-01-02', phone: '212 555 0100' },
    ];
    expect(findDuplicates(people.map((one) => matchKeys(one)))).toEqual([
      { pair: [0, 1], verdict: 'possible', by: ['K4'] },
      { pair: [0, 2], verdict: 'match', by: ['K1', 'K4'] },
      { pair: [1, 2], verdict: 'possible', by: ['K4'] },
    ]);
    const shelter = Array.from({ length: 60 }, (_, i) => ({ name: `P${i}`, phone: '212 555 0100' }));
    expect(findDuplicates(shelter.map((one) => matchKeys(one)))).toEqual([]);
  });
});
