import type * as Plot from '@observablehq/plot';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Alert } from './Alert.tsx';
import { FigureWithTable } from './FigureWithTable.tsx';
import { useT } from './words.ts';

export type PlotLibrary = typeof Plot;

/** Okabe and Ito's colours: told apart by colour-blind eyes. Use a pattern, shape or label beside them. */
export const chartColours = ['#0072b2', '#e69f00', '#009e73', '#d55e00', '#56b4e9', '#cc79a7', '#000000'] as const;

export interface ChartWithTableProps {
  readonly title: string;
  /** What to see in it, in one or two sentences. */
  readonly caption: ReactNode;
  /** The picture for a width in pixels; hand in a stable function (useCallback). */
  readonly plot: (plot: PlotLibrary, width: number) => Plot.PlotOptions;
  /** The same numbers as a table. */
  readonly table: ReactNode;
}

/** A picture, drawn by Plot, and its table, one switch apart. */
export const ChartWithTable = ({ title, caption, plot, table }: ChartWithTableProps) => (
  <FigureWithTable title={title} caption={caption} table={table}>
    <Picture title={title} plot={plot} />
  </FigureWithTable>
);

const Picture = ({ title, plot }: Pick<ChartWithTableProps, 'title' | 'plot'>) => {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const seen = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    seen.observe(element);
    return () => seen.disconnect();
  }, []);
  useEffect(() => {
    if (width === 0) return undefined;
    let gone = false;
    void import('@observablehq/plot')
      .then((library) => {
        if (gone) return;
        const picture = library.plot({ width, className: 'ff-plot', ...plot(library, width) });
        // Plot brings style elements, which the content security policy forbids; our own sheet says the same (styles/_parts.scss)
        for (const style of picture.querySelectorAll('style')) style.remove();
        const svg = picture.matches('svg') ? picture : picture.querySelector('svg.ff-plot');
        // one name for the whole; its marks are told by the table
        for (const mark of svg?.querySelectorAll('[aria-label]') ?? []) mark.removeAttribute('aria-label');
        svg?.setAttribute('role', 'img');
        svg?.setAttribute('aria-label', t('web.chart.label', { title }));
        box.current?.replaceChildren(picture);
      })
      .catch(() => setFailed(true));
    return () => {
      gone = true;
    };
  }, [width, plot, title, t]);
  return (
    <>
      {failed ? <Alert tone="warning">{t('web.chart.failed')}</Alert> : null}
      <div ref={box} className="ff-chart-picture" />
    </>
  );
};
