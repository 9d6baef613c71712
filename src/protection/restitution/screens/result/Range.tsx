import { useCallback } from 'react';
import { ChartWithTable, chartColours, type PlotLibrary } from '../../../../web/kit/ChartWithTable.tsx';
import { Section } from '../../../../web/kit/Page.tsx';
import { type Result, useRestitutionWords } from '../words.ts';

const estimates = ['low', 'likely', 'high'] as const;

/** The sum for the least, the likely and the most hours, as a picture and as a table. */
export const Range = ({ result }: { result: Result }) => {
  const { t, dollars } = useRestitutionWords();
  const key = JSON.stringify(
    estimates.map((one) => ({
      hours: t(`restitution.estimate.${one}`),
      amount: Number(result.range[one].restitution),
    })),
  );
  const plot = useCallback(
    (plot: PlotLibrary, width: number) => {
      const data = JSON.parse(key) as { hours: string; amount: number }[];
      return {
        width,
        height: 180,
        marginLeft: 110,
        x: { label: t('restitution.column.restitution'), grid: true, zero: true },
        y: { label: null, domain: data.map(({ hours }) => hours) },
        marks: [
          plot.barX(data, { x: 'amount', y: 'hours', fill: chartColours[0], insetTop: 4, insetBottom: 4 }),
          plot.ruleX([0]),
        ],
      };
    },
    [key, t],
  );
  const columns = ['backWages', 'flsaValue', 'losses', 'restitution'] as const;
  const names = { backWages: 'unpaid', flsaValue: 'wage-value', losses: 'losses', restitution: 'restitution' } as const;
  return (
    <Section title={t('restitution.range.title')}>
      <ChartWithTable
        title={t('restitution.range.title')}
        caption={t('restitution.range.caption')}
        plot={plot}
        table={
          <table className="ff-table ff-table--cards">
            <caption className="ff-visually-hidden">{t('restitution.range.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('restitution.column.estimate')}</th>
                {columns.map((column) => (
                  <th scope="col" key={column}>
                    {t(`restitution.column.${names[column]}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {estimates.map((one) => (
                <tr key={one}>
                  <th scope="row">{t(`restitution.estimate.${one}`)}</th>
                  {columns.map((column) => (
                    <td key={column} data-label={t(`restitution.column.${names[column]}`)}>
                      {dollars(result.range[one][column])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        }
      />
    </Section>
  );
};
