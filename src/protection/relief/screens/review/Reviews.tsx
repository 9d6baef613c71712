import { useState } from 'react';
import type { Output } from '../../../../platform/contract/index.ts';
import { useRead } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { Dialog } from '../../../../web/kit/Dialog.tsx';
import { EmptyState } from '../../../../web/kit/EmptyState.tsx';
import { Form } from '../../../../web/kit/form/Form.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { Page, Section } from '../../../../web/kit/Page.tsx';
import { SourceLink } from '../../../../web/kit/SourceLink.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import type { Column } from '../../../../web/kit/table/columns.ts';
import { DataTable } from '../../../../web/kit/table/DataTable.tsx';
import { lookAtCase, openReviews, reviewDues, reviewRule, watchCase } from '../../contract.ts';
import { useReliefWords } from '../words.ts';
import { States } from './States.tsx';

type Queue = Output<typeof openReviews>;
type Wording = Queue['wordings'][number];

const tones = { overdue: 'late', changed: 'late', never: 'unknown', 'needs-change': 'stopped', fresh: 'good' } as const;

/** Who checked which wording of the law when, what is overdue, and which cases in court may change it. */
export const Screen = () => {
  const { t } = useReliefWords();
  const read = useRead(openReviews, {});
  return (
    <Page title={t('relief.nav.reviews')} whoMaySee={t('relief.reviews.who')} lead={<p>{t('relief.reviews.lead')}</p>}>
      <Loaded read={read}>
        {(queue) => (
          <>
            <Wordings queue={queue} />
            <Watches queue={queue} />
            <States />
          </>
        )}
      </Loaded>
    </Page>
  );
};

const Wordings = ({ queue }: { queue: Queue }) => {
  const { t, say } = useReliefWords();
  const [open, setOpen] = useState<Wording | null>(null);
  const columns: readonly Column<Wording>[] = [
    {
      id: 'title',
      header: t('relief.reviews.rule'),
      value: (row) => say(row.title),
      cell: (row) => (
        <Button kind="quiet" className="ff-tap" onClick={() => setOpen(row)}>
          {say(row.title)}
        </Button>
      ),
      namesRow: true,
    },
    { id: 'version', header: t('relief.reviews.version'), value: (row) => row.version },
    { id: 'cite', header: t('relief.reviews.source'), value: (row) => row.citation.cite },
    {
      id: 'due',
      header: t('relief.reviews.due'),
      value: (row) => row.due,
      choices: reviewDues.map((value) => ({ value, label: t(`relief.reviews.due.${value}`) })),
      cell: (row) => <StateBadge tone={tones[row.due]}>{t(`relief.reviews.due.${row.due}`)}</StateBadge>,
    },
    { id: 'dueOn', header: t('relief.reviews.until'), value: (row) => row.dueOn, kind: 'date' },
    { id: 'by', header: t('relief.reviews.by'), value: (row) => row.review?.by ?? null },
  ];
  return (
    <Section title={t('relief.reviews.wordings')}>
      <DataTable
        caption={t('relief.reviews.wordings')}
        name="wordings"
        columns={columns}
        rows={queue.wordings}
        rowId={(row) => `${row.rule} ${row.version}`}
        empty={<EmptyState icon="scale" title={t('relief.reviews.none')} />}
      />
      {open ? (
        <Dialog title={say(open.title)} wide onClose={() => setOpen(null)}>
          <One wording={open} mayReview={queue.mayReview} onDone={() => setOpen(null)} />
        </Dialog>
      ) : null}
    </Section>
  );
};

const One = ({ wording, mayReview, onDone }: { wording: Wording; mayReview: boolean; onDone: () => void }) => {
  const { t, say, date } = useReliefWords();
  const { review, uncertain, citation, statusNote } = wording;
  return (
    <>
      <p>{say(wording.says)}</p>
      <p>
        <SourceLink citation={citation} />
      </p>
      {statusNote ? <p>{say(statusNote)}</p> : null}
      {uncertain.length > 0 ? (
        <>
          <h3>{t('relief.door.uncertain')}</h3>
          <ul>
            {uncertain.map((one) => (
              <li key={one.en}>{say(one)}</li>
            ))}
          </ul>
        </>
      ) : null}
      <p>
        {review
          ? t(`relief.door.review.${review.verdict}`, { who: review.by, when: date(review.on) })
          : t('relief.door.review.none')}
      </p>
      {review?.words ? <p className="ff-as-written">{review.words}</p> : null}
      {mayReview ? (
        <Form
          route={reviewRule}
          words="relief.form.review"
          fixed={{ rule: wording.rule, version: wording.version }}
          ask={['verdict', 'words']}
          onDone={onDone}
        />
      ) : (
        <p className="ff-small">{t('relief.reviews.attorneys')}</p>
      )}
    </>
  );
};

const Watches = ({ queue }: { queue: Queue }) => {
  const { t, say, date } = useReliefWords();
  const [open, setOpen] = useState<string | 'new' | null>(null);
  const rules = new Map(queue.wordings.map(({ rule, title }) => [rule, say(title)]));
  const known = queue.wordings.filter(({ statusNote, unsettled }) => statusNote !== null && unsettled);
  return (
    <Section
      title={t('relief.watches')}
      lead={t('relief.watches.lead')}
      aside={
        queue.mayReview ? (
          <Button icon="add" onClick={() => setOpen('new')}>
            {t('relief.watches.add')}
          </Button>
        ) : null
      }
    >
      {queue.watches.length + known.length === 0 ? <p className="ff-nothing">{t('relief.watches.none')}</p> : null}
      <ul className="ff-rows">
        {queue.watches.map((watch) => (
          <li key={watch.id}>
            <span>
              <b>{watch.matter}</b>{' '}
              {watch.daysLate > 0 ? (
                <StateBadge tone="late">{t('relief.watches.late', { count: watch.daysLate })}</StateBadge>
              ) : null}
              <span className="ff-line ff-small">
                {say(watch.title)} · {t('relief.watches.again', { day: date(watch.lookAgainOn) })} · {watch.by?.name}
              </span>
              {watch.found ? <span className="ff-line ff-as-written">{watch.found}</span> : null}
            </span>
            {queue.mayReview ? <Button onClick={() => setOpen(watch.id)}>{t('relief.watches.look')}</Button> : null}
          </li>
        ))}
        {known.map(({ rule, version, title, statusNote }) => (
          <li key={`${rule} ${version}`}>
            <span>
              <b>{statusNote ? say(statusNote) : ''}</b>
              <span className="ff-line ff-small">
                {say(title)} · {t('relief.watches.pack')}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {open === 'new' ? (
        <Dialog title={t('relief.watches.add')} onClose={() => setOpen(null)}>
          <Form
            route={watchCase}
            words="relief.form.watch"
            ask={['rule', 'matter', 'lookAgainOn', 'found']}
            fields={{
              rule: { as: 'select', options: [...rules].map(([value, label]) => ({ value, label })) },
              found: { rows: 3 },
            }}
            onDone={() => setOpen(null)}
            onCancel={() => setOpen(null)}
          />
        </Dialog>
      ) : null}
      {open && open !== 'new' ? (
        <Dialog title={t('relief.watches.look')} onClose={() => setOpen(null)}>
          <Form
            route={lookAtCase}
            words="relief.form.look"
            fixed={{ watchId: open }}
            ask={['found', 'lookAgainOn', 'over']}
            fields={{ found: { rows: 3 } }}
            onDone={() => setOpen(null)}
            onCancel={() => setOpen(null)}
          />
        </Dialog>
      ) : null}
    </Section>
  );
};
