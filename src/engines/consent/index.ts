/**
 * The decision what of a survivor's record may go to whom. Pure: no clock, no database; "now" is handed in.
 *
 * Shapes: moments are ISO 8601 strings in UTC; organisations, people and fields are ids; a release holds from `startsAt` up to, but
 * not including, `expiresAt`.
 * Units: days of 24 hours.
 * Errors: none is thrown; a refusal is a reason beside its field.
 * Source: 28 CFR 94.115; 34 U.S.C. 12291(b)(2); 45 CFR 1370.4; HL7 FHIR 4.0.1 Consent.
 */
export {
  cut,
  Decision,
  decide,
  type Question,
  RefusalReason,
  refusalOfAll,
  refusalReasons,
  Sender,
  ShareRequest,
} from './decide.ts';
export { type FhirProblem, type Proposal, readFhir } from './fhir/read.ts';
export { type Telling, toFhir } from './fhir/write.ts';
export {
  CodeListRow,
  FieldKind,
  FieldRule,
  RecordClass,
  RecordFieldRow,
  recordClasses,
  Sharing,
} from './field.ts';
export {
  type CompelledQuestion,
  type Demand,
  type DemandGap,
  decideCompelled,
  demandGaps,
  type Fund,
  gapsOf,
  mayReport,
  type ReportRule,
} from './guarded.ts';
export {
  Direction,
  type Draft,
  daysOf,
  defaultDays,
  isLong,
  longDays,
  mostDays,
  problemsOf,
  Release,
  ReleaseState,
  SignedAs,
  type SigningProblem,
  signingProblems,
} from './release.ts';
