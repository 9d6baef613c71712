import type { Output } from '../../platform/contract/index.ts';
import { useRead } from '../../web/api.ts';
import { EmptyState } from '../../web/kit/EmptyState.tsx';
import { Link } from '../../web/kit/Link.tsx';
import { Loaded } from '../../web/kit/Loaded.tsx';
import { Page } from '../../web/kit/Page.tsx';
import { StateBadge, Tag } from '../../web/kit/StateBadge.tsx';
import type { Column } from '../../web/kit/table/columns.ts';
import { DataTable } from '../../web/kit/table/DataTable.tsx';
import { planMatrix } from '../contract.ts';
import { nodePath, withPlan } from './use-plan.ts';
import { PlanLine, WithPlan } from './WithPlan.tsx';
import { usePlanWords } from './words.ts';

type Row = Output<typeof planMatrix>['rows'][number];

/** The responsibility matrix: which agency answers for what, in which role; what nobody leads. */
export const Screen = () => {
  const { t } = usePlanWords();
  return (
    <WithPlan title={t('plan.nav.agencies')}>
      {(plan) => (
        <Page title={t('plan.nav.agencies')} state={<PlanLine plan={plan} />} lead={t('plan.agencies.lead')}>
          <Matrix planId={plan.id} />
        </Page>
      )}
    </WithPlan>
  );
};

const Matrix = ({ planId }: { planId: string }) => {
  const { t, say } = usePlanWords();
  const read = useRead(planMatrix, { planId });
  return (
    <Loaded read={read}>
      {({ columns: agencies, rows }) => {
        const columns: Column<Row>[] = [
          {
            id: 'title',
            header: t('plan.column.title'),
            value: (r) => say(r.title),
            cell: (r) => <Link to={nodePath(planId, r.id)}>{say(r.title)}</Link>,
            namesRow: true,
          },
          {
            id: 'lead',
            header: t('plan.column.lead'),
            value: (r) => (r.hasLead ? 'yes' : 'no'),
            choices: [
              { value: 'yes', label: t('plan.agencies.led') },
              { value: 'no', label: t('plan.agencies.not-led') },
            ],
            cell: (r) =>
              r.hasLead ? (
                r.cells.find((c) => c.role === 'lead')?.org
              ) : (
                <StateBadge tone="unknown">{t('plan.agencies.not-led')}</StateBadge>
              ),
          },
          ...agencies.map(
            (agency): Column<Row> => ({
              id: agency,
              header: agency,
              value: (r) => r.cells.filter((c) => c.agency === agency).map((c) => t(`plan.role.${c.role}`)),
              cell: (r) =>
                r.cells
                  .filter((c) => c.agency === agency)
                  .map((c) => (
                    <Tag key={`${c.org}-${c.role}`}>
                      {t(`plan.role.${c.role}`)}
                      {c.org === agency ? '' : ` (${c.org})`}
                    </Tag>
                  )),
              noSort: true,
            }),
          ),
        ];
        return (
          <>
            <p>
              {t('plan.agencies.briefs')}{' '}
              {agencies.map((a) => (
                <span key={a}>
                  <Link to={withPlan(`/plan/agencies/${encodeURIComponent(a)}`, planId)}>{a}</Link>{' '}
                </span>
              ))}
            </p>
            <div className="ff-wide-names">
              <DataTable
                caption={t('plan.nav.agencies')}
                name="responsibilities"
                columns={columns}
                rows={rows}
                rowId={(r) => r.id}
                empty={<EmptyState icon="people" title={t('plan.actions.none')} />}
              />
            </div>
          </>
        );
      }}
    </Loaded>
  );
};
