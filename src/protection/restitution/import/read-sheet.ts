import { readTable, SheetError, unguardFormula } from '../../../engines/sheets/index.ts';
import type { Input } from '../../../platform/contract/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { mayDo, recordToWrite } from '../../casework/index.ts';
import { dayIn, hoursBetween, hoursIn, moneyIn } from './cells.ts';
import { readSheet as contract, type SheetField, sheetFields } from './contract.ts';

type Asked = Omit<Input<typeof contract>, 'survivorId'>;

const MOST_ROWS = 20_000;
const SHOWN_ROWS = 5;
const SHOWN_PROBLEMS = 50;

/** Looks at a time sheet or at pay slips. Nothing is kept: what was found is taken over by whoever looks at it. */
export const readSheet = useCase(contract, async (context, { survivorId, ...asked }) => {
  mayDo(context, await recordToWrite(context, survivorId), 'write', 'financial');
  const found = readRows(context.file?.bytes ?? new Uint8Array(), asked);
  context.note(survivorId, { rows: found.total });
  return found;
});

/** Words of headings, in English and Spanish. */
const words: Readonly<Record<SheetField, RegExp>> = {
  date: /^(?:date|day|work ?date|pay ?date|paid on|fecha|día|dia|fecha de pago)$/i,
  hours: /^(?:hours?|hrs|hours worked|total hours|horas|horas trabajadas)$/i,
  start: /^(?:start|in|time in|clock in|entrada|inicio)$/i,
  end: /^(?:end|out|time out|clock out|salida|fin)$/i,
  amount: /^(?:amount|paid|pay|net|net pay|gross|wages|monto|pago|pagado|neto|salario)$/i,
  from: /^(?:from|period (?:start|from)|desde|período desde)$/i,
  to: /^(?:to|until|period (?:end|to)|hasta|período hasta)$/i,
};

export function readRows(bytes: Uint8Array, asked: Asked) {
  const rows = tableIn(bytes, asked.fileName);
  const headings = (rows[0] ?? []).map((heading) => heading.trim());
  const columns: Partial<Record<SheetField, string>> = {};
  for (const field of sheetFields) {
    const chosen = asked[field] ?? headings.find((heading) => words[field].test(heading));
    if (chosen !== undefined && headings.includes(chosen)) columns[field] = chosen;
  }
  const body = rows
    .slice(1)
    .map((cells, i) => ({ row: i + 2, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const problems: Problem[] = [];
  const missing = needed(asked.holds, columns).map((field) => ({ row: 1, field, code: 'RESTITUTION_COLUMN_MISSING' }));
  problems.push(...missing);
  const at = (cells: readonly string[], field: SheetField): string => {
    const column = columns[field];
    return column === undefined ? '' : unguardFormula(cells[headings.indexOf(column)] ?? '').trim();
  };
  const days: { date: string; hours: string }[] = [];
  const paid: Paid[] = [];
  for (const { row, cells } of missing.length > 0 ? [] : body) {
    const wrong = (field: SheetField, code: string) =>
      void problems.push({ row, field: columns[field] ?? field, code });
    const cell = (field: SheetField) => at(cells, field);
    const date = dayIn(cell('date'), asked.dayOrder);
    if (date === null) wrong('date', 'RESTITUTION_CELL_NO_DAY');
    if (asked.holds === 'hours') {
      const hours = columns.hours ? hoursIn(cell('hours')) : hoursBetween(cell('start'), cell('end'));
      if (hours === null) wrong(columns.hours ? 'hours' : 'start', 'RESTITUTION_CELL_NO_HOURS');
      if (date !== null && hours !== null) days.push({ date, hours });
    } else {
      const payment = paymentIn(cell, date, asked, wrong);
      if (payment) paid.push({ ...payment, ...(asked.fileName ? { basis: asked.fileName } : {}) });
    }
  }
  return {
    headings,
    columns,
    rows: body.slice(0, SHOWN_ROWS).map(({ cells }) => headings.map((_, i) => cells[i] ?? '')),
    total: body.length,
    problems: problems.slice(0, SHOWN_PROBLEMS),
    ready: problems.length === 0 && body.length > 0,
    days,
    paid,
  };
}

interface Problem {
  readonly row: number;
  readonly field: string;
  readonly code: string;
}
interface Paid {
  readonly date: string;
  readonly amount: string;
  readonly from?: string;
  readonly to?: string;
  readonly basis?: string;
}

const needed = (holds: Asked['holds'], columns: Partial<Record<SheetField, string>>): SheetField[] => {
  const all: readonly SheetField[] =
    holds === 'pay'
      ? ['date', 'amount']
      : columns.start && columns.end && !columns.hours
        ? ['date']
        : ['date', 'hours'];
  return all.filter((field) => columns[field] === undefined);
};

function paymentIn(
  cell: (field: SheetField) => string,
  date: string | null,
  { dayOrder }: Asked,
  wrong: (field: SheetField, code: string) => void,
): Paid | null {
  const amount = moneyIn(cell('amount'));
  if (amount === null) wrong('amount', 'RESTITUTION_CELL_NO_MONEY');
  const [from, to] = (['from', 'to'] as const).map((field) => {
    const day = dayIn(cell(field), dayOrder);
    if (cell(field) !== '' && day === null) wrong(field, 'RESTITUTION_CELL_NO_DAY');
    return day;
  });
  if (date === null || amount === null) return null;
  return from && to ? { date, amount, from, to } : { date, amount };
}

/** @throws Refusal RESTITUTION_SHEET_UNREADABLE with the place */
function tableIn(bytes: Uint8Array, file = ''): readonly (readonly string[])[] {
  const place = file === '' ? {} : { file };
  try {
    const { sheets } = readTable(bytes, { limits: { rows: MOST_ROWS + 1 } });
    return sheets.find(({ hidden, rows }) => !hidden && rows.length > 0)?.rows ?? [];
  } catch (error) {
    if (!(error instanceof SheetError)) throw error;
    const { sheet, row } = error.where;
    const where = { ...place, ...(sheet ? { sheet } : {}), ...(row ? { row } : {}), code: error.code };
    return refuse('RESTITUTION_SHEET_UNREADABLE', {}, [where]);
  }
}
