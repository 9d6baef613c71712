import { useState } from 'react';
import type { Output } from '../../../../platform/contract/index.ts';
import { useAct, useRead } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { Confirm } from '../../../../web/kit/Confirm.tsx';
import { EmptyState } from '../../../../web/kit/EmptyState.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { Page } from '../../../../web/kit/Page.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import { endDevice, leaseHours, listDevices } from '../../contract.ts';
import { useCaseworkWords } from '../words.ts';

type Device = Output<typeof listDevices>['devices'][number];

/** Which devices carry a caseload, and how to take it back. */
export const Screen = () => {
  const { t } = useCaseworkWords();
  const read = useRead(listDevices, {});
  const mayTake = useMay('read caseload');
  const [ending, setEnding] = useState<Device | null>(null);
  return (
    <Page
      title={t('casework.nav.devices')}
      whoMaySee={t('casework.devices.who')}
      lead={t('casework.devices.lead', { hours: leaseHours })}
      actions={
        mayTake ? (
          // a page of its own: the browser keeps it, and this one it does not
          <a className="usa-button ff-button" href="/offline">
            {t('casework.devices.take')}
          </a>
        ) : null
      }
    >
      <Loaded read={read}>
        {({ devices, all }) =>
          devices.length === 0 ? (
            <EmptyState icon="work" title={t('casework.devices.none')}>
              {t('casework.devices.none.says')}
            </EmptyState>
          ) : (
            <ul className="ff-rows">
              {devices.map((device) => (
                <DeviceRow key={device.id} device={device} all={all} onEnd={() => setEnding(device)} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {ending ? <End device={ending} onClose={() => setEnding(null)} /> : null}
    </Page>
  );
};

const tones = { good: 'going', over: 'stopped', ended: 'stopped' } as const;

const DeviceRow = ({ device, all, onEnd }: { device: Device; all: boolean; onEnd: () => void }) => {
  const { t, moment } = useCaseworkWords();
  const { standing, endedWhy } = device;
  return (
    <li>
      <span>
        <b>{t(`casework.offline.device.${device.kind}`)}</b>{' '}
        {all ? <>{device.person?.name ?? t('casework.somebody')} </> : null}
        <StateBadge tone={tones[standing]}>
          {t(standing === 'ended' && endedWhy ? `casework.devices.ended.${endedWhy}` : `casework.devices.${standing}`)}
        </StateBadge>
        <span className="ff-line ff-small">
          {t('casework.devices.taken', { at: moment(device.takenAt), records: device.records })}
        </span>
        <span className="ff-line ff-small">
          {standing === 'good'
            ? t('casework.devices.until', { until: moment(device.leaseUntil), seen: moment(device.seenAt) })
            : t('casework.devices.seen', { seen: moment(device.seenAt) })}
        </span>
      </span>
      {standing === 'good' ? <Button onClick={onEnd}>{t('casework.devices.end')}</Button> : null}
    </li>
  );
};

const End = ({ device, onClose }: { device: Device; onClose: () => void }) => {
  const { t } = useCaseworkWords();
  const act = useAct(endDevice);
  return (
    <Confirm
      grave
      title={t('casework.devices.end.title')}
      consequence={
        <>
          <p>{t('casework.devices.end.wipes')}</p>
          <p>{t('casework.devices.end.unsent')}</p>
          <p>{t('casework.devices.end.sessions')}</p>
        </>
      }
      act={t('casework.devices.end')}
      busy={act.isPending}
      error={act.error}
      onConfirm={() => act.mutate({ input: { deviceId: device.id, why: 'lost' } }, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
};
