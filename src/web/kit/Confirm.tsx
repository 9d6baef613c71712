import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { ProblemAlert } from './Problem.tsx';
import { useT } from './words.ts';

export interface ConfirmProps {
  /** What is asked, as a question. */
  readonly title: string;
  /** What will be so afterwards, in words. */
  readonly consequence: ReactNode;
  /** Names the act on the button: "Close the plan", never "OK". */
  readonly act: string;
  /** What the reason is for; where it is left out none is asked. */
  readonly reason?: { readonly label: string; readonly hint?: string };
  readonly grave?: boolean;
  readonly busy?: boolean;
  readonly error?: unknown;
  readonly onConfirm: (reason: string) => void;
  readonly onClose: () => void;
}

/** Before something that cannot be undone: names the consequence and asks for the reason, not for a click on OK. */
export const Confirm = (props: ConfirmProps) => {
  const t = useT();
  const id = useId();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (props.reason && reason.trim() === '') setMissing(true);
    else props.onConfirm(reason.trim());
  };
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <form onSubmit={submit} noValidate>
        <div className="ff-consequence">{props.consequence}</div>
        {props.error ? <ProblemAlert error={props.error} /> : null}
        {props.reason ? (
          <div className={`usa-form-group ${missing ? 'usa-form-group--error' : ''}`}>
            <label className="usa-label" htmlFor={id}>
              {props.reason.label}
            </label>
            <div className="usa-hint" id={`${id}-hint`}>
              {props.reason.hint ?? t('web.confirm.reason-hint')}
            </div>
            {missing ? (
              <span className="usa-error-message" id={`${id}-error`} role="alert">
                {t('web.confirm.reason-missing')}
              </span>
            ) : null}
            <textarea
              id={id}
              className="usa-textarea ff-textarea"
              rows={3}
              value={reason}
              required
              aria-invalid={missing}
              aria-describedby={`${id}-hint${missing ? ` ${id}-error` : ''}`}
              onChange={(event) => {
                setReason(event.target.value);
                setMissing(false);
              }}
            />
          </div>
        ) : null}
        <div className="ff-dialog-foot">
          <Button type="submit" kind={props.grave ? 'grave' : 'main'} disabled={props.busy}>
            {props.act}
          </Button>
          <Button kind="quiet" onClick={props.onClose}>
            {t('web.go-back')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
