import { useState } from 'react';
import { useAct, useRead } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { Confirm } from '../../../../web/kit/Confirm.tsx';
import { Dialog } from '../../../../web/kit/Dialog.tsx';
import { Form } from '../../../../web/kit/form/Form.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { Section } from '../../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { Tag } from '../../../../web/kit/StateBadge.tsx';
import { assignWorker, closeCase, listColleagues, openCase, releaseWorker, setShield } from '../../contract.ts';
import { type RecordView, useCaseworkWords, useCodes } from '../words.ts';
import { Destroy } from './Destroy.tsx';
import { Duplicates } from './Duplicates.tsx';
import { Holds } from './Holds.tsx';

/** Who works with her, her cases, who may find the record, and what keeps it. */
export const Care = ({ record }: { record: RecordView }) => {
  const mayPurge = useMay('purge service');
  const mayHold = useMay('approve caseload');
  return (
    <>
      <Team record={record} />
      <Cases record={record} />
      <Shielding record={record} />
      {record.classes.includes('identity') ? <Duplicates record={record} /> : null}
      {mayHold || record.hold ? <Holds record={record} /> : null}
      {mayPurge ? <Destroy record={record} /> : null}
    </>
  );
};

const Team = ({ record }: { record: RecordView }) => {
  const { t, moment } = useCaseworkWords();
  const may = useMay('write caseload') && record.relation !== 'emergency';
  const people = useRead(listColleagues, {}, { enabled: may });
  const off = useAct(releaseWorker);
  const [adding, setAdding] = useState(false);
  return (
    <Section
      title={t('casework.team')}
      lead={t('casework.team.lead')}
      aside={
        may ? (
          <Button icon="add" onClick={() => setAdding(true)}>
            {t('casework.team.add')}
          </Button>
        ) : null
      }
    >
      {off.error ? <ProblemAlert error={off.error} /> : null}
      <ul className="ff-rows">
        {record.team.map(({ id, name, part, since }) => (
          <li key={id}>
            <span>
              <b>{name}</b> <Tag>{t(`casework.part.${part}`)}</Tag>{' '}
              <span className="ff-small">{t('casework.since', { day: moment(since) })}</span>
            </span>
            {may && record.team.length > 1 ? (
              <Button
                kind="quiet"
                disabled={off.isPending}
                onClick={() => off.mutate({ input: { survivorId: record.id, personId: id } })}
              >
                {t('casework.team.off')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {adding ? (
        <Dialog title={t('casework.team.add')} onClose={() => setAdding(false)}>
          <Form
            route={assignWorker}
            words="casework.form.team"
            fixed={{ survivorId: record.id }}
            fields={{
              personId: {
                as: 'select',
                options: (people.data?.people ?? []).map(({ id, name }) => ({ value: id, label: name })),
              },
            }}
            also={['consent']}
            onDone={() => setAdding(false)}
            onCancel={() => setAdding(false)}
          />
        </Dialog>
      ) : null}
    </Section>
  );
};

const Cases = ({ record }: { record: RecordView }) => {
  const { t, date } = useCaseworkWords();
  const { label, options } = useCodes();
  const [asking, setAsking] = useState<'open' | 'close' | null>(null);
  const open = record.cases.find(({ closedOn }) => closedOn === null);
  const close = () => setAsking(null);
  return (
    <Section
      title={t('casework.cases')}
      aside={
        record.mayWrite ? (
          <Button onClick={() => setAsking(open ? 'close' : 'open')}>
            {t(open ? 'casework.cases.close' : 'casework.cases.open')}
          </Button>
        ) : null
      }
    >
      {record.cases.length === 0 ? <p className="ff-nothing">{t('casework.cases.none')}</p> : null}
      <ul className="ff-rows">
        {record.cases.map((one) => (
          <li key={one.id}>
            <span>
              <b>{label('referral-source', one.reason)}</b>{' '}
              <span className="ff-small">
                {one.closedOn
                  ? t('casework.cases.from-to', {
                      from: date(one.openedOn),
                      to: date(one.closedOn),
                      why: label('closure-reason', one.closedReason ?? ''),
                    })
                  : t('casework.since', { day: date(one.openedOn) })}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {asking === 'open' ? (
        <Dialog title={t('casework.cases.open')} onClose={close}>
          <Form
            route={openCase}
            words="casework.form.case"
            fixed={{ survivorId: record.id }}
            ask={['reason', 'openedOn', 'funder']}
            fields={{ reason: { as: 'select', options: options('referral-source') } }}
            onDone={close}
            onCancel={close}
          />
        </Dialog>
      ) : null}
      {asking === 'close' && open ? (
        <Dialog title={t('casework.cases.close')} onClose={close}>
          <p className="ff-consequence">{t('casework.cases.close.says')}</p>
          <Form
            route={closeCase}
            words="casework.form.closing"
            fixed={{ survivorId: record.id, caseId: open.id }}
            ask={['reason', 'closedOn']}
            fields={{ reason: { as: 'select', options: options('closure-reason') } }}
            onDone={close}
            onCancel={close}
          />
        </Dialog>
      ) : null}
    </Section>
  );
};

const shields = ['open', 'restricted', 'closed'] as const;

const Shielding = ({ record }: { record: RecordView }) => {
  const { t } = useCaseworkWords();
  const may = useMay('write safety') && record.relation !== 'emergency';
  const act = useAct(setShield);
  const [asking, setAsking] = useState<(typeof shields)[number] | null>(null);
  return (
    <Section title={t('casework.shield')} lead={t(`casework.shield.${record.shield}.says`)}>
      {may ? (
        <div className="ff-buttons">
          {shields
            .filter((one) => one !== record.shield)
            .map((one) => (
              <Button key={one} icon={one === 'open' ? 'people' : 'lock'} onClick={() => setAsking(one)}>
                {t(`casework.shield.${one}.do`)}
              </Button>
            ))}
        </div>
      ) : null}
      {asking ? (
        <Confirm
          title={t(`casework.shield.${asking}.do`)}
          consequence={<p>{t(`casework.shield.${asking}.says`)}</p>}
          act={t(`casework.shield.${asking}.do`)}
          busy={act.isPending}
          error={act.error}
          onConfirm={() =>
            act.mutate({ input: { survivorId: record.id, shield: asking } }, { onSuccess: () => setAsking(null) })
          }
          onClose={() => setAsking(null)}
        />
      ) : null}
    </Section>
  );
};
