import { expect, test } from 'vitest';
import { unList } from '../../testing/made-up-lists.ts';
import { readText } from '../../testing/read-text.ts';

test('a person with all the traps of the list', async () => {
  const { entities } = await readText(unList);
  expect(entities[0]).toMatchObject({
    listId: 'un-sc',
    sourceId: '7000001',
    schema: 'Person',
    gender: 'male',
    birthPlaces: ['Cusco, Peru'],
    countries: [
      { iso2: 'pe', role: 'nationality' },
      { iso2: 'pe', role: 'birth' },
    ],
    positions: ['Captain of a paper boat'],
    addresses: [],
    sameAs: ['un-sc/EXi.001'],
    identifiers: [{ type: 'passport', value: 'X0000001', country: 'pe' }],
  });
  expect(entities[0]?.names.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
    'primary: TOMAS VERDANO QUILL',
    'original-script: Томас Вердано',
    'aka: Tomas V.',
    'aka: Tomas Quill',
    'aka: Thomas Verdano',
    'weak: The Quill',
    'original-script: القلم',
  ]);
  expect(entities[0]?.births).toEqual([
    { from: '1961-01-01', to: '1961-12-31', precision: 'year', circa: false },
    { from: '1960-01-01', to: '1964-12-31', precision: 'span', circa: false },
    { from: '1962-03-04', to: '1962-03-04', precision: 'day', circa: true },
  ]);
  expect(entities[0]?.measures.map(({ measure, from }) => `${measure} ${from}`)).toEqual([
    'block 2020-05-06',
    'visa 2020-05-06',
  ]);
});

test('an entity is frozen, not banned from travel, and keeps its acronym as a weak name', async () => {
  const { entities } = await readText(unList);
  expect(entities[1]?.measures.map(({ measure }) => measure)).toEqual(['block']);
  expect(entities[1]?.names.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
    'primary: PAPER BOAT LINE',
    'weak: PBL',
    'fka: Folded Ships',
  ]);
});

test('the raw element is kept as it was published', async () => {
  const { entities } = await readText(unList);
  expect(unList).toContain(entities[1]?.raw[0] ?? 'nothing');
});

test('a list that lost its entities is refused', async () => {
  const { codes } = await readText(unList.replace(/<ENTITIES>[\s\S]*<\/ENTITIES>/, ''));
  expect(codes('fatal')).toEqual(['LIST_TABLE_MISSING']);
});

test('a party without a name, or of an unknown kind, is refused by name', async () => {
  const nameless = await readText(unList.replace('PAPER BOAT LINE (PBL)', ''));
  expect(nameless.codes('reject')).toEqual(['NO_NAME']);
  const unknown = await readText(unList.replaceAll(/(<\/?)ENTITY>/g, '$1VESSEL>'));
  expect(unknown.codes('reject')).toEqual(['ELEMENT_UNKNOWN']);
});

test('an id that comes back with other content costs no name', async () => {
  const { entities, codes } = await readText(unList.replace('7000002', '7000001'));
  expect(entities.map(({ sourceId }) => sourceId)).toEqual(['7000001', '7000001#2']);
  expect(codes('note')).toEqual(['ID_TWICE']);
});

test('a list that was cut is refused', async () => {
  const { codes } = await readText(unList.slice(0, -300));
  expect(codes('fatal')).toEqual(['LIST_TRUNCATED']);
});
