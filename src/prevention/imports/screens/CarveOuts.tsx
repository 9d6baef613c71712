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
  const { t, date } = useWords();
  return (
    <Page
      title={t('imports.carve-outs')}
      up={{ to: '/imports/orders', label: t('imports.nav.orders') }}
      whoMaySee={t('imports.who')}
      lead={<p>{t('imports.carve-outs.lead')}</p>}
    >
      <Loaded read={useRead(carveOuts, {})}>
        {({ rows, drafts, version }) =>
          rows.length === 0 ? (
            <EmptyState icon="check" title={t('imports.carve-outs.none')} />
          ) : (
            <>
              {version ? <p>{t('imports.carve-outs.count', { drafts, day: date(version.date) })}</p> : null}
              <ul className="ff-rows">
                {rows.map((row) => (
                  <One key={row.textHash} row={row} />
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
      <p className="ff-small">{t('imports.not-advice')}</p>
    </Page>
  );
};

const One = ({ row }: { row: CarveOut }) => {
  const { t, date } = useWords();
  const may = useMay('write supply');
  const { order, state } = row;
  return (
    <li>
      <div>
        <StateBadge tone={tones[state]}>{t(`imports.carve-out.${state}`)}</StateBadge>
        <p>
          <b>{row.text}</b>{' '}
          {row.from ? t('imports.carve-out.from', { day: date(row.from) }) : t('imports.carve-out.no-day')}
        </p>
        <p>
          {t('imports.order.line', {
            kind: order.kind,
            status: order.status,
            day: order.from ? date(order.from) : t('imports.order.no-day'),
            merchandise: order.merchandise,
            place: order.place.toUpperCase() || 'none',
          })}
        </p>
        <details open={state === 'draft'}>
          <summary>{t('imports.carve-out.remarks')}</summary>
          <p>{row.remarks}</p>
        </details>
        {row.decidedBy ? <p>{t('imports.decided', { by: row.decidedBy, reason: row.reason })}</p> : null}
        {may && state === 'draft' ? <Decide row={row} /> : null}
        {may && state !== 'draft' ? (
          <details>
            <summary>
              {t('imports.carve-out.again')}
              <span className="ff-visually-hidden">: {row.text}</span>
            </summary>
            <Decide row={row} />
          </details>
        ) : null}
      </div>
    </li>
  );
};

const Decide = ({ row: { text, textHash } }: { row: CarveOut }) => {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const act = useAct(decideCarveOut);
  const decide = (state: 'confirmed' | 'rejected'): void =>
    act.mutate({ input: { textHash, state, reason } }, { onSuccess: () => setReason('') });
  const button = (state: 'confirmed' | 'rejected', says: string) => (
    <Button
      kind={state === 'confirmed' ? 'plain' : 'quiet'}
      disabled={reason.trim() === '' || act.isPending}
      onClick={() => decide(state)}
    >
      {says}
      <span className="ff-visually-hidden">: {text}</span>
    </Button>
  );
  return (
    <>
      <TextField label={t('imports.field.reason')} value={reason} onChange={setReason} />
      {act.error ? <ProblemAlert error={act.error} /> : null}
      <p className="ff-actions">
        {button('confirmed', t('imports.confirm'))}
        {button('rejected', t('imports.reject'))}
      </p>
    </>
  );
};
