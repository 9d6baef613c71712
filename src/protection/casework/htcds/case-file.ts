import type { CaseFormat } from '../../../engines/htcds/index.ts';
import type { FileBody } from '../../../platform/contract/index.ts';

const types: Record<CaseFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json',
};

export const caseFile = (format: CaseFormat, name: string, bytes: Uint8Array): FileBody => ({
  name: `${name}.${format}`,
  type: types[format],
  bytes,
});
