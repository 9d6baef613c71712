import type { z } from 'zod';
import type { Output } from '../../../platform/contract/index.ts';
import { useRead } from '../../../web/api.ts';
import type { Choice } from '../../../web/kit/table/columns.ts';
import { useWords, type Words } from '../../../web/kit/words.ts';
import { listRecordFields } from '../../consent/contract.ts';
import type { FieldOnSheet, openRecord, Value } from '../contract.ts';
import { countryName, languageName } from './meet/places.ts';

export type RecordView = Output<typeof openRecord>;
export type SheetField = z.infer<typeof FieldOnSheet>;
interface Both {
  readonly en: string;
  readonly es: string;
}

/** A field as far as one has to know it to show what was said of it. */
export type Shape = Pick<SheetField, 'kind' | 'codes'>;

export interface CaseworkWords extends Words {
  /** What stands in both languages. */
  readonly say: (both: Both) => string;
  /** An answer, as a person reads it. */
  readonly shown: (field: Shape, value: Value) => string;
}

export const useCaseworkWords = (): CaseworkWords => {
  const words = useWords();
  const { t, date, number, language } = words;
  const say = (both: Both): string => both[language];
  const codeShown = ({ codes }: Shape, code: string): string => {
    const known = codes?.find((one) => one.code === code);
    return known ? say(known) : code;
  };
  const shown = (field: Shape, value: Value): string => {
    if (typeof value === 'boolean') return t(value ? 'web.yes' : 'web.no');
    if (typeof value === 'number') return number(value);
    if (typeof value !== 'string') return value.map((code) => codeShown(field, code)).join(', ');
    if (field.kind === 'date') return date(value);
    if (field.kind === 'language') return languageName(value, language);
    if (field.kind === 'country') return countryName(value, language);
    return codeShown(field, value);
  };
  return { ...words, say, shown };
};

export type CodeList = 'contact-channel' | 'service-type' | 'referral-source' | 'closure-reason' | 'voicemail-rule';

/** The lists of the packs: what a code is called, and what there is to choose. */
export const useCodes = () => {
  const { data } = useRead(listRecordFields, {}, { staleTime: Number.POSITIVE_INFINITY });
  const { language } = useWords();
  const listOf = (list: CodeList) => data?.lists[`codes.${list}`] ?? [];
  return {
    fields: data?.fields ?? [],
    options: (list: CodeList): Choice[] => listOf(list).map((one) => ({ value: one.code, label: one[language] })),
    label: (list: CodeList, code: string): string => listOf(list).find((one) => one.code === code)?.[language] ?? code,
  };
};

export const recordPath = (survivorId: string): string => `/caseload/${survivorId}`;
export const talkPath = (survivorId: string): string => `/caseload/${survivorId}/talk`;
export const sendPath = (survivorId: string, releaseId: string): string => `/caseload/${survivorId}/send/${releaseId}`;
export const releasesPath = (survivorId: string): string => `/releases/${survivorId}`;

/** What she is called on the screen: her name, else the code she can say. */
export const calledOf = ({ name, code }: { readonly name: string | null; readonly code: string }): string =>
  name ?? code;
