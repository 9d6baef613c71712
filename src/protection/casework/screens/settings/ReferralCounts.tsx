import { useRead } from '../../../../web/api.ts';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { Section } from '../../../../web/kit/Page.tsx';
import { Stat, Stats } from '../../../../web/kit/Stat.tsx';
import { referralCounts } from '../../contract.ts';
import { languageName } from '../meet/places.ts';
import { useCaseworkWords, useCodes } from '../words.ts';
import { CountsTable, useShown } from './CountsTable.tsx';

/** Whether it is known how referrals went, how long people waited, and what nobody had room for. */
export const ReferralCounts = ({ year }: { year: number }) => {
  const { t, number, language } = useCaseworkWords();
  const { label } = useCodes();
  const shown = useShown();
  const read = useRead(referralCounts, { year });
  const unknown = t('casework.counts.unknown');
  const unmet = (row: string): string => {
    const [need = '', county = ''] = row.split(' ');
    return `${label('service-type', need)} · ${county === 'unknown' ? unknown : t('casework.counts.county', { county })}`;
  };
  return (
    <>
      <Section title={t('casework.counts.referrals')} lead={t('casework.counts.referrals.lead')}>
        <Loaded read={read}>
          {({ loopClosure: { closed, sent, share }, hoursToAccept }) => (
            <Stats>
              <Stat label={t('casework.counts.sent')} value={shown(sent)} />
              <Stat label={t('casework.counts.closed-loop')} value={shown(closed)} />
              <Stat
                label={t('casework.counts.share')}
                value={share === null ? shown(null) : t('casework.counts.percent', { share: number(share * 100, 1) })}
              />
              <Stat
                label={t('casework.counts.hours')}
                value={hoursToAccept === null ? shown(null) : number(hoursToAccept, 1)}
              />
            </Stats>
          )}
        </Loaded>
      </Section>
      <Loaded read={read}>
        {(counts) => (
          <>
            <CountsTable
              title={t('casework.counts.sent-by-need')}
              table={counts.sent}
              row={(need) => label('service-type', need)}
            />
            <CountsTable
              title={t('casework.counts.outcomes')}
              table={counts.outcomes}
              row={(outcome) => t(`casework.referral.outcome.${outcome}`)}
            />
            <CountsTable
              title={t('casework.counts.unmet')}
              table={counts.unmet}
              row={unmet}
              column={(code) => (code === 'unknown' ? unknown : languageName(code, language))}
            />
          </>
        )}
      </Loaded>
    </>
  );
};
