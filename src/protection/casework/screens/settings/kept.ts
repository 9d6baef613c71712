import type { Output } from '../../../../platform/contract/index.ts';
import type { formSettings } from '../../contract.ts';

export type Setting = Output<typeof formSettings>['fields'][number];

/** What stays as it was said when one thing of a field is changed. */
export const keptOf = ({ field, asked, need, order, label, why }: Setting) => ({
  field,
  asked,
  ...(need === null ? {} : { need }),
  ...(order === null ? {} : { order }),
  ...(label ? { label } : {}),
  ...(why ? { why } : {}),
});
