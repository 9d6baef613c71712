import { useRead } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { EmptyState } from '../../../../web/kit/EmptyState.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { Page, Section } from '../../../../web/kit/Page.tsx';
import { useSearchState } from '../../../../web/kit/search.ts';
import { useWords } from '../../../../web/kit/words.ts';
import { listSites } from '../../contract.ts';
import { Pairs } from './Pairs.tsx';
import { Labelled, SiteBadge, sitePath, useCountry } from './words.tsx';

const shown = 20;
const states = ['open', 'closed', 'merged'] as const;

/** The registry of sites: what may be one site first, then each site by name. */
export const Screen = () => {
  const { t } = useWords();
  return (
    <Page title={t('supply.nav.sites')} whoMaySee={t('supply.supplier.who')} lead={<p>{t('supply.site.lead')}</p>}>
      <Pairs />
      <Section title={t('supply.site.all')}>
        <Registry />
      </Section>
    </Page>
  );
};

const Registry = () => {
  const { t } = useWords();
  const country = useCountry();
  const [search, setSearch] = useSearchState();
  const state = states.find((one) => one === search.state);
  const offset = Math.max(0, Number(search.from) || 0);
  const read = useRead(listSites, {
    ...{ limit: shown, offset },
    ...(search.text ? { text: search.text } : {}),
    ...(state ? { state } : {}),
  });
  const go = (to: number) => setSearch({ from: to > 0 ? String(to) : null });
  return (
    <>
      <div className="ff-fields">
        <Labelled label={t('supply.site.find')}>
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
        <Labelled label={t('supply.site.state')}>
          {(id) => (
            <select
              id={id}
              className="usa-select"
              value={state ?? ''}
              onChange={(event) => setSearch({ state: event.target.value, from: null })}
            >
              <option value="">{t('supply.site.state.any')}</option>
              {states.map((one) => (
                <option key={one} value={one}>
                  {t(`supply.site.state.${one}`)}
                </option>
              ))}
            </select>
          )}
        </Labelled>
      </div>
      <Loaded read={read}>
        {({ rows, total }) =>
          total === 0 ? (
            <EmptyState title={t('supply.site.none')}>
              <p>{t('supply.site.none.text')}</p>
            </EmptyState>
          ) : (
            <>
              <ol className="ff-queue">
                {rows.map((site) => (
                  <li key={site.id}>
                    <span>
                      <Link to={sitePath(site.id)}>{site.name || t('supply.supplier.no-name')}</Link>{' '}
                      <SiteBadge state={site.state} />
                    </span>
                    <span className="ff-queue-why">
                      {[site.address, country(site.country)].filter(Boolean).join(', ')}
                      {site.names.length > 0 ? ` · ${t('supply.site.also', { count: site.names.length })}` : ''}
                    </span>
                  </li>
                ))}
              </ol>
              <nav className="ff-pages" aria-label={t('supply.site.all')}>
                <p>{t('web.table.range', { from: offset + 1, to: Math.min(offset + shown, total), total })}</p>
                <Button disabled={offset === 0} onClick={() => go(offset - shown)}>
                  {t('web.table.before')}
                </Button>
                <Button disabled={offset + shown >= total} onClick={() => go(offset + shown)}>
                  {t('web.table.next')}
                </Button>
              </nav>
            </>
          )
        }
      </Loaded>
    </>
  );
};
