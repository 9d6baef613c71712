import { type FormEvent, useState } from 'react';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import { Section } from '../../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { useConsentWords } from '../words.ts';
import { ChooseFields } from './ChooseFields.tsx';
import { Recipients } from './Recipients.tsx';
import type { NamedTerms, Terms } from './terms.ts';
import { Until } from './Until.tsx';
import { WhoSigns } from './WhoSigns.tsx';

interface AnswersProps {
  readonly start: Terms;
  readonly least: readonly string[];
  readonly longFromDays: number;
  readonly mostDays: number;
  readonly act: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onTerms: (terms: NamedTerms) => void;
}

/** To whom, what, until when, who signs. */
export const Answers = ({ start, least, longFromDays, mostDays, act, busy, error, onTerms }: AnswersProps) => {
  const { t } = useConsentWords();
  const [missing, setMissing] = useState<readonly string[]>([]);
  const [terms, setTerms] = useState<Terms>(start);
  const change = (part: Partial<Terms>): void => {
    setMissing([]);
    setTerms({ ...terms, ...part });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const { recipient } = terms;
    const lacks = [
      ...(recipient ? [] : ['recipient']),
      ...(terms.fields.length + terms.classes.length > 0 ? [] : ['fields']),
      ...(terms.signerName.trim() ? [] : ['signer']),
    ];
    setMissing(lacks);
    if (recipient !== null && lacks.length === 0) onTerms({ ...terms, recipient });
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
      {error ? <ProblemAlert error={error} /> : null}
      <div className="ff-form-foot">
        <Button type="submit" kind="main" disabled={busy}>
          {act}
        </Button>
      </div>
    </form>
  );
};
