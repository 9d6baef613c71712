import { useState } from 'react';
import type { Output } from '../../../../platform/contract/index.ts';
import { call, saveFile, useRead } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { Page, Section } from '../../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { SourceLink } from '../../../../web/kit/SourceLink.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import { listCards, openCard } from '../../contract.ts';
import { useReliefWords } from '../words.ts';

type Cards = Output<typeof listCards>;

/** The card to hand over: one side for the person in her language, one for the official. */
export const Screen = () => {
  const { t } = useReliefWords();
  const read = useRead(listCards, {});
  return (
    <Page title={t('relief.nav.card')} whoMaySee={t('relief.card.who')} lead={<p>{t('relief.card.lead')}</p>}>
      <Loaded read={read}>{(cards) => <Opened cards={cards} />}</Loaded>
    </Page>
  );
};

const Opened = ({ cards }: { cards: Cards }) => {
  const { t, say, language } = useReliefWords();
  const [code, setCode] = useState<string>(language);
  const [trouble, setTrouble] = useState<unknown>(null);
  const chosen = cards.languages.find((one) => one.code === code);
  const [title, ...lines] = cards.lines.filter(({ side }) => side === 'person');
  const inTongue = (line: Cards['lines'][number] | undefined): string =>
    line?.tongues.find((one) => one.code === code)?.text ?? '';
  const take = async (as: 'html' | 'pdf'): Promise<void> => {
    setTrouble(null);
    try {
      saveFile({ ...(await call(openCard, { language: code, as })), name: `card.${as}` });
    } catch (error) {
      setTrouble(error);
    }
  };
  return (
    <>
      <label className="usa-label">
        {t('relief.card.language')}
        <select className="usa-select" value={code} onChange={(event) => setCode(event.target.value)}>
          {cards.languages.map((one) => (
            <option key={one.code} value={one.code} lang={one.code}>
              {one.name}
            </option>
          ))}
        </select>
      </label>
      <p className="ff-buttons">
        <Button icon="download" onClick={() => void take('html')}>
          {t('relief.card.page')}
        </Button>
        {chosen?.pdf ? (
          <Button icon="download" onClick={() => void take('pdf')}>
            PDF
          </Button>
        ) : null}
      </p>
      {trouble ? <ProblemAlert error={trouble} /> : null}
      {chosen?.reviewed ? null : <StateBadge tone="unknown">{t('relief.card.not-checked')}</StateBadge>}
      <section className="ff-card" lang={code} aria-label={t('relief.card.person')}>
        <h2 className="ff-stat-value">{inTongue(title)}</h2>
        <div className="ff-large">
          {lines.map((line) => (
            <p key={line.id}>{inTongue(line)}</p>
          ))}
        </div>
      </section>
      <Section title={t('relief.card.official')}>
        <ul className="ff-rows">
          {cards.lines
            .filter(({ side }) => side === 'official')
            .map((line) => (
              <li key={line.id}>
                <span>
                  {say(line.says)} <SourceLink citation={line.citation} />
                </span>
              </li>
            ))}
        </ul>
      </Section>
    </>
  );
};
