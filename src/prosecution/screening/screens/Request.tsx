import type { Output } from '../../../platform/contract/index.ts';
import { saveFile, useAct, useRead } from '../../../web/api.ts';
import { Alert } from '../../../web/kit/Alert.tsx';
import { Button } from '../../../web/kit/Button.tsx';
import { Link } from '../../../web/kit/Link.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { useMay } from '../../../web/kit/me.ts';
import { Page, Section } from '../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../web/kit/Problem.tsx';
import { Facts } from '../../../web/kit/Stat.tsx';
import { StateBadge } from '../../../web/kit/StateBadge.tsx';
import { usePathParams } from '../../../web/kit/search.ts';
import { openRequest, record } from '../contract.ts';
import { identifierText } from './parts/compare.ts';
import { ListsUsed, StaleBanner } from './parts/ListsUsed.tsx';
import { Measures } from './parts/Measures.tsx';
import { Name } from './parts/Name.tsx';
import { Score } from './parts/Score.tsx';
import { paths, stateTones, useScreeningWords } from './words.ts';

type Request = Output<typeof openRequest>;

/** One screening that was kept: the question, the lists, each possible match with what was decided, and the record for a file. */
export const Screen = () => {
  const { t } = useScreeningWords();
  const { requestId } = usePathParams('requestId');
  const read = useRead(openRequest, { requestId });
  return (
    <Page
      title={t('screening.request')}
      up={{ to: '/screening/kept', label: t('screening.nav.kept') }}
      whoMaySee={t('screening.who')}
      actions={<Record requestId={requestId} />}
    >
      <Loaded read={read}>
        {(request) => (
          <>
            <StaleBanner lists={request.lists} />
            <Alert tone={request.outcome === 'nothing-found-stale' ? 'warning' : 'info'} title={request.says} />
            <Matches request={request} />
            <Question request={request} />
            <ListsUsed lists={request.lists} />
          </>
        )}
      </Loaded>
    </Page>
  );
};

const Record = ({ requestId }: { requestId: string }) => {
  const { t } = useScreeningWords();
  const may = useMay('export screening');
  const act = useAct(record);
  if (!may) return null;
  const save = (format: 'pdf' | 'json') => (): void =>
    act.mutate({ input: { requestId, format } }, { onSuccess: saveFile });
  return (
    <>
      <Button icon="download" disabled={act.isPending} onClick={save('pdf')}>
        {t('screening.request.pdf')}
      </Button>
      <Button icon="download" disabled={act.isPending} onClick={save('json')}>
        JSON
      </Button>
      {act.error ? <ProblemAlert error={act.error} /> : null}
    </>
  );
};

const Matches = ({ request }: { request: Request }) => {
  const { t } = useScreeningWords();
  if (request.candidates.length === 0) return null;
  return (
    <Section title={t('screening.request.matches')}>
      <ol className="ff-queue">
        {request.candidates.map(({ n, hit, state, decisions }) => {
          const last = decisions.at(-1);
          return (
            <li key={n}>
              <p className="ff-hit-line">
                <Link to={paths.candidate(request.id, n)}>
                  <Name>{hit.caption}</Name>
                </Link>
                <StateBadge tone={stateTones[state]}>{t(`screening.state.${state}`)}</StateBadge>
                <Score {...hit} />
                <Measures measures={hit.measures} ended={hit.ended} />
              </p>
              {last ? (
                <span className="ff-queue-why">
                  {t('screening.request.decided', {
                    verdict: t(`screening.verdict.${last.verdict}`),
                    reason: t(`screening.why.${last.reason}`),
                    by: last.decidedBy,
                  })}
                </span>
              ) : null}
            </li>
          );
        })}
      </ol>
    </Section>
  );
};

const Question = ({ request }: { request: Request }) => {
  const { t, country, moment, date } = useScreeningWords();
  const { subject } = request;
  const lines = [
    { name: t('screening.record.name'), value: <Name>{subject.name}</Name> },
    { name: t('screening.record.kind'), value: t(`screening.kind.${subject.kind}`) },
    { name: t('screening.record.births'), value: subject.births.join(', ') },
    { name: t('screening.record.countries'), value: subject.countries.map(country).join(', ') },
    { name: t('screening.record.identifier'), value: subject.identifiers.map(identifierText).join(', ') },
    { name: t('screening.record.role'), value: t(`screening.role.${request.role}`) },
    { name: t('screening.record.purpose'), value: t(`screening.purpose.${request.purpose}`) },
    { name: t('screening.record.legal-basis'), value: request.legalBasis },
    { name: t('screening.record.as-of'), value: request.asOf ? date(request.asOf) : '' },
    { name: t('screening.record.requested'), value: `${request.requestedBy}, ${moment(request.requestedAt)}` },
    { name: t('screening.record.config'), value: request.config },
    { name: t('screening.request.hash'), value: <code className="ff-hash">{request.bodySha256}</code> },
  ];
  return (
    <Section title={t('screening.record.subject')}>
      <Facts facts={lines.filter(({ value }) => value !== '')} />
    </Section>
  );
};
