import type { Translate } from '../../../../platform/i18n/index.ts';
import { escaped } from '../../package/escape.ts';

interface Typed {
  readonly value?: string | undefined;
  readonly hint?: string;
  readonly need?: true;
}

const about = (id: string, label: string, hint: string | undefined): string =>
  `<label for="${id}">${escaped(label)}</label>${hint === undefined ? '' : `<br><span class="small" id="${id}-hint">${escaped(hint)}</span>`}`;
const describedBy = (id: string, hint: string | undefined): string =>
  hint === undefined ? '' : ` aria-describedby="${id}-hint"`;

/** A line to type in. `dir="auto"`: what is typed from right to left stands on the right. */
export const line = (
  id: string,
  label: string,
  { value = '', hint, need }: Typed & { readonly most?: number } = {},
): string =>
  `${about(id, label, hint)}<input id="${id}" name="${id}" dir="auto" maxlength="300"${need ? ' required' : ''}${describedBy(id, hint)} value="${escaped(value)}">`;

/** A number with a point; no browser of its own way of writing stands between. */
export const amount = (id: string, label: string, { value = '', hint, need }: Typed = {}): string =>
  `${about(id, label, hint)}<input id="${id}" name="${id}" inputmode="decimal" maxlength="30"${need ? ' required' : ''}${describedBy(id, hint)} value="${escaped(value)}">`;

export const day = (id: string, label: string, { value = '' }: Typed = {}): string =>
  `${about(id, label, undefined)}<input id="${id}" name="${id}" type="date" value="${escaped(value)}">`;

export const mail = (id: string, label: string, { value = '', hint }: Typed = {}): string =>
  `${about(id, label, hint)}<input id="${id}" name="${id}" type="email" maxlength="254"${describedBy(id, hint)} value="${escaped(value)}">`;

export const area = (id: string, label: string, { value = '', hint, need }: Typed = {}, rows = 6): string =>
  `${about(id, label, hint)}<textarea id="${id}" name="${id}" dir="auto" rows="${rows}" maxlength="5000"${need ? ' required' : ''}${describedBy(id, hint)}>${escaped(value)}</textarea>`;

export interface Option {
  readonly value: string;
  readonly label: string;
}

export const choice = (id: string, label: string, options: readonly Option[], value = ''): string =>
  `${about(id, label, undefined)}<select id="${id}" name="${id}">${options
    .map(
      (one) =>
        `<option value="${escaped(one.value)}"${one.value === value ? ' selected' : ''}>${escaped(one.label)}</option>`,
    )
    .join('')}</select>`;

export const file = (id: string, label: string, endings: readonly string[]): string =>
  `${about(id, label, undefined)}<input id="${id}" name="${id}" type="file" required accept="${endings.join(',')}">`;

export const hidden = (id: string, value: string): string =>
  `<input type="hidden" name="${id}" value="${escaped(value)}">`;

interface Sending {
  readonly label: string;
  readonly plain?: true;
  readonly withFile?: true;
  /** To another page than the one it stands on. */
  readonly to?: string;
}

/** A form that a browser sends by itself. */
export const form = (fields: string, { label, plain, withFile, to }: Sending): string =>
  `<form method="post"${to === undefined ? '' : ` action="${escaped(to)}"`}${withFile ? ' enctype="multipart/form-data"' : ''} autocomplete="off">${fields}<button type="submit" class="${plain ? 'plain' : 'main'}">${escaped(label)}</button></form>`;

/** The number that was typed, or the text where it is none: then the act says what is wrong with it. */
export const numberIn = (text: string): number => {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '');
  return /^\d{1,12}(?:\.\d{1,9})?$/.test(plain) ? Number(plain) : Number.NaN;
};

export const optionsOf = (values: readonly string[], t: Translate, key: (value: string) => string): Option[] =>
  values.map((value) => ({ value, label: t(key(value)) }));
