import { refuse } from '../../../platform/errors/index.ts';
import type { Rejected } from '../goods/contract.ts';
import { GoodsError, rowsOf } from '../goods/read-goods.ts';
import type { HsCode } from './contract.ts';

export interface CodeTable {
  readonly codes: readonly HsCode[];
  readonly rejected: readonly Rejected[];
}

const codeNames = ['hscode', 'hs_code', 'code'];
const wordNames = ['description', 'says', 'text'];

/** A table of the Harmonized System. What is not two, four or six digits, or hangs under nothing, is left out and told. @throws Refusal IMPORTS_CODES_UNREADABLE */
export const readCodes = (bytes: Uint8Array, name: string): CodeTable => {
  const [first = [], ...rows] = rowsIn(bytes, name);
  const headings = first.map((one) =>
    one
      .replace(/^\uFEFF/, '')
      .trim()
      .toLowerCase(),
  );
  const [code, words] = [codeNames, wordNames].map((names) => headings.findIndex((one) => names.includes(one)));
  const place = (field: string) => [{ file: name, row: 1, field }];
  if (code === undefined || code < 0) return refuse('IMPORTS_CODES_UNREADABLE', {}, place('hscode'));
  if (words === undefined || words < 0) return refuse('IMPORTS_CODES_UNREADABLE', {}, place('description'));
  const codes = new Map<string, string>();
  const rejected: Rejected[] = [];
  rows.forEach((row, i) => {
    const written = (row[code] ?? '').trim();
    if (written === '' || written === 'TOTAL') return;
    const says = (row[words] ?? '').trim();
    const parent = written.slice(0, -2);
    const reject = (why: Rejected['code']): void => {
      rejected.push({ row: i + 2, field: 'hscode', code: why, text: `${written} ${says}`.slice(0, 200) });
    };
    if (!/^(?:\d{2}|\d{4}|\d{6})$/.test(written)) reject('code-length');
    else if (codes.has(written)) reject('twice');
    else if (parent !== '' && !codes.has(parent)) reject('parent-missing');
    else codes.set(written, says);
  });
  if (codes.size === 0) refuse('IMPORTS_CODES_UNREADABLE', {}, [{ file: name }]);
  return { codes: [...codes].map(([one, says]) => ({ code: one, says })), rejected };
};

const rowsIn = (bytes: Uint8Array, name: string): readonly (readonly string[])[] => {
  try {
    return rowsOf(bytes);
  } catch (error) {
    if (error instanceof GoodsError) return refuse('IMPORTS_CODES_UNREADABLE', {}, [{ file: name, line: error.line }]);
    throw error;
  }
};
