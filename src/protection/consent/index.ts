/** The only door between a survivor's record and anybody else. */
export { type Catalogue, fieldRules, recordCodes, recordFields } from './catalogue/record-fields.ts';
export {
  type RecordCodes,
  type RecordField,
  recordCodesKind,
  recordFieldKind,
  sharePurposeKind,
} from './pack-kinds.ts';
