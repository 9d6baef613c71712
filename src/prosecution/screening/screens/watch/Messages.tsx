import { useState } from 'react';
import type { Output } from '../../../../platform/contract/index.ts';
import { useAct, useRead } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import { Form } from '../../../../web/kit/form/Form.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { Section } from '../../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { addWebhook, getDigest, listWebhooks, removeWebhook, setDigest, tryWebhook } from '../../contract.ts';
import { useScreeningWords } from '../words.ts';

/** Where alerts go: a daily mail without names, and addresses of own systems. */
export const Messages = () => (
  <>
    <Digest />
    <Hooks />
  </>
);

const Digest = () => {
  const { t } = useScreeningWords();
  const read = useRead(getDigest, {});
  const set = useAct(setDigest);
  return (
    <Section title={t('screening.digest')}>
      <Loaded read={read}>
        {({ wanted }) => (
          <div className="usa-checkbox">
            <input
              className="usa-checkbox__input"
              type="checkbox"
              id="digest"
              checked={wanted}
              disabled={set.isPending}
              onChange={(event) => set.mutate({ input: { wanted: event.target.checked } })}
            />
            <label className="usa-checkbox__label" htmlFor="digest">
              {t('screening.digest.wanted')}
            </label>
          </div>
        )}
      </Loaded>
      {set.error ? <ProblemAlert error={set.error} /> : null}
    </Section>
  );
};

const Hooks = () => {
  const { t } = useScreeningWords();
  const may = useMay('write screening');
  const read = useRead(listWebhooks, {});
  const [made, setMade] = useState<Output<typeof addWebhook> | null>(null);
  return (
    <Section title={t('screening.hooks')} lead={t('screening.hooks.lead')}>
      {made ? (
        <Alert tone="warning" title={t('screening.hooks.secret')} live>
          <p>
            {made.url}
            <code className="ff-line ff-hash">{made.secret}</code>
          </p>
          <div className="ff-buttons">
            <Button icon="link" onClick={() => void navigator.clipboard.writeText(made.secret)}>
              {t('screening.hooks.copy')}
            </Button>
            <Button kind="quiet" onClick={() => setMade(null)}>
              {t('screening.hooks.kept')}
            </Button>
          </div>
        </Alert>
      ) : null}
      <Loaded read={read}>
        {(hooks) =>
          hooks.length === 0 ? (
            <p className="ff-nothing">{t('screening.hooks.none')}</p>
          ) : (
            <ul className="ff-rows">
              {hooks.map((hook) => (
                <Hook key={hook.id} hook={hook} may={may} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {may ? (
        <Form key={made?.id ?? 'new'} route={addWebhook} words="screening.hook" onDone={setMade} nothingToLose />
      ) : null}
    </Section>
  );
};

const Hook = ({ hook, may }: { hook: Output<typeof listWebhooks>[number]; may: boolean }) => {
  const { t, moment } = useScreeningWords();
  const attempt = useAct(tryWebhook);
  const remove = useAct(removeWebhook);
  const input = { webhookId: hook.id };
  return (
    <li>
      <span>
        {hook.url}
        <span className="ff-line ff-small">
          {hook.last
            ? `${t(`screening.hooks.last.${hook.last.state}`)} ${moment(hook.last.at)} ${hook.last.answer ?? ''}`
            : t('screening.hooks.never')}
        </span>
      </span>
      {may ? (
        <span className="ff-buttons">
          <Button disabled={attempt.isPending} onClick={() => attempt.mutate({ input })}>
            {t('screening.hooks.try')}
          </Button>
          <Button kind="quiet" disabled={remove.isPending} onClick={() => remove.mutate({ input })}>
            {t('screening.hooks.remove')}
          </Button>
        </span>
      ) : null}
      {attempt.error || remove.error ? <ProblemAlert error={attempt.error ?? remove.error} /> : null}
    </li>
  );
};
