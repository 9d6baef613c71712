import { fromTables, type PlanDocument, PlanError, parsePlan, validatePlan } from '../../engines/plan/index.ts';
import { fromStratml } from '../../engines/plan/stratml/from-stratml.ts';
import { columnLetters, readTable, SheetError } from '../../engines/sheets/index.ts';
import { parseStratml, StratmlError } from '../../engines/stratml/index.ts';
import type { CivilDate, Where } from '../../platform/contract/index.ts';
import { Refusal } from '../../platform/errors/index.ts';

export type PlanFormat = 'json' | 'stratml' | 'csv' | 'xlsx';

/** What a plan file holds. The document is to be stored only while there are no `problems`; `warnings` are for a person to look at. */
export interface PlanFile {
  readonly format: PlanFormat;
  readonly document: PlanDocument;
  readonly problems: readonly Where[];
  readonly warnings: readonly Where[];
}

export interface PlanFileOptions {
  /** The file's name: a table has no head of its own, so it becomes a draft that is called after its file. */
  readonly name: string;
  readonly today: CivilDate;
}

/**
 * Reads a plan file; whether it is JSON, StratML, CSV or XLSX is seen from its content.
 *
 * @throws Refusal PLAN_FILE_UNREADABLE with the places, when it is no plan at all
 */
export const readPlanFile = (bytes: Uint8Array, options: PlanFileOptions): PlanFile => {
  try {
    const first = firstCharacter(bytes);
    if (first === '{') return checked('json', parsePlan(utf8(bytes)));
    if (first === '<')
      return checked('stratml', fromStratml(parseStratml(bytes), { id: idFrom(options.name), start: options.today }));
    return fromTable(bytes, options);
  } catch (error) {
    const where = placesOf(error, options.name);
    if (!where) throw error;
    throw new Refusal('PLAN_FILE_UNREADABLE', {}, where);
  }
};

const idFrom = (name: string): string =>
  name
    .replace(/\.\w+$/, '')
    .replace(/[^\w.-]+/g, '-')
    .slice(0, 100) || 'plan';

/** The first character that is neither a byte order mark nor white space. */
const firstCharacter = (bytes: Uint8Array): string =>
  new TextDecoder().decode(bytes.subarray(0, 256)).trimStart().charAt(0);

const utf8 = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new PlanError('PLAN_NOT_JSON', 'The file is not UTF-8. Save it as UTF-8 and send it again.');
  }
};

const checked = (format: PlanFormat, document: PlanDocument): PlanFile => ({
  format,
  document,
  problems: validatePlan(document).map((p) => ({ field: p.path, code: p.code, says: p.remedy })),
  warnings: [],
});

const fromTable = (bytes: Uint8Array, { name, today }: PlanFileOptions): PlanFile => {
  const { format, sheets } = readTable(bytes);
  const sheet = sheets.find((s) => !s.hidden && s.rows.length > 0);
  const title = name.replace(/\.\w+$/, '');
  const { document, problems } = fromTables(sheet?.rows ?? [], {
    plan: {
      id: idFrom(name),
      title: { en: title || 'Plan' },
      version: '1',
      start: today,
      end: null,
      status: 'draft',
      supersedes: null,
    },
    on: today,
  });
  const place = (p: (typeof problems)[number]): Where => ({
    ...(sheet && format === 'xlsx' ? { sheet: sheet.name } : {}),
    ...(p.row > 0 ? { row: p.row } : {}),
    ...(p.column > 0 ? { column: columnLetters(p.column) } : {}),
    code: p.code,
    says: p.remedy,
  });
  return {
    format,
    document,
    problems: problems.filter((p) => p.severity === 'error').map(place),
    warnings: problems.filter((p) => p.severity === 'warning').map(place),
  };
};

/** The reader's own errors as places in the file; anything else is a defect of ours. */
const placesOf = (error: unknown, file: string): Where[] | null => {
  if (error instanceof PlanError) {
    return error.message.split('\n').map((says) => ({ file, code: error.code, says }));
  }
  if (error instanceof StratmlError) {
    const { code, message, fix, line, element } = error;
    return [
      { file, code, says: `${message} ${fix}`, ...(line ? { line } : {}), ...(element ? { field: element } : {}) },
    ];
  }
  if (error instanceof SheetError) {
    const { code, message, fix, where } = error;
    return [
      {
        file,
        code,
        says: `${message} ${fix}`,
        ...(where.sheet ? { sheet: where.sheet } : {}),
        ...(where.row ? { row: where.row } : {}),
        ...(where.column ? { column: columnLetters(where.column) } : {}),
      },
    ];
  }
  return null;
};
