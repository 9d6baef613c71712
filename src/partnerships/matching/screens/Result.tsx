import type { ReactNode } from 'react';
import type { z } from 'zod';
import { Alert } from '../../../web/kit/Alert.tsx';
import { Section } from '../../../web/kit/Page.tsx';
import { Stat } from '../../../web/kit/Stat.tsx';
import { useWords } from '../../../web/kit/words.ts';
import type { RoundResult } from '../contract.ts';

type Shown = z.infer<typeof RoundResult>;

const Table = ({ table }: { table: NonNullable<Shown['table']> }) => {
  const { t, number } = useWords();
  return (
    <table className="usa-table">
      <caption>{t('matching.result.table')}</caption>
      <thead>
        <tr>
          {table.lists.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
          <th scope="col">{t('matching.result.people')}</th>
        </tr>
      </thead>
      <tbody>
        {table.cells.map(({ history, count }) => (
          <tr key={history.join('')}>
            {history.map((bit, i) => (
              <td key={table.lists[i]}>{t(bit === 1 ? 'matching.result.on' : 'matching.result.off')}</td>
            ))}
            <td>{count === null ? t('matching.result.withheld') : number(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** What came of a round, and how long it is kept. */
export const Result = (props: { result: Shown; keepUntil: string | null; children: ReactNode }) => {
  const { t, number, moment } = useWords();
  const { result, keepUntil, children } = props;
  const { table, estimates, matched, possible, matches } = result;
  return (
    <Section title={t('matching.result')}>
      {keepUntil ? <p>{t('matching.result.until', { until: moment(keepUntil) })}</p> : null}
      {table ? <Table table={table} /> : null}
      {table && table.cases !== null ? children : null}
      {estimates.length > 0 ? (
        <>
          <ul>
            {estimates.map(({ method, total, interval }) => (
              <li key={method}>
                {t('matching.result.estimate', {
                  method,
                  there: total === null ? 'none' : interval === null ? 'bare' : 'whole',
                  total: number(total ?? 0, 0),
                  level: Math.round((interval?.level ?? 0) * 100),
                  lower: number(interval?.lower ?? 0, 0),
                  upper: number(interval?.upper ?? 0, 0),
                })}
              </li>
            ))}
          </ul>
          <Alert>{t('matching.result.doubt')}</Alert>
        </>
      ) : null}
      {table ? null : (
        <div className="ff-stats">
          <Stat label={t('matching.result.matched')} value={matched ?? t('matching.result.withheld')} />
          <Stat
            label={t('matching.result.possible')}
            value={possible ?? t('matching.result.withheld')}
            doubt={t('matching.result.possible.doubt')}
          />
        </div>
      )}
      {matches.length > 0 ? (
        <ul className="ff-rows">
          {matches.map(({ ref, verdict, by }) => (
            <li key={ref}>
              <span>
                <b>{ref}</b> {t(`matching.verdict.${verdict}`)} ({by.join(', ')})
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </Section>
  );
};
