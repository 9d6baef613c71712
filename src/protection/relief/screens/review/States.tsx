import type { Output } from '../../../../platform/contract/index.ts';
import { useRead } from '../../../../web/api.ts';
import { EmptyState } from '../../../../web/kit/EmptyState.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { Section } from '../../../../web/kit/Page.tsx';
import type { Column } from '../../../../web/kit/table/columns.ts';
import { DataTable } from '../../../../web/kit/table/DataTable.tsx';
import { openStates } from '../../contract.ts';
import { useReliefWords } from '../words.ts';

type Row = Output<typeof openStates>['states'][number];
const tables = ['vacatur', 'safe-harbor', 'compensation'] as const;

/** Of each state, how much of its law somebody has read. What nobody has read is not guessed. */
export const States = () => {
  const { t } = useReliefWords();
  const read = useRead(openStates, {});
  return (
    <Section title={t('relief.states')} lead={t('relief.states.lead')}>
      <Loaded read={read}>
        {({ states, columns: sizes }) => {
          const columns: readonly Column<Row>[] = [
            { id: 'state', header: t('relief.states.state'), value: (row) => row.state, namesRow: true },
            ...tables.map(
              (table): Column<Row> => ({
                id: table,
                header: t(`relief.states.${table}`),
                value: (row) => row[table],
                cell: (row) => t('relief.states.filled', { filled: row[table], all: sizes[table] }),
                kind: 'number',
              }),
            ),
          ];
          return (
            <DataTable
              caption={t('relief.states')}
              name="states"
              columns={columns}
              rows={states}
              rowId={(row) => row.state}
              empty={<EmptyState title={t('relief.states')} />}
            />
          );
        }}
      </Loaded>
    </Section>
  );
};
