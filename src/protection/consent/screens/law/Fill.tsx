import { type FormEvent, useState } from 'react';
import { useAct } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { FileDrop } from '../../../../web/kit/FileDrop.tsx';
import { Section } from '../../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { addDemandDocument, fillDemand } from '../../contract.ts';
import { ChooseFields } from '../release/ChooseFields.tsx';
import { useConsentWords } from '../words.ts';
import type { Demand } from './demand.ts';

const mostBytes = 20_000_000;
const today = (): string => new Date().toISOString().slice(0, 10);

/** The paper, each try to tell her, each step that protects her, and the fewest answers that satisfy the demand. */
export const Fill = ({ demand, mayWrite }: { demand: Demand; mayWrite: boolean }) => {
  const { t, say, date } = useConsentWords();
  return (
    <>
      {mayWrite ? <Paper demand={demand} /> : null}
      <Section title={t('consent.demand.notices')} lead={t('consent.demand.notices.lead')}>
        <ul>
          {demand.notices.map((one) => (
            <li key={`${one.on} ${one.way} ${one.outcome}`}>
              {date(one.on)}: {one.way} · {one.outcome}
            </li>
          ))}
        </ul>
        {mayWrite ? <AddNotice demandId={demand.id} /> : null}
      </Section>
      <Section title={t('consent.demand.steps')} lead={t('consent.demand.steps.lead')}>
        <ul>
          {demand.steps.map((step) => (
            <li key={step} className="ff-as-written">
              {step}
            </li>
          ))}
        </ul>
        {mayWrite ? <AddStep demandId={demand.id} /> : null}
      </Section>
      <Section title={t('consent.demand.least')} lead={t('consent.demand.least.lead')}>
        {mayWrite ? (
          <Least key={demand.fields.map(({ id }) => id).join()} demand={demand} />
        ) : (
          <p>{demand.fields.map(({ title }) => say(title)).join('; ')}</p>
        )}
      </Section>
    </>
  );
};

const Paper = ({ demand }: { demand: Demand }) => {
  const { t } = useConsentWords();
  const [file, setFile] = useState<File | null>(null);
  const act = useAct(addDemandDocument);
  return (
    <Section title={t('consent.demand.paper')}>
      {act.error ? <ProblemAlert error={act.error} /> : null}
      <FileDrop
        endings={['.pdf', '.png', '.jpg', '.jpeg']}
        maxBytes={mostBytes}
        label={t(demand.document ? 'consent.demand.paper.again' : 'consent.demand.paper.add')}
        file={file}
        onFile={setFile}
      />
      {file ? (
        <Button
          kind="main"
          disabled={act.isPending}
          onClick={() =>
            act.mutate({ input: { demandId: demand.id, name: 'demand' }, file }, { onSuccess: () => setFile(null) })
          }
        >
          {t('consent.demand.paper.keep')}
        </Button>
      ) : null}
    </Section>
  );
};

const AddNotice = ({ demandId }: { demandId: string }) => {
  const { t } = useConsentWords();
  const act = useAct(fillDemand);
  const [on, setOn] = useState(today);
  const [way, setWay] = useState('');
  const [outcome, setOutcome] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const done = (): void => {
      setWay('');
      setOutcome('');
    };
    act.mutate({ input: { demandId, notice: { on, way, outcome } } }, { onSuccess: done });
  };
  return (
    <form className="ff-form" onSubmit={submit}>
      {act.error ? <ProblemAlert error={act.error} /> : null}
      <label className="usa-label">
        {t('consent.demand.notice.on')}
        <input
          type="date"
          className="usa-input"
          max={today()}
          value={on}
          onChange={(event) => setOn(event.target.value)}
        />
      </label>
      <label className="usa-label">
        {t('consent.demand.notice.way')}
        <input
          className="usa-input"
          autoComplete="off"
          maxLength={100}
          value={way}
          onChange={(event) => setWay(event.target.value)}
        />
      </label>
      <label className="usa-label">
        {t('consent.demand.notice.outcome')}
        <input
          className="usa-input"
          autoComplete="off"
          maxLength={500}
          value={outcome}
          onChange={(event) => setOutcome(event.target.value)}
        />
      </label>
      <div className="ff-form-foot">
        <Button type="submit" disabled={act.isPending || !on || !way.trim() || !outcome.trim()}>
          {t('consent.demand.notice.add')}
        </Button>
      </div>
    </form>
  );
};

const AddStep = ({ demandId }: { demandId: string }) => {
  const { t } = useConsentWords();
  const act = useAct(fillDemand);
  const [step, setStep] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    act.mutate({ input: { demandId, step } }, { onSuccess: () => setStep('') });
  };
  return (
    <form className="ff-form" onSubmit={submit}>
      {act.error ? <ProblemAlert error={act.error} /> : null}
      <label className="usa-label">
        {t('consent.demand.step')}
        <textarea
          className="usa-textarea"
          rows={2}
          autoComplete="off"
          maxLength={2000}
          value={step}
          onChange={(event) => setStep(event.target.value)}
        />
      </label>
      <div className="ff-form-foot">
        <Button type="submit" disabled={act.isPending || step.trim() === ''}>
          {t('consent.demand.step.add')}
        </Button>
      </div>
    </form>
  );
};

const Least = ({ demand }: { demand: Demand }) => {
  const { t } = useConsentWords();
  const act = useAct(fillDemand);
  const [fields, setFields] = useState<readonly string[]>(demand.fields.map(({ id }) => id));
  return (
    <>
      {act.error ? <ProblemAlert error={act.error} /> : null}
      <ChooseFields least={[]} chosen={fields} onChoose={setFields} byLaw />
      <div className="ff-form-foot">
        <Button
          disabled={act.isPending || fields.length === 0}
          onClick={() => act.mutate({ input: { demandId: demand.id, fields: [...fields] } })}
        >
          {t('consent.demand.least.keep')}
        </Button>
      </div>
    </>
  );
};
