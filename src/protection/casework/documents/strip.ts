import { stripJpeg } from './strip-jpeg.ts';
import { stripPdf } from './strip-pdf.ts';
import { stripPng } from './strip-png.ts';

/** The kinds of files that are kept, by how they begin; what a sender says of a file is not believed. */
const kinds = [
  { type: 'image/jpeg', ending: 'jpg', begins: [0xff, 0xd8, 0xff], strip: async (file: Uint8Array) => stripJpeg(file) },
  {
    type: 'image/png',
    ending: 'png',
    begins: [0x89, 0x50, 0x4e, 0x47],
    strip: async (file: Uint8Array) => stripPng(file),
  },
  { type: 'application/pdf', ending: 'pdf', begins: [0x25, 0x50, 0x44, 0x46, 0x2d], strip: stripPdf },
] as const;

/** Which kind of file this is; null for all others. */
export const fileKind = (file: Uint8Array) =>
  kinds.find(({ begins }) => begins.every((byte, i) => file[i] === byte)) ?? null;

export const endingOf = (type: string): string => kinds.find((kind) => kind.type === type)?.ending ?? 'bin';
