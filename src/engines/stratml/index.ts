/**
 * StratML, the strategy markup language of federal plans and reports (ISO 17469): Part 2, schema 2.2.6 of 2016-02-16, read and written;
 * Part 1 strategic plans (2014-04-01) read.
 *
 * `parseStratml` gives plain data (`StratmlDocument`), `writeStratml` the XML; one is the inverse of the other. Text is kept to the
 * character. Dates are `YYYY-MM-DD` or '' (a time zone in a file is dropped), numbers of units decimal strings or ''. Identifiers are XML
 * IDs: `xmlId` makes one from a UUID or a code, `codeOfXmlId` reads it back.
 *
 * Errors: only `StratmlError` { code, message, fix, line, column, element }; line and column count from 1 and are null when writing,
 * `element` is the way to it, such as `PerformancePlanOrReport/StrategicPlanCore[1]/Goal[2]/Name[1]`.
 * - STRATML_BAD_ENCODING, STRATML_TOO_LARGE, STRATML_HAS_DTD, STRATML_NOT_WELL_FORMED, STRATML_NOT_STRATML: the file as such
 * - STRATML_UNEXPECTED_ELEMENT, _WRONG_ORDER, _MISSING_ELEMENT, _TOO_MANY, _UNEXPECTED_TEXT, _UNEXPECTED_ATTRIBUTE: its structure
 * - STRATML_BAD_CODE, _BAD_DATE, _BAD_NUMBER, _BAD_IDENTIFIER, _DUPLICATE_ID, _BAD_SOURCE, _BAD_CHARACTER: a value
 *
 * Source: the published schema (OwenAmbur/StratML); it states no licence, so it is used in tests and never shipped.
 */
export { StratmlError, type StratmlErrorCode } from './errors.ts';
export { codeOfXmlId, xmlId } from './identifiers.ts';
export { parseStratml } from './parse.ts';
export type { StratmlLimits } from './tree.ts';
export * from './types.ts';
export { writeStratml } from './write.ts';
