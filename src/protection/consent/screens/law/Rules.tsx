import { useState } from 'react';
import { useAct, useRead } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { Page, Section } from '../../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import { confidentialityLaw, listReportDuties, officeFunds, setOfficeFunds } from '../../contract.ts';
import { useConsentWords } from '../words.ts';

/** The law this door rests on, with its sources; what must be reported where; and whose money the office works with. */
export const Screen = () => {
  const { t } = useConsentWords();
  return (
    <Page title={t('consent.nav.rules')} lead={<p>{t('consent.rules.lead')}</p>}>
      <Alert tone="info">{t('consent.not-legal-advice')}</Alert>
      <Money />
      <Law />
      <Duties />
    </Page>
  );
};

const allFunds = ['vawa', 'voca', 'fvpsa'] as const;
type Fund = (typeof allFunds)[number];

const Money = () => {
  const { t } = useConsentWords();
  const may = useMay('approve disclosure');
  const read = useRead(officeFunds, {});
  return (
    <Section title={t('consent.funds')} lead={t('consent.funds.lead')}>
      <Loaded read={read}>
        {({ funds, said }) => (
          <>
            {said ? null : <p>{t('consent.funds.not-said')}</p>}
            {may ? (
              <SetFunds key={funds.join()} start={funds} />
            ) : (
              <p>{funds.map((one) => one.toUpperCase()).join(', ')}</p>
            )}
          </>
        )}
      </Loaded>
    </Section>
  );
};

const SetFunds = ({ start }: { start: readonly Fund[] }) => {
  const { t } = useConsentWords();
  const act = useAct(setOfficeFunds);
  const [funds, setFunds] = useState<readonly Fund[]>(start);
  return (
    <>
      {act.error ? <ProblemAlert error={act.error} /> : null}
      <fieldset className="usa-fieldset ff-row-of-choices">
        <legend>{t('consent.funds.which')}</legend>
        {allFunds.map((one) => (
          <div className="usa-checkbox" key={one}>
            <input
              className="usa-checkbox__input"
              type="checkbox"
              id={`funds-${one}`}
              checked={funds.includes(one)}
              onChange={() => setFunds(funds.includes(one) ? funds.filter((other) => other !== one) : [...funds, one])}
            />
            <label className="usa-checkbox__label" htmlFor={`funds-${one}`}>
              {one.toUpperCase()}
            </label>
          </div>
        ))}
      </fieldset>
      <Button disabled={act.isPending} onClick={() => act.mutate({ input: { funds: [...funds] } })}>
        {t('consent.funds.keep')}
      </Button>
    </>
  );
};

const Law = () => {
  const { t, say } = useConsentWords();
  const read = useRead(confidentialityLaw, {});
  return (
    <Section title={t('consent.rules.law')}>
      <Loaded read={read}>
        {({ rules }) => (
          <ul className="ff-rows">
            {rules.map((rule) => (
              <li key={rule.id}>
                <span>
                  <b>{say(rule.title)}</b>{' '}
                  {rule.reviewed ? null : <StateBadge tone="unknown">{t('consent.rules.not-checked')}</StateBadge>}
                  <span className="ff-line">{say(rule.says)}</span>
                  <span className="ff-line ff-small">
                    {say(rule.binds)} · {rule.cite}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Section>
  );
};

const Duties = () => {
  const { t, say, language } = useConsentWords();
  const read = useRead(listReportDuties, {});
  return (
    <Section title={t('consent.report')} lead={t('consent.rules.duties.lead')}>
      <Loaded read={read}>
        {({ duties }) => (
          <details className="ff-more">
            <summary>{t('consent.rules.duties', { count: duties.length })}</summary>
            <ul className="ff-rows">
              {duties
                .toSorted((a, b) => say(a.title).localeCompare(say(b.title), language))
                .map((duty) => (
                  <li key={duty.id}>
                    <span>
                      <b>{say(duty.title)}</b> <StateBadge tone="plain">{t(`consent.duty.${duty.force}`)}</StateBadge>
                      <span className="ff-line">{say(duty.says)}</span>
                      <span className="ff-line ff-small">
                        {t(`consent.duty.who.${duty.who.replaceAll(' ', '-')}`)} · {duty.cite}
                      </span>
                    </span>
                  </li>
                ))}
            </ul>
          </details>
        )}
      </Loaded>
    </Section>
  );
};
