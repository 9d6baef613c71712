import { type FormEvent, useState } from 'react';
import { useAct, useRead } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { Page, Section } from '../../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { useGo, usePathParams } from '../../../../web/kit/search.ts';
import { draftRelease, listRecordFields, proposeRelease } from '../../contract.ts';
import { releasesPath, useConsentWords } from '../words.ts';
import { ChooseFields } from './ChooseFields.tsx';
import { Recipients } from './Recipients.tsx';
import { dayMs, inputOf, type Terms } from './terms.ts';
import { Until } from './Until.tsx';
import { WhoSigns } from './WhoSigns.tsx';

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
  const { say } = useConsentWords();
  const read = useRead(proposeRelease, { purpose }, { staleTime: Number.POSITIVE_INFINITY });
  return (
    <Loaded read={read}>
      {(proposal) => (
        <>
          <p className="ff-section-lead">{say(proposal.purpose.says)}</p>
          <Answers
            subjectId={subjectId}
            purpose={purpose}
            least={proposal.fields.map(({ id }) => id)}
            longFromDays={proposal.longFromDays}
            mostDays={proposal.mostDays}
          />
        </>
      )}
    </Loaded>
  );
};

interface AnswersProps {
  readonly subjectId: string;
  readonly purpose: string;
  readonly least: readonly string[];
  readonly longFromDays: number;
  readonly mostDays: number;
}

const Answers = ({ subjectId, purpose, least, longFromDays, mostDays }: AnswersProps) => {
  const { t, language } = useConsentWords();
  const go = useGo();
  const act = useAct(draftRelease, { also: ['casework'] });
  const [missing, setMissing] = useState<readonly string[]>([]);
  const [terms, setTerms] = useState<Terms>({
    recipient: null,
    fields: least,
    days: 30,
    signer: 'self',
    signerName: '',
    isAllegedAbuser: false,
    minor: false,
    signsAloneBy: '',
    language,
    reader: '',
    interpreter: '',
  });
  const change = (part: Partial<Terms>): void => {
    setMissing([]);
    setTerms({ ...terms, ...part });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const { recipient } = terms;
    const lacks = [
      ...(recipient ? [] : ['recipient']),
      ...(terms.fields.length > 0 ? [] : ['fields']),
      ...(terms.signerName.trim() ? [] : ['signer']),
    ];
    setMissing(lacks);
    if (recipient === null || lacks.length > 0) return;
    const expiresAt = new Date(Date.now() + terms.days * dayMs).toISOString();
    act.mutate(
      { input: { subjectId, ...inputOf({ ...terms, recipient }, purpose, expiresAt) } },
      { onSuccess: ({ id }) => go(`/show/${id}`) },
    );
  };
  return (
    <form onSubmit={submit} noValidate className="ff-form ff-wide-form">
      <Section title={t('consent.ask.to')}>
        <Recipients chosen={terms.recipient} onChoose={(recipient) => change({ recipient })} />
      </Section>
      <Section title={t('consent.ask.what', { count: terms.fields.length })} lead={t('consent.ask.what.lead')}>
        <ChooseFields least={least} chosen={terms.fields} onChoose={(fields) => change({ fields })} />
      </Section>
      <Section title={t('consent.ask.until')}>
        <Until days={terms.days} longFromDays={longFromDays} mostDays={mostDays} onDays={(days) => change({ days })} />
      </Section>
      <Section title={t('consent.ask.who')}>
        <WhoSigns terms={terms} onChange={change} />
      </Section>
      <Alert tone="info">{t('consent.free')}</Alert>
      {missing.length > 0 ? (
        <Alert tone="warning" live title={t('consent.ask.missing')}>
          <ul>
            {missing.map((one) => (
              <li key={one}>{t(`consent.ask.missing.${one}`)}</li>
            ))}
          </ul>
        </Alert>
      ) : null}
      {act.error ? <ProblemAlert error={act.error} /> : null}
      <div className="ff-form-foot">
        <Button type="submit" kind="main" disabled={act.isPending}>
          {t('consent.ask.go')}
        </Button>
      </div>
    </form>
  );
};
