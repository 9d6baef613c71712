import type { ReactNode } from 'react';
import type { Output } from '../../../platform/contract/index.ts';
import { useRead } from '../../../web/api.ts';
import { EmptyState } from '../../../web/kit/EmptyState.tsx';
import { Link } from '../../../web/kit/Link.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { Page, Section } from '../../../web/kit/Page.tsx';
import { useWords, type Words } from '../../../web/kit/words.ts';
import { importsDesk } from '../desk/contract.ts';

type Desk = Output<typeof importsDesk>;

interface Waits {
  readonly id: string;
  readonly to: string;
  readonly says: string;
}

/** What needs a person today, each with its reason in a sentence. */
export const Screen = () => {
  const words = useWords();
  const { t } = words;
  const read = useRead(importsDesk, {});
  return (
    <Page title={t('imports.nav.desk')} whoMaySee={t('imports.who')} lead={<p>{t('imports.desk.lead')}</p>}>
      <Loaded read={read}>{(desk) => <Waiting rows={waitingIn(desk, words)} />}</Loaded>
      <p className="ff-small">{t('imports.not-advice')}</p>
    </Page>
  );
};

const Waiting = ({ rows }: { rows: readonly Waits[] }): ReactNode => {
  const { t } = useWords();
  if (rows.length === 0) return <EmptyState icon="check" title={t('imports.desk.nothing')} />;
  return (
    <Section title={t('imports.desk.waits')}>
      <ul className="ff-rows">
        {rows.map(({ id, to, says }) => (
          <li key={id}>
            <Link to={to}>{says}</Link>
          </li>
        ))}
      </ul>
    </Section>
  );
};

const waitingIn = ({ orders, goods, codes }: Desk, { t, date }: Words): Waits[] => [
  ...(orders.state === 'missing'
    ? [{ id: 'orders', to: '/screening/lists/load', says: t('imports.desk.orders.missing') }]
    : []),
  ...(orders.state === 'stale'
    ? [{ id: 'orders', to: '/screening/lists/load', says: t('imports.desk.orders.stale', { days: orders.ageDays }) }]
    : []),
  ...(orders.drafts > 0
    ? [{ id: 'drafts', to: '/imports/carve-outs', says: t('imports.desk.carve-outs', { count: orders.drafts }) }]
    : []),
  ...goods.flatMap(({ list, state, ageDays, maxAgeDays, waiting, date: day }) => [
    ...(state === 'missing' ? [{ id: list, to: '/imports/goods', says: t(`imports.desk.missing.${list}`) }] : []),
    ...(state === 'stale'
      ? [
          {
            id: list,
            to: '/imports/goods',
            says: t('imports.desk.stale', {
              list: t(`imports.list.${list}`),
              day: date(day ?? ''),
              days: ageDays,
              most: maxAgeDays,
            }),
          },
        ]
      : []),
    ...(waiting > 0
      ? [
          {
            id: `${list} waits`,
            to: '/imports/goods',
            says: t('imports.desk.previewed', { list: t(`imports.list.${list}`), count: waiting }),
          },
        ]
      : []),
  ]),
  ...(codes.table ? [] : [{ id: 'table', to: '/imports/codes', says: t('imports.desk.table') }]),
  ...(codes.open > 0
    ? [
        {
          id: 'codes',
          to: '/imports/codes',
          says: t('imports.desk.codes', { open: codes.open, goods: codes.goods, drafts: codes.drafts }),
        },
      ]
    : []),
];
