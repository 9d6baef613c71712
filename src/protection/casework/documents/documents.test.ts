import fc from 'fast-check';
import { PDFDocument } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { testWorld } from '../../../testing/world.ts';
import { assignWorker } from '../cases/team.ts';
import { exif, smallJpeg, smallPdf, smallPng } from '../testing/files.ts';
import { openHouse, outcomeOf } from '../testing/house.ts';
import { addDocument, describeDocument, listDocuments, openDocument } from './documents.ts';
import { fileKind } from './strip.ts';
import { stripJpeg } from './strip-jpeg.ts';
import { stripPdf } from './strip-pdf.ts';
import { stripPng } from './strip-png.ts';

const hidden = 'HIDDEN-latitude-41';
const has = (bytes: Uint8Array | undefined, word = hidden): boolean => Buffer.from(bytes ?? []).includes(word);

describe('a copy without metadata', () => {
  it('of a JPEG has the picture and which way up, and nothing a camera wrote', () => {
    const file = smallJpeg(
      [
        [0xe1, exif(6, hidden)],
        [0xe2, Buffer.from(hidden)],
        [0xfe, Buffer.from(hidden)],
        [0xee, Buffer.from('Adobe\0\x64\0\0\0\0\0', 'latin1')],
      ],
      hidden,
    );
    const copy = stripJpeg(file);
    expect([has(file), has(copy?.bytes)]).toEqual([true, false]);
    expect(copy?.leftOut).toEqual(['APP1', 'APP2', 'comment', 'after the end']);
    expect(Buffer.from(copy?.bytes ?? []).includes(Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]))).toBe(true);
    // reading its own copy finds the same way up again, and nothing to leave out but that
    expect(stripJpeg(copy?.bytes ?? new Uint8Array())?.bytes).toEqual(copy?.bytes);
  });

  it('of a PNG has the picture, and no text, time, profile or private chunk', () => {
    const file = smallPng(
      [
        ['tEXt', `Author\0${hidden}`],
        ['eXIf', hidden],
        ['iCCP', hidden],
        ['prVt', hidden],
      ],
      hidden,
    );
    const copy = stripPng(file);
    expect(copy?.leftOut).toEqual(['tEXt', 'eXIf', 'iCCP', 'prVt', 'after the end']);
    expect(copy?.bytes).toEqual(smallPng());
  });

  it('of a PDF has its pages, and no author, program, date, XMP or attachment', async () => {
    const file = await smallPdf('Visible', hidden);
    const copy = await stripPdf(file);
    expect(has(file, Buffer.from(hidden).toString('hex').toUpperCase()) || has(file)).toBe(true);
    const again = await PDFDocument.load(copy?.bytes ?? new Uint8Array(), { updateMetadata: false });
    expect([again.getPageCount(), again.getAuthor(), again.getTitle(), again.getProducer()]).toEqual([
      1,
      undefined,
      undefined,
      undefined,
    ]);
    const inside = again.context
      .enumerateIndirectObjects()
      .map(([, object]) => String(object))
      .join('\n');
    expect(inside).not.toMatch(/HIDDEN|Metadata|PieceInfo|EmbeddedFile|CreationDate/);
  });

  it('is not made of a damaged file, and no file makes it throw', async () => {
    for (const strip of [stripJpeg, stripPng])
      fc.assert(
        fc.property(
          fc.uint8Array({ maxLength: 200 }),
          fc.constantFrom(smallPng(), smallJpeg([[0xe1, exif(3, hidden)]])),
          (noise, good) => {
            const at = noise.length % good.length;
            const mixed = Buffer.concat([good.subarray(0, at), noise, good.subarray(at)]);
            for (const file of [noise, mixed, good.subarray(0, at)]) {
              const copy = strip(new Uint8Array(file));
              expect(copy === null || copy.bytes.length <= file.length + 40).toBe(true);
            }
          },
        ),
      );
    expect(stripJpeg(smallJpeg([]).subarray(0, 60))).toBeNull();
    expect(await stripPdf(new Uint8Array(Buffer.from('%PDF-1.7\nnonsense')))).toBeNull();
  });
});

describe('a document', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await testWorld();
  });

  it('is kept as it came and as a clean copy, under a name that lies sealed, and handed out without it', async () => {
    const house = await openHouse(world);
    const survivorId = await house.meet();
    const file = smallPng([['tEXt', `Place\0${hidden}`]]);
    const input = { survivorId, kind: 'photo', dataClass: 'legal' };
    const { id, stripped, leftOut } = await world.perform(house.worker, addDocument, input, file);
    expect([stripped, leftOut]).toEqual([true, ['tEXt']]);
    await world.perform(house.worker, describeDocument, { survivorId, documentId: id, name: 'Pay slip of Ana' });
    const { documents } = await world.perform(house.worker, listDocuments, { survivorId });
    expect(documents).toMatchObject([{ id, name: 'Pay slip of Ana', mediaType: 'image/png', privilege: 'advocate' }]);
    const clean = await world.perform(house.worker, openDocument, { survivorId, documentId: id });
    expect([clean.name, clean.bytes]).toEqual(['document.png', smallPng()]);
    const whole = await world.perform(house.worker, openDocument, { survivorId, documentId: id, copy: 'original' });
    expect(whole.bytes).toEqual(file);
  });

  it('of another kind, of no bytes, or of a class that is not the reader’s is refused', async () => {
    const house = await openHouse(world);
    const survivorId = await house.meet();
    const add = (dataClass: string, file: Uint8Array) =>
      world.perform(house.worker, addDocument, { survivorId, kind: 'other', dataClass }, file).then(
        ({ id }) => id,
        (error: { code: string }) => error.code,
      );
    expect(await add('legal', Buffer.from('PK\x03\x04 a spreadsheet'))).toBe('CASEWORK_FILE_KIND');
    expect(await add('legal', new Uint8Array())).toBe('CASEWORK_FILE_EMPTY');
    expect(fileKind(Buffer.from('<svg onload="x()">'))).toBeNull();
    const documentId = await add('health', smallPng());
    await world.perform(house.supervisor, assignWorker, {
      survivorId,
      personId: house.attorney.userId,
    });
    expect(await outcomeOf(world, house.attorney, openDocument, { survivorId, documentId })).toBe('NOT_PERMITTED');
    expect((await world.perform(house.attorney, listDocuments, { survivorId })).documents).toEqual([]);
  });
});
