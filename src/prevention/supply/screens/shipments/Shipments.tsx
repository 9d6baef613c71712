import type { Output } from '../../../../platform/contract/index.ts';
import { useRead } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import { EmptyState } from '../../../../web/kit/EmptyState.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { Page, Section } from '../../../../web/kit/Page.tsx';
import { JobProgress } from '../../../../web/kit/Progress.tsx';
import { useSearchState } from '../../../../web/kit/search.ts';
import { useWords } from '../../../../web/kit/words.ts';
import { listShipments } from '../../contract.ts';
import { Labelled } from '../sites/words.tsx';
import { ShipmentBadge, usePartyName } from './words.tsx';

type Answer = Output<typeof listShipments>;

const shown = 20;

/** The shipments that are open today, each with its reason; the others behind them. */
export const Screen = () => {
  const { t } = useWords();
  const [search, setSearch] = useSearchState();
  const show = search.show === 'all' ? 'all' : 'open';
  const from = Math.max(0, Number(search.from) || 0);
  const read = useRead(listShipments, {
    ...{ limit: shown, offset: from, show },
    ...(search.text ? { text: search.text } : {}),
  });
  const mayWrite = useMay('write supply');
  return (
    <Page
      title={t('supply.nav.shipments')}
      whoMaySee={t('supply.supplier.who')}
      actions={
        mayWrite ? (
          <Link to="/supply/shipments/load" className="usa-button">
            {t('supply.shipment.load')}
          </Link>
        ) : null
      }
    >
      {search.job ? <JobProgress jobId={search.job} onDone={() => void read.refetch()} /> : null}
      <Section
        title={t(`supply.shipment.list.${show}`)}
        aside={
          <Button
            kind="quiet"
            onClick={() => setSearch({ show: show === 'open' ? 'all' : null, from: null }, { keep: true })}
          >
            {t(show === 'open' ? 'supply.shipment.show-all' : 'supply.shipment.show-open')}
          </Button>
        }
      >
        <div className="ff-fields">
          <Labelled label={t('supply.shipment.find')}>
            {(id) => (
              <input
                id={id}
                className="usa-input"
                maxLength={200}
                value={search.text ?? ''}
                onChange={(event) => setSearch({ text: event.target.value, from: null })}
              />
            )}
          </Labelled>
        </div>
        <Loaded read={read}>
          {(answer) => (
            <>
              <Look answer={answer} />
              {answer.total === 0 ? (
                <EmptyState title={t('supply.shipment.none')}>
                  <p>{t('supply.shipment.none.text')}</p>
                </EmptyState>
              ) : (
                <Rows rows={answer.rows} />
              )}
              {answer.total > shown ? (
                <nav className="ff-pages" aria-label={t('supply.nav.shipments')}>
                  <p>
                    {t('web.table.range', {
                      from: from + 1,
                      to: Math.min(from + shown, answer.total),
                      total: answer.total,
                    })}
                  </p>
                  <Button
                    disabled={from === 0}
                    onClick={() => setSearch({ from: from > shown ? String(from - shown) : null })}
                  >
                    {t('web.table.before')}
                  </Button>
                  <Button
                    disabled={from + shown >= answer.total}
                    onClick={() => setSearch({ from: String(from + shown) })}
                  >
                    {t('web.table.next')}
                  </Button>
                </nav>
              ) : null}
              <p className="ff-small">{answer.notice}</p>
            </>
          )}
        </Loaded>
      </Section>
    </Page>
  );
};

/** What waits for a person beside the shipments themselves. */
const Look = ({ answer: { open, askedParties, lastLoad } }: { answer: Answer }) => {
  const { t, moment } = useWords();
  return (
    <>
      <p>{t('supply.shipment.open', { count: open })}</p>
      {askedParties > 0 ? (
        <Alert tone="info" title={t('supply.shipment.asked', { count: askedParties })}>
          <p>
            <Link to="/supply/shipments/names">{t('supply.shipment.names')}</Link>
          </p>
        </Alert>
      ) : null}
      {lastLoad ? (
        <p>
          <Link to={`/supply/shipments/files/${lastLoad.id}`}>
            {t('supply.shipment.last', { file: lastLoad.name, day: moment(lastLoad.at), refused: lastLoad.refused })}
          </Link>
        </p>
      ) : null}
    </>
  );
};

const Rows = ({ rows }: { rows: Answer['rows'] }) => {
  const { t } = useWords();
  const party = usePartyName();
  return (
    <ol className="ff-queue">
      {rows.map((row) => (
        <li key={row.id}>
          <span>
            <Link to={`/supply/shipments/${row.id}`}>{row.bill}</Link> <ShipmentBadge state={row.state} />
          </span>
          <span className="ff-queue-why">{row.sentence}</span>
          <span className="ff-queue-why">
            {t('supply.shipment.from-to', { from: party(row.shipper), to: party(row.consignee) })}
            {row.goods === '' ? '' : ` · ${row.goods.slice(0, 120)}`}
          </span>
        </li>
      ))}
    </ol>
  );
};
