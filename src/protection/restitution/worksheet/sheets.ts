import type { ColumnToWrite, WorkbookToWrite } from '../../../engines/sheets/index.ts';
import { cautionWords, clockWords, stepWords } from '../words.ts';
import { marks, type Source, weekCells, weekColumns } from './source.ts';

/** The same as a workbook: totals, weeks, and every line of every week with its law. */
export function sheetsOf(source: Source): WorkbookToWrite {
  const { t, answer, language, title } = source;
  const column = (name: string, more: Omit<ColumnToWrite, 'header'> = {}): ColumnToWrite => ({
    header: t(`restitution.column.${name}`),
    ...more,
  });
  const amount = column('amount', { kind: 'number', width: 14 });
  const [what, cite] = [column('what', { width: 60 }), column('cite', { width: 60 })];
  const notes = [
    title,
    answer.notice[language],
    ...(answer.reviewed ? [] : [t('restitution.not-reviewed')]),
    ...marks(source),
    ...answer.limits.clocks.map((clock) => `${clock.due}: ${clockWords(t, clock)} (${clock.cite})`),
    ...answer.cautions.map((one) => cautionWords(t, one)),
  ];
  const totals = answer.trace.filter(({ week }) => week === null);
  const estimates = (['low', 'likely', 'high'] as const).map((one) => {
    const sums = answer.range[one];
    return [t(`restitution.estimate.${one}`), sums.backWages, sums.flsaValue, sums.losses, sums.restitution];
  });
  return {
    sheets: [
      {
        name: t('restitution.sheet.name.sum'),
        columns: [amount, what, cite],
        rows: totals.map((line) => [line.amount, stepWords(t, line), line.cite]),
      },
      {
        name: t('restitution.sheet.name.weeks'),
        columns: weekColumns.map((name) => column(name, name === 'week' ? { kind: 'date' } : { kind: 'number' })),
        rows: weekCells(source),
      },
      {
        name: t('restitution.sheet.name.lines'),
        columns: [column('week', { kind: 'date' }), amount, column('exact'), what, cite, column('from', { width: 30 })],
        rows: answer.trace
          .filter(({ week }) => week !== null)
          .map((line) => [line.week, line.amount, line.exact, stepWords(t, line), line.cite, line.from.join(', ')]),
      },
      {
        name: t('restitution.sheet.name.range'),
        columns: [
          column('estimate'),
          ...['unpaid', 'wage-value', 'losses', 'restitution'].map((name) => column(name, { kind: 'number' })),
        ],
        rows: estimates,
      },
      {
        name: t('restitution.sheet.name.notes'),
        columns: [column('note', { width: 100 })],
        rows: notes.map((one) => [one]),
      },
    ],
  };
}
