import { useState } from 'react';
import type { Output } from '../../../../platform/contract/index.ts';
import { call } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import { FileDrop } from '../../../../web/kit/FileDrop.tsx';
import { Places, ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { readSheet, type SheetField } from '../../contract.ts';
import { PickField } from '../Field.tsx';
import { useRestitutionWords, type Work } from '../words.ts';

type Found = Output<typeof readSheet>;
type Columns = Partial<Record<SheetField, string>>;

const fieldsOf = { hours: ['date', 'hours', 'start', 'end'], pay: ['date', 'amount', 'from', 'to'] } as const;

interface SheetProps {
  readonly survivorId: string;
  readonly work: Work;
  readonly onWork: (change: Pick<Work, 'spells' | 'paid'>) => void;
}

/** A time sheet or pay slips: looked at first, column by column, then taken over into the form. */
export const Sheet = ({ survivorId, work, onWork }: SheetProps) => {
  const { t } = useRestitutionWords();
  const [file, setFile] = useState<File | null>(null);
  const [holds, setHolds] = useState<'hours' | 'pay'>('hours');
  const [dayOrder, setOrder] = useState<'month-first' | 'day-first'>('month-first');
  const [columns, setColumns] = useState<Columns>({});
  const [found, setFound] = useState<Found | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);

  const look = async (next: File | null, how: { holds: typeof holds; dayOrder: typeof dayOrder; columns: Columns }) => {
    setFile(next);
    setHolds(how.holds);
    setOrder(how.dayOrder);
    setColumns(how.columns);
    setTrouble(null);
    setFound(null);
    if (!next) return;
    const asked = { survivorId, holds: how.holds, dayOrder: how.dayOrder, fileName: next.name, ...how.columns };
    try {
      setFound(await call(readSheet, asked, { file: next }));
    } catch (error) {
      setTrouble(error);
    }
  };
  const now = { holds, dayOrder, columns };
  const take = (): void => {
    if (!found) return;
    const basis = file?.name ? { basis: file.name.slice(0, 500) } : {};
    if (holds === 'pay') onWork({ paid: [...(work.paid ?? []), ...found.paid] });
    else onWork({ spells: [...(work.spells ?? []), { days: found.days, rate: '0.00', ...basis }] });
    void look(null, { ...now, columns: {} });
  };
  return (
    <details className="ff-fold">
      <summary>{t('restitution.sheet.take')}</summary>
      <div className="ff-fold-body">
        <div className="ff-fields">
          <PickField
            label={t('restitution.sheet.holds')}
            value={holds}
            choices={[
              ['hours', t('restitution.sheet.hours')],
              ['pay', t('restitution.sheet.pay')],
            ]}
            onPick={(value) => void look(file, { ...now, columns: {}, holds: value === 'pay' ? 'pay' : 'hours' })}
          />
          <PickField
            label={t('restitution.sheet.order')}
            value={dayOrder}
            choices={[
              ['month-first', t('restitution.sheet.month-first')],
              ['day-first', t('restitution.sheet.day-first')],
            ]}
            onPick={(value) =>
              void look(file, { ...now, dayOrder: value === 'day-first' ? 'day-first' : 'month-first' })
            }
          />
        </div>
        <FileDrop
          endings={['.csv', '.xlsx']}
          maxBytes={8 * 1024 * 1024}
          label={t('restitution.sheet.file')}
          file={file}
          onFile={(next) => void look(next, { ...now, columns: {} })}
        />
        {trouble ? <ProblemAlert error={trouble} /> : null}
        {found ? (
          <>
            <div className="ff-fields">
              {fieldsOf[holds].map((field) => (
                <PickField
                  key={field}
                  label={t(`restitution.sheet.column.${field}`)}
                  value={found.columns[field] ?? ''}
                  choices={[
                    ['', t('restitution.sheet.no-column')],
                    ...found.headings.filter((one) => one !== '').map((one) => [one, one] as const),
                  ]}
                  onPick={(heading) =>
                    void look(file, { ...now, columns: { ...columns, [field]: heading || undefined } })
                  }
                />
              ))}
            </div>
            <FirstRows found={found} />
            {found.problems.length > 0 ? (
              <Alert tone="warning" title={t('restitution.sheet.problems', { count: found.problems.length })}>
                <Places where={found.problems} />
              </Alert>
            ) : null}
            <Button kind="main" disabled={!found.ready} onClick={take}>
              {t('restitution.sheet.take-over', { count: holds === 'pay' ? found.paid.length : found.days.length })}
            </Button>
          </>
        ) : null}
      </div>
    </details>
  );
};

const FirstRows = ({ found }: { found: Found }) => {
  const { t } = useRestitutionWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="ff-table-whole" aria-label={t('restitution.sheet.first')} tabIndex={0}>
      <table className="ff-table ff-table--raw">
        <caption className="ff-visually-hidden">{t('restitution.sheet.first')}</caption>
        <thead>
          <tr>
            {found.headings.map((heading, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns of a table that never move
              <th scope="col" key={i}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {found.rows.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a table that never move
            <tr key={i}>
              {row.map((cell, j) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells of a table that never move
                <td key={j} data-label={found.headings[j]}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
