import { useState } from 'react';
import { useAct } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { useGo } from '../../../../web/kit/search.ts';
import { addWatch, Purpose, screen } from '../../contract.ts';
import { Labelled, PickOne } from '../parts/Pick.tsx';
import { paths, useScreeningWords } from '../words.ts';
import { type Asked, questionOf, subjectOf } from './asked.ts';

/** The search keeps nothing. Here it becomes a screening that counts, or a subject that is watched; both need a purpose and a ground. */
export const Keep = ({ asked }: { asked: Asked }) => {
  const { t } = useScreeningWords();
  const go = useGo();
  const [purpose, setPurpose] = useState<Purpose>('supplier-check');
  const [legalBasis, setLegalBasis] = useState('');
  const [reference, setReference] = useState('');
  const [missing, setMissing] = useState(false);
  const keep = useAct(screen);
  const watch = useAct(addWatch);
  const question = questionOf(asked);
  const busy = keep.isPending || watch.isPending;
  const withBasis = (act: () => void): void => {
    setMissing(legalBasis.trim() === '');
    if (legalBasis.trim()) act();
  };
  const why = { purpose, legalBasis: legalBasis.trim() };
  if (!question) return null;
  return (
    <section className="ff-section" aria-labelledby="keep">
      <div className="ff-section-head">
        <h2 id="keep">{t('screening.keep')}</h2>
      </div>
      <p className="ff-section-lead">{t('screening.keep.lead')}</p>
      {keep.error || watch.error ? <ProblemAlert error={keep.error ?? watch.error} /> : null}
      {watch.data ? (
        <Alert tone="success" title={t('screening.keep.watched', { count: watch.data.matches })} live>
          <Link to={paths.request(watch.data.requestId)}>{t('screening.keep.first')}</Link>{' '}
          <Link to="/screening/watch" search={{ tab: 'watched' }}>
            {t('screening.keep.all-watched')}
          </Link>
        </Alert>
      ) : null}
      <div className="ff-fields">
        <PickOne
          label={t('screening.keep.purpose')}
          value={purpose}
          choices={Purpose.options.map((value) => ({ value, label: t(`screening.purpose.${value}`) }))}
          onPick={(value) => setPurpose(Purpose.parse(value))}
        />
        <Labelled label={t('screening.keep.basis')} hint={t('screening.keep.basis.hint')}>
          {(id) => (
            <>
              <input
                id={id}
                className="usa-input"
                value={legalBasis}
                maxLength={200}
                required
                aria-invalid={missing}
                {...(missing ? { 'aria-describedby': `${id}-wrong` } : {})}
                onChange={(event) => setLegalBasis(event.target.value)}
              />
              {missing ? (
                <p className="ff-wrong" id={`${id}-wrong`} role="alert">
                  {t('screening.keep.basis.missing')}
                </p>
              ) : null}
            </>
          )}
        </Labelled>
        <Labelled label={t('screening.keep.reference')} hint={t('screening.keep.reference.hint')}>
          {(id) => (
            <input
              id={id}
              className="usa-input"
              value={reference}
              maxLength={100}
              onChange={(event) => setReference(event.target.value)}
            />
          )}
        </Labelled>
      </div>
      <div className="ff-form-foot">
        <Button
          kind="main"
          disabled={busy}
          onClick={() =>
            withBasis(() =>
              keep.mutate(
                { input: { ...question, ...why } },
                { onSuccess: ({ requestId }) => go(paths.request(requestId)) },
              ),
            )
          }
        >
          {t('screening.keep.do')}
        </Button>
        <Button
          disabled={busy}
          icon="eye"
          onClick={() =>
            withBasis(() =>
              watch.mutate({
                input: {
                  subject: subjectOf(asked),
                  role: asked.role,
                  lists: [...asked.lists],
                  ...why,
                  ...(reference.trim() ? { reference: reference.trim() } : {}),
                },
              }),
            )
          }
        >
          {t('screening.keep.watch')}
        </Button>
      </div>
    </section>
  );
};
