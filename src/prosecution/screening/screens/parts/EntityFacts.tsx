import { Link } from '../../../../web/kit/Link.tsx';
import { Facts } from '../../../../web/kit/Stat.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import { useListTitles, useScreeningWords } from '../words.ts';
import { Outside } from './Consequences.tsx';
import { type Entity, identifierText } from './compare.ts';
import { Name } from './Name.tsx';

const Lines = ({ values }: { values: readonly string[] }) => (
  <>
    {values.map((value, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a list may say the same twice, and none of it moves
      <span key={i} className="ff-line">
        <Name>{value}</Name>
      </span>
    ))}
  </>
);

/** Everything one entry of one list says of a party: all its names, the measures with their programmes, the official page. */
export const EntityFacts = ({ entity }: { entity: Entity }) => {
  const { t, country, date } = useScreeningWords();
  const titleOf = useListTitles();
  const facts = [
    {
      key: 'names',
      value: entity.names.map(({ text, kind, lang }) => (
        <span key={`${kind} ${text}`} className="ff-line">
          <Name>{text}</Name>{' '}
          <span className="ff-small">
            {t(`screening.name-kind.${kind}`)}
            {lang ? `, ${lang}` : ''}
          </span>
        </span>
      )),
    },
    { key: 'kind', value: t(`screening.schema.${entity.schema}`) },
    {
      key: 'births',
      value: (
        <Lines
          values={entity.births.map(
            ({ from, to, circa }) => `${circa ? '~ ' : ''}${from === to ? from : `${from} – ${to}`}`,
          )}
        />
      ),
      none: entity.births.length === 0,
    },
    { key: 'birth-places', value: <Lines values={entity.birthPlaces} />, none: entity.birthPlaces.length === 0 },
    {
      key: 'countries',
      value: (
        <Lines
          values={entity.countries.map(({ iso2, role }) => `${country(iso2)} (${t(`screening.country-role.${role}`)})`)}
        />
      ),
      none: entity.countries.length === 0,
    },
    { key: 'gender', value: entity.gender && t(`screening.gender.${entity.gender}`), none: entity.gender === '' },
    {
      key: 'identifiers',
      value: entity.identifiers.map((one) => (
        <span key={identifierText(one)} className="ff-line">
          {identifierText(one)}{' '}
          {one.valid === false ? <StateBadge tone="late">{t('screening.id.wrong')}</StateBadge> : null}
        </span>
      )),
      none: entity.identifiers.length === 0,
    },
    {
      key: 'addresses',
      value: <Lines values={entity.addresses.map(({ full }) => full)} />,
      none: entity.addresses.length === 0,
    },
    { key: 'positions', value: <Lines values={entity.positions} />, none: entity.positions.length === 0 },
    {
      key: 'links',
      value: entity.links.map(({ type, target, targetId }) => (
        <span key={`${type} ${target}`} className="ff-line">
          {type}:{' '}
          {targetId ? (
            <Link to="/screening/party" search={{ list: entity.list, id: targetId }}>
              <Name>{target || targetId}</Name>
            </Link>
          ) : (
            <Name>{target}</Name>
          )}
        </span>
      )),
      none: entity.links.length === 0,
    },
    {
      key: 'topics',
      value: entity.topics.map(({ topic, says, citation }) => (
        <span key={`${topic} ${says}`} className="ff-line">
          {says || topic} <span className="ff-small">{citation}</span>
        </span>
      )),
      none: entity.topics.length === 0,
    },
    { key: 'remarks', value: <Lines values={entity.remarks} />, none: entity.remarks.length === 0 },
  ];
  return (
    <article className="ff-entity" aria-label={`${titleOf(entity.list)}, ${entity.sourceId}`}>
      <h3>
        <Link to={`/screening/lists/${entity.list}`}>{titleOf(entity.list)}</Link>, {entity.sourceId}{' '}
        <span className="ff-small">({date(entity.listVersion.date)})</span>
      </h3>
      <ul className="ff-plain-list">
        {entity.measures.map((one) => (
          <li key={`${one.measure} ${one.programme} ${one.from}`}>
            <b>{t(`screening.measure.${one.measure}`)}</b> {[one.programme, one.authority].filter(Boolean).join(', ')}{' '}
            {t(`screening.measure-state.${one.status}`)}
            {one.from ? ` · ${t('screening.entity.since', { day: one.from })}` : ''}
            {one.until ? ` · ${t('screening.entity.until', { day: one.until })}` : ''}{' '}
            {one.source ? <Outside url={one.source}>{t('screening.entity.source')}</Outside> : null}
          </li>
        ))}
      </ul>
      <Facts
        facts={facts
          .filter(({ none }) => !none)
          .map(({ key, value }) => ({ name: t(`screening.entity.${key}`), value }))}
      />
      {entity.sourceUrl ? <Outside url={entity.sourceUrl}>{t('screening.entity.page')}</Outside> : null}
    </article>
  );
};
