import { crc32, deflateSync } from 'node:zlib';
import { PDFDocument, PDFName, PDFString } from 'pdf-lib';

/** A PNG of one grey point, with chunks of one's own between its head and its picture. */
export const smallPng = (extra: readonly (readonly [type: string, data: string])[] = [], after = ''): Uint8Array => {
  const chunk = (type: string, data: Uint8Array): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length);
    body.copy(out, 4);
    out.writeUInt32BE(crc32(body), body.length + 4);
    return out;
  };
  const head = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', head),
      ...extra.map(([type, data]) => chunk(type, Buffer.from(data))),
      chunk('IDAT', deflateSync(Buffer.from([0, 128]))),
      chunk('IEND', Buffer.alloc(0)),
      Buffer.from(after),
    ]),
  );
};

/** An Exif segment with an orientation and words of one's own behind it. */
export const exif = (orientation: number, words: string): Buffer =>
  Buffer.concat([
    Buffer.from('Exif\0\0', 'latin1'),
    Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0]),
    Buffer.from(words),
  ]);

/** The parts of a JPEG as cameras write them; the picture itself is a few bytes that no viewer needs here. */
export const smallJpeg = (
  segments: readonly (readonly [marker: number, data: Uint8Array])[],
  after = '',
): Uint8Array => {
  const segment = (marker: number, data: Uint8Array): Buffer =>
    Buffer.concat([Buffer.from([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 0xff]), data]);
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0xff, 0xd8]),
      segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
      ...segments.map(([marker, data]) => segment(marker, data)),
      segment(0xdb, Buffer.alloc(65, 1)),
      segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
      Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]),
      Buffer.from([0xff, 0xd9]),
      Buffer.from(after),
    ]),
  );
};

/** A PDF of one page that says a word, and holds another everywhere programs write who they are. */
export const smallPdf = async (word: string, hidden: string): Promise<Uint8Array> => {
  const doc = await PDFDocument.create();
  doc.setAuthor(hidden);
  doc.setTitle(hidden);
  doc.setProducer(hidden);
  const page = doc.addPage([200, 200]);
  page.drawText(word, { x: 10, y: 100 });
  doc.catalog.set(
    PDFName.of('Metadata'),
    doc.context.register(doc.context.stream(`<x:xmpmeta>${hidden}</x:xmpmeta>`, { Type: 'Metadata', Subtype: 'XML' })),
  );
  page.node.set(PDFName.of('PieceInfo'), doc.context.obj({ App: PDFString.of(hidden) }));
  await doc.attach(Buffer.from(hidden), 'hidden.txt', { mimeType: 'text/plain' });
  return doc.save({ useObjectStreams: false });
};
