import { useState } from 'react';
import { useAct, useRead } from '../../../../web/api.ts';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { Page } from '../../../../web/kit/Page.tsx';
import { useGo, usePathParams, useSearchState } from '../../../../web/kit/search.ts';
import { draftRelease, listRecordFields, proposeRelease } from '../../contract.ts';
import { releasesPath, useConsentWords } from '../words.ts';
import { Answers } from './Answers.tsx';
import { recipientOf } from './Recipients.tsx';
import { inputOf, noTerms } from './terms.ts';

/** A release, made of four answers: for what, to whom, what, until when. The fewest fields are proposed. */
export const Screen = () => {
  const { subjectId } = usePathParams('subjectId');
  const { t, say } = useConsentWords();
  const catalogue = useRead(listRecordFields, {}, { staleTime: Number.POSITIVE_INFINITY });
  const [purpose, setPurpose] = useState('');
  return (
    <Page
      title={t('consent.ask')}
      neutral
      up={{ to: releasesPath(subjectId), label: t('consent.releases') }}
      lead={<p>{t('consent.ask.lead')}</p>}
    >
      <Loaded read={catalogue}>
        {({ purposes }) => (
          <>
            <label className="usa-label">
              {t('consent.ask.purpose')}
              <select className="usa-select" value={purpose} onChange={(event) => setPurpose(event.target.value)}>
                <option value="">{t('web.form.choose')}</option>
                {purposes.map((one) => (
                  <option key={one.id} value={one.id}>
                    {say(one.title)}
                  </option>
                ))}
              </select>
            </label>
            {purpose ? <Proposed key={purpose} subjectId={subjectId} purpose={purpose} /> : null}
          </>
        )}
      </Loaded>
    </Page>
  );
};

const Proposed = ({ subjectId, purpose }: { subjectId: string; purpose: string }) => {
  const { t, say, language } = useConsentWords();
  const go = useGo();
  // out of a referral: to whom is known, and there it goes on
  const [{ to = '', referral }] = useSearchState();
  const act = useAct(draftRelease, { also: ['casework'] });
  const read = useRead(proposeRelease, { purpose }, { staleTime: Number.POSITIVE_INFINITY });
  return (
    <Loaded read={read}>
      {(proposal) => (
        <>
          <p className="ff-section-lead">{say(proposal.purpose.says)}</p>
          <Answers
            start={{ ...noTerms, recipient: recipientOf(to), fields: proposal.fields.map(({ id }) => id), language }}
            least={proposal.fields.map(({ id }) => id)}
            longFromDays={proposal.longFromDays}
            mostDays={proposal.mostDays}
            act={t('consent.ask.go')}
            busy={act.isPending}
            error={act.error}
            onTerms={(terms) =>
              act.mutate(
                { input: { subjectId, ...inputOf(terms, purpose) } },
                { onSuccess: ({ id }) => go(`/show/${id}`, referral ? { referral } : {}) },
              )
            }
          />
        </>
      )}
    </Loaded>
  );
};
