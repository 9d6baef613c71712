import { describe, expect, it } from 'vitest';
import { contentHash, diffLists, fingerprint, idsOf } from './diff.ts';
import { newEntity } from './new-entity.ts';

const party = (sourceId: string, name: string, more: Partial<Parameters<typeof newEntity>[0]> = {}) =>
  newEntity({
    listId: 'x',
    sourceId,
    schema: 'Person',
    names: [{ text: name, kind: 'primary', lang: '' }],
    raw: [`${sourceId},${name}`],
    ...more,
  });
const diffOf = (
  before: readonly ReturnType<typeof party>[],
  after: readonly ReturnType<typeof party>[],
  format = 'any',
) =>
  diffLists(
    before.map((one) => fingerprint(one, format)),
    after.map((one) => fingerprint(one, format)),
  );
const alias = (text: string) => ({ text, kind: 'aka' as const, lang: '' });

describe('two versions of a list', () => {
  it('differ by who came, went and changed', () => {
    const diff = diffOf(
      [party('1', 'A'), party('2', 'B'), party('3', 'C')],
      [party('2', 'B'), party('3', 'C2'), party('4', 'D')],
    );
    expect(diff).toEqual({ added: ['x/4'], removed: ['x/1'], changed: ['x/3'], renamed: ['x/3'], changedBesides: [] });
  });

  it('are the same where only markup or order changed', () => {
    const names = [{ text: 'A', kind: 'primary' as const, lang: '' }, alias('B'), alias('C')];
    const turned = [names[0], names[2], names[1]].flatMap((name) => name ?? []);
    expect(diffOf([party('1', 'A', { names })], [party('1', 'A', { names: turned, raw: ['<a/>'] })]).changed).toEqual(
      [],
    );
  });

  it('tell aliases in a table of their own from the record of the party', () => {
    const names = [{ text: 'A', kind: 'primary' as const, lang: '' }];
    const [without, withAlias] = [party('1', 'A'), party('1', 'A', { names: [...names, alias('B')] })];
    expect(diffOf([without], [withAlias], 'ofac-legacy-csv')).toMatchObject({ changed: [], changedBesides: ['x/1'] });
    expect(diffOf([without], [withAlias])).toMatchObject({ changed: ['x/1'], changedBesides: [] });
  });

  it('name parties by their own ids where there is one list only', () => {
    const reading = (...listIds: string[]) => ({
      listIds,
      format: '',
      counts: { rows: {}, entries: 0, names: 0, addresses: 0, identifiers: 0 },
      date: '',
      problems: [],
    });
    expect(idsOf(['x/1/2'], [reading('x'), reading('x')])).toEqual(['1/2']);
    expect(idsOf(['x/1'], [reading('x'), reading('x', 'y')])).toEqual(['x/1']);
  });

  it('have another content where anything is said anew, and the same where only the row is written anew', () => {
    expect(contentHash(party('1', 'A', { raw: ['other'] }))).toBe(contentHash(party('1', 'A')));
    expect(contentHash(party('1', 'A', { remarks: ['x'] }))).not.toBe(contentHash(party('1', 'A')));
  });
});
