import { describe, expect, it } from 'vitest';
import type { ListPart } from './entity.ts';
import { partOf } from './testing/read-text.ts';
import { childText, readXml, type XmlElement } from './xml.ts';

const records = ['list/items/item'];
const inPieces = (text: string, size: number): ListPart => ({
  name: 'list.xml',
  open: async function* () {
    const bytes = new TextEncoder().encode(text);
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  },
});
const read = async (part: ListPart) => {
  const found: { element: XmlElement; raw: string }[] = [];
  await readXml(part, { records, record: (element, raw) => found.push({ element, raw }) });
  return found;
};

describe('records of an XML list', () => {
  const items = [
    '<x:item a="1 &gt; 0"><name>Ann &amp; <![CDATA[<Bo>]]></name></x:item>',
    '<item>\r\n  <name>Łukasz 😀</name>\r\n</item>',
    '<item b="2"/>',
  ];
  const text = `<?xml version="1.0"?>\r\n<list xmlns:x="urn:x"><!-- <item> --><items>${items.join('\r\n ')}</items><item>no record</item></list>`;

  it('are handed over whole, with their source text unchanged, whatever the pieces', async () => {
    for (const size of [1, 2, 3, 10, 1_000]) {
      const found = await read(inPieces(text, size));
      expect(found.map(({ raw }) => raw)).toEqual(items);
      expect(found.map(({ element }) => childText(element, 'name'))).toEqual(['Ann & <Bo>', 'Łukasz 😀', '']);
      expect(found.map(({ element }) => element.line)).toEqual([2, 3, 6]);
      expect(found[0]?.element.attributes).toEqual({ a: '1 > 0' });
    }
  });

  it.each([
    ['<!DOCTYPE list [<!ENTITY a "aaa">]><list>&a;</list>', 'XML_HAS_DTD'],
    ['<!DOCTYPE list SYSTEM "http://example.org/x.dtd"><list/>', 'XML_HAS_DTD'],
    ['<list>&unknown;</list>', 'XML_BROKEN'],
    ['<list><a></b></list>', 'XML_BROKEN'],
    ['<list><items><item>', 'LIST_TRUNCATED'],
    [`<list>${'<a>'.repeat(100)}`, 'LIST_TOO_LARGE'],
    [`<list ${Array.from({ length: 300 }, (_, n) => `a${n}="1"`).join(' ')}/>`, 'LIST_TOO_LARGE'],
  ])('%j ends in %s', async (xml, code) => {
    await expect(read(partOf(xml))).rejects.toMatchObject({ code });
  });

  it('bounds what stands between two tags', async () => {
    const limits = { depth: 9, recordChars: 1_000, attributes: 9 };
    const long = inPieces(`<list><items><item>${'x'.repeat(5_000)}</item></items></list>`, 100);
    const reading = readXml(long, { records, record: () => {} }, limits);
    await expect(reading).rejects.toMatchObject({ code: 'LIST_TOO_LARGE' });
  });
});
