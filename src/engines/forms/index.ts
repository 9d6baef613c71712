/**
 * Survey forms as data: XLSForm (.xlsx) and XForm (.xml, in the profile of ODK), read, checked against themselves, repaired where somebody says
 * so, and written. Bytes in, a `Form` and its findings out, and back; no file, no network, no clock.
 *
 * - `readXlsForm`, `readXForm`: every row, control and node becomes a question, a group, or a finding with its place (sheet, row, column; line, path)
 * - `checkForm`: names, labels, lists, codes and references of a form against each other
 * - `takeRepairs`: makes the repairs that somebody chose from the findings; nothing is ever repaired by itself
 * - `writeXlsForm`, `writeXForm`: the form in either format, in as many languages as it has
 *
 * Rows count from 1. Errors: `FormError` { code, message, fix, place } for XML and for what cannot be written; `SheetError` for workbooks.
 *
 * Sources: xlsform.org; getodk.github.io/xforms-spec; W3C XForms 1.0.
 */
export { type CheckCode, checkForm, isAsked } from './check-form.ts';
export { FormError, type FormErrorCode } from './errors.ts';
export {
  type Choice,
  type ChoiceList,
  type Finding,
  type Form,
  type Group,
  type Logic,
  logics,
  type Place,
  type Question,
  type QuestionKind,
  type Repair,
  type Words,
  wordsOf,
} from './form.ts';
export { cellOf, firstPlace, repairOf } from './places.ts';
export { takeRepairs } from './take-repairs.ts';
export { readXForm } from './xform-read.ts';
export { writeXForm } from './xform-write.ts';
export { type FormFile, formFromSheets, holdsSurvey, type ReadCode, readXlsForm } from './xlsform-read.ts';
export { writeXlsForm } from './xlsform-write.ts';
export { XML_LIMITS, type XmlLimits } from './xml-tree.ts';
