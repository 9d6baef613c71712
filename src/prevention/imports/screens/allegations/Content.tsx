import type { ReactNode } from 'react';
import { useAct } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { SaveButton } from '../../../../web/kit/SaveButton.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import { useWords } from '../../../../web/kit/words.ts';
import { changeAllegation, openDocument } from '../../allegations/contract.ts';
import type { Allegation } from './words.ts';

const Written = ({ text }: { text: string }) => {
  const { t } = useWords();
  return <p>{text || t('imports.allegation.screen.nothing-yet')}</p>;
};

/** The three elements as they stand. */
export const Elements = ({ of, aside }: { of: Allegation; aside: { good: ReactNode; site: ReactNode } }) => {
  const { t } = useWords();
  const { reasons, goods, production, sites } = of.content;
  return (
    <>
      <h3>{t('imports.allegation.element.reasons')}</h3>
      <Written text={reasons} />
      <h3>{t('imports.allegation.element.goods')}</h3>
      <Written text={goods.description} />
      <p>{t(`imports.allegation.screen.sample.${goods.sample}`)}</p>
      <ul>
        {goods.rows.map(({ name, hs }) => (
          <li key={`${name} ${hs}`}>{hs ? `${name} (${hs})` : name}</li>
        ))}
      </ul>
      {aside.good}
      <h3>{t('imports.allegation.element.production')}</h3>
      <Written text={production} />
      <ul>
        {sites.map(({ id, name, country, address, does }) => (
          <li key={id}>{[name, address, country, does].filter(Boolean).join(', ')}</li>
        ))}
      </ul>
      {aside.site}
    </>
  );
};

/** How often each sign was seen, and each report with its source. */
export const FactRows = ({ of, mayWrite }: { of: Allegation; mayWrite: boolean }) => {
  const { t, date } = useWords();
  const act = useAct(changeAllegation);
  const { content } = of;
  if (content.facts.length === 0) return <p>{t('imports.allegation.screen.facts.none')}</p>;
  const without = (id: string): void => {
    const facts = content.facts.filter((one) => one.id !== id);
    act.mutate({ input: { allegationId: of.id, revision: of.revision, content: { ...content, facts } } });
  };
  return (
    <>
      {act.error ? <ProblemAlert error={act.error} /> : null}
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
              {mayWrite ? (
                <Button kind="quiet" disabled={act.isPending} onClick={() => without(id)}>
                  {t('imports.allegation.screen.facts.remove')}
                  <span className="ff-visually-hidden">: {source}</span>
                </Button>
              ) : null}
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
        <li key={id}>
          <div>
            <p>
              <b>{title}</b>
            </p>
            {showsPeople ? <StateBadge tone="stopped">{t('imports.allegation.paper.kept')}</StateBadge> : null}
            <p className="ff-small">
              SHA-256 <code className="ff-hash">{hash}</code>
            </p>
            <SaveButton route={openDocument} input={{ allegationId: of.id, documentId: id }}>
              {name}
            </SaveButton>
          </div>
        </li>
      ))}
    </ul>
  );
};
