import { useState } from 'react';
import type { Output } from '../../../../platform/contract/index.ts';
import { useAct, useRead } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import { Dialog } from '../../../../web/kit/Dialog.tsx';
import { Form } from '../../../../web/kit/form/Form.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { Section } from '../../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import { findChild, noteRequest, noteRight, openEncounter, tellHhs } from '../../contract.ts';
import { useReliefWords } from '../words.ts';

type Encounter = Output<typeof openEncounter>;
type Asked = Encounter['requests'][number];

/** Officials: the notice within 24 hours, what agencies were asked, rights in court, the card. */
export const Agencies = ({ survivorId }: { survivorId: string }) => {
  const { t } = useReliefWords();
  const read = useRead(openEncounter, { survivorId });
  return (
    <Loaded read={read}>
      {(encounter) => (
        <>
          <Alert tone="info" title={t('relief.reminder')}>
            <p>{t('relief.reminder.says')}</p>
            <Link to="/relief/card">{t('relief.nav.card')}</Link>
          </Alert>
          <Notices survivorId={survivorId} encounter={encounter} />
          <Requests survivorId={survivorId} encounter={encounter} />
          <Rights survivorId={survivorId} encounter={encounter} />
        </>
      )}
    </Loaded>
  );
};

interface PartProps {
  readonly survivorId: string;
  readonly encounter: Encounter;
}

const toneOf = {
  'to-ask': 'waiting',
  asked: 'going',
  signed: 'good',
  refused: 'stopped',
  withdrawn: 'stopped',
} as const;

const Notices = ({ survivorId, encounter }: PartProps) => {
  const { t, moment } = useReliefWords();
  const [adding, setAdding] = useState(false);
  const tell = useAct(tellHhs, { also: ['casework'] });
  const runs = encounter.notices.some(({ toldAt }) => toldAt === null);
  return (
    <Section
      title={t('relief.notice')}
      lead={t('relief.notice.lead')}
      aside={
        encounter.mayWrite && !runs ? (
          <Button icon="clock" onClick={() => setAdding(true)}>
            {t('relief.notice.start')}
          </Button>
        ) : null
      }
    >
      {tell.error ? <ProblemAlert error={tell.error} /> : null}
      <ul className="ff-rows">
        {encounter.notices.map((notice) => (
          <li key={notice.id}>
            <span>
              {notice.toldAt
                ? t('relief.notice.told', { when: moment(notice.toldAt) })
                : t('relief.notice.due', { when: moment(notice.dueAt) })}{' '}
              <StateBadge tone={notice.late ? 'late' : notice.toldAt ? 'good' : 'waiting'}>
                {notice.late
                  ? t('relief.notice.late')
                  : notice.toldAt
                    ? t('relief.notice.in-time')
                    : t('relief.notice.left', { count: notice.hoursLeft })}
              </StateBadge>
            </span>
            {notice.toldAt === null && encounter.mayWrite ? (
              <Button
                kind="main"
                disabled={tell.isPending}
                onClick={() => tell.mutate({ input: { survivorId, noticeId: notice.id } })}
              >
                {t('relief.notice.done')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {adding ? (
        <Dialog title={t('relief.notice.start')} onClose={() => setAdding(false)}>
          <Form
            route={findChild}
            words="relief.form.notice"
            fixed={{ survivorId }}
            ask={['foundAt']}
            also={['casework']}
            onDone={() => setAdding(false)}
            onCancel={() => setAdding(false)}
          />
        </Dialog>
      ) : null}
    </Section>
  );
};

const Requests = ({ survivorId, encounter }: PartProps) => {
  const { t, date } = useReliefWords();
  const [open, setOpen] = useState<Asked | 'new' | null>(null);
  const before = open === 'new' ? null : open;
  return (
    <Section
      title={t('relief.requests')}
      lead={t('relief.requests.lead')}
      aside={
        encounter.mayWrite ? (
          <Button icon="add" onClick={() => setOpen('new')}>
            {t('relief.requests.add')}
          </Button>
        ) : null
      }
    >
      {encounter.requests.length === 0 ? <p className="ff-nothing">{t('relief.requests.none')}</p> : null}
      <ul className="ff-rows">
        {encounter.requests.map((request) => (
          <li key={request.id}>
            <span>
              <b>{t(`relief.form.request.kind.${request.kind}`)}</b>{' '}
              <StateBadge tone={toneOf[request.state]}>{t(`relief.form.request.state.${request.state}`)}</StateBadge>
              <span className="ff-line ff-small">
                {request.daysWaiting === null ? '' : `${t('relief.requests.waits', { count: request.daysWaiting })} · `}
                {request.answeredOn ? `${t('relief.requests.answered', { day: date(request.answeredOn) })} · ` : ''}
                {request.endsOn ? `${t('relief.requests.ends', { day: date(request.endsOn) })} · ` : ''}
                {request.by?.name}
              </span>
              {request.words ? <span className="ff-line ff-as-written">{request.words}</span> : null}
            </span>
            {encounter.mayWrite ? (
              <Button kind="quiet" onClick={() => setOpen(request)}>
                {t('relief.fact.change')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {open ? (
        <Dialog title={t('relief.requests.add')} onClose={() => setOpen(null)}>
          <Form
            route={noteRequest}
            words="relief.form.request"
            fixed={{ survivorId, ...(before ? { id: before.id, kind: before.kind } : {}) }}
            start={
              before
                ? {
                    state: before.state,
                    askedOn: before.askedOn ?? undefined,
                    answeredOn: before.answeredOn ?? undefined,
                    endsOn: before.endsOn ?? undefined,
                    words: before.words ?? undefined,
                  }
                : { state: 'asked' }
            }
            ask={['kind', 'state', 'askedOn', 'answeredOn', 'endsOn', 'words']}
            fields={{ words: { rows: 3, autoComplete: 'off' } }}
            onDone={() => setOpen(null)}
            onCancel={() => setOpen(null)}
          />
        </Dialog>
      ) : null}
    </Section>
  );
};

const Rights = ({ survivorId, encounter }: PartProps) => {
  const { t, date } = useReliefWords();
  const [adding, setAdding] = useState(false);
  return (
    <Section
      title={t('relief.rights')}
      lead={t('relief.rights.lead')}
      aside={
        encounter.mayWrite ? (
          <Button icon="add" onClick={() => setAdding(true)}>
            {t('relief.rights.add')}
          </Button>
        ) : null
      }
    >
      {encounter.rights.length === 0 ? <p className="ff-nothing">{t('relief.rights.none')}</p> : null}
      <ul className="ff-rows">
        {encounter.rights.map((right) => (
          <li key={right.id}>
            <span>
              <b>{date(right.on)}</b> {t(`relief.form.right.right.${right.right}`)}:{' '}
              {t(`relief.form.right.event.${right.event}`)}
              <span className="ff-line ff-small">{right.by?.name}</span>
              {right.words ? <span className="ff-line ff-as-written">{right.words}</span> : null}
            </span>
          </li>
        ))}
      </ul>
      {adding ? (
        <Dialog title={t('relief.rights.add')} onClose={() => setAdding(false)}>
          <Form
            route={noteRight}
            words="relief.form.right"
            fixed={{ survivorId }}
            ask={['right', 'event', 'on', 'words']}
            fields={{ words: { rows: 3, autoComplete: 'off' } }}
            onDone={() => setAdding(false)}
            onCancel={() => setAdding(false)}
          />
        </Dialog>
      ) : null}
    </Section>
  );
};
