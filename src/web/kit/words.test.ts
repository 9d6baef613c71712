import { describe, expect, it } from 'vitest';
import { wordsOf } from './words.ts';

const words = (language: 'en' | 'es') =>
  wordsOf(
    language,
    (key) => key,
    () => true,
  );

describe('words', () => {
  it('say a day so that nobody can misread it', () => {
    expect(words('en').date('2026-11-24')).toBe('24 Nov 2026');
    expect(words('es').date('2026-11-24')).toBe('24 nov 2026');
  });

  it('leave alone what is no day', () => {
    expect(words('en').date('soon')).toBe('soon');
    expect(words('en').moment('soon')).toBe('soon');
  });

  it('say numbers, money and spans as people do', () => {
    expect(words('en').number(12345.678)).toBe('12,345.68');
    expect(words('en').money(123456)).toBe('$1,234.56');
    expect([0.2, 45, 90, 7200].map((seconds) => words('en').span(seconds))).toEqual([
      '1 sec',
      '45 sec',
      '2 min',
      '2 hr',
    ]);
  });
});
