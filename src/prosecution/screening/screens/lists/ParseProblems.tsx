import type { z } from 'zod';
import { StateBadge, type Tone } from '../../../../web/kit/StateBadge.tsx';
import { DataTable } from '../../../../web/kit/table/DataTable.tsx';
import { useTableView } from '../../../../web/kit/table/view.ts';
import type { ProblemView } from '../../contract.ts';
import { Name } from '../parts/Name.tsx';
import { useScreeningWords } from '../words.ts';

type Row = z.infer<typeof ProblemView>;

const weights = ['fatal', 'reject', 'note'] as const;
const tones: Record<Row['weight'], Tone> = { fatal: 'late', reject: 'stopped', note: 'waiting' };

/** What was not read, or not as it stood, with file and line: nothing is left out in silence. */
export const ParseProblems = ({ problems }: { problems: readonly Row[] }) => {
  const { t } = useScreeningWords();
  const view = useTableView({ size: 25 }, 'p.');
  return (
    <DataTable<Row & { readonly at: number }>
      caption={t('screening.report.problems', { count: problems.length })}
      name="problems"
      view={view}
      rows={problems.map((row, at) => ({ ...row, at }))}
      rowId={(row) => String(row.at)}
      columns={[
        { id: 'says', header: t('screening.problem.says'), namesRow: true, value: (row) => row.says },
        {
          id: 'weight',
          header: t('screening.problem.weight'),
          value: (row) => row.weight,
          choices: weights.map((value) => ({ value, label: t(`screening.problem.${value}`) })),
          cell: (row) => <StateBadge tone={tones[row.weight]}>{t(`screening.problem.${row.weight}`)}</StateBadge>,
        },
        { id: 'file', header: t('screening.problem.file'), value: (row) => row.file },
        { id: 'line', header: t('screening.problem.line'), kind: 'number', value: (row) => row.line || null },
        { id: 'field', header: t('screening.problem.field'), value: (row) => row.field },
        {
          id: 'value',
          header: t('screening.problem.value'),
          value: (row) => row.value,
          cell: (row) => (row.value ? <Name>{row.value}</Name> : '–'),
        },
        { id: 'code', header: t('screening.problem.code'), offAtFirst: true, value: (row) => row.code },
      ]}
      empty={<p>{t('screening.report.none')}</p>}
    />
  );
};
