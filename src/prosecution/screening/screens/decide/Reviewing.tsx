import { useEffect, useRef } from 'react';
import { useRead } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import { EmptyState } from '../../../../web/kit/EmptyState.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { usePageKeys } from '../../../../web/kit/page-keys.ts';
import { useGo } from '../../../../web/kit/search.ts';
import { openCandidate } from '../../contract.ts';
import { Name } from '../parts/Name.tsx';
import { paths, useScreeningWords } from '../words.ts';
import { AnswerPanel } from './AnswerPanel.tsx';
import { CandidateView, type FoldName, useFolds } from './CandidateView.tsx';
import { speaksFor } from './speaks-for.ts';
import { type Filter, useWorkList } from './use-work-list.ts';
import { type Row, rowKey } from './work-list.ts';

const foldKeys: Record<FoldName, string> = { why: 'e', party: 'p', follows: 'c', walk: 'w', lists: 'l' };

/** One possible match after the other: looked at, answered with a key, the last answer still to be taken back. */
export const Reviewing = ({ filter }: { filter: Filter }) => {
  const { t } = useScreeningWords();
  const go = useGo();
  const folded = useFolds([]);
  const work = useWorkList(filter);
  const { list, row, refused } = work;
  const answered = [...list.ended.values()].filter((how) => how === 'answered').length;
  const settled = list.ended.size - answered;
  usePageKeys([
    { key: 'j', says: t('screening.keys.next'), run: () => work.step(1) },
    { key: 'k', says: t('screening.keys.before'), run: () => work.step(-1) },
    { key: 'ArrowRight', run: () => work.step(1) },
    { key: 'ArrowLeft', run: () => work.step(-1) },
    { key: 'u', says: t('screening.keys.undo'), run: list.held ? work.undo : undefined },
    { key: 'y', says: t('screening.queue.keep'), run: list.held ? work.keepNow : undefined },
    ...Object.entries(foldKeys).map(([name, key]) => ({
      key,
      says: t('screening.keys.fold', { part: t(`screening.fold.${name}`) }),
      run: () => folded.toggle(name as FoldName),
    })),
    {
      key: 'o',
      says: t('screening.keys.page'),
      run: row ? () => go(paths.candidate(row.requestId, row.n)) : undefined,
    },
  ]);
  if (work.trouble) return <ProblemAlert error={work.trouble} again={() => void work.load()} />;
  if (list.rows.length === 0) {
    return list.more ? (
      <p className="ff-loading" role="status">
        {t('web.loading')}
      </p>
    ) : (
      <EmptyState
        icon="check"
        title={t('screening.queue.none')}
        action={
          <Link to="/screening" className="usa-button">
            {t('screening.nav.desk')}
          </Link>
        }
      >
        <p>{t('screening.queue.none.says')}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <div className="ff-review-bar">
        <div className="ff-review-count">
          <progress aria-label={t('screening.queue.progress.label')} max={list.rows.length} value={list.ended.size} />
          <span>
            {t('screening.queue.progress', {
              done: answered,
              total: list.rows.length,
              more: list.more ? 'yes' : 'no',
              settled,
            })}
          </span>
        </div>
        <div className="ff-buttons">
          <Button icon="before" onClick={() => work.step(-1)}>
            {t('screening.queue.before')} <kbd>k</kbd>
          </Button>
          <Button icon="next" onClick={() => work.step(1)}>
            {t('screening.queue.next')} <kbd>j</kbd>
          </Button>
        </div>
      </div>
      <div role="status" className="ff-held">
        {list.held ? (
          <>
            <span>
              {t('screening.queue.held')} <Name>{list.held.row.subject ?? t('screening.shredded')}</Name> /{' '}
              <Name>{list.held.row.caption}</Name>:{' '}
              <b>
                {'agrees' in list.held.answer
                  ? t(list.held.answer.agrees ? 'screening.second.agreed' : 'screening.second.sent-back')
                  : `${t(`screening.verdict.${list.held.answer.verdict}`)}, ${t(`screening.why.${list.held.answer.reason}`)}`}
              </b>
            </span>
            <Button kind="quiet" icon="undo" onClick={work.undo}>
              {t('screening.queue.undo')} <kbd>u</kbd>
            </Button>
            <Button kind="quiet" icon="check" onClick={work.keepNow}>
              {t('screening.queue.keep')} <kbd>y</kbd>
            </Button>
          </>
        ) : (
          <span className="ff-small">{t('screening.queue.how')}</span>
        )}
      </div>
      {refused.map((one, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: refusals are only added
        <div key={i}>
          <p>
            <Link to={paths.candidate(one.row.requestId, one.row.n)}>
              <Name>{one.row.caption}</Name>
            </Link>
          </p>
          <ProblemAlert error={one.error} />
        </div>
      ))}
      {row ? (
        <One
          key={rowKey(row)}
          row={row}
          place={{ at: list.at + 1, total: list.rows.length }}
          folded={folded}
          onAnswer={work.answer}
        />
      ) : list.more ? (
        <p role="status">{t('web.loading')}</p>
      ) : (
        <Alert tone="success" title={t('screening.queue.through')} live>
          <p>{t(list.held ? 'screening.queue.through.held' : 'screening.queue.through.all')}</p>
        </Alert>
      )}
    </>
  );
};

const One = (props: {
  row: Row;
  place: { at: number; total: number };
  folded: ReturnType<typeof useFolds>;
  onAnswer: ReturnType<typeof useWorkList>['answer'];
}) => {
  const { t } = useScreeningWords();
  const { row, place, folded, onAnswer } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const read = useRead(openCandidate, { requestId: row.requestId, n: row.n }, { staleTime: 120_000 });
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <article className="ff-review">
      <h2 ref={heading} tabIndex={-1}>
        <span className="ff-small">{t('screening.queue.place', place)}</span>{' '}
        <Name>{row.subject ?? t('screening.shredded')}</Name> <span aria-hidden="true">/</span>{' '}
        <Name>{row.caption}</Name>
      </h2>
      <Loaded read={read}>
        {(candidate) => (
          <CandidateView candidate={candidate} folded={folded} keyOf={(name) => foldKeys[name]}>
            {row.state === 'open' || row.state === 'second' ? (
              <AnswerPanel state={row.state} speaksFor={speaksFor(candidate.hit.evidence)} onAnswer={onAnswer} />
            ) : null}
          </CandidateView>
        )}
      </Loaded>
    </article>
  );
};
