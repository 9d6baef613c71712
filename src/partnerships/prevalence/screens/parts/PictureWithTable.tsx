import type { ReactNode } from 'react';
import { FigureWithTable } from '../../../../web/kit/FigureWithTable.tsx';
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
  const { picture, caption, table } = props;
  return (
    <FigureWithTable title={picture.title} caption={caption} table={table}>
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
    </FigureWithTable>
  );
};
