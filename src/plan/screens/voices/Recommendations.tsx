import { useMemo, useState } from 'react';
import { useRead } from '../../../web/api.ts';
import { Alert } from '../../../web/kit/Alert.tsx';
import { Button } from '../../../web/kit/Button.tsx';
import { EmptyState } from '../../../web/kit/EmptyState.tsx';
import { Link } from '../../../web/kit/Link.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { useMay } from '../../../web/kit/me.ts';
import { StateBadge } from '../../../web/kit/StateBadge.tsx';
import type { Column } from '../../../web/kit/table/columns.ts';
import { DataTable } from '../../../web/kit/table/DataTable.tsx';
import { listRecommendations } from '../../contract.ts';
import { useParts } from '../use-parts.ts';
import { nodePath } from '../use-plan.ts';
import { type PlanWords, usePlanWords } from '../words.ts';
import { AddRecommendation, Respond } from './RecommendationForms.tsx';
import { type Recommendation, recommendationStates, recommendationTones } from './recommendation-words.ts';

type Parts = ReturnType<typeof useParts>;

const columnsFor = (
  words: PlanWords,
  planId: string,
  rows: readonly Recommendation[],
  { nameOf }: Pick<Parts, 'nameOf'>,
  respond: ((to: Recommendation) => void) | null,
): Column<Recommendation>[] => {
  const { t } = words;
  const bodies = [...new Set(rows.map(({ body }) => body))].sort();
  const reply = (r: Recommendation) => (r.unanswered ? 'open' : 'given');
  return [
    {
      id: 'words',
      header: t('plan.voices.recommendation'),
      value: (r) => `${r.words} (${r.ref})`,
      cell: (r) => (
        <>
          <span className="ff-as-written">{r.words}</span>
          <span className="ff-line ff-small">
            {r.url?.startsWith('https://') ? (
              <a className="usa-link" href={r.url} rel="noreferrer noopener" target="_blank">
                {r.ref}
              </a>
            ) : (
              r.ref
            )}
          </span>
        </>
      ),
      namesRow: true,
    },
    {
      id: 'body',
      header: t('plan.voices.body'),
      value: (r) => r.body,
      choices: bodies.map((value) => ({ value, label: value })),
    },
    { id: 'date', header: t('plan.voices.date'), value: (r) => r.date, kind: 'date' },
    {
      id: 'status',
      header: t('plan.column.state'),
      value: (r) => r.status,
      cell: (r) => <StateBadge tone={recommendationTones[r.status]}>{t(`plan.voices.status.${r.status}`)}</StateBadge>,
      choices: recommendationStates.map((value) => ({ value, label: t(`plan.voices.status.${value}`) })),
    },
    {
      id: 'response',
      header: t('plan.voices.response'),
      value: reply,
      cell: (r) => (
        <>
          {r.response ? (
            <span className="ff-as-written">{r.response}</span>
          ) : (
            <StateBadge tone="unknown">{t('plan.voices.response.open')}</StateBadge>
          )}
          {r.respondedOn ? <span className="ff-line ff-small">{words.date(r.respondedOn)}</span> : null}
          {respond ? (
            <div>
              <Button kind="quiet" icon="edit" onClick={() => respond(r)}>
                {t(r.unanswered ? 'plan.voices.respond' : 'plan.voices.respond-again')}
              </Button>
            </div>
          ) : null}
        </>
      ),
      choices: (['open', 'given'] as const).map((value) => ({ value, label: t(`plan.voices.response.${value}`) })),
    },
    {
      id: 'parts',
      header: t('plan.voices.parts'),
      value: (r) => r.nodeIds.map(nameOf),
      cell: (r) =>
        r.nodeIds.map((id) => (
          <span key={id} className="ff-line">
            <Link to={nodePath(planId, id)}>{nameOf(id)}</Link>
          </span>
        )),
      offAtFirst: true,
    },
  ];
};

/** The most that one answer of the server holds. */
const most = 500;

/** The register of recommendations: those nobody has answered first. */
export const Recommendations = ({ planId, mayAdd }: { planId: string; mayAdd: boolean }) => {
  const { t } = usePlanWords();
  const read = useRead(listRecommendations, { planId, limit: most });
  const [adding, setAdding] = useState(false);
  const add = mayAdd ? (
    <Button icon="add" onClick={() => setAdding(true)}>
      {t('plan.voices.add')}
    </Button>
  ) : null;
  return (
    <>
      <Loaded read={read}>
        {({ rows, total, open }) => (
          <>
            <p>
              <b>{t('plan.voices.open', { count: open })}</b>
            </p>
            {total > rows.length ? (
              <Alert tone="warning">{t('plan.numbers.first-only', { shown: rows.length, total })}</Alert>
            ) : null}
            <Register planId={planId} rows={rows} add={add} />
          </>
        )}
      </Loaded>
      {adding ? <AddRecommendation planId={planId} onClose={() => setAdding(false)} /> : null}
    </>
  );
};

const Register = (props: { planId: string; rows: readonly Recommendation[]; add: React.ReactNode }) => {
  const { planId, rows, add } = props;
  const words = usePlanWords();
  const { t } = words;
  const mayWrite = useMay('write plan');
  const parts = useParts(planId);
  const [answering, setAnswering] = useState<Recommendation | null>(null);
  const respond = mayWrite ? setAnswering : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: words are made anew each time; the language decides
  const columns = useMemo(() => columnsFor(words, planId, rows, parts, respond), [words.language, planId, rows, parts]);
  return (
    <>
      <DataTable
        caption={t('plan.voices.recommendations')}
        name="recommendations"
        columns={columns}
        rows={rows}
        rowId={(r) => r.id}
        tools={add}
        empty={
          <EmptyState icon="library" title={t('plan.voices.none')} action={add}>
            {t('plan.voices.none.says')}
          </EmptyState>
        }
      />
      {answering ? <Respond planId={planId} to={answering} onClose={() => setAnswering(null)} /> : null}
    </>
  );
};
