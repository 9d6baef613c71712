/**
 * The Human Trafficking Case Data Standard (HTCDS) 2.0 of the International Organization for Migration: the published table, forms made after it,
 * and cases. Bytes in, data and findings out, and back; no file, no clock, no network. The standard itself is handed in (`standardFromRows` of its
 * pack), so another version is another pack.
 *
 * - `readHtcdsFile`: tells by content what a file holds (standard, form, cases) and reads it
 * - `readStandard`, `compareStandards`: every row of the published `.ods`, and where it differs from the standard handed in
 * - `mapForm`, `checkFormByStandard`: which field a question answers, and where the form departs from the standard, with repairs offered
 * - `readCases`, `writeCases`: one row a case; CSV, XLSX, ODS, JSON in, CSV, XLSX, JSON out. What `writeCases` writes, `readCases` reads back the same
 * - `formOfStandard`: a form in English and Spanish that asks chosen fields
 *
 * Nothing is repaired in silence: what does not fit is left out and named with sheet, row and column; what nearly fits is offered.
 * Findings hold codes of lists, never what somebody said of herself. `con_Consent` is data, and never a release.
 *
 * Dates `YYYY-MM-DD`, numbers decimal text, rows from 1. Errors: `HtcdsError`, `FormError`, `SheetError`, each with code, message and fix.
 *
 * Source: HTCDS 2.0, IOM, 24 December 2021, CC BY 4.0. Not endorsed by IOM.
 */
export { type CaseTable, tableFromJson, tableFromSheet } from './case-table.ts';
export type { CaseValue, ValueCode } from './case-value.ts';
export { checkCase, type WholeCode } from './check-case.ts';
export { checkFormByStandard, type FormCheckCode, type FormMap, mapForm } from './check-form.ts';
export { type CompareCode, compareStandards } from './compare-standards.ts';
export { HtcdsError, type HtcdsErrorCode } from './errors.ts';
export { formOfStandard } from './form-of-standard.ts';
export { type HtcdsFieldRow, HtcdsRow, standardFromRows } from './pack-rows.ts';
export {
  type CaseCode,
  type CaseOptions,
  type CaseReading,
  type CaseRepair,
  type CaseRow,
  type CaseValues,
  readCases,
} from './read-cases.ts';
export { type HtcdsFile, readHtcdsFile } from './read-file.ts';
export { type PublishedStandard, readStandard, type StandardCode, standardOf } from './read-standard.ts';
export { type FieldType, type Standard, type StandardField, type StandardValue, valuesOf } from './standard.ts';
export { type BesideCases, type CaseFormat, caseFormats, writeCases } from './write-cases.ts';
