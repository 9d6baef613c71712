import { lazy, Suspense, useState } from 'react';
import type { Output } from '../../../../platform/contract/index.ts';
import { useAct, useRead } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { Confirm } from '../../../../web/kit/Confirm.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { Page, Section } from '../../../../web/kit/Page.tsx';
import { usePathParams } from '../../../../web/kit/search.ts';
import { useWords } from '../../../../web/kit/words.ts';
import { openRequest, revokeRequest } from '../../contract.ts';
import { useDocumentTypes } from '../evidence/words.ts';
import { Answer } from './Answer.tsx';
import { RequestBadge } from './RequestBadge.tsx';

const Renew = lazy(() => import('./Renew.tsx').then(({ Renew: part }) => ({ default: part })));
const OfflineForm = lazy(() => import('./OfflineForm.tsx').then(({ OfflineForm: part }) => ({ default: part })));

type Opened = Output<typeof openRequest>;

/** One request: what was asked, what came back, and what somebody says is wrong. */
export const Screen = () => {
  const { t } = useWords();
  const { requestId } = usePathParams('requestId');
  const read = useRead(openRequest, { requestId });
  return (
    <Loaded read={read}>
      {(request) => (
        <Page
          title={t('supply.ask.title', { site: request.site })}
          up={{ to: '/supply/requests', label: t('supply.nav.requests') }}
          state={<RequestBadge state={request.state} />}
          whoMaySee={t('supply.product.who')}
          lead={<p>{request.sentence}</p>}
          actions={
            <>
              <RenewLink request={request} />
              <EndLink request={request} />
            </>
          }
        >
          <Asked request={request} />
          <Answer request={request} />
          {request.grievances.length > 0 ? <Wrong said={request.grievances} /> : null}
          <Offline request={request} />
        </Page>
      )}
    </Loaded>
  );
};

const EndLink = ({ request: { id, state } }: { request: Opened }) => {
  const { t } = useWords();
  const mayWrite = useMay('write supply');
  const [open, setOpen] = useState(false);
  const act = useAct(revokeRequest);
  if (!mayWrite || state === 'accepted' || state === 'ended') return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('supply.ask.end')}</Button>
      {open ? (
        <Confirm
          title={t('supply.ask.end.title')}
          consequence={<p>{t('supply.ask.end.consequence')}</p>}
          act={t('supply.ask.end')}
          busy={act.isPending}
          error={act.error}
          onClose={() => setOpen(false)}
          onConfirm={() => act.mutate({ input: { requestId: id } }, { onSuccess: () => setOpen(false) })}
        />
      ) : null}
    </>
  );
};

const RenewLink = ({ request }: { request: Opened }) => {
  const { t } = useWords();
  const mayWrite = useMay('write supply');
  const [open, setOpen] = useState(false);
  if (!mayWrite || request.state === 'accepted') return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('supply.ask.renew')}</Button>
      {open ? (
        <Suspense fallback={<p role="status">{t('web.loading')}</p>}>
          <Renew requestId={request.id} email={request.email} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
};

const Offline = ({ request: { id, state } }: { request: Opened }) => {
  const { t } = useWords();
  const mayWrite = useMay('write supply');
  return (
    <Suspense fallback={<p role="status">{t('web.loading')}</p>}>
      <OfflineForm requestId={id} mayTake={mayWrite && state !== 'accepted'} />
    </Suspense>
  );
};

const Asked = ({ request }: { request: Opened }) => {
  const { t, date, moment } = useWords();
  const { nameOf } = useDocumentTypes();
  const { asks, dueOn, madeAt, email, remindedAt } = request;
  const facts = [
    ['documents', asks.documents.map(nameOf).join(', ')],
    ['suppliers', asks.suppliers ? t('web.yes') : ''],
    ['quantities', asks.quantities ? t('web.yes') : ''],
    ['question', asks.question],
    ['corrective', asks.corrective],
    ['dueOn', date(dueOn)],
    ['email', email ?? ''],
  ] as const;
  return (
    <Section title={t('supply.ask.asked')} lead={t('supply.ask.asked.at', { at: moment(madeAt) })}>
      <dl className="ff-facts">
        {facts
          .filter(([, text]) => text)
          .map(([field, text]) => (
            <div key={field}>
              <dt>{t(`supply.ask.form.${field}`)}</dt>
              <dd>{text}</dd>
            </div>
          ))}
      </dl>
      {remindedAt ? <p>{t('supply.ask.reminded', { at: moment(remindedAt) })}</p> : null}
    </Section>
  );
};

const Wrong = ({ said }: { said: Opened['grievances'] }) => {
  const { t, moment } = useWords();
  return (
    <Section title={t('supply.ask.wrong')} lead={t('supply.ask.wrong.lead')}>
      <ul className="ff-queue">
        {said.map(({ id, words, receivedAt }) => (
          <li key={id}>
            <span>{words}</span>
            <span className="ff-queue-why">{moment(receivedAt)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
};
