import { type ReactNode, useId, useState } from 'react';
import { Icon } from './Icon.tsx';
import { useT } from './words.ts';

interface Props {
  readonly title: string;
  readonly caption: ReactNode;
  /** The same numbers as a table. */
  readonly table: ReactNode;
  /** The picture. */
  readonly children: ReactNode;
}

/** Any picture and its table, one switch apart. */
export const FigureWithTable = ({ title, caption, table, children }: Props) => {
  const t = useT();
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  return (
    <figure className="ff-chart" aria-labelledby={id}>
      <div className="ff-chart-head">
        <h3 id={id}>{title}</h3>
        <fieldset className="ff-switch">
          <legend className="ff-visually-hidden">{t('web.chart.switch')}</legend>
          <button type="button" aria-pressed={!asTable} onClick={() => setAsTable(false)}>
            <Icon name="chart" />
            {t('web.chart.picture')}
          </button>
          <button type="button" aria-pressed={asTable} onClick={() => setAsTable(true)}>
            <Icon name="table" />
            {t('web.chart.table')}
          </button>
        </fieldset>
      </div>
      {asTable ? table : children}
      <figcaption>{caption}</figcaption>
    </figure>
  );
};
