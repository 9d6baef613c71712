import { useState } from 'react';
import type { Output } from '../../../../platform/contract/index.ts';
import { useAct, useRead } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { Dialog } from '../../../../web/kit/Dialog.tsx';
import { EmptyState } from '../../../../web/kit/EmptyState.tsx';
import { Form } from '../../../../web/kit/form/Form.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { Page, Section } from '../../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import { answerVoice, listVoices, ownSetting, setOwnSetting } from '../../contract.ts';
import { useCaseworkWords } from '../words.ts';

type Voice = Output<typeof listVoices>['rows'][number];

/** What people say to the house; each waits for a person until its day. */
export const Screen = () => {
  const { t } = useCaseworkWords();
  const read = useRead(listVoices, { limit: 200 });
  return (
    <Page
      title={t('casework.nav.voices')}
      whoMaySee={t('casework.voices.who')}
      lead={
        read.data ? (
          <p>
            {t('casework.voices.lead')}{' '}
            <a href={`/say/${read.data.house}`}>{`${location.origin}/say/${read.data.house}`}</a>
          </p>
        ) : null
      }
    >
      <Loaded read={read}>
        {({ rows }) => {
          const waiting = rows.filter(({ answeredAt }) => answeredAt === null);
          const answered = rows.filter(({ answeredAt }) => answeredAt !== null);
          return (
            <>
              <Section title={t('casework.voices.waiting', { count: waiting.length })}>
                {waiting.length === 0 ? (
                  <EmptyState icon="check" title={t('casework.voices.none')} />
                ) : (
                  <List rows={waiting} />
                )}
              </Section>
              {answered.length > 0 ? (
                <Section title={t('casework.voices.answered')}>
                  <List rows={answered} />
                </Section>
              ) : null}
            </>
          );
        }}
      </Loaded>
      <StorySetting />
    </Page>
  );
};

const List = ({ rows }: { rows: readonly Voice[] }) => {
  const { t, date } = useCaseworkWords();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <ul className="ff-rows">
      {rows.map((one) => (
        <li key={one.id}>
          <span>
            <b>{t(`casework.voices.kind.${one.kind}`)}</b>
            {one.survivor ? ` · ${one.survivor.code}` : null}{' '}
            {one.late ? <StateBadge tone="waiting">{t('casework.voices.late')}</StateBadge> : null}
            <span className="ff-line ff-as-written">{one.text ?? t('casework.said.destroyed')}</span>
            {one.outcome ? (
              <span className="ff-line">
                <b>{t(`public.own.outcome.${one.outcome}`)}:</b> {one.answer}
              </span>
            ) : (
              <span className="ff-line ff-small">{t('casework.voices.due', { day: date(one.dueOn) })}</span>
            )}
          </span>
          {one.outcome === null ? <Button onClick={() => setOpen(one.id)}>{t('casework.voices.answer')}</Button> : null}
          {open === one.id ? (
            <Dialog title={t('casework.voices.answer')} onClose={() => setOpen(null)}>
              <Form
                route={answerVoice}
                words="casework.voices"
                fixed={{ voiceId: one.id }}
                ask={['outcome', 'answer', 'publishedSaid', 'publishedDid']}
                onDone={() => setOpen(null)}
                onCancel={() => setOpen(null)}
              />
            </Dialog>
          ) : null}
        </li>
      ))}
    </ul>
  );
};

const StorySetting = () => {
  const { t } = useCaseworkWords();
  const may = useMay('write case-setting');
  const read = useRead(ownSetting, {});
  const act = useAct(setOwnSetting);
  return (
    <Section title={t('casework.own.story')} lead={t('casework.own.story.lead')}>
      {act.error ? <ProblemAlert error={act.error} /> : null}
      <Loaded read={read}>
        {({ narrative }) => (
          <>
            <p>{t(narrative ? 'casework.own.story.shown' : 'casework.own.story.hidden')}</p>
            {may ? (
              <Button disabled={act.isPending} onClick={() => act.mutate({ input: { narrative: !narrative } })}>
                {t(narrative ? 'casework.own.story.hide' : 'casework.own.story.show')}
              </Button>
            ) : null}
          </>
        )}
      </Loaded>
    </Section>
  );
};
