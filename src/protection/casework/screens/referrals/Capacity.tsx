import { useState } from 'react';
import type { z } from 'zod';
import { useAct, useRead } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { Dialog } from '../../../../web/kit/Dialog.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { Section } from '../../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import {
  answerCapacity,
  askedCapacity,
  type CapacityQuestion,
  capacityCodes,
  capacityQuestions,
} from '../../contract.ts';
import { languageName } from '../meet/places.ts';
import { useCaseworkWords, useCodes } from '../words.ts';
import { AskCapacity } from './AskCapacity.tsx';

type Question = z.infer<typeof CapacityQuestion>;

/** Is there room? A question that names nobody, and its answer. */
export const Capacity = () => {
  const receives = useMay('approve referral');
  const asks = useMay('write referral');
  return (
    <>
      {receives ? <Asked /> : null}
      {asks ? <Asking /> : null}
    </>
  );
};

const useQuestion = () => {
  const { t, language, date } = useCaseworkWords();
  const { label } = useCodes();
  return ({ asked }: Question): string =>
    [
      label('service-type', asked.need),
      t('casework.room.people', { adults: asked.adults, children: asked.children }),
      asked.language ? languageName(asked.language, language) : '',
      t('casework.room.from', { day: date(asked.from) }),
    ]
      .filter(Boolean)
      .join(' · ');
};

/** Questions that came to us, to be answered with one press. */
const Asked = () => {
  const { t } = useCaseworkWords();
  const inWords = useQuestion();
  const read = useRead(capacityQuestions, { limit: 30 });
  const act = useAct(answerCapacity);
  return (
    <Section title={t('casework.room.asked')} lead={t('casework.room.nobody')}>
      {act.error ? <ProblemAlert error={act.error} /> : null}
      <Loaded read={read}>
        {({ rows }) => (
          <>
            {rows.length === 0 ? <p className="ff-nothing">{t('casework.room.none')}</p> : null}
            <ul className="ff-rows">
              {rows.map((one) => (
                <li key={one.id}>
                  <span>
                    <b>{one.other}</b>: {inWords(one)} <Answer question={one} />
                  </span>
                  <span className="ff-buttons">
                    {capacityCodes.map((answer) => (
                      <Button
                        key={answer}
                        aria-pressed={one.answer === answer}
                        disabled={act.isPending}
                        onClick={() => act.mutate({ input: { questionId: one.id, answer } })}
                      >
                        {t(`casework.room.answer.${answer}`)}
                      </Button>
                    ))}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </Section>
  );
};

const Answer = ({ question }: { question: Question }) => {
  const { t } = useCaseworkWords();
  if (question.standing !== 'answered' || !question.answer) {
    return <StateBadge tone="unknown">{t(`casework.room.${question.standing}`)}</StateBadge>;
  }
  return (
    <StateBadge tone={question.answer === 'capacity' ? 'good' : 'waiting'}>
      {t(`casework.room.answer.${question.answer}`)}
    </StateBadge>
  );
};

const Asking = () => {
  const { t } = useCaseworkWords();
  const inWords = useQuestion();
  const read = useRead(askedCapacity, { limit: 30 });
  const [asking, setAsking] = useState(false);
  return (
    <Section
      title={t('casework.room')}
      lead={t('casework.room.nobody')}
      aside={<Button onClick={() => setAsking(true)}>{t('casework.room.ask')}</Button>}
    >
      <Loaded read={read}>
        {({ rows }) => (
          <ul className="ff-rows">
            {rows.map((one) => (
              <li key={one.id}>
                <span>
                  <b>{one.other}</b>: {inWords(one)}
                </span>
                <Answer question={one} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {asking ? (
        <Dialog title={t('casework.room.ask')} onClose={() => setAsking(false)}>
          <AskCapacity onDone={() => setAsking(false)} />
        </Dialog>
      ) : null}
    </Section>
  );
};
