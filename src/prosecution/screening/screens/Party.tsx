import { useState } from 'react';
import { useRead } from '../../../web/api.ts';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { Page, Section } from '../../../web/kit/Page.tsx';
import { useSearchState } from '../../../web/kit/search.ts';
import { openEntity } from '../contract.ts';
import { Consequences } from './parts/Consequences.tsx';
import { EntityFacts } from './parts/EntityFacts.tsx';
import { Fold } from './parts/Fold.tsx';
import { useScreeningWords } from './words.ts';

/** A listed party: every entry on every list that is here, what follows, and how it read in earlier versions. */
export const Screen = () => {
  const { t, date } = useScreeningWords();
  const [{ list = '', id = '', version }] = useSearchState();
  const [raw, setRaw] = useState(false);
  const read = useRead(openEntity, { list, sourceId: id, ...(version ? { versionId: version } : {}) });
  return (
    <Page
      title={read.data?.entity.caption ?? t('screening.party')}
      up={{ to: `/screening/lists/${list}`, label: t('screening.nav.lists') }}
      whoMaySee={t('screening.lists.who')}
    >
      <Loaded read={read}>
        {({ entity, members, history }) => (
          <>
            <Section title={t('screening.party.here')}>
              <EntityFacts entity={entity} />
            </Section>
            {members.length > 0 ? (
              <Section title={t('screening.party.others')}>
                {members.map((member) => (
                  <EntityFacts key={`${member.list} ${member.sourceId}`} entity={member} />
                ))}
              </Section>
            ) : null}
            <Section title={t('screening.fold.follows')}>
              <Consequences measures={[...new Set(entity.measures.map(({ measure }) => measure))]} />
            </Section>
            <Section title={t('screening.party.history')}>
              <ul className="ff-plain-list">
                {history.map((one, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a list may come back to what it said; what was never moves
                  <li key={i}>
                    {one.until
                      ? t('screening.party.span', { from: date(one.from.date), until: date(one.until.date) })
                      : t('screening.party.since', { from: date(one.from.date) })}{' '}
                    <code title={one.hash}>{one.hash.slice(0, 8)}</code>
                  </li>
                ))}
              </ul>
              <Fold title={t('screening.party.raw')} open={raw} onOpen={setRaw}>
                {() =>
                  entity.raw.map((row) => (
                    <pre key={row} className="ff-pre">
                      {row}
                    </pre>
                  ))
                }
              </Fold>
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
};
