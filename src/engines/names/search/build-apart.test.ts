import { describe, expect, it } from 'vitest';
import { buildIndexApart } from './build-apart.ts';
import { entryOf, subjectOf } from './fixture.ts';
import { buildIndex } from './name-index.ts';

const entries = Array.from({ length: 450 }, (_, i) => entryOf(`k${i}`, `Ivan${i % 7} Petrov${i % 11} Garcia`));

describe('an index built in a thread of its own', () => {
  it('is, byte for byte, the one built here, and its bytes are shared', async () => {
    const [apart, here] = [await buildIndexApart(entries), buildIndex(entries)];
    expect(Buffer.from(apart.toBytes()).equals(here.toBytes())).toBe(true);
    expect(apart.toBytes().buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(apart.search(subjectOf('Ivan3 Petrov4'))).toEqual(here.search(subjectOf('Ivan3 Petrov4')));
  }, 60_000);

  it('is refused as one built here', async () => {
    await expect(buildIndexApart([entryOf('twice', 'A'), entryOf('twice', 'B')])).rejects.toMatchObject({
      name: 'IndexError',
      code: 'INDEX_SAME_KEY_TWICE',
      where: { key: 'twice' },
    });
  }, 60_000);
});
