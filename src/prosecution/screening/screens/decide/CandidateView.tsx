import { type ReactNode, useState } from 'react';
import type { Output } from '../../../../platform/contract/index.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import type { openCandidate } from '../../contract.ts';
import { Consequences } from '../parts/Consequences.tsx';
import { EntityFacts } from '../parts/EntityFacts.tsx';
import { EvidenceTable } from '../parts/Evidence.tsx';
import { Fold } from '../parts/Fold.tsx';
import { ListsUsed, StaleBanner } from '../parts/ListsUsed.tsx';
import { Measures } from '../parts/Measures.tsx';
import { Score } from '../parts/Score.tsx';
import { SideBySide } from '../parts/SideBySide.tsx';
import { Walk } from '../parts/Walk.tsx';
import { paths, stateTones, useListTitles, useScreeningWords } from '../words.ts';
import { Decisions } from './Decisions.tsx';

export type Candidate = Output<typeof openCandidate>;

export const folds = ['why', 'party', 'follows', 'walk', 'lists'] as const;
export type FoldName = (typeof folds)[number];

/** Which parts stand open; it outlives the candidate, so that a reviewer who wants the walk has it on every one. */
export const useFolds = (first: readonly FoldName[]) => {
  const [open, setOpen] = useState<ReadonlySet<FoldName>>(new Set(first));
  const set = (name: FoldName, on: boolean): void =>
    setOpen((now) => new Set([...now].filter((one) => one !== name).concat(on ? [name] : [])));
  return { open, set, toggle: (name: FoldName) => set(name, !open.has(name)) };
};

/** Everything a person needs to decide on one possible match, the comparison first. */
export const CandidateView = (props: {
  candidate: Candidate;
  folded: ReturnType<typeof useFolds>;
  /** The key that opens a part, where there is one. */
  keyOf?: (name: FoldName) => string;
  /** The answers, right below the comparison. */
  children?: ReactNode;
}) => {
  const { t } = useScreeningWords();
  const titleOf = useListTitles();
  const { candidate, folded, keyOf } = props;
  const { hit, entities } = candidate;
  const parts: Record<FoldName, () => ReactNode> = {
    why: () => (
      <EvidenceTable
        evidence={hit.evidence}
        caption={hit.caption}
        asked={candidate.subject.name}
        listed={hit.matchedName}
      />
    ),
    party: () => entities.map((entity) => <EntityFacts key={`${entity.list} ${entity.sourceId}`} entity={entity} />),
    follows: () => <Consequences measures={hit.measures} />,
    walk: () => <Walk candidate={candidate} />,
    lists: () => <ListsUsed lists={candidate.lists} />,
  };
  return (
    <>
      {candidate.changedSince ? <Alert tone="warning">{t('screening.candidate.changed')}</Alert> : null}
      {candidate.settledBy ? (
        <Alert tone="info" title={t('screening.state.settled')}>
          <Link to={paths.candidate(candidate.settledBy.requestId, candidate.settledBy.n)}>
            {t('screening.candidate.earlier', { by: candidate.settledBy.decision.decidedBy })}
          </Link>
        </Alert>
      ) : null}
      <p className="ff-hit-line">
        <StateBadge tone={stateTones[candidate.state]}>{t(`screening.state.${candidate.state}`)}</StateBadge>
        <Score {...hit} />
        <Measures measures={hit.measures} ended={hit.ended} />
      </p>
      <p className="ff-hit-line ff-small">
        {[...new Set(hit.members.map(({ list }) => list))].map(titleOf).join(' · ')}
        {hit.programmes.length > 0 ? ` · ${hit.programmes.join(', ')}` : ''}
      </p>
      <SideBySide candidate={candidate} />
      <Decisions decisions={candidate.decisions} />
      {props.children}
      <StaleBanner lists={candidate.lists} />
      {folds.map((name) => (
        <Fold
          key={name}
          open={folded.open.has(name)}
          onOpen={(on) => folded.set(name, on)}
          title={
            <>
              {t(`screening.fold.${name}`)} {keyOf ? <kbd>{keyOf(name)}</kbd> : null}
            </>
          }
        >
          {parts[name]}
        </Fold>
      ))}
    </>
  );
};
