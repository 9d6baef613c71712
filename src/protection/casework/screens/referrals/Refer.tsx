import { type FormEvent, useState } from 'react';
import { useAct, useRead } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { Page } from '../../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { useGo, usePathParams } from '../../../../web/kit/search.ts';
import { listRecipients } from '../../../consent/contract.ts';
import { draftReferral, ReferralPriority } from '../../contract.ts';
import { recordPath, useCaseworkWords, useCodes } from '../words.ts';
import { referralPath } from './words.ts';

/** Drafts a referral: what she needs, and from whom. Nothing leaves with it. */
export const Screen = () => {
  const { survivorId } = usePathParams('survivorId');
  const { t } = useCaseworkWords();
  const { options } = useCodes();
  const go = useGo();
  const recipients = useRead(listRecipients, {});
  const act = useAct(draftReferral);
  const [need, setNeed] = useState('');
  const [to, setTo] = useState('');
  const [priority, setPriority] = useState<ReferralPriority>('routine');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const [kind, id = ''] = to.split('/');
    const recipient = kind === 'here' ? { organisationId: id } : { externalId: id };
    act.mutate(
      { input: { survivorId, need, priority, recipient } },
      { onSuccess: (drafted) => go(referralPath(drafted.id)) },
    );
  };
  return (
    <Page
      title={t('casework.refer')}
      neutral
      up={{ to: recordPath(survivorId), label: t('casework.talk.to-record') }}
      lead={<p>{t('casework.refer.lead')}</p>}
    >
      <Loaded read={recipients}>
        {({ organisations, external }) => (
          <form className="ff-form" onSubmit={submit}>
            {act.error ? <ProblemAlert error={act.error} /> : null}
            <label className="usa-label">
              {t('casework.refer.need')}
              <select required className="usa-select" value={need} onChange={(event) => setNeed(event.target.value)}>
                <option value="">{t('web.form.choose')}</option>
                {options('service-type').map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
            </label>
            <label className="usa-label">
              {t('casework.refer.to')}
              <select required className="usa-select" value={to} onChange={(event) => setTo(event.target.value)}>
                <option value="">{t('web.form.choose')}</option>
                {organisations.map(({ id, name }) => (
                  <option key={id} value={`here/${id}`}>
                    {name}
                  </option>
                ))}
                {external.map(({ id, name }) => (
                  <option key={id} value={`outside/${id}`}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
            <label className="usa-label">
              {t('casework.refer.priority')}
              <select
                className="usa-select"
                value={priority}
                onChange={(event) => setPriority(ReferralPriority.parse(event.target.value))}
              >
                {ReferralPriority.options.map((one) => (
                  <option key={one} value={one}>
                    {t(`casework.priority.${one}`)}
                  </option>
                ))}
              </select>
            </label>
            <div className="ff-form-foot">
              <Button type="submit" kind="main" disabled={act.isPending || !need || !to}>
                {t('casework.refer.go')}
              </Button>
            </div>
          </form>
        )}
      </Loaded>
    </Page>
  );
};
