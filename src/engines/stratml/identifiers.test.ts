import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeOfXmlId, xmlId } from './identifiers.ts';

describe('XML identifiers', () => {
  it('come from UUIDs and codes', () => {
    expect(xmlId('0190b1c2-0000-7000-8000-000000000001')).toBe('_0190b1c2-0000-7000-8000-000000000001');
    expect(xmlId('1.1.a')).toBe('_1.1.a');
    expect(xmlId('A/1')).toBe('_A_2f_1');
  });

  it('are allowed in XML and lead back to the code, whatever the code', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('_', '2', 'f', '/', 'é', '😀', '.', 'A') }), (code) => {
        expect(xmlId(code)).toMatch(/^_[A-Za-z0-9._-]*$/);
        expect(codeOfXmlId(xmlId(code))).toBe(code);
      }),
    );
  });

  it('of others lead to no code', () => {
    for (const id of ['goal-1', '_a_b', '_41_', '__']) expect(codeOfXmlId(id)).toBeNull();
  });
});
