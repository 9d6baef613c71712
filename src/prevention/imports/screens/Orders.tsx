import { type FormEvent, type ReactNode, useState } from 'react';
import type { Output } from '../../../platform/contract/index.ts';
import { useRead } from '../../../web/api.ts';
import { Alert } from '../../../web/kit/Alert.tsx';
import { Button } from '../../../web/kit/Button.tsx';
import { Link } from '../../../web/kit/Link.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { Page, Section } from '../../../web/kit/Page.tsx';
import { StateBadge } from '../../../web/kit/StateBadge.tsx';
import { useSearchState } from '../../../web/kit/search.ts';
import { useWords } from '../../../web/kit/words.ts';
import { askOrders } from '../orders/contract.ts';
import { TextField } from './parts/Field.tsx';

type Answer = Output<typeof askOrders>;

/** Which orders hold against goods of a party. The question stands in the address. */
export const Screen = () => {
  const { t } = useWords();
  const [search, setSearch] = useSearchState();
  const [entity, setEntity] = useState(search.entity ?? '');
  const [merchandise, setMerchandise] = useState(search.merchandise ?? '');
  const [country, setCountry] = useState(search.country ?? '');
  const [on, setOn] = useState(search.on ?? '');
  const ask = (event: FormEvent): void => {
    event.preventDefault();
    setSearch({ entity, merchandise, country, on });
  };
  return (
    <Page title={t('imports.nav.orders')} whoMaySee={t('imports.who')} lead={<p>{t('imports.orders.lead')}</p>}>
      <form onSubmit={ask}>
        <div className="ff-fields">
          <TextField label={t('imports.field.entity')} value={entity} onChange={setEntity} />
          <TextField label={t('imports.field.merchandise')} value={merchandise} onChange={setMerchandise} />
          <TextField label={t('imports.field.country')} value={country} onChange={setCountry} />
          <TextField label={t('imports.field.on')} type="date" value={on} onChange={setOn} />
        </div>
        <Button kind="main" type="submit" disabled={entity.trim() === '' || merchandise.trim() === ''}>
          {t('imports.ask')}
        </Button>
      </form>
      {search.entity && search.merchandise ? (
        <Asked
          key={JSON.stringify(search)}
          question={{
            entity: search.entity,
            merchandise: search.merchandise,
            country: search.country ?? '',
            ...(search.on ? { on: search.on } : {}),
          }}
        />
      ) : null}
      <p>
        <Link to="/imports/carve-outs">{t('imports.carve-outs')}</Link>
      </p>
      <p className="ff-small">{t('imports.orders.revoked')}</p>
      <p className="ff-small">{t('imports.not-advice')}</p>
    </Page>
  );
};

const Asked = ({ question }: { question: { entity: string; merchandise: string; country: string; on?: string } }) => (
  <Loaded read={useRead(askOrders, question)}>{(answer) => <Found answer={answer} />}</Loaded>
);

const Found = ({ answer: { outcome, on, version, hits, near } }: { answer: Answer }) => {
  const { t, date } = useWords();
  return (
    <Section title={t('imports.answer')}>
      <Alert tone={outcome === 'nothing-found' ? 'info' : 'warning'} title={t(`imports.outcome.${outcome}`)}>
        <p>
          {t('imports.version', {
            day: date(on),
            of: date(version.date),
            days: Math.floor(version.ageHours / 24),
            sha: version.sha256.slice(0, 12),
          })}
        </p>
      </Alert>
      <ul className="ff-rows">
        {hits.map((hit) => (
          <Order key={`${hit.kind} ${hit.from} ${hit.entity}`} order={hit} tone={hit.active ? 'late' : 'unknown'}>
            {hit.active ? t('imports.order.hit') : t('imports.order.inactive')}
            {hit.draftCarveOut ? ` · ${t('imports.order.draft', { text: hit.draftCarveOut.text })}` : ''}
            {hit.modificationMissing ? ` · ${t('imports.order.modified')}` : ''}
          </Order>
        ))}
        {near.map((one) => (
          <Order key={`${one.kind} ${one.from} ${one.entity}`} order={one} tone="waiting">
            {t(`imports.near.${one.reason}`)}
            {one.carveOut ? `: ${one.carveOut.text}` : ''}
          </Order>
        ))}
      </ul>
    </Section>
  );
};

const Order = ({
  order,
  tone,
  children,
}: {
  order: Answer['near'][number] | Answer['hits'][number];
  tone: 'late' | 'unknown' | 'waiting';
  children: ReactNode;
}) => {
  const { t, date } = useWords();
  const { kind, entity, status, from, scope } = order;
  return (
    <li>
      <div>
        <StateBadge tone={tone}>{children}</StateBadge>
        <p>
          <b>{entity}</b>
        </p>
        <p>
          {t('imports.order.line', {
            kind,
            status,
            day: from ? date(from) : t('imports.order.no-day'),
            merchandise: scope.merchandise,
            place: scope.place.toUpperCase() || 'none',
          })}
        </p>
      </div>
    </li>
  );
};
