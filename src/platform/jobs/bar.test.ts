import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixedClock } from '../clock/index.ts';
import { translator } from '../i18n/index.ts';
import { barLine, progressBar } from './bar.ts';
import en from './messages/en.json' with { type: 'json' };
import es from './messages/es.json' with { type: 'json' };

const translate = translator({ en, es });
const t = translate('en');
const half = { label: 'Import', done: 1_234, total: 2_468, startedAt: 0 };

describe('the progress bar', () => {
  it('says how much is done of how much, how fast, and how long it still takes', () => {
    expect(barLine(t, half, 10_000, 100)).toBe(
      'Import  [###############...............]  50% 1,234/2,468  123/s  0:10 left',
    );
    expect(barLine(translate('es'), half, 10_000, 100)).toContain('faltan 0:10');
  });

  it('counts where nobody knows the end, and does not guess a rate from nothing', () => {
    expect(barLine(t, { ...half, total: null }, 10_000, 100)).toBe('Import  1,234 done  123/s');
    expect(barLine(t, { ...half, done: 0 }, 0, 100)).toBe('Import  [..............................]  0% 0/2,468');
  });

  it('leaves out the bar, then cuts the label, on a narrow terminal', () => {
    expect(barLine(t, half, 10_000, 48)).toBe('Import  50% 1,234/2,468  123/s  0:10 left');
    expect(barLine(t, half, 10_000, 36)).toBe('I  50% 1,234/2,468  123/s  0:10 left');
  });

  it('is never wider than the terminal and never beyond its ends', () => {
    fc.assert(
      fc.property(
        fc.record({
          label: fc.string({ maxLength: 40 }),
          done: fc.nat(1e9),
          total: fc.option(fc.nat(1e9)),
          startedAt: fc.nat(1e6),
        }),
        fc.nat(1e8),
        fc.integer({ min: 1, max: 200 }),
        (state, now, width) => {
          const line = barLine(t, state, now, width);
          expect(line.length).toBeLessThanOrEqual(width);
        },
      ),
    );
  });

  it('redraws ten times a second at most, draws the last, and goes to the next line', () => {
    const clock = fixedClock('2026-11-24T09:00:00.000Z');
    const written: string[] = [];
    const bar = progressBar({ isTTY: true, columns: 80, write: (text) => written.push(text) }, { t, clock });
    for (let i = 1; i <= 1_000; i++) {
      clock.advance(1);
      bar.update('Import', i, 1_000);
    }
    bar.end();
    expect(written.length).toBeLessThanOrEqual(13);
    expect(written.at(-2)).toContain('100% 1,000/1,000');
    expect(written.at(-1)).toBe('\n');
  });

  it('is silent where nobody looks: no terminal, or --json', () => {
    const clock = fixedClock('2026-11-24T09:00:00.000Z');
    const written: string[] = [];
    const write = (text: string): number => written.push(text);
    for (const bar of [
      progressBar({ write }, { t, clock }),
      progressBar({ isTTY: true, write }, { t, clock, json: true }),
    ]) {
      bar.update('Import', 1, 2);
      bar.end();
    }
    expect(written).toEqual([]);
  });
});
