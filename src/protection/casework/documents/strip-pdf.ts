import { Inflate } from 'fflate';
import { PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import { type Stripped, stripJpeg } from './strip-jpeg.ts';

/** More than this nobody's papers unpack to: beyond it lies a bomb. */
const mostUnpacked = 64 * 1024 * 1024;
const mostPages = 2_000;

/** Whether the packed tables of a PDF, which a reader unpacks before anything else, stay within bounds. */
const staysSmall = (file: Uint8Array): boolean => {
  const text = Buffer.from(file.buffer, file.byteOffset, file.byteLength).toString('latin1');
  let unpacked = 0;
  for (const { index } of text.matchAll(/\/(?:ObjStm|XRef)\b/g)) {
    const begins = /stream\r?\n/.exec(text.slice(index, index + 4_000));
    if (!begins) continue;
    const from = index + begins.index + begins[0].length;
    const to = text.indexOf('endstream', from);
    const inflate = new Inflate((chunk) => {
      unpacked += chunk.length;
      if (unpacked > mostUnpacked) throw new RangeError('too large');
    });
    try {
      for (let at = from + 2; at < (to < 0 ? file.length : to); at += 4_096)
        inflate.push(file.subarray(at, Math.min(at + 4_096, to < 0 ? file.length : to)));
    } catch (error) {
      if (error instanceof RangeError) return false;
      // not packed in this way: nothing grows
    }
  }
  return true;
};

/**
 * A PDF with its pages alone: without author, program, dates, XMP, earlier revisions, attachments, scripts and outlines, and with the
 * pictures in it stripped like pictures. Form fields become what they look like.
 *
 * @returns null where it is damaged, locked, or larger inside than anybody's papers are
 */
export const stripPdf = async (file: Uint8Array): Promise<Stripped | null> => {
  if (Buffer.from(file.subarray(0, 5)).toString('latin1') !== '%PDF-' || !staysSmall(file)) return null;
  try {
    const source = await PDFDocument.load(file, { updateMetadata: false, throwOnInvalidObject: true });
    if (source.getPageCount() > mostPages) return null;
    const copy = await PDFDocument.create({ updateMetadata: false });
    for (const page of await copy.copyPages(source, source.getPageIndices())) copy.addPage(page);
    const leftOut = ['document information', 'earlier revisions', 'attachments and scripts'];
    for (const [ref, object] of copy.context.enumerateIndirectObjects()) {
      const dict = object instanceof PDFRawStream ? object.dict : object instanceof PDFDict ? object : null;
      if (!dict) continue;
      for (const name of ['Metadata', 'PieceInfo', 'LastModified', 'AA']) dict.delete(PDFName.of(name));
      // whatever hangs on a note: who wrote it, when, and a file in it
      if (dict.has(PDFName.of('Subtype')) && dict.has(PDFName.of('Rect')))
        for (const name of ['T', 'M', 'CreationDate', 'NM', 'FS', 'A']) dict.delete(PDFName.of(name));
      if (object instanceof PDFRawStream && String(dict.get(PDFName.of('Filter'))) === '/DCTDecode') {
        const picture = stripJpeg(object.contents);
        if (!picture) continue;
        copy.context.assign(ref, PDFRawStream.of(dict, picture.bytes));
        leftOut.push(...picture.leftOut.map((name) => `picture ${name}`));
      }
    }
    return {
      bytes: await copy.save({ addDefaultPage: false, updateFieldAppearances: false }),
      leftOut: [...new Set(leftOut)],
    };
  } catch {
    // pdf-lib throws many kinds of errors for damaged and locked files; without a copy the original is kept alone
    return null;
  }
};
