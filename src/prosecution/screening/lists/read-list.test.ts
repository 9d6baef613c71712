import { describe, expect, it } from 'vitest';
import { readParts } from './testing/read-parts.ts';
import { csl, denied, sam, sdn, sdnAlt } from './testing/us-lists.ts';
import { enhanced } from './testing/us-xml-lists.ts';

describe('what is no list', () => {
  it.each([
    ['nothing', {}, 'LIST_EMPTY'],
    ['an empty file', { x: '' }, 'LIST_EMPTY'],
    ['blanks', { x: ' \r\n\t' }, 'LIST_EMPTY'],
    ['an empty part among others', { a: sdn, b: '\x1a' }, 'LIST_EMPTY'],
    [
      'the page of an error',
      { x: '<!DOCTYPE html><html><head><title>503 Service</title></head></html>' },
      'LIST_IS_WEB_PAGE',
    ],
    [
      'a page with a declaration',
      { x: '<?xml version="1.0"?>\n<!-- x --><html lang="en"><body/></html>' },
      'LIST_IS_WEB_PAGE',
    ],
    ['some other table', { x: 'a,b\n1,2\n' }, 'LIST_UNKNOWN_FORMAT'],
    ['some other XML', { x: '<books><book/></books>' }, 'LIST_UNKNOWN_FORMAT'],
    ['some other JSON', { x: '{"a": 1}' }, 'LIST_UNKNOWN_FORMAT'],
    ['a list of nobody', { x: `${sam.split('\n')[0]}\n` }, 'LIST_EMPTY'],
    ['an XML list of nobody', { x: '<sdnList/>' }, 'LIST_EMPTY'],
    ['two lists at once', { a: csl, b: sam }, 'LIST_MIXED_PARTS'],
    ['a list and a part of another', { a: enhanced, b: sdnAlt }, 'LIST_MIXED_PARTS'],
  ])('%s is refused', async (_, parts, code) => {
    const { reading, entities } = await readParts(parts as Readonly<Record<string, string>>);
    expect(reading.problems).toMatchObject([{ code, weight: 'fatal' }]);
    expect(entities).toEqual([]);
  });

  it('is told by its content: the name says nothing', async () => {
    const { reading } = await readParts({ 'consolidated.csv': denied });
    expect(reading.format).toBe('bis-dpl-text');
  });

  it('that lacks a column is named with what it lacks', async () => {
    const { reading } = await readParts({ x: sam.replace('"SAM Number"', '"Number"') });
    expect(reading.problems).toMatchObject([{ code: 'LIST_WRONG_COLUMNS', line: 1, field: 'SAM Number' }]);
  });
});
