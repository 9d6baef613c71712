import { useState } from 'react';
import type { Output } from '../../../platform/contract/index.ts';
import { useRead } from '../../../web/api.ts';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { Page, Section } from '../../../web/kit/Page.tsx';
import { SourceLink } from '../../../web/kit/SourceLink.tsx';
import { StateBadge } from '../../../web/kit/StateBadge.tsx';
import { useSearchState } from '../../../web/kit/search.ts';
import { useWords } from '../../../web/kit/words.ts';
import { law, planCheck, planRegimes } from '../law/plan/contract.ts';
import { LongField, PickOne, TextField } from './parts/Field.tsx';

type Check = Output<typeof planCheck>;
const figuresOf = {
  far: ['valueAbroad'],
  's-211': ['assets', 'revenue', 'employees'],
  'eu-2024-3015': [],
  lksg: ['employees'],
  csddd: ['employees', 'turnover'],
} as const;

/** A plan or report held against what the law asks for. Nothing written here is kept. */
export const Screen = () => {
  const { t } = useWords();
  const [search, setSearch] = useSearchState();
  const regime = planRegimes.find((one) => one === search.law) ?? 'far';
  return (
    <Page title={t('imports.nav.plan')} lead={<p>{t('imports.plan.lead')}</p>}>
      <PickOne
        label={t('imports.field.law')}
        value={regime}
        choices={planRegimes.map((value) => ({ value, label: t(`imports.regime.${value}`) }))}
        onPick={(value) => setSearch({ law: value })}
      />
      <Writing key={regime} regime={regime} />
      <Laws />
      <p className="ff-small">{t('imports.not-advice')}</p>
    </Page>
  );
};

const Writing = ({ regime }: { regime: (typeof planRegimes)[number] }) => {
  const { t } = useWords();
  const [year, setYear] = useState('2026');
  const [figures, setFigures] = useState<Readonly<Record<string, string>>>({});
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  const given = Object.entries(figures).filter(([, value]) => value !== '' && Number(value) >= 0);
  const years = /^20\d\d$/.test(year)
    ? [{ year: Number(year), figures: Object.fromEntries(given.map(([name, value]) => [name, Number(value)])) }]
    : [];
  const read = useRead(
    planCheck,
    { regime, years, answers },
    { placeholderData: (before: Check | undefined) => before },
  );
  return (
    <>
      <div className="ff-fields">
        <TextField label={t('imports.field.year')} type="number" value={year} onChange={setYear} />
        {figuresOf[regime].map((figure) => (
          <TextField
            key={figure}
            label={t(`imports.figure.${figure}`)}
            type="number"
            value={figures[figure] ?? ''}
            onChange={(value) => setFigures({ ...figures, [figure]: value })}
          />
        ))}
      </div>
      <Loaded read={read}>
        {(check) => (
          <Checked check={check} answers={answers} onAnswer={(id, text) => setAnswers({ ...answers, [id]: text })} />
        )}
      </Loaded>
    </>
  );
};

const Checked = (props: {
  check: Check;
  answers: Readonly<Record<string, string>>;
  onAnswer: (id: string, text: string) => void;
}) => {
  const { t, language } = useWords();
  const { years, parts, missing } = props.check;
  return (
    <>
      {years.map(({ year, bound, wordings }) => (
        <Section key={year} title={`${year}: ${t(`imports.plan.bound.${bound}`)}`}>
          {wordings.map((one) => (
            <p key={`${one.threshold} ${one.from}`}>
              {one.says[language]} {one.notes?.[language]} <SourceLink citation={one.citation} />
            </p>
          ))}
        </Section>
      ))}
      <p role="status">
        {parts.length === 0 ? t('imports.plan.no-outline') : t('imports.plan.left', { count: missing.length })}
      </p>
      {parts.map((part) => (
        <Section key={part.id} title={part.title[language]}>
          <StateBadge tone={part.state === 'written' ? 'good' : 'waiting'}>
            {t(`imports.plan.${part.state}`)}
          </StateBadge>
          <p>
            {part.says[language]} {part.notes?.[language]} <SourceLink citation={part.citation} />
          </p>
          {part.asks.map((ask) => (
            <LongField
              key={ask.id}
              label={ask.says[language]}
              value={props.answers[ask.id] ?? ''}
              onChange={(text) => props.onAnswer(ask.id, text)}
            />
          ))}
        </Section>
      ))}
    </>
  );
};

const Laws = () => {
  const { t, language } = useWords();
  return (
    <Section title={t('imports.law')}>
      <Loaded read={useRead(law, {})}>
        {({ entries }) => (
          <ul className="ff-rows">
            {entries
              .filter(({ type }) => type === 'rule' || type === 'clock' || type === 'sector')
              .map((entry) => (
                <li key={entry.id}>
                  <div>
                    <b>{entry.title[language]}</b>
                    <p>
                      {entry.says[language]} {entry.rule?.[language]} {entry.notes?.[language]}
                    </p>
                    <SourceLink citation={entry.citation} />
                  </div>
                </li>
              ))}
          </ul>
        )}
      </Loaded>
    </Section>
  );
};
