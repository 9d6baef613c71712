import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ListPart } from './entity.ts';
import { readJson } from './json.ts';

const inPieces = (text: string, size: number): ListPart => ({
  name: 'list.json',
  open: async function* () {
    const bytes = new TextEncoder().encode(text);
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  },
});
const read = async (text: string, items: string, size = 7) => {
  const found: { value: unknown; raw: string; line: number }[] = [];
  const values = await readJson(inPieces(text, size), {
    items,
    item: (value, raw, line) => found.push({ value, raw, line }),
  });
  return { found, values };
};

describe('items of a JSON list', () => {
  it('are parsed one by one with their source text and line', async () => {
    const text =
      '{"total": 2,\n "name": "x, \\"y\\"",\n "inner": {"results": [9]},\n "results": [\n {"a": [1, {"b": "]}"}]} ,\n\n 7]\n}';
    for (const size of [1, 2, 5, 500]) {
      const { found, values } = await read(text, 'results', size);
      expect(found).toEqual([
        { value: { a: [1, { b: ']}' }] }, raw: '{"a": [1, {"b": "]}"}]}', line: 5 },
        { value: 7, raw: '7', line: 7 },
      ]);
      expect([...values]).toEqual([
        ['total', 2],
        ['name', 'x, "y"'],
      ]);
    }
  });

  it('are found under a path and at the root', async () => {
    expect((await read('{"response": {"rows": [1, 2]}}', 'response.rows')).found.map(({ value }) => value)).toEqual([
      1, 2,
    ]);
    expect((await read('[1, [2], "3"]', '')).found.map(({ value }) => value)).toEqual([1, [2], '3']);
    expect((await read('{"results": []}', 'results')).found).toEqual([]);
  });

  it.each([
    ['{"results": [1, 2', 'LIST_TRUNCATED'],
    ['{"results": [1, {"a": "x', 'LIST_TRUNCATED'],
    ['{"results": [1, x]}', 'JSON_BROKEN'],
    ['{"results": [1}}', 'JSON_BROKEN'],
    ['{"results": [1]} more', 'JSON_BROKEN'],
    ['{"other": [1]}', 'JSON_BROKEN'],
    [`{"results": ${'['.repeat(200)}`, 'LIST_TOO_LARGE'],
  ])('%j ends in %s', async (text, code) => {
    await expect(read(text, 'results')).rejects.toMatchObject({ code });
  });

  it('gives back every array, however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue()), fc.integer({ min: 1, max: 9 }), async (items, size) => {
        const { found } = await read(JSON.stringify({ n: 1, results: items }, null, 1), 'results', size);
        expect(found.map(({ value }) => JSON.stringify(value))).toEqual(items.map((item) => JSON.stringify(item)));
      }),
    );
  });
});
