import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../platform/hash/index.ts';
import { sdn, sdnAdd, sdnAlt } from '../lists/testing/us-lists.ts';
import { listsDiff } from './lists-diff.ts';
import { listsInspect } from './lists-inspect.ts';
import { contextWith } from './testing/context.ts';

const disk = {
  'sdn.csv': sdn,
  'alt.csv': sdnAlt,
  'add.csv': sdnAdd,
  'list.xsd': '<schema/>',
  folder: ['sdn.csv', 'alt.csv', 'add.csv', 'list.xsd'],
};

describe('fourfold lists inspect', () => {
  it('says the same of parts joined by commas and of a folder that holds them', async () => {
    const { context, bars } = contextWith(disk);
    const joined = await listsInspect.run(context, ['add.csv,sdn.csv,alt.csv'], {});
    const folder = await listsInspect.run(context, ['folder'], {});
    expect(folder.data).toEqual(joined.data);
    expect(joined.data).toMatchObject({
      format: 'ofac-legacy-csv',
      lists: ['us-ofac-sdn'],
      entries: 4,
      names: 7,
      addresses: 3,
    });
    expect(joined.exit).toBe(0);
    expect(bars.at(-1)).toMatch(/^cli\.lists\.reading \d+\/\d+$/);
  });

  it('gives the hash of one file, and of several the hash of their hashes in order', async () => {
    const { context } = contextWith(disk);
    const hashOf = async (path: string) =>
      ((await listsInspect.run(context, [path], {})).data as { version: { sha256: string } }).version.sha256;
    expect(await hashOf('sdn.csv')).toBe(sha256(sdn));
    const hashes = [sdn, sdnAlt].map((text) => sha256(text)).sort();
    expect(await hashOf('alt.csv,sdn.csv')).toBe(sha256(hashes.map((hash) => `${hash}\n`).join('')));
  });

  it('ends with bad news where the list must not be used, and still says what it saw', async () => {
    const { context } = contextWith({ ...disk, 'cut.csv': sdn.slice(0, -30) });
    const answer = await listsInspect.run(context, ['cut.csv,alt.csv'], {});
    expect(answer.exit).toBe(1);
    expect(answer.data).toMatchObject({
      entries: 3,
      problems: [{ code: 'LIST_TRUNCATED', file: 'cut.csv', line: 4, weight: 'fatal' }],
    });
    expect(answer.text).toContain('cli.lists.inspect.fatal');
  });

  it('says that a table is missing, and what is there', async () => {
    const { context } = contextWith(disk);
    const answer = await listsInspect.run(context, ['sdn.csv'], {});
    expect(answer.exit).toBe(0);
    expect(answer.data).toMatchObject({
      entries: 4,
      problems: expect.arrayContaining([
        expect.objectContaining({ code: 'LIST_TABLE_MISSING', field: 'alt', weight: 'fatal' }),
      ]),
    });
    expect(answer.text).toContain('cli.lists.inspect.partial');
  });
});

describe('fourfold lists diff', () => {
  const newer = {
    ...disk,
    'sdn2.csv': sdn.replace('PAPER BOAT LINE",-0-', 'PAPER BOAT LINES",-0-').replace('900003,', '900009,'),
    'add2.csv': sdnAdd.replace('900003,', '900009,'),
  };

  it('names who came, went and changed by the ids of the list', async () => {
    const { context } = contextWith(newer);
    const { data } = await listsDiff.run(context, ['sdn.csv,alt.csv,add.csv', 'sdn2.csv,alt.csv,add2.csv'], {});
    expect(data).toEqual({
      added: ['900009'],
      removed: ['900003'],
      changed: ['900002'],
      renamed: ['900002'],
      changedBesides: [],
    });
  });

  it('compares two lists that lack the same table, and refuses where only one of them does', async () => {
    const { context } = contextWith(newer);
    expect((await listsDiff.run(context, ['sdn.csv', 'sdn2.csv'], {})).data).toMatchObject({ added: ['900009'] });
    await expect(listsDiff.run(context, ['sdn.csv', 'sdn2.csv,alt.csv,add2.csv'], {})).rejects.toMatchObject({
      code: 'SCREENING_LIST_UNREADABLE',
    });
  });

  it('refuses a list that is cut, and says where', async () => {
    const { context } = contextWith({ ...newer, 'cut.csv': sdn.slice(0, -30) });
    await expect(listsDiff.run(context, ['sdn.csv,alt.csv', 'cut.csv,alt.csv'], {})).rejects.toMatchObject({
      code: 'SCREENING_LIST_UNREADABLE',
      where: [expect.objectContaining({ code: 'LIST_TRUNCATED', file: 'cut.csv', line: 4 })],
    });
  });
});
