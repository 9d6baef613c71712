import { useState } from 'react';
import type { Output } from '../../../../platform/contract/index.ts';
import { useAct, useRead } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import { EmptyState } from '../../../../web/kit/EmptyState.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { Page, Section } from '../../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { JobProgress } from '../../../../web/kit/Progress.tsx';
import { useSearchState } from '../../../../web/kit/search.ts';
import { useWords } from '../../../../web/kit/words.ts';
import { listSuppliers, screenAgain } from '../../contract.ts';
import { WaitingAlerts } from '../alerts/WaitingAlerts.tsx';
import { Labelled } from '../sites/words.tsx';
import { Rows } from './Rows.tsx';

type Answer = Output<typeof listSuppliers>;

const shown = 10;

/** The suppliers that need a person today, each with its reason; the others behind them. */
export const Screen = () => {
  const { t } = useWords();
  const [search, setSearch] = useSearchState();
  const onlyNeeded = search.show !== 'all';
  const from = Math.max(0, Number(search.from) || 0);
  const text = search.text ?? '';
  const read = useRead(listSuppliers, {
    ...{ limit: shown, offset: from, needs: onlyNeeded ? 'true' : 'false' },
    ...(text ? { text } : {}),
  });
  const mayWrite = useMay('write supply');
  return (
    <Page
      title={t('supply.nav.suppliers')}
      whoMaySee={t('supply.supplier.who')}
      actions={
        mayWrite ? (
          <Link to="/supply/suppliers/load" className="usa-button">
            {t('supply.supplier.load')}
          </Link>
        ) : null
      }
    >
      <Labelled label={t('supply.supplier.find')}>
        {(id) => (
          <input
            id={id}
            className="usa-input"
            maxLength={200}
            value={text}
            onChange={(event) => setSearch({ text: event.target.value || null, show: 'all', from: null })}
          />
        )}
      </Labelled>
      <Loaded read={read}>
        {(answer) => (
          <>
            <Age answer={answer} />
            <WaitingAlerts />
            {search.job ? <JobProgress jobId={search.job} onDone={() => void read.refetch()} /> : null}
            <Section
              title={t(onlyNeeded ? 'supply.supplier.today' : 'supply.supplier.all')}
              aside={
                <Button
                  kind="quiet"
                  onClick={() => setSearch({ show: onlyNeeded ? 'all' : null, from: null }, { keep: true })}
                >
                  {t(onlyNeeded ? 'supply.supplier.show-all' : 'supply.supplier.show-today')}
                </Button>
              }
              lead={t('supply.supplier.waiting', { count: answer.waiting })}
            >
              {answer.total === 0 ? (
                <EmptyState title={t(text ? 'supply.supplier.not-found' : 'supply.supplier.none')}>
                  <p>{t(text ? 'supply.supplier.not-found.text' : 'supply.supplier.none.text')}</p>
                </EmptyState>
              ) : (
                <Rows rows={answer.rows} />
              )}
              <Pager total={answer.total} from={from} onGo={(to) => setSearch({ from: to > 0 ? String(to) : null })} />
            </Section>
            {mayWrite && answer.screened ? <Again /> : null}
            <p className="ff-small">{answer.notice}</p>
          </>
        )}
      </Loaded>
    </Page>
  );
};

const Age = ({ answer: { screened, unscreened } }: { answer: Answer }) => {
  const { t, date } = useWords();
  if (!screened) return unscreened > 0 ? <Alert tone="warning" title={t('supply.supplier.not-screened')} /> : null;
  return (
    <Alert
      tone={screened.fresh ? 'info' : 'warning'}
      title={t('supply.supplier.screened', { day: date(screened.on), count: screened.suppliers })}
    >
      {screened.fresh ? null : <p>{screened.says}</p>}
      <ul>
        {screened.lists.map((list) => (
          <li key={list}>{list}</li>
        ))}
      </ul>
    </Alert>
  );
};

const Again = () => {
  const { t } = useWords();
  const act = useAct(screenAgain, { also: ['jobs'] });
  const [jobId, setJob] = useState<string | null>(null);
  return (
    <>
      {act.error ? <ProblemAlert error={act.error} /> : null}
      {jobId ? <JobProgress jobId={jobId} /> : null}
      <Button
        disabled={act.isPending}
        onClick={() => act.mutate({ input: {} }, { onSuccess: (started) => setJob(started.jobId) })}
      >
        {t('supply.supplier.screen-again')}
      </Button>
    </>
  );
};

const Pager = ({ total, from, onGo }: { total: number; from: number; onGo: (to: number) => void }) => {
  const { t } = useWords();
  if (total <= shown) return null;
  return (
    <nav className="ff-pages" aria-label={t('supply.nav.suppliers')}>
      <p>{t('web.table.range', { from: from + 1, to: Math.min(from + shown, total), total })}</p>
      <Button disabled={from === 0} onClick={() => onGo(from - shown)}>
        {t('web.table.before')}
      </Button>
      <Button disabled={from + shown >= total} onClick={() => onGo(from + shown)}>
        {t('web.table.next')}
      </Button>
    </nav>
  );
};
