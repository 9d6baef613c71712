import { type ReactNode, useId, useState } from 'react';
import { Icon } from '../../../../web/kit/Icon.tsx';
import { useT } from '../../../../web/kit/words.ts';
import { inks, type Picture, type Shape } from '../../contract.ts';

const Drawn = ({ shape }: { shape: Shape }) => {
  switch (shape.is) {
    case 'line':
      return (
        <line
          x1={shape.x1}
          y1={shape.y1}
          x2={shape.x2}
          y2={shape.y2}
          stroke={inks[shape.ink]}
          strokeWidth={shape.width}
        />
      );
    case 'text':
      return (
        <text x={shape.x} y={shape.y} textAnchor={shape.anchor} fontSize={shape.size}>
          {shape.text}
        </text>
      );
    case 'dot':
      return <circle cx={shape.x} cy={shape.y} r={shape.r} fill={inks[shape.ink]} />;
    case 'bar':
      return (
        <rect
          x={shape.x}
          y={shape.y}
          width={shape.width}
          height={shape.height}
          fill={shape.outline ? '#fff' : inks.blue}
          stroke={inks.blue}
          {...(shape.outline ? { strokeDasharray: '3 2' } : {})}
        />
      );
  }
};

/** A picture of a study and its table, one switch apart. */
export const PictureWithTable = (props: { picture: Picture; caption: string; table: ReactNode }) => {
  const t = useT();
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  const { picture } = props;
  return (
    <figure className="ff-chart" aria-labelledby={id}>
      <div className="ff-chart-head">
        <h3 id={id}>{picture.title}</h3>
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
      {asTable ? (
        props.table
      ) : (
        <div className="ff-chart-picture">
          <svg
            viewBox={`0 0 ${picture.width} ${picture.height}`}
            width={picture.width}
            role="img"
            aria-label={t('web.chart.label', { title: picture.title })}
          >
            {picture.shapes.map((shape, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the shapes of a picture never move
              <Drawn key={i} shape={shape} />
            ))}
          </svg>
        </div>
      )}
      <figcaption>{props.caption}</figcaption>
    </figure>
  );
};
