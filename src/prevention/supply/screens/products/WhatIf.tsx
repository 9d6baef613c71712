import { useId, useState } from 'react';
import { useAct, useRead } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { Section } from '../../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { DataTable } from '../../../../web/kit/table/DataTable.tsx';
import { useWords } from '../../../../web/kit/words.ts';
import { productFlow, whatIf } from '../../contract.ts';
import { ShipmentBadge } from '../shipments/words.tsx';
import { Way } from './Exposure.tsx';

/** If this site were on a list: which products it touches, and what of them is on its way. */
export const WhatIf = ({ productId }: { readonly productId: string }) => {
  const { t, number } = useWords();
  const id = useId();
  const read = useRead(productFlow, { productId });
  const ask = useAct(whatIf);
  const [site, setSite] = useState('');
  return (
    <Section title={t('supply.product.tab.what-if')} lead={t('supply.product.what-if.lead')}>
      <Loaded read={read}>
        {({ nodes }) => (
          <div className="ff-inline-form">
            <div className="ff-field">
              <label htmlFor={id}>{t('supply.product.what-if.site')}</label>
              <select id={id} className="usa-select" value={site} onChange={(event) => setSite(event.target.value)}>
                <option value="">{t('supply.product.what-if.choose')}</option>
                {nodes
                  .filter(({ tier }) => tier > 0)
                  .map((node) => (
                    <option key={node.id} value={node.id}>
                      {node.name}
                    </option>
                  ))}
              </select>
            </div>
            <Button kind="main" disabled={site === '' || ask.isPending} onClick={() => ask.mutate({ input: { site } })}>
              {t('supply.product.what-if.ask')}
            </Button>
          </div>
        )}
      </Loaded>
      {ask.error ? <ProblemAlert error={ask.error} /> : null}
      {ask.data ? (
        <>
          <p role="status">{ask.data.sentence}</p>
          <DataTable
            caption={t('supply.product.what-if.products')}
            name="what-if"
            rows={ask.data.products}
            rowId={(row) => row.id}
            empty={null}
            columns={[
              { id: 'product', header: t('supply.product.column.product'), value: (row) => row.name, namesRow: true },
              { id: 'before', header: t('supply.product.column.before'), value: (row) => row.before, kind: 'number' },
              { id: 'after', header: t('supply.product.column.after'), value: (row) => row.after, kind: 'number' },
              {
                id: 'way',
                header: t('supply.product.column.way'),
                value: (row) => row.path.nodes.map(({ name }) => name),
                cell: (row) => <Way path={row.path} />,
              },
              {
                id: 'amount',
                header: t('supply.product.column.amount'),
                value: (row) => row.amounts.map(({ quantity, unit }) => `${number(quantity)} ${unit}`),
              },
              {
                id: 'open',
                header: t('supply.product.column.open'),
                value: (row) => row.open.map(({ lot, amount }) => `${lot} (${number(amount.quantity)} ${amount.unit})`),
              },
            ]}
          />
          {ask.data.shipments.length > 0 ? (
            <>
              <p>{t('supply.shipment.what-if')}</p>
              <ol className="ff-queue">
                {ask.data.shipments.map((one) => (
                  <li key={one.id}>
                    <span>
                      <Link to={`/supply/shipments/${one.id}`}>{one.called}</Link> <ShipmentBadge state={one.state} />
                    </span>
                    <span className="ff-queue-why">
                      {[one.by, ...one.amounts.map(({ quantity, unit }) => `${number(quantity)} ${unit}`)].join(' · ')}
                    </span>
                  </li>
                ))}
              </ol>
            </>
          ) : null}
        </>
      ) : null}
    </Section>
  );
};
