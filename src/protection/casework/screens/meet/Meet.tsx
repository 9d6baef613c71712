import { type FormEvent, useId, useState } from 'react';
import { call } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { Page } from '../../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { QuickExit } from '../../../../web/kit/QuickExit.tsx';
import { useGo } from '../../../../web/kit/search.ts';
import { useT } from '../../../../web/kit/words.ts';
import { meetSurvivor, recordStatements } from '../../contract.ts';
import { talkPath } from '../words.ts';

/** Begins a record with almost nothing: a name to call her by is welcome and not needed. */
export const Screen = () => {
  const t = useT();
  const go = useGo();
  const id = useId();
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>(null);

  const begin = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setTrouble(null);
    try {
      const met = await call(meetSurvivor, {});
      const value = name.trim();
      if (value) {
        const statements = [{ field: 'identity.called-name', state: 'said' as const, value }];
        await call(recordStatements, { survivorId: met.id, statements });
      }
      go(talkPath(met.id));
    } catch (error) {
      setTrouble(error);
      setBusy(false);
    }
  };

  return (
    <>
      <QuickExit />
      <Page
        title={t('casework.meet.title')}
        neutral
        up={{ to: '/caseload', label: t('casework.nav.caseload') }}
        whoMaySee={t('casework.meet.who')}
        lead={<p>{t('casework.meet.lead')}</p>}
      >
        <form className="ff-form" onSubmit={(event) => void begin(event)}>
          {trouble ? <ProblemAlert error={trouble} /> : null}
          <label className="usa-label" htmlFor={id}>
            {t('casework.meet.name')} <span className="ff-optional">{t('web.form.optional')}</span>
          </label>
          <div className="usa-hint" id={`${id}-hint`}>
            {t('casework.meet.name.hint')}
          </div>
          <input
            id={id}
            className="usa-input"
            autoComplete="off"
            maxLength={200}
            aria-describedby={`${id}-hint`}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <div className="ff-form-foot">
            <Button type="submit" kind="main" disabled={busy}>
              {t('casework.meet.begin')}
            </Button>
          </div>
        </form>
        <p className="ff-section-lead">{t('casework.meet.emergency')}</p>
      </Page>
    </>
  );
};
