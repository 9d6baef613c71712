import { type FormEvent, useState } from 'react';
import type { z } from 'zod';
import { useRead } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { listRecipients, type Recipient } from '../../../consent/contract.ts';
import { ReferralPriority } from '../../contract.ts';
import { useCaseworkWords, useCodes } from '../words.ts';

type Priority = z.infer<typeof ReferralPriority>;
export interface Plan {
  readonly need: string;
  readonly priority: Priority;
  readonly recipient: Recipient;
}

interface ReferFormProps {
  /** `here/<id>` or `outside/<id>`; empty where nothing is chosen yet. */
  readonly start: { readonly need: string; readonly to: string; readonly priority: Priority };
  readonly act: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onPlan: (plan: Plan) => void;
}

/** What she needs, and from whom: three choices, no words of one's own. */
export const ReferForm = ({ start, act, busy, error, onPlan }: ReferFormProps) => {
  const { t } = useCaseworkWords();
  const { options } = useCodes();
  const recipients = useRead(listRecipients, {});
  const [need, setNeed] = useState(start.need);
  const [to, setTo] = useState(start.to);
  const [priority, setPriority] = useState<Priority>(start.priority);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const [kind, id = ''] = to.split('/');
    onPlan({ need, priority, recipient: kind === 'here' ? { organisationId: id } : { externalId: id } });
  };
  return (
    <Loaded read={recipients}>
      {({ organisations, external }) => (
        <form className="ff-form" onSubmit={submit}>
          {error ? <ProblemAlert error={error} /> : null}
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
          <p className="ff-small">{t('casework.refer.not-listed')}</p>
          <div className="ff-form-foot">
            <Button type="submit" kind="main" disabled={busy || !need || !to}>
              {act}
            </Button>
          </div>
        </form>
      )}
    </Loaded>
  );
};
