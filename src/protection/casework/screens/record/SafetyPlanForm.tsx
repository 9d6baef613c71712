import { type FormEvent, useId, useState } from 'react';
import type { z } from 'zod';
import { useAct } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { type SafetyPlan, saveSafetyPlan } from '../../contract.ts';
import { useCaseworkWords } from '../words.ts';

type Plan = z.infer<typeof SafetyPlan>;
export const planParts = ['warningSigns', 'safePlaces', 'people', 'steps', 'take'] as const;
type Part = (typeof planParts)[number];

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** One line a thing. Every part can stay empty. */
export const SafetyPlanForm = (props: { survivorId: string; plan: Plan | null; onDone: () => void }) => {
  const { t } = useCaseworkWords();
  const id = useId();
  const act = useAct(saveSafetyPlan);
  const [texts, setTexts] = useState<Record<Part | 'words', string>>(() => ({
    warningSigns: props.plan?.warningSigns.join('\n') ?? '',
    safePlaces: props.plan?.safePlaces.join('\n') ?? '',
    people: props.plan?.people.join('\n') ?? '',
    steps: props.plan?.steps.join('\n') ?? '',
    take: props.plan?.take.join('\n') ?? '',
    words: props.plan?.words ?? '',
  }));
  const [reviewOn, setReviewOn] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const plan = {
      ...Object.fromEntries(planParts.map((part) => [part, linesOf(texts[part])])),
      ...(texts.words.trim() ? { words: texts.words.trim() } : {}),
    };
    act.mutate(
      { input: { survivorId: props.survivorId, plan, ...(reviewOn ? { reviewOn } : {}) } },
      { onSuccess: props.onDone },
    );
  };
  return (
    <form className="ff-form" onSubmit={submit}>
      <p>{t('casework.plan.hint')}</p>
      {act.error ? <ProblemAlert error={act.error} /> : null}
      {[...planParts, 'words' as const].map((part) => (
        <div key={part} className="usa-form-group">
          <label className="usa-label" htmlFor={`${id}-${part}`}>
            {t(`casework.plan.${part}`)}
          </label>
          <textarea
            id={`${id}-${part}`}
            className="usa-textarea ff-textarea"
            rows={3}
            autoComplete="off"
            value={texts[part]}
            onChange={(event) => setTexts({ ...texts, [part]: event.target.value })}
          />
        </div>
      ))}
      <label className="usa-label" htmlFor={`${id}-review`}>
        {t('casework.plan.review-on')} <span className="ff-optional">{t('web.form.optional')}</span>
      </label>
      <input
        id={`${id}-review`}
        type="date"
        className="usa-input ff-input--date"
        value={reviewOn}
        onChange={(event) => setReviewOn(event.target.value)}
      />
      <div className="ff-form-foot">
        <Button type="submit" kind="main" disabled={act.isPending}>
          {t('casework.plan.save')}
        </Button>
      </div>
    </form>
  );
};
