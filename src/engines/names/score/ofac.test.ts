import { describe, expect, it } from 'vitest';
import { jaro, jaroWinkler } from './jaro-winkler.ts';
import { ofacScore } from './ofac.ts';

describe('Jaro and Jaro-Winkler', () => {
  it.each([
    ['MARTHA', 'MARHTA', 0.944, 0.961],
    ['DIXON', 'DICKSONX', 0.767, 0.813],
    ['DWAYNE', 'DUANE', 0.822, 0.84],
  ])('%s and %s', (one, other, plain, winkler) => {
    expect(jaro(one, other)).toBeCloseTo(plain, 3);
    expect(jaroWinkler(one, other)).toBeCloseTo(winkler, 3);
    expect(jaro(other, one)).toBe(jaro(one, other));
  });
  it('give no bonus to what is hardly alike', () => {
    expect(jaroWinkler('abcdefgh', 'azzzzzzz')).toBe(jaro('abcdefgh', 'azzzzzzz'));
  });
});

describe("the emulation of Treasury's score", () => {
  it('is 100 for equal names, whatever the marks and the order', () => {
    expect(ofacScore('Ana Example', 'EXAMPLE, Ana')).toBe(100);
    expect(ofacScore('SIS DOO', 'SIS D.O.O.')).toBe(100);
  });
  it('compares the whole names only where the first letters agree', () => {
    expect(ofacScore('QUOR EXAMPLES', 'QUOR')).toBeGreaterThan(80);
    expect(ofacScore('EXAMPLES QUOR', 'QUOR')).toBe(50);
  });
  it('takes the mean of the parts asked for, each with the best part listed, short ones left out', () => {
    expect(ofacScore('Al Zzyzx', 'ZZYZX, Al')).toBe(100);
    expect(ofacScore('Qqq Zzyzx', 'ZZYZX, Al')).toBe(50);
  });
  it('is 0 where nothing can be compared', () => {
    expect(ofacScore('', 'EXAMPLE')).toBe(0);
    expect(ofacScore('...', 'EXAMPLE')).toBe(0);
    expect(ofacScore('王', 'EXAMPLE')).toBe(0);
  });
});
