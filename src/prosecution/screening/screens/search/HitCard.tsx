import { useId, useState } from 'react';
import { Icon } from '../../../../web/kit/Icon.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import type { HitView } from '../../contract.ts';
import { EvidenceTable } from '../parts/Evidence.tsx';
import { Measures } from '../parts/Measures.tsx';
import { MarkedName, Name } from '../parts/Name.tsx';
import { Score } from '../parts/Score.tsx';
import { useListTitles, useScreeningWords } from '../words.ts';

/** One possible match: which name of which party agrees, how much, what follows, and on request why. */
export const HitCard = ({ hit, query }: { hit: HitView; query: string }) => {
  const { t, date } = useScreeningWords();
  const titleOf = useListTitles();
  const id = useId();
  const [open, setOpen] = useState(false);
  const { evidence, members, programmes } = hit;
  return (
    <li className="ff-hit">
      <div className="ff-hit-head">
        <h3>
          <MarkedName text={hit.matchedName} spans={evidence.matches.map(({ listed }) => listed)} />
          {hit.caption === hit.matchedName ? null : (
            <span className="ff-hit-caption">
              {t('screening.hit.caption')} <Name>{hit.caption}</Name>
            </span>
          )}
        </h3>
        <Score {...hit} />
      </div>
      <p className="ff-hit-line">
        <Measures measures={hit.measures} ended={hit.ended} />{' '}
        <span>{[t(`screening.schema.${hit.schema}`), ...programmes].join(' · ')}</span>
      </p>
      <p className="ff-hit-line ff-small">
        {titleOf(hit.list)} ({date(hit.listVersion.date)})
        {members.length > 1 ? ` · ${t('screening.hit.also', { count: members.length - 1 })}` : ''}
      </p>
      <div className="ff-buttons">
        <button
          type="button"
          className="ff-tool"
          data-hit
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <Icon name={open ? 'shut' : 'open'} />
          {t('screening.hit.why')}
          <span className="ff-visually-hidden">: {hit.caption}</span>
        </button>
        <Link to="/screening/party" search={{ list: hit.list, id: hit.sourceId }} className="ff-tool">
          {t('screening.hit.open')}
          <span className="ff-visually-hidden">: {hit.caption}</span>
        </Link>
      </div>
      {open ? (
        <div id={id} className="ff-hit-why">
          <p>
            {t('screening.evidence.asked')}:{' '}
            <MarkedName text={query} spans={evidence.matches.map((match) => match.query)} />
          </p>
          <EvidenceTable evidence={evidence} caption={hit.caption} asked={query} listed={hit.matchedName} />
          {members.length > 1 ? (
            <>
              <p>{t('screening.hit.members')}</p>
              <ul className="ff-places">
                {members.map((member) => (
                  <li key={`${member.list} ${member.sourceId}`}>
                    <Link to="/screening/party" search={{ list: member.list, id: member.sourceId }}>
                      {titleOf(member.list)}, {member.sourceId}
                    </Link>
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </div>
      ) : null}
    </li>
  );
};
