import { StateBadge } from '../../../web/kit/StateBadge.tsx';
import type { Column } from '../../../web/kit/table/columns.ts';
import type { Words } from '../../../web/kit/words.ts';
import type { AuditView } from '../contract.ts';

const byWhom = (entry: AuditView, { t }: Words): string =>
  entry.actorName ?? t(`audit.by.${entry.actorKind}`) + (entry.actorId ? ` (${entry.actorId.slice(-6)})` : '');

export const auditColumns = (words: Words): Column<AuditView>[] => {
  const { t } = words;
  return [
    { id: 'at', header: t('audit.at'), value: (entry) => entry.at, kind: 'moment', namesRow: true },
    { id: 'act', header: t('audit.act'), value: (entry) => entry.act, cell: (entry) => <code>{entry.act}</code> },
    {
      id: 'outcome',
      header: t('audit.outcome'),
      value: (entry) => entry.outcome,
      cell: (entry) =>
        entry.outcome === 'done' ? (
          <StateBadge tone="good">{t('audit.outcome.done')}</StateBadge>
        ) : (
          <StateBadge tone="stopped">{entry.outcome}</StateBadge>
        ),
    },
    { id: 'by', header: t('audit.by'), value: (entry) => byWhom(entry, words) },
    { id: 'channel', header: t('audit.channel'), value: (entry) => entry.channel },
    {
      id: 'records',
      header: t('audit.records'),
      value: (entry) => entry.records,
      cell: (entry) => (entry.records.length > 0 ? <Records ids={entry.records} /> : undefined),
    },
    {
      id: 'details',
      header: t('audit.details'),
      value: (entry) =>
        Object.entries(entry.details)
          .map(([name, value]) => `${name}: ${value}`)
          .join(', '),
    },
    { id: 'place', header: t('audit.place'), value: (entry) => `${entry.lane}/${entry.seq}`, offAtFirst: true },
    { id: 'hash', header: t('packs.hash'), value: (entry) => entry.hash, offAtFirst: true },
  ];
};

const shown = 3;

const Records = ({ ids }: { ids: readonly string[] }) => (
  <>
    {ids.slice(0, shown).map((id) => (
      <code key={id} className="ff-hash" title={id}>
        …{id.slice(-8)}{' '}
      </code>
    ))}
    {ids.length > shown ? `+${ids.length - shown}` : ''}
  </>
);
