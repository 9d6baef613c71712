import { useState } from 'react';
import { useRead } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { Page, Section } from '../../../../web/kit/Page.tsx';
import { Stat, Stats } from '../../../../web/kit/Stat.tsx';
import { usePathParams } from '../../../../web/kit/search.ts';
import { type Tab, Tabs } from '../../../../web/kit/Tabs.tsx';
import { openRelief } from '../../contract.ts';
import { type ReliefView, useReliefWords } from '../words.ts';
import { Agencies } from './Agencies.tsx';
import { AskFact } from './AskFact.tsx';
import { Days } from './Days.tsx';
import { Doors } from './Doors.tsx';
import { Facts } from './Facts.tsx';
import { Kept } from './Kept.tsx';
import { Papers } from './Papers.tsx';

/** What may be open to one person: which door closes first, what to ask next, and all doors with their sources. */
export const Screen = () => {
  const { survivorId } = usePathParams('survivorId');
  const { t } = useReliefWords();
  const [on, setOn] = useState('');
  const read = useRead(
    openRelief,
    { survivorId, ...(on === '' ? {} : { on }) },
    { placeholderData: (before) => before },
  );
  return (
    <Page
      title={t('relief.page')}
      neutral
      up={{ to: `/caseload/${survivorId}`, label: t('relief.up') }}
      whoMaySee={t('relief.who')}
      actions={
        <label className="usa-label">
          {t('relief.as-of')}
          <input
            type="date"
            className="usa-input ff-input--date"
            value={on}
            onChange={(event) => setOn(event.target.value)}
          />
        </label>
      }
      state={read.data ? <span>{t('relief.code', { code: read.data.code })}</span> : null}
    >
      <Loaded read={read}>{(view) => <Opened view={view} />}</Loaded>
    </Page>
  );
};

const Opened = ({ view }: { view: ReliefView }) => {
  const { t, say, date } = useReliefWords();
  const tabs: readonly Tab[] = [
    { id: 'now', label: t('relief.tab.now'), content: () => <Now view={view} /> },
    { id: 'doors', label: t('relief.tab.doors'), content: () => <Doors view={view} /> },
    { id: 'facts', label: t('relief.tab.facts'), content: () => <Facts view={view} /> },
    { id: 'papers', label: t('relief.tab.papers'), content: () => <Papers view={view} /> },
    { id: 'agencies', label: t('relief.tab.agencies'), content: () => <Agencies survivorId={view.survivorId} /> },
    { id: 'kept', label: t('relief.tab.kept'), content: () => <Kept view={view} /> },
  ];
  return (
    <>
      <Alert tone="info">{say(view.notice)}</Alert>
      {view.on === view.today ? null : <Alert tone="warning">{t('relief.as-of.says', { day: date(view.on) })}</Alert>}
      {view.hidden > 0 ? <Alert tone="warning">{t('relief.hidden', { count: view.hidden })}</Alert> : null}
      <Tabs label={t('relief.parts')} tabs={tabs} />
    </>
  );
};

const Now = ({ view }: { view: ReliefView }) => {
  const { t } = useReliefWords();
  return (
    <>
      <Days view={view} />
      <Next view={view} />
      <Stats>
        {(['eligible', 'contested', 'undetermined', 'not'] as const).map((state) => (
          <Stat key={state} label={t(`relief.count.${state}`)} value={view.counts[state]} />
        ))}
      </Stats>
    </>
  );
};

/** One question at a time: that which decides soonest. One may be left for later; the next one then comes. */
const Next = ({ view }: { view: ReliefView }) => {
  const { t, say } = useReliefWords();
  const [later, setLater] = useState<readonly string[]>([]);
  const next = view.ask.find(({ fact }) => !later.includes(fact));
  return (
    <Section title={t('relief.next')} lead={t('relief.next.lead')}>
      {next && view.mayWrite ? (
        <>
          <AskFact
            key={next.fact}
            survivorId={view.survivorId}
            fact={next}
            decides={next.rules.map(({ title }) => say(title))}
            onDone={() => undefined}
          />
          <Button kind="quiet" onClick={() => setLater([...later, next.fact])}>
            {t('relief.next.later')}
          </Button>
        </>
      ) : (
        <p className="ff-nothing">{t(next ? 'relief.next.read-only' : 'relief.next.none')}</p>
      )}
    </Section>
  );
};
