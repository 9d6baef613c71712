import type { KeyboardEvent } from 'react';
import type { Output } from '../../../../platform/contract/index.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import type { search } from '../../contract.ts';
import { ListsUsed, StaleBanner } from '../parts/ListsUsed.tsx';
import { useScreeningWords } from '../words.ts';
import { HitCard } from './HitCard.tsx';

/** Arrow keys (or j and k) go from hit to hit; above the first one stands the name. */
const walkHits = (event: KeyboardEvent<HTMLElement>): void => {
  const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
  if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
  const hits = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-hit]')];
  const at = hits.findIndex((hit) => hit.closest('li')?.contains(event.target as Node));
  const next = at + step < 0 ? document.querySelector<HTMLElement>('[data-filter]') : hits[at + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
};

/** As many as the contract gives where no number is asked for. */
const most = 20;

/** What the lists say to a name: possible matches, or nothing found in these lists as of these dates. Never more. */
export const Answer = ({ answer, query, busy }: { answer: Output<typeof search>; query: string; busy: boolean }) => {
  const { t } = useScreeningWords();
  const { hits, lists, outcome } = answer;
  return (
    <section aria-label={t('screening.answer')} aria-busy={busy} className="ff-answer">
      <StaleBanner lists={lists} />
      <p role="status" className="ff-answer-says">
        {outcome === 'possible-matches' ? t('screening.answer.hits', { count: hits.length }) : null}
      </p>
      {outcome === 'possible-matches' ? (
        <ol className="ff-hits-list" onKeyDown={walkHits}>
          {hits.map((hit) => (
            <HitCard key={`${hit.list} ${hit.sourceId}`} hit={hit} query={query} />
          ))}
        </ol>
      ) : (
        <Alert tone={outcome === 'nothing-found' ? 'info' : 'warning'} title={answer.says} live>
          {t('screening.answer.nothing')}
        </Alert>
      )}
      {hits.length === most ? <p className="ff-small">{t('screening.answer.most', { count: most })}</p> : null}
      <ListsUsed lists={lists} />
      <p className="ff-small">{t('screening.answer.config', { config: answer.config })}</p>
    </section>
  );
};
