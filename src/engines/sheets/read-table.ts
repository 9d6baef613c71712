import { readCsv } from './csv-read.ts';
import { decodeText } from './decode.ts';
import { tooLarge } from './errors.ts';
import { DEFAULT_LIMITS, type SheetLimits } from './limits.ts';
import { recognise } from './recognise.ts';
import type { Delimiter, Table } from './table.ts';
import { readXlsx } from './xlsx-read.ts';

export interface ReadOptions {
  readonly limits?: Partial<SheetLimits>;
  /** What the sender says the text is. `windows-1252` is believed only for bytes that are not UTF-8. */
  readonly encoding?: 'utf-8' | 'windows-1252';
  /** What the sender says parts the columns; else it is detected. */
  readonly delimiter?: Delimiter;
}

/** Reads a CSV or XLSX file, recognised by what is in it. Throws nothing but `SheetError`. */
export function readTable(bytes: Uint8Array, options: ReadOptions = {}): Table {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  if (bytes.length > limits.bytes) throw tooLarge(`The file has ${bytes.length} bytes; ${limits.bytes} is the most.`);
  if (recognise(bytes) === 'zip') return readXlsx(bytes, limits);
  return readCsv(decodeText(bytes, options.encoding), limits, options.delimiter);
}
