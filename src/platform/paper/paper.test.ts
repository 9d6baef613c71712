import { PDFDict, PDFDocument, PDFHexString, PDFName } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { textOfPdf } from '../testing/pdf-text.ts';
import { type Block, type Paper, paperPdf } from './index.ts';

const paper = (blocks: readonly Block[], more: Partial<Paper> = {}): Paper => ({
  title: 'A paper',
  language: 'en',
  foot: 'Made up',
  blocks,
  ...more,
});
const textOf = async (...blocks: Block[]): Promise<string> => textOfPdf(await paperPdf(paper(blocks)));
/** Each letter that was drawn, without the places where lines were broken. */
const letters = (text: string): string => text.replace(/\s/g, '');

describe('a paper', () => {
  it('loses nothing of a name: what the fonts lack is told by its number, and the paper says what that is', async () => {
    const names = ['王小明', 'Юлия', 'Nguyễn', 'Ximena Añez'];
    const text = await textOf(
      { kind: 'text', text: names.join(', ') },
      { kind: 'facts', facts: [{ label: 'Name', text: 'Nguye\u0302\u0303n' }] },
      { kind: 'table', head: ['Name'], rows: [['王']] },
    );
    expect(letters(text)).toContain(
      '[U+738B][U+5C0F][U+660E],[U+042E][U+043B][U+0438][U+044F],Nguy[U+1EC5]n,XimenaAñez',
    );
    expect(text).toContain('Nguy[U+1EC5]n\n');
    expect(text.split('[U+738B]')).toHaveLength(4);
    expect(text).not.toContain('?');
    expect(text).toContain('cannot print');
  });

  it('says nothing of letters where it has them all', async () => {
    expect(await textOf({ kind: 'text', text: 'Ximena Añez' })).not.toMatch(/U\+|cannot print/);
  });

  it('goes on on the next page where a cell or a word is longer than one', async () => {
    const long = Array.from({ length: 1_500 }, (_, i) => `w${i}`);
    const bytes = await paperPdf(
      paper([
        { kind: 'table', head: ['One', 'Two'], rows: [['short', long.join(' ')]] },
        { kind: 'text', text: 'x'.repeat(300) },
      ]),
    );
    expect((await PDFDocument.load(bytes)).getPageCount()).toBeGreaterThan(3);
    const text = textOfPdf(bytes);
    expect(letters(text.replace(/Made up · \d+/g, ''))).toBe(letters(`OneTwoshort${long.join('')}${'x'.repeat(300)}`));
  });

  it('tells a picture in words, and brings its file and its date', async () => {
    const drawing = {
      width: 700,
      height: 40,
      shapes: [{ is: 'text', x: 10, y: 10, text: '王', anchor: 'end', size: 9 }],
    } as const;
    const madeAt = new Date('2026-11-24T09:00:00.000Z');
    const bytes = await paperPdf(
      paper([{ kind: 'picture', says: 'All estimates', drawing }], {
        madeAt,
        attachments: [{ name: 'study.json', bytes: new Uint8Array([123, 125]), type: 'application/json' }],
      }),
    );
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
    expect(pdf.getModificationDate()).toEqual(madeAt);
    expect(pdf.catalog.has(PDFName.of('Names'))).toBe(true);
    const said = pdf.context.enumerateIndirectObjects().flatMap(([, object]) => {
      const alt = object instanceof PDFDict ? object.get(PDFName.of('Alt')) : undefined;
      return alt instanceof PDFHexString ? [alt.decodeText()] : [];
    });
    expect(said).toEqual(['All estimates']);
    expect(textOfPdf(bytes)).toContain('[U+738B]');
  });
});
