import { Dialog } from '../../../web/kit/Dialog.tsx';
import { Form } from '../../../web/kit/form/Form.tsx';
import { answerQuestion } from '../../contract.ts';
import { usePlanWords } from '../words.ts';
import type { Question } from './question-words.ts';

const verdicts = { pair: ['same', 'different', 'partly'], flag: ['stands', 'explained'] } as const;

/** A person's answer to a question about results, with the reason. */
export const AnswerQuestion = (props: { planId: string; asked: Question; onClose: () => void }) => {
  const { t, number } = usePlanWords();
  const { asked, planId, onClose } = props;
  const { question, answer } = asked.of;
  return (
    <Dialog title={t('plan.promises.answer.title')} onClose={onClose}>
      <p>
        {asked.kind === 'pair'
          ? t('plan.questions.pair', { value: number(asked.of.value), unit: asked.of.first.unit })
          : t(asked.of.says.key, asked.of.says.values)}
      </p>
      <Form
        route={answerQuestion}
        words="plan.form.answer"
        fixed={{ planId, question }}
        ask={asked.kind === 'pair' ? ['verdict', 'shared', 'why'] : ['verdict', 'why']}
        start={answer ? { verdict: answer.verdict, why: answer.why } : {}}
        fields={{
          verdict: {
            as: 'radios',
            options: verdicts[asked.kind].map((value) => ({ value, label: t(`plan.questions.verdict.${value}`) })),
          },
          why: { rows: 3 },
        }}
        onDone={onClose}
        onCancel={onClose}
      />
    </Dialog>
  );
};
