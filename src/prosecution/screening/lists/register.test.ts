import { expect, test } from 'vitest';
import { allFormats } from './formats/index.ts';
import { listRegister } from './register.ts';

test('every list that a format may hold is described, once', () => {
  const described = listRegister.map(({ listId }) => listId);
  expect(new Set(described).size).toBe(described.length);
  for (const { listIds } of allFormats) for (const listId of listIds) expect(described).toContain(listId);
});

test('every format that reads a list is named there', () => {
  for (const { id, listIds } of allFormats)
    for (const listId of listIds) expect(listRegister.find((list) => list.listId === listId)?.formats).toContain(id);
});

test('every format that is named exists, or is the column mapper', () => {
  const known = new Set([...allFormats.map(({ id }) => id), 'mapped-table']);
  for (const { formats } of listRegister) for (const id of formats) expect(known).toContain(id);
});

test('a closed list says which took its place, and that one is described', () => {
  for (const { supersededBy } of listRegister.filter((list) => list.supersededBy !== ''))
    expect(listRegister.map(({ listId }) => listId)).toContain(supersededBy);
});

test('nobody has reviewed the legal basis, and the register says so', () => {
  expect(listRegister.every(({ reviewed }) => reviewed === null)).toBe(true);
});
