import type { Output } from '../../../../platform/contract/index.ts';
import { useRead } from '../../../../web/api.ts';
import { EmptyState } from '../../../../web/kit/EmptyState.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { Page } from '../../../../web/kit/Page.tsx';
import { useT } from '../../../../web/kit/words.ts';
import { listRequests } from '../../contract.ts';
import { RequestBadge } from './RequestBadge.tsx';

type Row = Output<typeof listRequests>['requests'][number];

/** Requests to suppliers: what is overdue or answered first, each with its reason. */
export const Screen = () => {
  const t = useT();
  const mayWrite = useMay('write supply');
  const read = useRead(listRequests, {});
  const ask = mayWrite ? (
    <Link to="/supply/requests/new" className="usa-button">
      {t('supply.ask.new')}
    </Link>
  ) : null;
  return (
    <Page
      title={t('supply.nav.requests')}
      whoMaySee={t('supply.product.who')}
      lead={<p>{t('supply.ask.lead')}</p>}
      actions={ask}
    >
      <Loaded read={read}>
        {({ requests }) =>
          requests.length === 0 ? (
            <EmptyState title={t('supply.ask.none')}>{t('supply.ask.none.text')}</EmptyState>
          ) : (
            <ol className="ff-queue">
              {requests.map((row: Row) => (
                <li key={row.id}>
                  <span>
                    <Link to={`/supply/requests/${row.id}`}>{row.site}</Link> <RequestBadge state={row.state} />
                  </span>
                  <span className="ff-queue-why">
                    {row.sentence}
                    {row.parentId ? ` ${t('supply.ask.passed-on')}` : ''}
                  </span>
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
    </Page>
  );
};
