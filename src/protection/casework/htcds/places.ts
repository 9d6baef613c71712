import { type Finding, FormError, type Place } from '../../../engines/forms/index.ts';
import { HtcdsError } from '../../../engines/htcds/index.ts';
import { columnLetters, SheetError } from '../../../engines/sheets/index.ts';
import type { Where } from '../../../platform/contract/index.ts';
import { Refusal } from '../../../platform/errors/index.ts';
import type { Translate } from '../../../platform/i18n/index.ts';

/** A finding as a person reads it: where, what, and what to do. */
export interface FindingView extends Place {
  readonly code: string;
  readonly severity: Finding['severity'];
  readonly says: string;
  /** Id of the repair that is offered, if one is. */
  readonly repair: string | null;
}

export const findingView =
  (t: Translate) =>
  ({ code, severity, place, values, repair }: Finding): FindingView => ({
    code,
    severity,
    ...place,
    says: t(`htcds.finding.${code}`, values),
    repair: repair?.id ?? null,
  });

/** `survey B6`, `row 12 column D`, `/data/prs_Title`: short enough for a line on a terminal. */
export const placeText = ({ sheet, row, column, line, path }: Place): string =>
  path ??
  ([sheet, `${column ?? ''}${row ?? ''}`].filter(Boolean).join(' ') || (line === undefined ? '' : String(line)));

/** Runs a reader or writer of the engines and turns its errors into a refusal with places; anything else is a defect of ours. */
export const refusing = <T>(code: 'HTCDS_FILE_UNREADABLE' | 'HTCDS_NOT_WRITTEN', file: string, run: () => T): T => {
  try {
    return run();
  } catch (error) {
    const where = placeOf(error);
    if (where === null) throw error;
    throw new Refusal(code, {}, [{ file, ...where }]);
  }
};

function placeOf(error: unknown): Where | null {
  if (error instanceof SheetError) {
    const { sheet, row, column } = error.where;
    const letters = column === undefined ? {} : { column: columnLetters(column) };
    return { ...saidBy(error), ...(sheet ? { sheet } : {}), ...(row === undefined ? {} : { row }), ...letters };
  }
  if (error instanceof FormError) {
    const { path, ...place } = error.place;
    return { ...saidBy(error), ...place, ...(path === undefined ? {} : { field: path }) };
  }
  return error instanceof HtcdsError ? saidBy(error) : null;
}

const saidBy = ({ code, message, fix }: { code: string; message: string; fix: string }): Where => ({
  code,
  says: `${message} ${fix}`,
});
