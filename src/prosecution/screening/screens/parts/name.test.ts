import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { piecesOf } from './Name.tsx';

describe('a name with marked words', () => {
  it('says all of its text once and in order, whatever the spans are', () => {
    const span = fc.record({
      text: fc.string(),
      start: fc.integer({ min: -2, max: 30 }),
      end: fc.integer({ max: 34 }),
    });
    fc.assert(
      fc.property(fc.string(), fc.array(span, { maxLength: 6 }), (text, spans) => {
        expect(
          piecesOf(text, spans)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });

  it('marks just the words that agree', () => {
    const spans = [
      { text: 'VIA', start: 5, end: 8 },
      { text: 'ALTA', start: 0, end: 4 },
    ];
    expect(piecesOf('ALTA VIA S.A.', spans).map(({ text, marked }) => [text, marked])).toEqual([
      ['ALTA', true],
      [' ', false],
      ['VIA', true],
      [' S.A.', false],
    ]);
  });
});
