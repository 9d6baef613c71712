import { useRead } from '../../../../web/api.ts';
import { EmptyState } from '../../../../web/kit/EmptyState.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { Section } from '../../../../web/kit/Page.tsx';
import { DataTable } from '../../../../web/kit/table/DataTable.tsx';
import { useWords } from '../../../../web/kit/words.ts';
import { productBalance } from '../../contract.ts';

/** Whether what came in can have become what went out; the mill that is short comes first. */
export const Balance = ({ productId }: { readonly productId: string }) => {
  const { t, number } = useWords();
  const read = useRead(productBalance, { productId });
  return (
    <Loaded read={read}>
      {({ sites, lots, sentences }) => (
        <Section title={t('supply.product.tab.balance')}>
          <ul className="ff-rows">
            {sentences.map((one) => (
              <li key={one}>
                <span>{one}</span>
              </li>
            ))}
          </ul>
          <DataTable
            caption={t('supply.product.by-site')}
            name="balance"
            rows={sites}
            rowId={(row) => row.id}
            empty={<EmptyState title={t('supply.product.no-balance')} />}
            columns={[
              { id: 'site', header: t('supply.product.column.site'), value: (row) => row.name, namesRow: true },
              {
                id: 'verdict',
                header: t('supply.product.column.verdict'),
                value: (row) => t(`supply.balance.${row.verdict}`),
              },
              {
                id: 'claimed',
                header: t('supply.product.column.claimed'),
                value: (row) => `${number(row.claimed)} ${row.unit}`,
              },
              {
                id: 'supported',
                header: t('supply.product.column.supported'),
                value: (row) => (row.supported === null ? null : `${number(row.supported)} ${row.unit}`),
              },
              {
                id: 'mixed',
                header: t('supply.product.column.mixed'),
                value: (row) =>
                  row.tainted === null
                    ? null
                    : `${number(row.tainted.least * 100, 0)}–${number(row.tainted.most * 100, 0)} %`,
              },
              {
                id: 'problems',
                header: t('supply.product.column.problems'),
                value: (row) => row.problems.map(({ code, says }) => `${t(`supply.problem.${code}`)}: ${says}`),
              },
            ]}
          />
          {lots.length > 0 ? (
            <>
              <h3>{t('supply.product.lots')}</h3>
              <ul className="ff-rows">
                {lots.map(({ lot, code, says }) => (
                  <li key={`${lot} ${code} ${says}`}>
                    <span>
                      {lot}: {t(`supply.lot.${code}`)}: {says}
                    </span>
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </Section>
      )}
    </Loaded>
  );
};
