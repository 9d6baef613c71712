import { useMemo } from 'react';
import type { Output } from '../../platform/contract/index.ts';
import { useRead } from '../../web/api.ts';
import { EmptyState } from '../../web/kit/EmptyState.tsx';
import { Link } from '../../web/kit/Link.tsx';
import { Loaded } from '../../web/kit/Loaded.tsx';
import { Page } from '../../web/kit/Page.tsx';
import { Tag } from '../../web/kit/StateBadge.tsx';
import { Tabs } from '../../web/kit/Tabs.tsx';
import { Tree, type TreeItem } from '../../web/kit/Tree.tsx';
import type { Column } from '../../web/kit/table/columns.ts';
import { DataTable } from '../../web/kit/table/DataTable.tsx';
import { openPlan } from '../contract.ts';
import { NodeState } from './NodeState.tsx';
import { nodePath } from './use-plan.ts';
import { PlanLine, WithPlan } from './WithPlan.tsx';
import { type PlanWords, states, usePlanWords } from './words.ts';

type Node = Output<typeof openPlan>['nodes'][number];

/** The whole plan: as a tree to find one's way, and as a list to sort, filter and take along. */
export const Screen = () => {
  const { t } = usePlanWords();
  return (
    <WithPlan title={t('plan.nav.actions')}>
      {(plan) => (
        <Page title={t('plan.nav.actions')} state={<PlanLine plan={plan} />} lead={t('plan.actions.lead')}>
          <Whole planId={plan.id} />
        </Page>
      )}
    </WithPlan>
  );
};

const Whole = ({ planId }: { planId: string }) => {
  const words = usePlanWords();
  const { t } = words;
  const read = useRead(openPlan, { planId });
  return (
    <Loaded read={read}>
      {({ nodes }) => (
        <Tabs
          label={t('plan.actions.views')}
          tabs={[
            { id: 'tree', label: t('plan.actions.tree'), content: () => <PlanTree nodes={nodes} planId={planId} /> },
            { id: 'list', label: t('plan.actions.list'), content: () => <PlanList nodes={nodes} planId={planId} /> },
          ]}
        />
      )}
    </Loaded>
  );
};

const PlanTree = ({ nodes, planId }: { nodes: readonly Node[]; planId: string }) => {
  const words = usePlanWords();
  const items = (parent: string | null): TreeItem[] =>
    nodes
      .filter((n) => n.parentId === parent)
      .map((n) => ({
        id: n.id,
        name: words.say(n.title),
        label: (
          <>
            <span className="ff-code">{n.code}</span> {words.say(n.title)}
            {n.sensitivity === 'internal' ? <Tag>{words.t('plan.screen.internal')}</Tag> : null}
          </>
        ),
        aside: <NodeState state={n.state} />,
        to: nodePath(planId, n.id),
        children: items(n.id),
      }));
  return <Tree label={words.t('plan.actions.tree')} items={items(null)} openTo={2} />;
};

const columnsFor = (words: PlanWords, planId: string): Column<Node>[] => {
  const { t, say } = words;
  return [
    {
      id: 'title',
      header: t('plan.column.title'),
      value: (n) => say(n.title),
      cell: (n) => <Link to={nodePath(planId, n.id)}>{say(n.title)}</Link>,
      namesRow: true,
    },
    { id: 'code', header: t('plan.column.code'), value: (n) => n.code },
    {
      id: 'kind',
      header: t('plan.column.kind'),
      value: (n) => n.kind,
      choices: (['pillar', 'principle', 'action', 'milestone'] as const).map((value) => ({
        value,
        label: t(`plan.kind.${value}`),
      })),
    },
    { id: 'lead', header: t('plan.column.lead'), value: (n) => n.lead },
    { id: 'due', header: t('plan.column.due'), value: (n) => n.due, kind: 'date' },
    { id: 'daysLate', header: t('plan.column.days-late'), value: (n) => n.daysLate || null, kind: 'number' },
    {
      id: 'state',
      header: t('plan.column.state'),
      value: (n) => n.state,
      cell: (n) => <NodeState state={n.state} />,
      choices: states.map((value) => ({ value, label: t(`plan.state.${value}`) })),
    },
  ];
};

const PlanList = ({ nodes, planId }: { nodes: readonly Node[]; planId: string }) => {
  const words = usePlanWords();
  // biome-ignore lint/correctness/useExhaustiveDependencies: words are made anew each time; the language decides
  const columns = useMemo(() => columnsFor(words, planId), [words.language, planId]);
  return (
    <DataTable
      caption={words.t('plan.actions.caption')}
      name="plan"
      columns={columns}
      rows={nodes}
      rowId={(n) => n.id}
      empty={<EmptyState title={words.t('plan.actions.none')} />}
    />
  );
};
