import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { allRooms } from '../compose.tsx';
import { EmptyState } from '../kit/EmptyState.tsx';
import { Icon } from '../kit/Icon.tsx';
import { Link } from '../kit/Link.tsx';
import { Loaded } from '../kit/Loaded.tsx';
import { type Me, mayEnter, useMe } from '../kit/me.ts';
import { Page, Section } from '../kit/Page.tsx';
import type { WebRoom } from '../kit/rooms.ts';
import { useGo, useSearchState } from '../kit/search.ts';
import { useT } from '../kit/words.ts';

type Searchable = NonNullable<WebRoom['search']>;

const searchable = (me: Me | null): Searchable[] =>
  allRooms.flatMap(({ search }) => (search && mayEnter(me, search.may) ? [search] : []));

/** One box for all desks; not there while no desk can be searched. */
export const SearchBox = ({ me }: { me: Me | null }) => {
  const t = useT();
  const id = useId();
  const go = useGo();
  const [search] = useSearchState();
  const [text, setText] = useState(search.find ?? '');
  if (searchable(me).length === 0) return <div className="ff-top-search" />;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim()) go('/search', { find: text.trim() });
  };
  return (
    <search className="ff-top-search">
      <form onSubmit={submit}>
        <label htmlFor={id} className="ff-visually-hidden">
          {t('web.search')}
        </label>
        <input
          id={id}
          type="search"
          className="usa-input"
          placeholder={t('web.search')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className="ff-icon-button" aria-label={t('web.search.go')}>
          <Icon name="search" />
        </button>
      </form>
    </search>
  );
};

/** What the desks found. Each looks for itself, under the actor's own rights. */
export const Screen = () => {
  const t = useT();
  const me = useMe();
  const [search] = useSearchState();
  const text = search.find ?? '';
  return (
    <Page title={t('web.search.title', { text })}>
      {searchable(me).map((one) => (
        <Hits key={one.label} search={one} text={text} />
      ))}
    </Page>
  );
};

const Hits = ({ search, text }: { search: Searchable; text: string }) => {
  const t = useT();
  const read = useQuery({
    queryKey: ['search', search.label, text],
    queryFn: ({ signal }) => search.find(text, signal),
    enabled: text !== '',
  });
  return (
    <Section title={t(search.label)}>
      <Loaded read={read}>
        {(hits) =>
          hits.length === 0 ? (
            <EmptyState icon="search" title={t('web.search.none', { text })} />
          ) : (
            <ul className="ff-hits">
              {hits.map((hit) => (
                <li key={hit.to}>
                  <Link to={hit.to}>{hit.title}</Link>
                  {hit.says ? <p>{hit.says}</p> : null}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
};
