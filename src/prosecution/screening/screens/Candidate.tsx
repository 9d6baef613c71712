import { useRead } from '../../../web/api.ts';
import { Link } from '../../../web/kit/Link.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { Page } from '../../../web/kit/Page.tsx';
import { usePathParams } from '../../../web/kit/search.ts';
import { openCandidate } from '../contract.ts';
import { CandidateView, useFolds } from './decide/CandidateView.tsx';
import { DecideForm } from './decide/DecideForm.tsx';
import { paths, useScreeningWords } from './words.ts';

/** One possible match: both sides, what follows, the five steps, and the decision. */
export const Screen = () => {
  const { t, moment } = useScreeningWords();
  const { requestId, n } = usePathParams('requestId', 'n');
  const folded = useFolds(['why', 'follows']);
  const read = useRead(openCandidate, { requestId, n });
  return (
    <Page
      title={read.data ? t('screening.candidate.title', { caption: read.data.hit.caption }) : t('screening.candidate')}
      up={{ to: paths.request(requestId), label: t('screening.request') }}
      whoMaySee={t('screening.who')}
      actions={
        <Link to="/screening/queue" className="usa-button usa-button--outline">
          {t('screening.nav.queue')}
        </Link>
      }
    >
      <Loaded read={read}>
        {(candidate) => (
          <>
            <p className="ff-small">
              {t('screening.candidate.asked', {
                purpose: t(`screening.purpose.${candidate.purpose}`),
                basis: candidate.legalBasis,
                by: candidate.requestedBy,
                at: moment(candidate.requestedAt),
              })}
            </p>
            <CandidateView candidate={candidate} folded={folded} />
            <DecideForm key={candidate.state} candidate={candidate} />
          </>
        )}
      </Loaded>
    </Page>
  );
};
