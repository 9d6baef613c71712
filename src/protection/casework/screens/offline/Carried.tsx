import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { callProved, ProblemError } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import { Confirm } from '../../../../web/kit/Confirm.tsx';
import { Page, Section } from '../../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import { conflictsOf, endDevice, type RecordHere, recordHere } from '../../contract.ts';
import { calledOf, useCaseworkWords } from '../words.ts';
import { Person } from './Person.tsx';
import { Settle } from './Settle.tsx';
import type { Opened } from './store.ts';
import type { StoreHere } from './use-store.ts';

/** The caseload while it is open: what waits for a decision, then everybody. */
export const Carried = ({ store, opened }: { store: StoreHere; opened: Opened }) => {
  const { t, moment } = useCaseworkWords();
  const [chosen, setChosen] = useState<string | null>(null);
  const send = useMutation({ mutationFn: store.send });
  const shown = useRef<string | null>(null);
  useEffect(() => {
    // another person is another page, though the address tells nothing of her
    if (shown.current !== chosen) document.querySelector('h1')?.focus();
    shown.current = chosen;
  }, [chosen]);
  const { copy, edits, head } = opened;
  const records = copy.records.map((record) => recordHere(copy, record, edits));
  const person = records.find(({ record }) => record.survivorId === chosen);
  if (person) return <Person store={store} opened={opened} here={person} onBack={() => setChosen(null)} />;
  const conflicts = conflictsOf(records);
  return (
    <Page
      neutral
      title={t('casework.offline')}
      state={<StateBadge tone="plain">{t('casework.offline.until', { until: moment(head.leaseUntil) })}</StateBadge>}
      actions={
        <>
          <Button kind="main" disabled={send.isPending} onClick={() => send.mutate()}>
            {t('casework.offline.send', { count: edits.length })}
          </Button>
          <Button icon="lock" onClick={store.lock}>
            {t('casework.offline.lock')}
          </Button>
        </>
      }
    >
      {send.error ? <SendTrouble error={send.error} /> : null}
      {store.sent && !send.isPending ? <SentNote sent={store.sent} /> : null}
      {conflicts.length > 0 ? (
        <Section
          title={t('casework.offline.conflicts', { count: conflicts.length })}
          lead={t('casework.contested.lead')}
        >
          {conflicts.map((conflict) => (
            <Settle
              key={`${conflict.record.survivorId} ${conflict.here.field.field}`}
              store={store}
              opened={opened}
              conflict={conflict}
            />
          ))}
        </Section>
      ) : null}
      <Section title={t('casework.offline.people')} lead={t('casework.offline.copied', { at: moment(copy.takenAt) })}>
        <ul className="ff-rows">
          {records.map((one) => (
            <Row key={one.record.survivorId} here={one} onOpen={() => setChosen(one.record.survivorId)} />
          ))}
        </ul>
      </Section>
      <GiveBack store={store} opened={opened} />
      <p>
        <a className="usa-link ff-tap" href="/caseload">
          {t('casework.offline.to-desk')}
        </a>
      </p>
    </Page>
  );
};

const Row = ({ here, onOpen }: { here: RecordHere; onOpen: () => void }) => {
  const { t, date } = useCaseworkWords();
  const [due] = here.tasks;
  return (
    <li>
      <span>
        <b>{calledOf(here.record)}</b> <span className="ff-small">{here.record.code}</span>{' '}
        {due ? <span className="ff-small">{t('casework.offline.due', { due: date(due.dueOn) })}</span> : null}{' '}
        {here.unsent > 0 ? (
          <StateBadge tone="waiting">{t('casework.offline.unsent', { count: here.unsent })}</StateBadge>
        ) : null}
      </span>
      <Button aria-label={t('casework.offline.open-of', { who: calledOf(here.record) })} onClick={onOpen}>
        {t('casework.offline.open')}
      </Button>
    </li>
  );
};

const SendTrouble = ({ error }: { error: unknown }) => {
  const { t } = useCaseworkWords();
  const signIn = error instanceof ProblemError && error.problem.code === 'NOT_SIGNED_IN';
  if (!signIn) return <ProblemAlert error={error} />;
  return (
    <Alert tone="warning" title={t('casework.offline.sign-in')} live>
      <p>{t('casework.offline.sign-in.says')}</p>
      <a className="usa-button ff-button" href="/sign-in?to=%2Foffline">
        {t('web.sign-in')}
      </a>
    </Alert>
  );
};

const SentNote = ({ sent }: { sent: NonNullable<StoreHere['sent']> }) => {
  const { t } = useCaseworkWords();
  return (
    <Alert tone={sent.held + sent.refused > 0 ? 'warning' : 'success'} live>
      <p>{t('casework.offline.sent', { count: sent.taken })}</p>
      {sent.held > 0 ? <p>{t('casework.offline.sent.held', { count: sent.held })}</p> : null}
      {sent.refused > 0 ? <p>{t('casework.offline.sent.refused', { count: sent.refused })}</p> : null}
    </Alert>
  );
};

/** Off this device, before the time is over. */
const GiveBack = ({ store, opened }: { store: StoreHere; opened: Opened }) => {
  const { t } = useCaseworkWords();
  const [asking, setAsking] = useState(false);
  const act = useMutation({
    mutationFn: async () => {
      await callProved(endDevice, { deviceId: opened.head.deviceId, why: 'returned' });
      await store.giveBack();
    },
  });
  return (
    <Section title={t('casework.offline.return')} lead={t('casework.offline.return.lead')}>
      <Button onClick={() => setAsking(true)}>{t('casework.offline.return.act')}</Button>
      {asking ? (
        <Confirm
          title={t('casework.offline.return')}
          consequence={<p>{t('casework.offline.return.says', { count: opened.edits.length })}</p>}
          act={t('casework.offline.return.act')}
          busy={act.isPending}
          error={act.error}
          onConfirm={() => act.mutate()}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </Section>
  );
};
