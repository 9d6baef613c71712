import { type FormEvent, useState } from 'react';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { useCaseworkWords } from '../words.ts';

interface QuestionFormProps {
  readonly busy: boolean;
  readonly error: unknown;
  readonly sent: boolean;
  readonly onAsk: (question: string) => void;
}

/** A question before an answer. It goes to the sender, who calls, or sends more under a release. */
export const QuestionForm = ({ busy, error, sent, onAsk }: QuestionFormProps) => {
  const { t } = useCaseworkWords();
  const [question, setQuestion] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onAsk(question.trim());
    setQuestion('');
  };
  return (
    <form className="ff-form" onSubmit={submit}>
      {error ? <ProblemAlert error={error} /> : null}
      {sent ? (
        <Alert tone="success" live>
          {t('casework.question.sent')}
        </Alert>
      ) : null}
      <label className="usa-label">
        {t('casework.question.words')}
        <textarea
          className="usa-textarea"
          rows={3}
          maxLength={1000}
          autoComplete="off"
          value={question}
          onChange={(event) => setQuestion(event.target.value)}
        />
      </label>
      <div className="ff-form-foot">
        <Button type="submit" disabled={busy || question.trim() === ''}>
          {t('casework.question.go')}
        </Button>
      </div>
    </form>
  );
};
