import { useState } from 'react';
import { useRead } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { EmptyState } from '../../../../web/kit/EmptyState.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { Page, Section } from '../../../../web/kit/Page.tsx';
import { QuickExit } from '../../../../web/kit/QuickExit.tsx';
import { usePathParams, useSearchState } from '../../../../web/kit/search.ts';
import { openRecord, openSheet } from '../../contract.ts';
import { calledOf, recordPath, type SheetField, useCaseworkWords } from '../words.ts';
import { Pause } from './Pause.tsx';
import { Question } from './Question.tsx';
import { Said } from './Said.tsx';
import { Unasked } from './Unasked.tsx';

/** One question a page. What was said before is shown, not asked again; every question can be left or turned down. */
export const Screen = () => {
  const { survivorId } = usePathParams('survivorId');
  const { t } = useCaseworkWords();
  const record = useRead(openRecord, { survivorId });
  const sheet = useRead(openSheet, { survivorId });
  const [pausing, setPausing] = useState(false);
  return (
    <>
      <QuickExit />
      <Page
        title={record.data ? t('casework.talk.title', { who: calledOf(record.data) }) : t('casework.talk')}
        neutral
        up={{ to: recordPath(survivorId), label: t('casework.talk.to-record') }}
        {...(record.data ? { state: t('casework.code', { code: record.data.code }) } : {})}
        actions={
          pausing ? null : (
            <Button icon="clock" onClick={() => setPausing(true)}>
              {t('casework.talk.pause')}
            </Button>
          )
        }
      >
        {pausing ? (
          <Pause survivorId={survivorId} onGoOn={() => setPausing(false)} />
        ) : (
          <Loaded read={sheet}>{({ fields }) => <Talk survivorId={survivorId} fields={fields} />}</Loaded>
        )}
      </Page>
    </>
  );
};

const Talk = ({ survivorId, fields }: { survivorId: string; fields: readonly SheetField[] }) => {
  const { t } = useCaseworkWords();
  const [search, setSearch] = useSearchState();
  const [left, setLeft] = useState<readonly string[]>([]);
  const open = fields.filter((field) => field.asked && field.told === null && !left.includes(field.field));
  const again = fields.find(({ field }) => field === search.q);
  const now = again ?? open[0];
  const asked = fields.filter((field) => field.asked).length;
  const said = fields.filter((field) => field.told !== null);

  const goOn = (field: string): void => {
    setLeft([...left, field]);
    if (search.q) setSearch({ q: null });
  };
  return (
    <>
      {now ? (
        <Question
          key={now.field}
          survivorId={survivorId}
          field={now}
          place={t('casework.talk.place', { left: open.length, asked })}
          onDone={() => goOn(now.field)}
          onLater={() => goOn(now.field)}
        />
      ) : (
        <EmptyState
          icon="check"
          title={t('casework.talk.done')}
          action={
            <Link to={recordPath(survivorId)} className="usa-button ff-button">
              {t('casework.talk.to-record')}
            </Link>
          }
        >
          {t('casework.talk.done.says')}
        </EmptyState>
      )}
      <Groups fields={open} now={now?.field} onGo={(field) => setSearch({ q: field })} />
      <Unasked fields={fields} survivorId={survivorId} />
      {said.length > 0 ? (
        <Section title={t('casework.said')} lead={t('casework.said.lead')}>
          <Said fields={said} onChange={(field) => setSearch({ q: field })} />
        </Section>
      ) : null}
    </>
  );
};

/** The order is hers: any part can come first. */
const Groups = (props: { fields: readonly SheetField[]; now: string | undefined; onGo: (field: string) => void }) => {
  const { t } = useCaseworkWords();
  const groups = [...new Set(props.fields.map(({ group }) => group))];
  if (groups.length < 2) return null;
  return (
    <nav aria-label={t('casework.talk.parts')} className="ff-parts">
      <p className="ff-parts-title">{t('casework.talk.parts')}</p>
      {groups.map((group) => {
        const own = props.fields.filter((field) => field.group === group);
        const first = own[0];
        return first ? (
          <Button
            key={group}
            {...(own.some(({ field }) => field === props.now) ? { 'aria-current': 'step' as const } : {})}
            onClick={() => props.onGo(first.field)}
          >
            {t(`casework.group.${group}`)} <span className="ff-small">{own.length}</span>
          </Button>
        ) : null;
      })}
    </nav>
  );
};
