import { useRead } from '../../../../web/api.ts';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { Page } from '../../../../web/kit/Page.tsx';
import { Stat, Stats } from '../../../../web/kit/Stat.tsx';
import { useSearchState } from '../../../../web/kit/search.ts';
import { caseCounts } from '../../contract.ts';
import { useCaseworkWords, useCodes } from '../words.ts';
import { CountsTable, useShown } from './CountsTable.tsx';
import { ReferralCounts } from './ReferralCounts.tsx';

/** Counts for funders. Small ones are left out, and as many others as hide them. */
export const Screen = () => {
  const { t } = useCaseworkWords();
  const { label } = useCodes();
  const shown = useShown();
  const [search, setSearch] = useSearchState();
  const thisYear = new Date().getUTCFullYear();
  const year = Number(search.year) || thisYear;
  const read = useRead(caseCounts, { year });
  return (
    <Page title={t('casework.nav.counts')} whoMaySee={t('casework.counts.who')}>
      <label className="usa-label">
        {t('casework.counts.year')}
        <select
          className="usa-select ff-input--short"
          value={year}
          onChange={(event) => setSearch({ year: event.target.value })}
        >
          {Array.from({ length: 6 }, (_, i) => thisYear - i).map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </label>
      <Loaded read={read}>
        {(counts) => (
          <>
            <p>{t('casework.counts.rule', { from: counts.hidden.from, to: counts.hidden.to })}</p>
            <Stats>
              <Stat label={t('casework.counts.people')} value={shown(counts.people.total)} />
              <Stat label={t('casework.counts.people.new')} value={shown(counts.people.new)} />
              <Stat label={t('casework.counts.people.before')} value={shown(counts.people.before)} />
            </Stats>
            {(
              [
                ['services', counts.services, 'service-type'],
                ['opened', counts.opened, 'referral-source'],
                ['closed', counts.closed, 'closure-reason'],
              ] as const
            ).map(([name, table, list]) => (
              <CountsTable
                key={name}
                title={t(`casework.counts.${name}`)}
                table={table}
                row={(code) => label(list, code)}
              />
            ))}
          </>
        )}
      </Loaded>
      <ReferralCounts year={year} />
    </Page>
  );
};
