/** Papers that people finish, sign or send: one description, written as tagged PDF or as DOCX. */
export type { Block, Paper } from './blocks.ts';
export type { Drawing } from './drawing.ts';
export { writable } from './letters.ts';
export { paperDocx } from './paper-docx.ts';
export { paperPdf } from './paper-pdf.ts';

/** The media type of each way to write a paper. */
export const paperTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const;
