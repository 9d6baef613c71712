import { lazy, Suspense, useState } from 'react';
import { useRead } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { Section } from '../../../../web/kit/Page.tsx';
import { usePageKeys } from '../../../../web/kit/page-keys.ts';
import { SaveButton } from '../../../../web/kit/SaveButton.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import { useSearchState } from '../../../../web/kit/search.ts';
import { useWords } from '../../../../web/kit/words.ts';
import { pairStates, pairsFile, sitePairs } from '../../contract.ts';
import type { Pair } from './answers.ts';
import { Many } from './Many.tsx';
import { Labelled, sitePath, useCountry } from './words.tsx';

const Answer = lazy(() => import('./Answer.tsx').then(({ Answer: part }) => ({ default: part })));

const most = 50;

/** Pairs that may be one site, the surest first, one at a time for the keyboard or many at once; those nobody is asked about and those that were answered behind them. */
export const Pairs = () => {
  const { t } = useWords();
  const [search, setSearch] = useSearchState();
  const state = pairStates.find((one) => one === search.pairs) ?? 'open';
  const text = search.of ?? '';
  const read = useRead(sitePairs, { limit: most, state, ...(text ? { text } : {}) });
  const mayExport = useMay('export supply');
  return (
    <Section
      title={t('supply.site.pairs')}
      aside={
        mayExport ? (
          <SaveButton route={pairsFile} input={{}}>
            {t('supply.site.pairs.rejected')}
          </SaveButton>
        ) : null
      }
    >
      <div className="ff-fields">
        <Labelled label={t('supply.site.pairs.which')}>
          {(id) => (
            <select
              id={id}
              className="usa-select"
              value={state}
              onChange={(event) => setSearch({ pairs: event.target.value === 'open' ? null : event.target.value })}
            >
              {pairStates.map((one) => (
                <option key={one} value={one}>
                  {t(`supply.site.pairs.${one}`)}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        {state === 'open' ? null : (
          <Labelled label={t('supply.site.pairs.find')}>
            {(id) => (
              <input
                id={id}
                className="usa-input"
                maxLength={200}
                value={text}
                onChange={(event) => setSearch({ of: event.target.value || null })}
              />
            )}
          </Labelled>
        )}
      </div>
      <Loaded read={read}>
        {({ rows, total, thresholds }) => (
          <>
            <p role="status">
              {t(state === 'open' ? 'supply.site.pairs.waiting' : `supply.site.pairs.${state}.count`, { count: total })}
            </p>
            {rows.length > 0 ? (
              <Queue key={state} rows={rows} total={total} answerable={state === 'open' || state === 'unasked'} />
            ) : null}
            <Criteria {...thresholds} />
          </>
        )}
      </Loaded>
    </Section>
  );
};

const rules = ['identical', 'score', 'identifier', 'conflict', 'name-alone', 'remembered'] as const;

/** By what two entries are taken for one site, in words. */
const Criteria = ({ same, possible }: { same: number; possible: number }) => {
  const { t, number } = useWords();
  return (
    <details className="ff-fold">
      <summary>{t('supply.site.criteria')}</summary>
      <div className="ff-fold-body">
        <ul>
          {rules.map((rule) => (
            <li key={rule}>
              {t(`supply.site.criteria.${rule}`, { same: number(same * 100, 0), possible: number(possible * 100, 0) })}
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
};

const Queue = (props: { rows: readonly Pair[]; total: number; answerable: boolean }) => {
  const { rows, total, answerable } = props;
  const { t } = useWords();
  const mayWrite = useMay('write supply') && answerable;
  const [at, setAt] = useState(0);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<{ readonly same: boolean; readonly pairs: readonly string[] } | null>(null);
  const [before, setBefore] = useState({ same: '', different: '' });
  const place = Math.min(at, rows.length - 1);
  const pair = rows[place];
  if (!pair) return null;
  const answer = (same: boolean) => () => setAsked({ same, pairs: [pair.pair] });
  const next = () => {
    setAsked(null);
    setAt((place + 1) % rows.length);
  };
  // an answered pair leaves the list, and its form goes in the same moment: the next key is for the next pair
  const asking = asked?.pairs.every((one) => rows.some(({ pair: open }) => open === one)) ? asked : null;
  const still = rows.map((one) => one.pair).filter((one) => chosen.has(one));
  return (
    <>
      <Keys
        onSame={mayWrite ? answer(true) : undefined}
        onDifferent={mayWrite ? answer(false) : undefined}
        onNext={next}
      />
      <h3>{t('supply.site.pair.place', { at: place + 1, total })}</h3>
      <SideBySide pair={pair} />
      <Reasons pair={pair} />
      {pair.why ? <p className="ff-as-written">{pair.why}</p> : null}
      <div className="ff-buttons">
        {mayWrite ? (
          <>
            <Button kind="main" onClick={answer(true)}>
              {t('supply.site.answer.same')} <kbd>s</kbd>
            </Button>
            <Button onClick={answer(false)}>
              {t('supply.site.answer.different')} <kbd>d</kbd>
            </Button>
          </>
        ) : null}
        <Button icon="next" onClick={next}>
          {t('supply.site.answer.next')} <kbd>n</kbd>
        </Button>
      </div>
      {asking ? (
        <Suspense fallback={<p role="status">{t('web.loading')}</p>}>
          <Answer
            key={`${asking.same} ${asking.pairs.join(' ')}`}
            {...asking}
            before={asking.same ? before.same : before.different}
            onCancel={() => setAsked(null)}
            onWhy={(why) => setBefore({ ...before, [asking.same ? 'same' : 'different']: why })}
          />
        </Suspense>
      ) : null}
      {mayWrite && rows.length > 1 ? (
        <Many
          rows={rows}
          chosen={new Set(still)}
          onChoose={setChosen}
          onAnswer={(same) => setAsked({ same, pairs: still })}
        />
      ) : null}
    </>
  );
};

const Keys = (does: {
  onSame: (() => void) | undefined;
  onDifferent: (() => void) | undefined;
  onNext: () => void;
}) => {
  const { t } = useWords();
  usePageKeys([
    { key: 's', says: t('supply.site.answer.same'), run: does.onSame },
    { key: 'd', says: t('supply.site.answer.different'), run: does.onDifferent },
    { key: 'n', says: t('supply.site.answer.next'), run: does.onNext },
  ]);
  return null;
};

const plain = (text: string): string => text.trim().toLowerCase();

/** What differs is said in words, not in colour alone. */
const SideBySide = ({ pair: { a, b } }: { pair: Pair }) => {
  const { t } = useWords();
  const country = useCountry();
  const lines = [
    { what: 'name', first: a.name, second: b.name },
    { what: 'address', first: a.address, second: b.address },
    { what: 'country', first: country(a.country), second: country(b.country) },
  ];
  return (
    <div className="ff-table-whole">
      <table className="ff-table ff-compare">
        <caption className="ff-visually-hidden">{t('supply.site.pairs')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('supply.site.pair.what')}</th>
            <th scope="col">{t('supply.site.pair.first')}</th>
            <th scope="col">{t('supply.site.pair.second')}</th>
            <th scope="col">{t('supply.site.pair.compared')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ what, first, second }) => {
            const verdict = !first || !second ? 'missing' : plain(first) === plain(second) ? 'same' : 'differs';
            return (
              <tr key={what} className={verdict === 'differs' ? 'ff-differs' : ''}>
                <th scope="row">{t(`supply.supplier.field.${what}`)}</th>
                <td data-label={t('supply.site.pair.first')}>
                  {what === 'name' ? <Link to={sitePath(a.site)}>{first}</Link> : first || '–'}
                </td>
                <td data-label={t('supply.site.pair.second')}>
                  {what === 'name' ? <Link to={sitePath(b.site)}>{second}</Link> : second || '–'}
                </td>
                <td data-label={t('supply.site.pair.compared')}>
                  <StateBadge tone={verdict === 'same' ? 'good' : verdict === 'differs' ? 'waiting' : 'unknown'}>
                    {t(`supply.site.pair.${verdict}`)}
                  </StateBadge>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
};

const Reasons = ({ pair: { reasons, score } }: { pair: Pair }) => {
  const { t, number } = useWords();
  const say = (of: readonly string[]) => of.map((reason) => t(`supply.reason.${reason}`)).join(', ');
  const against = reasons.filter((reason) => reason.endsWith('-differs'));
  const speaksFor = reasons.filter((reason) => !against.includes(reason));
  return (
    <ul>
      <li>{t('supply.site.pair.score', { score: number(score * 100, 0) })}</li>
      {speaksFor.length > 0 ? <li>{t('supply.site.pair.for', { reasons: say(speaksFor) })}</li> : null}
      {against.length > 0 ? <li>{t('supply.site.pair.against', { reasons: say(against) })}</li> : null}
    </ul>
  );
};
