import type { Output } from '../../../../platform/contract/index.ts';
import { Link } from '../../../../web/kit/Link.tsx';
import { StateBadge, type Tone } from '../../../../web/kit/StateBadge.tsx';
import { useWords } from '../../../../web/kit/words.ts';
import type { listSuppliers } from '../../contract.ts';

type Row = Output<typeof listSuppliers>['rows'][number];

const tones: Record<NonNullable<Row['outcome']>, Tone> = {
  hit: 'late',
  possible: 'waiting',
  indicator: 'going',
  nothing: 'unknown',
  'not-read': 'waiting',
};

export const OutcomeBadge = ({ outcome }: { outcome: Row['outcome'] }) => {
  const { t } = useWords();
  return outcome === null ? null : <StateBadge tone={tones[outcome]}>{t(`supply.outcome.${outcome}`)}</StateBadge>;
};

/** Suppliers, each with its reason in one sentence. */
export const Rows = ({ rows }: { rows: readonly Row[] }) => {
  const { t } = useWords();
  return (
    <ol className="ff-queue">
      {rows.map((row) => (
        <li key={row.id}>
          <span>
            <Link to={`/supply/suppliers/${row.id}`}>{row.name || t('supply.supplier.no-name')}</Link>{' '}
            <OutcomeBadge outcome={row.outcome} />
          </span>
          <span className="ff-queue-why">{row.sentence}</span>
        </li>
      ))}
    </ol>
  );
};
