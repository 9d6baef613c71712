import type { ReactNode } from 'react';
import { Button } from '../../../../web/kit/Button.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { SaveButton } from '../../../../web/kit/SaveButton.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import { useWords } from '../../../../web/kit/words.ts';
import { openDocument } from '../../allegations/contract.ts';
import { Paper } from '../parts/Paper.tsx';
import { useKeep } from './use-keep.ts';
import type { Allegation } from './words.ts';

const Written = ({ text }: { text: string }) => {
  const { t } = useWords();
  return <p>{text || t('imports.allegation.screen.nothing-yet')}</p>;
};

const TakeOut = ({ what, busy, onTake }: { what: string; busy: boolean; onTake: () => void }) => {
  const { t } = useWords();
  return (
    <Button kind="quiet" disabled={busy} onClick={onTake}>
      {t('imports.allegation.screen.remove')}
      <span className="ff-visually-hidden">: {what}</span>
    </Button>
  );
};

interface ElementsProps {
  readonly of: Allegation;
  readonly mayWrite: boolean;
  readonly aside: { readonly good: ReactNode; readonly site: ReactNode };
}

/** The three elements as they stand. */
export const Elements = ({ of, mayWrite, aside }: ElementsProps) => {
  const { t } = useWords();
  const { busy, error, keep } = useKeep({ of });
  const { content } = of;
  const withoutGood = (i: number): void =>
    keep({ ...content, goods: { ...content.goods, rows: content.goods.rows.filter((_, at) => at !== i) } });
  // a fact of the place stays, and belongs to no one place
  const withoutSite = (id: string): void =>
    keep({
      ...content,
      sites: content.sites.filter((one) => one.id !== id),
      facts: content.facts.map((fact) => (fact.siteId === id ? { ...fact, siteId: '' } : fact)),
    });
  const { reasons, goods, production, sites } = content;
  return (
    <>
      {error ? <ProblemAlert error={error} /> : null}
      <h3>{t('imports.allegation.element.reasons')}</h3>
      <Written text={reasons} />
      <h3>{t('imports.allegation.element.goods')}</h3>
      <Written text={goods.description} />
      <p>{t(`imports.allegation.screen.sample.${goods.sample}`)}</p>
      <ul>
        {goods.rows.map(({ name, hs }, i) => (
          <li key={`${name} ${hs}`}>
            {hs ? `${name} (${hs})` : name}{' '}
            {mayWrite ? <TakeOut what={name} busy={busy} onTake={() => withoutGood(i)} /> : null}
          </li>
        ))}
      </ul>
      {aside.good}
      <h3>{t('imports.allegation.element.production')}</h3>
      <Written text={production} />
      <ul>
        {sites.map(({ id, name, country, address, does }) => (
          <li key={id}>
            {[name, address, country, does].filter(Boolean).join(', ')}{' '}
            {mayWrite ? <TakeOut what={name} busy={busy} onTake={() => withoutSite(id)} /> : null}
          </li>
        ))}
      </ul>
      {aside.site}
    </>
  );
};

/** How often each sign was seen, and each report with its source. */
export const FactRows = ({ of, mayWrite }: { of: Allegation; mayWrite: boolean }) => {
  const { t, date } = useWords();
  const { busy, error, keep } = useKeep({ of });
  const { content } = of;
  if (content.facts.length === 0) return <p>{t('imports.allegation.screen.facts.none')}</p>;
  const without = (id: string): void => keep({ ...content, facts: content.facts.filter((one) => one.id !== id) });
  return (
    <>
      {error ? <ProblemAlert error={error} /> : null}
      <ul>
        {of.counts.map(({ indicator, reports, events, strong }) => (
          <li key={indicator}>
            {t('imports.allegation.screen.count', {
              sign: t(`imports.allegation.indicator.${indicator}`),
              reports,
              events,
              strong,
            })}
          </li>
        ))}
      </ul>
      <ul className="ff-rows">
        {content.facts.map(({ id, indicator, strength, says, source, on, siteId }) => (
          <li key={id}>
            <div>
              <b>{t(`imports.allegation.indicator.${indicator}`)}</b>{' '}
              <StateBadge tone="plain">{t(`imports.allegation.strength.${strength}`)}</StateBadge>
              {says ? <p>{says}</p> : null}
              <p className="ff-small">
                {[source, on ? date(on) : '', content.sites.find((one) => one.id === siteId)?.name ?? '']
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              {mayWrite ? <TakeOut what={source} busy={busy} onTake={() => without(id)} /> : null}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
};

export const Documents = ({ of }: { of: Allegation }) => {
  const { t } = useWords();
  if (of.documents.length === 0) return <p>{t('imports.allegation.documents.none')}</p>;
  return (
    <ul className="ff-rows">
      {of.documents.map(({ id, title, name, hash, showsPeople }) => (
        <Paper
          key={id}
          title={title}
          hash={hash}
          file={
            <SaveButton route={openDocument} input={{ allegationId: of.id, documentId: id }}>
              {name}
            </SaveButton>
          }
        >
          {showsPeople ? <StateBadge tone="stopped">{t('imports.allegation.paper.kept')}</StateBadge> : null}
        </Paper>
      ))}
    </ul>
  );
};
