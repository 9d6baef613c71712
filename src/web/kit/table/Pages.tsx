import { useId } from 'react';
import { Icon } from '../Icon.tsx';
import type { Words } from '../words.ts';
import type { RowsInView } from './rows-in-view.ts';
import { pageSizes, type UseTableView } from './view.ts';

/** Below the list: how many there are, which of them these are, and the way to the others. */
export const Pages = <Row,>(props: { view: UseTableView; inView: RowsInView<Row>; caption: string; words: Words }) => {
  const { view, inView, words } = props;
  const id = useId();
  const { total, pages, pageIndex } = inView;
  const from = pageIndex * view.size;
  const go = (page: number): void => view.change({ page });
  if (total === 0) return null;
  return (
    <div className="ff-pages">
      <p className="ff-pages-count" aria-live="polite">
        {pages === 1
          ? words.t('web.table.count', { total })
          : words.t('web.table.range', { from: from + 1, to: Math.min(from + view.size, total), total })}
      </p>
      {total > pageSizes[0] ? (
        <div className="ff-pages-size">
          <label htmlFor={id}>{words.t('web.table.size')}</label>
          <select
            id={id}
            className="usa-select"
            value={view.size}
            onChange={(event) => view.change({ size: Number(event.target.value) })}
          >
            {[...new Set([...pageSizes, view.size])]
              .sort((a, b) => a - b)
              .map((size) => (
                <option key={size} value={size}>
                  {size}
                </option>
              ))}
          </select>
        </div>
      ) : null}
      {pages > 1 ? (
        <nav className="ff-pages-nav" aria-label={words.t('web.table.pages', { caption: props.caption })}>
          <button type="button" className="ff-tool" disabled={pageIndex === 0} onClick={() => go(pageIndex - 1)}>
            <Icon name="before" />
            {words.t('web.table.before')}
          </button>
          <span>{words.t('web.table.page', { page: pageIndex + 1, pages })}</span>
          <button type="button" className="ff-tool" disabled={pageIndex >= pages - 1} onClick={() => go(pageIndex + 1)}>
            {words.t('web.table.next')}
            <Icon name="next" />
          </button>
        </nav>
      ) : null}
    </div>
  );
};
