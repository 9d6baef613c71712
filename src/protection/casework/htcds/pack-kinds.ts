import { z } from 'zod';
import { HtcdsRow } from '../../../engines/htcds/index.ts';
import { definePackKind, type Entry } from '../../../platform/packs/index.ts';
import { RecordClass } from '../shapes.ts';

/** Sections, fields and lists of the Human Trafficking Case Data Standard; `says` explains each in plain words. */
export const htcdsKind = definePackKind('htcds', HtcdsRow);
export type HtcdsEntry = Entry<HtcdsRow>;

const Words = z.strictObject({ en: z.string().min(1), es: z.string().min(1) });

/** A code list of the National Information Exchange Model, and the elements that take their value from it. */
export const niemCodesKind = definePackKind(
  'niem-codes',
  z.strictObject({
    title: Words,
    /** `hs:TraffickedVenueCodeSimpleType` */
    type: z.string().regex(/^[a-z]+:\w+$/),
    elements: z.array(z.string().regex(/^[a-z]+:\w+$/)).min(1),
    dataClass: RecordClass,
    codes: z.array(z.strictObject({ code: z.string().min(1), en: z.string().min(1), es: z.string().min(1) })).min(1),
  }),
);
export type NiemCodes = Entry<z.infer<typeof niemCodesKind.fields>>;
