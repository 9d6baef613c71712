import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../web/api.ts';
import { Alert } from '../../../web/kit/Alert.tsx';
import { Button } from '../../../web/kit/Button.tsx';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import { Form } from '../../../web/kit/form/Form.tsx';
import { Link } from '../../../web/kit/Link.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { useMay } from '../../../web/kit/me.ts';
import { Page, Section } from '../../../web/kit/Page.tsx';
import { Facts } from '../../../web/kit/Stat.tsx';
import { StateBadge } from '../../../web/kit/StateBadge.tsx';
import { usePathParams } from '../../../web/kit/search.ts';
import { openSurvivorInput, respondSurvivorInput } from '../../contract.ts';
import { useParts } from '../use-parts.ts';
import { nodePath, withPlan } from '../use-plan.ts';
import { WithPlan } from '../WithPlan.tsx';
import { usePlanWords } from '../words.ts';
import { type Destroyed, DestroyInput } from './DestroyInput.tsx';
import { dispositionTones, type InputView } from './input-words.ts';
import { WhoSpoke } from './WhoSpoke.tsx';

/** What one survivor said, without a name, and what was done with it. */
export const Screen = () => {
  const { t } = usePlanWords();
  return <WithPlan title={t('plan.voices.input')}>{(plan) => <One planId={plan.id} />}</WithPlan>;
};

/** The words are not kept in the browser beyond this page. */
const useInput = (planId: string, inputId: string, wanted: boolean) =>
  useQuery<InputView, Error>({
    queryKey: ['survivor-words', planId, inputId],
    queryFn: ({ signal }) => call(openSurvivorInput, { planId, inputId }, { signal }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    enabled: wanted,
  });

const One = ({ planId }: { planId: string }) => {
  const { inputId } = usePathParams('inputId');
  const { t, date } = usePlanWords();
  const mayWrite = useMay('write survivor-input');
  const [gone, setGone] = useState<Destroyed | null>(null);
  const [asking, setAsking] = useState<'respond' | 'who' | 'destroy' | null>(null);
  const read = useInput(planId, inputId, gone === null);
  const close = () => setAsking(null);
  const { data } = read;
  return (
    <Page
      title={t('plan.voices.input')}
      up={{ to: `${withPlan('/plan/voices', planId)}&tab=survivors`, label: t('plan.voices.survivors') }}
      whoMaySee={t('plan.voices.input.who')}
      state={
        data && !gone ? (
          <>
            <StateBadge tone={dispositionTones[data.disposition]}>
              {t(`plan.voices.disposition.${data.disposition}`)}
            </StateBadge>{' '}
            {data.dueFor ? t('plan.node.due', { due: date(data.dueFor) }) : null}
          </>
        ) : null
      }
      actions={
        data && !gone && mayWrite ? (
          <Button kind="main" icon="edit" onClick={() => setAsking('respond')}>
            {t('plan.voices.respond')}
          </Button>
        ) : null
      }
    >
      {gone ? (
        <Alert tone="success" title={t('plan.voices.destroyed', { count: gone.destroyed.length })} live>
          <p>{t('plan.voices.destroyed.certificate', { certificate: gone.certificate, on: date(gone.on) })}</p>
        </Alert>
      ) : (
        <Loaded read={read}>
          {(input) => (
            <>
              <Section title={t('plan.voices.input.words')}>
                <blockquote className="ff-as-written">{input.words}</blockquote>
              </Section>
              <About planId={planId} input={input} />
              <Section title={t('plan.voices.grave')} lead={t('plan.voices.grave.lead')}>
                <div className="ff-buttons">
                  {input.named ? (
                    <Button icon="lock" onClick={() => setAsking('who')}>
                      {t('plan.voices.who.open')}
                    </Button>
                  ) : (
                    <p>{t('plan.voices.who.none')}</p>
                  )}
                  {mayWrite ? <Button onClick={() => setAsking('destroy')}>{t('plan.voices.destroy')}</Button> : null}
                </div>
              </Section>
              {asking === 'respond' ? (
                <Respond
                  planId={planId}
                  input={input}
                  onClose={close}
                  onDone={() => {
                    void read.refetch();
                    close();
                  }}
                />
              ) : null}
              {asking === 'who' ? <WhoSpoke planId={planId} inputId={inputId} onClose={close} /> : null}
              {asking === 'destroy' ? (
                <DestroyInput planId={planId} inputId={inputId} onDone={setGone} onClose={close} />
              ) : null}
            </>
          )}
        </Loaded>
      )}
    </Page>
  );
};

const About = ({ planId, input }: { planId: string; input: InputView }) => {
  const { t, date } = usePlanWords();
  const { nameOf } = useParts(planId);
  return (
    <Section title={t('plan.voices.input.about')}>
      <Facts
        facts={[
          { name: t('plan.voices.input.source'), value: input.source },
          { name: t('plan.voices.input.received'), value: date(input.receivedOn) },
          { name: t('plan.voices.input.scope'), value: t(`plan.voices.scope.${input.consentScope}`) },
          { name: t('plan.voices.input.paid'), value: t(input.compensated ? 'web.yes' : 'web.no') },
          {
            name: t('plan.voices.parts'),
            value: input.nodeIds.map((id) => (
              <span key={id} className="ff-line">
                <Link to={nodePath(planId, id)}>{nameOf(id)}</Link>
              </span>
            )),
          },
          {
            name: t('plan.voices.response'),
            value: input.response ? (
              <>
                <span className="ff-as-written">{input.response}</span>
                {input.respondedOn ? <span className="ff-line ff-small">{date(input.respondedOn)}</span> : null}
              </>
            ) : (
              t('plan.voices.response.open')
            ),
          },
        ]}
      />
    </Section>
  );
};

const Respond = (props: { planId: string; input: InputView; onDone: () => void; onClose: () => void }) => {
  const { t } = usePlanWords();
  const { planId, input } = props;
  return (
    <Dialog title={t('plan.voices.respond')} onClose={props.onClose}>
      <Form
        route={respondSurvivorInput}
        words="plan.form.heard"
        fixed={{ planId, inputId: input.id }}
        fields={{ disposition: { as: 'radios' } }}
        start={{
          ...(input.disposition === 'open' ? {} : { disposition: input.disposition }),
          ...(input.response ? { response: input.response } : {}),
        }}
        onDone={props.onDone}
        onCancel={props.onClose}
      />
    </Dialog>
  );
};
