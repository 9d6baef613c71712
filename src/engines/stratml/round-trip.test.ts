import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDocument, everyElement } from './fixture.ts';
import { parseStratml, writeStratml } from './index.ts';

describe('StratML there and back', () => {
  it('keeps every element of the schema', () => {
    expect(parseStratml(writeStratml(everyElement))).toStrictEqual(everyElement);
  });

  it('keeps any document the schema allows, to the character', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        expect(parseStratml(writeStratml(document))).toStrictEqual(document);
      }),
      { numRuns: 100 },
    );
  });

  it('keeps it as bytes too', () => {
    expect(parseStratml(new TextEncoder().encode(writeStratml(everyElement)))).toStrictEqual(everyElement);
  });
});
