import { describe, expect, it } from 'vitest';
import { traceOf } from './index.ts';

describe('what a log holds of an error', () => {
  it('is its kind and where it came through', () => {
    const trace = traceOf(Object.assign(new TypeError('a message'), { code: 'E_KIND' }));
    expect(trace).toMatchObject({ name: 'TypeError', code: 'E_KIND' });
    expect(trace.at?.[0]).toMatch(/log\.test\.ts:\d+:\d+/);
    expect(trace.at?.length).toBeLessThanOrEqual(5);
  });

  it('is nothing of what it says, however that looks', () => {
    const sly = 'Canary\n    at Canary (/home/canary.ts:1:2)\n    at canary:3:4';
    for (const error of [
      new Error(sly),
      Object.assign(new Error('x'), { name: sly, code: sly }),
      Object.assign(new Error(sly), { code: 1 }),
    ])
      expect(JSON.stringify(traceOf(error))).not.toMatch(/canary/i);
  });

  it('is little where what was thrown is no error', () => {
    for (const thrown of [undefined, null, 'Canary', 7, {}]) expect(traceOf(thrown)).toEqual({});
  });
});
