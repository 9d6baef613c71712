import type { Output } from '../../platform/contract/index.ts';
import { call, saveFile, useRead } from '../../web/api.ts';
import { Alert } from '../../web/kit/Alert.tsx';
import { Button } from '../../web/kit/Button.tsx';
import { EmptyState } from '../../web/kit/EmptyState.tsx';
import { Link } from '../../web/kit/Link.tsx';
import { Loaded } from '../../web/kit/Loaded.tsx';
import { useMe } from '../../web/kit/me.ts';
import { Page, Section } from '../../web/kit/Page.tsx';
import { Stat, Stats } from '../../web/kit/Stat.tsx';
import { usePathParams } from '../../web/kit/search.ts';
import type { Column } from '../../web/kit/table/columns.ts';
import { DataTable } from '../../web/kit/table/DataTable.tsx';
import { findingValues, openPublic, publicFile } from '../contract.ts';
import { NodeState } from './NodeState.tsx';
import { usePlanWords } from './words.ts';

type PublicView = Output<typeof openPublic>;

export const Screen = () => <PublicPlan slug={usePathParams('slug').slug} />;

/** The plan as everybody may read it: four pillars, what is known and not known of each, the promises, the open questions. */
export const PublicPlan = ({ slug }: { slug: string }) => {
  const { t, say, date } = usePlanWords();
  const me = useMe();
  const read = useRead(openPublic, { slug });
  const file = (format: 'json' | 'csv' | 'stratml') => void call(publicFile, { slug, format }).then(saveFile);
  return (
    <Loaded read={read}>
      {(view) => (
        <Page
          title={say(view.plan.title)}
          state={t('plan.public.state', { edition: view.card.edition, asOf: date(view.card.asOf) })}
          lead={t('plan.public.lead')}
          actions={
            <>
              {me ? null : <Link to="/sign-in">{t('plan.public.sign-in')}</Link>}
              <Button icon="download" onClick={() => file('csv')}>
                CSV
              </Button>
              <Button icon="download" onClick={() => file('json')}>
                JSON
              </Button>
              <Button icon="download" onClick={() => file('stratml')}>
                StratML
              </Button>
            </>
          }
        >
          {view.card.notice ? <Alert tone="warning">{view.card.notice}</Alert> : null}
          <Known view={view} />
          {view.nodes
            .filter((n) => n.kind === 'pillar')
            .map((pillar) => (
              <Pillar key={pillar.id} pillar={pillar} view={view} />
            ))}
          <Promises view={view} />
          <Questions view={view} />
          <p className="ff-small">
            {t('plan.public.hash')} <code className="ff-hash">{view.card.sha256}</code>
          </p>
        </Page>
      )}
    </Loaded>
  );
};

const Known = ({ view: { completeness, commitments } }: { view: PublicView }) => {
  const { t } = usePlanWords();
  return (
    <Stats>
      <Stat
        label={t('plan.desk.known')}
        value={t('plan.desk.known.value', {
          known: completeness.actions.known,
          expected: completeness.actions.expected ?? '?',
        })}
        doubt={t('plan.desk.known.doubt', { unknown: completeness.officialCodes.unknown })}
      />
      <Stat
        label={t('plan.public.principles')}
        value={completeness.principles.known}
        doubt={t('plan.desk.bare', { count: completeness.principlesWithoutAction.length })}
      />
      <Stat label={t('plan.promises.total')} value={commitments.length} />
      <Stat label={t('plan.desk.without-lead')} value={completeness.withoutLead.length} />
    </Stats>
  );
};

const accents = ['prevention', 'protection', 'prosecution', 'partnerships'] as const;

const Pillar = ({ pillar, view }: { pillar: PublicView['nodes'][number]; view: PublicView }) => {
  const { t, say } = usePlanWords();
  const held = view.completeness.pillars.find((p) => p.id === pillar.id);
  const below = (id: string) => view.nodes.filter((n) => n.parentId === id);
  const accent = accents[view.nodes.filter((n) => n.kind === 'pillar').indexOf(pillar)] ?? 'prevention';
  return (
    <section className={`ff-section ff-pillar ff-pillar--${accent}`}>
      <div className="ff-section-head">
        <h2>{say(pillar.title)}</h2>
        <span>
          {held
            ? t('plan.desk.known.value', { known: held.actions.known, expected: held.actions.expected ?? '?' })
            : null}
        </span>
      </div>
      {below(pillar.id).map((principle) => (
        <div key={principle.id} className="ff-principle">
          <h3>{say(principle.title)}</h3>
          {below(principle.id).length === 0 ? <p className="ff-nothing">{t('plan.public.no-action')}</p> : null}
          <ul className="ff-plain-list">
            {below(principle.id).map((action) => (
              <li key={action.id}>
                {say(action.title)}{' '}
                <span className="ff-small">
                  {[...new Set(view.assignments.filter((a) => a.nodeId === action.id).map((a) => a.org))].join(', ')}
                </span>{' '}
                <NodeState state={action.state} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
};

const Promises = ({ view }: { view: PublicView }) => {
  const { t, say } = usePlanWords();
  type Promised = PublicView['commitments'][number];
  const columns: Column<Promised>[] = [
    { id: 'title', header: t('plan.column.title'), value: (c) => say(c.title), namesRow: true },
    {
      id: 'meeting',
      header: t('plan.column.meeting'),
      value: (c) => view.cycles.find((x) => x.id === c.cycle)?.date,
      kind: 'date',
    },
    { id: 'orgs', header: t('plan.column.agencies'), value: (c) => c.orgs },
    { id: 'status', header: t('plan.column.state'), value: (c) => t(`plan.promise.${c.status}`) },
    { id: 'timeframe', header: t('plan.column.timeframe'), value: (c) => c.timeframe },
  ];
  return (
    <Section title={t('plan.promises.all')}>
      <DataTable
        caption={t('plan.promises.all')}
        name="promises"
        columns={columns}
        rows={view.commitments}
        rowId={(c) => c.id}
        empty={<EmptyState title={t('plan.promises.none')} />}
      />
    </Section>
  );
};

const Questions = ({ view }: { view: PublicView }) => {
  const { t, language, date } = usePlanWords();
  return (
    <Section title={t('plan.promises.questions')} lead={t('plan.desk.slipped.lead')}>
      <details>
        <summary>{t('plan.public.questions', { count: view.findings.length })}</summary>
        <ul className="ff-plain-list">
          {view.findings.map((f) => (
            <li key={f.id}>{t(f.key, findingValues(f, language, date))}</li>
          ))}
        </ul>
      </details>
    </Section>
  );
};
