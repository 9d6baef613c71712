import type { FileBody } from '../../../platform/contract/index.ts';
import { refuse } from '../../../platform/errors/index.ts';

const formats = {
  xlsform: ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  xform: ['xml', 'application/xml'],
} as const;
export type FormFormat = keyof typeof formats;

/** @throws Refusal INPUT_INVALID */
export const formFormat = (asked: unknown): FormFormat => {
  if (asked === undefined || asked === 'xlsform') return 'xlsform';
  if (asked === 'xform') return 'xform';
  return refuse('INPUT_INVALID', { count: 1 }, [{ field: '--to', says: Object.keys(formats).join(', ') }]);
};

export const formFile = (format: FormFormat, from: string, bytes: Uint8Array): FileBody => {
  const [ending, type] = formats[format];
  return { name: `${from.replace(/\.\w+$/, '')}.${ending}`, type, bytes };
};
