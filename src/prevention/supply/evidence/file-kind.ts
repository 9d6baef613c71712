import { refuse } from '../../../platform/errors/index.ts';
import { mostBytes } from './contract.ts';

export interface FileKind {
  readonly type: string;
  readonly ending: string;
}

const begins = (bytes: Uint8Array, ...start: number[]): boolean => start.every((byte, i) => bytes[i] === byte);

const office: Readonly<Record<string, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

const isText = (bytes: Uint8Array): boolean => {
  if (bytes.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

/**
 * What a file is by its first bytes. What the sender calls it is believed only between two kinds that begin the same way. A page, a script or a
 * picture with a script in it is at most text here, and is handed out as a file, never shown.
 *
 * @throws Refusal SUPPLY_FILE_EMPTY, SUPPLY_FILE_KIND, BODY_TOO_LARGE
 */
export const fileKind = (bytes: Uint8Array, name: string): FileKind => {
  if (bytes.length === 0) return refuse('SUPPLY_FILE_EMPTY');
  if (bytes.length > mostBytes) return refuse('BODY_TOO_LARGE');
  if (begins(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d)) return { type: 'application/pdf', ending: 'pdf' };
  if (begins(bytes, 0xff, 0xd8, 0xff)) return { type: 'image/jpeg', ending: 'jpg' };
  if (begins(bytes, 0x89, 0x50, 0x4e, 0x47)) return { type: 'image/png', ending: 'png' };
  const ending = /\.([a-z]{3,4})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const type = office[ending];
  if (begins(bytes, 0x50, 0x4b, 0x03, 0x04) && type) return { type, ending };
  if (isText(bytes)) return { type: 'text/plain', ending: ending === 'csv' ? 'csv' : 'txt' };
  return refuse('SUPPLY_FILE_KIND');
};

/** A name from outside as one plain line without a path. */
export const plainName = (name: string): string =>
  name
    .replace(/^.*[\\/]/, '')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(0, 120);
