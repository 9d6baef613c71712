import { useState } from 'react';
import type { Output } from '../../../platform/contract/index.ts';
import { useRead } from '../../../web/api.ts';
import { EmptyState } from '../../../web/kit/EmptyState.tsx';
import { Form } from '../../../web/kit/form/Form.tsx';
import { Link } from '../../../web/kit/Link.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { Page } from '../../../web/kit/Page.tsx';
import { openCall, owedBy } from '../../contract.ts';
import { withPlan } from '../use-plan.ts';
import { WithPlan } from '../WithPlan.tsx';
import { usePlanWords } from '../words.ts';
import { Links } from './Links.tsx';

type Opened = Output<typeof openCall>;
type Agency = Output<typeof owedBy>[number];

/** Opens a data call; afterwards its links, this once. */
export const Screen = () => {
  const { t } = usePlanWords();
  const [opened, setOpened] = useState<Opened | null>(null);
  return (
    <WithPlan title={t('plan.calls.open')}>
      {(plan) => (
        <Page
          title={t(opened ? 'plan.calls.opened' : 'plan.calls.open')}
          up={{ to: withPlan('/plan/calls', plan.id), label: t('plan.nav.calls') }}
          lead={opened ? null : t('plan.calls.open.lead')}
        >
          {opened ? (
            <>
              <Links links={opened.links} />
              <p className="ff-onward">
                <Link to={withPlan(`/plan/calls/${opened.callId}`, plan.id)} className="usa-button">
                  {t('plan.calls.see')}
                </Link>
              </p>
            </>
          ) : (
            <Ask planId={plan.id} onDone={setOpened} />
          )}
        </Page>
      )}
    </WithPlan>
  );
};

const Ask = ({ planId, onDone }: { planId: string; onDone: (opened: Opened) => void }) => {
  const { t, language } = usePlanWords();
  const read = useRead(owedBy, { planId });
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [emails, setEmails] = useState<Readonly<Record<string, string>>>({});
  return (
    <Loaded read={read}>
      {(all) => {
        const owing = all.filter((a) => a.owes);
        const emailOf = (a: Agency): string => emails[a.agency] ?? a.email ?? '';
        const agencies = owing
          .filter((a) => !left.has(a.agency))
          .map((a) => ({ agency: a.agency, email: emailOf(a).trim() || null }));
        if (owing.length === 0) {
          return (
            <EmptyState
              icon="people"
              title={t('plan.calls.nobody')}
              action={<Link to={withPlan('/plan/actions', planId)}>{t('plan.nav.actions')}</Link>}
            >
              {t('plan.calls.nobody.says')}
            </EmptyState>
          );
        }
        return (
          <Form
            route={openCall}
            words="plan.form.call"
            fixed={{ planId, agencies }}
            start={{ language }}
            ask={['period', 'title', 'message', 'due', 'language']}
            onDone={onDone}
          >
            <fieldset className="usa-fieldset ff-who">
              <legend className="usa-label">{t('plan.calls.who', { count: agencies.length })}</legend>
              <div className="usa-hint">{t('plan.calls.who.hint')}</div>
              <ul className="ff-ask">
                {owing.map((a) => (
                  <AskOne
                    key={a.agency}
                    agency={a}
                    asked={!left.has(a.agency)}
                    email={emailOf(a)}
                    onAsk={(ask) =>
                      setLeft((now) => {
                        const next = new Set(now);
                        if (ask) next.delete(a.agency);
                        else next.add(a.agency);
                        return next;
                      })
                    }
                    onEmail={(email) => setEmails((now) => ({ ...now, [a.agency]: email }))}
                  />
                ))}
              </ul>
            </fieldset>
          </Form>
        );
      }}
    </Loaded>
  );
};

const AskOne = (props: {
  agency: Agency;
  asked: boolean;
  email: string;
  onAsk: (ask: boolean) => void;
  onEmail: (email: string) => void;
}) => {
  const { t, say } = usePlanWords();
  const { agency, nodes, name } = props.agency;
  const id = `ask-${agency}`;
  return (
    <li>
      <div className="usa-checkbox">
        <input
          className="usa-checkbox__input"
          type="checkbox"
          id={id}
          checked={props.asked}
          onChange={(event) => props.onAsk(event.target.checked)}
        />
        <label className="usa-checkbox__label" htmlFor={id}>
          <b>{agency}</b> {say(name)}
          <span className="ff-ask-count">{t('plan.calls.parts', { count: nodes })}</span>
        </label>
      </div>
      <label className="ff-ask-email">
        <span className="ff-visually-hidden">{t('plan.calls.email-of', { agency })}</span>
        <input
          className="usa-input"
          type="email"
          placeholder={t('plan.calls.email')}
          value={props.email}
          disabled={!props.asked}
          onChange={(event) => props.onEmail(event.target.value)}
        />
      </label>
    </li>
  );
};
