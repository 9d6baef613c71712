import { useState } from 'react';
import type { Output } from '../../../platform/contract/index.ts';
import { useAct, useRead } from '../../../web/api.ts';
import { Button } from '../../../web/kit/Button.tsx';
import { EmptyState } from '../../../web/kit/EmptyState.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { useMay } from '../../../web/kit/me.ts';
import { Page } from '../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../web/kit/Problem.tsx';
import { StateBadge } from '../../../web/kit/StateBadge.tsx';
import { useWords } from '../../../web/kit/words.ts';
import { carveOuts, decideCarveOut } from '../orders/contract.ts';
import { TextField } from './parts/Field.tsx';

type CarveOut = Output<typeof carveOuts>['rows'][number];
const tones = { draft: 'waiting', confirmed: 'good', rejected: 'stopped' } as const;

/** What modified orders leave out: drafts first, each with the words it was read from. */
export const Screen = () => {
  const { t } = useWords();
  return (
    <Page
      title={t('imports.carve-outs')}
      up={{ to: '/imports/orders', label: t('imports.nav.orders') }}
      lead={<p>{t('imports.carve-outs.lead')}</p>}
    >
      <Loaded read={useRead(carveOuts, {})}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState icon="check" title={t('imports.carve-outs.none')} />
          ) : (
            <ul className="ff-rows">
              {rows.map((row) => (
                <One key={row.textHash} row={row} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
};

const One = ({ row }: { row: CarveOut }) => {
  const { t, date } = useWords();
  const may = useMay('write supply');
  const [reason, setReason] = useState('');
  const act = useAct(decideCarveOut);
  const decide = (state: 'confirmed' | 'rejected'): void =>
    act.mutate({ input: { textHash: row.textHash, state, reason } }, { onSuccess: () => setReason('') });
  const { order } = row;
  return (
    <li>
      <div>
        <StateBadge tone={tones[row.state]}>{t(`imports.carve-out.${row.state}`)}</StateBadge>
        <p>
          <b>{row.text}</b>{' '}
          {row.from ? t('imports.carve-out.from', { day: date(row.from) }) : t('imports.carve-out.no-day')}
        </p>
        <p>
          {t('imports.order.line', {
            kind: order.kind,
            status: order.status,
            day: date(order.from),
            merchandise: order.merchandise,
            place: order.place.toUpperCase(),
          })}
        </p>
        <details>
          <summary>{t('imports.carve-out.remarks')}</summary>
          <p>{row.remarks}</p>
        </details>
        {row.decidedBy ? <p>{t('imports.decided', { by: row.decidedBy, reason: row.reason })}</p> : null}
        {may ? (
          <>
            <TextField label={t('imports.field.reason')} value={reason} onChange={setReason} />
            {act.error ? <ProblemAlert error={act.error} /> : null}
            <Button disabled={reason.trim() === '' || act.isPending} onClick={() => decide('confirmed')}>
              {t('imports.confirm')}
            </Button>
            <Button kind="quiet" disabled={reason.trim() === '' || act.isPending} onClick={() => decide('rejected')}>
              {t('imports.reject')}
            </Button>
          </>
        ) : null}
      </div>
    </li>
  );
};
