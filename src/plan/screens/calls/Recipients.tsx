import type { z } from 'zod';
import { Button } from '../../../web/kit/Button.tsx';
import { Link } from '../../../web/kit/Link.tsx';
import { StateBadge, type Tone } from '../../../web/kit/StateBadge.tsx';
import type { Column } from '../../../web/kit/table/columns.ts';
import { DataTable } from '../../../web/kit/table/DataTable.tsx';
import { RecipientState, type RecipientView } from '../../contract.ts';
import { withPlan } from '../use-plan.ts';
import { usePlanWords } from '../words.ts';

type Recipient = z.infer<typeof RecipientView>;

const tones: Record<RecipientState, Tone> = {
  waiting: 'unknown',
  opened: 'waiting',
  answering: 'going',
  received: 'going',
  sent_back: 'waiting',
  applied: 'good',
  silent: 'stopped',
  no_link: 'stopped',
};

/** Everybody who was asked. */
export const Recipients = (props: {
  recipients: readonly Recipient[];
  planId: string;
  /** Null where nothing may be done any more. */
  onChoose: ((recipient: Recipient) => void) | null;
}) => {
  const { t, say } = usePlanWords();
  const { recipients, planId, onChoose } = props;
  const columns: Column<Recipient>[] = [
    {
      id: 'agency',
      header: t('plan.calls.agency'),
      value: (r) => `${r.agency} · ${say(r.name)}`,
      namesRow: true,
    },
    {
      id: 'state',
      header: t('plan.calls.state'),
      value: (r) => r.state,
      cell: (r) => <StateBadge tone={tones[r.state]}>{t(`plan.calls.state.${r.state}`)}</StateBadge>,
      choices: RecipientState.options.map((value) => ({ value, label: t(`plan.calls.state.${value}`) })),
    },
    {
      id: 'answer',
      header: t('plan.calls.answer'),
      value: (r) => t('plan.calls.of', { answered: r.answered, asked: r.asked }),
      cell: (r) =>
        r.returnId ? (
          <Link to={withPlan(`/plan/calls/answers/${r.returnId}`, planId)}>
            {t('plan.calls.of', { answered: r.answered, asked: r.asked })}
          </Link>
        ) : (
          t('plan.calls.of', { answered: r.answered, asked: r.asked })
        ),
    },
    { id: 'late', header: t('plan.calls.days-late'), value: (r) => r.daysLate, kind: 'number' },
    { id: 'reminders', header: t('plan.calls.reminders'), value: (r) => r.reminders, kind: 'number' },
    {
      id: 'reminded',
      header: t('plan.calls.reminded-at'),
      value: (r) => r.remindedAt,
      kind: 'moment',
      offAtFirst: true,
    },
    { id: 'email', header: t('plan.calls.email'), value: (r) => r.email },
    { id: 'opened', header: t('plan.calls.opened-at'), value: (r) => r.openedAt, kind: 'moment', offAtFirst: true },
    {
      id: 'answered',
      header: t('plan.calls.answered-at'),
      value: (r) => r.answeredAt,
      kind: 'moment',
      offAtFirst: true,
    },
    { id: 'ends', header: t('plan.calls.link-ends'), value: (r) => r.linkEnds, kind: 'date', offAtFirst: true },
    ...(onChoose
      ? [
          {
            id: 'acts',
            header: t('plan.calls.acts'),
            value: () => '',
            cell: (r: Recipient) => (
              <Button
                kind="quiet"
                onClick={() => onChoose(r)}
                aria-label={t('plan.calls.acts.of', { agency: r.agency })}
              >
                {t('plan.calls.acts.open')}
              </Button>
            ),
            noSort: true as const,
          },
        ]
      : []),
  ];
  return (
    <DataTable
      caption={t('plan.calls.everybody.caption')}
      name="data-call"
      columns={columns}
      rows={recipients}
      rowId={(r) => r.agency}
      empty={<p>{t('plan.calls.nobody')}</p>}
    />
  );
};
