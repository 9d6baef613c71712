import { useQueryClient } from '@tanstack/react-query';
import type { Output } from '../../../platform/contract/index.ts';
import { capabilityOf, useRead } from '../../../web/api.ts';
import { Alert } from '../../../web/kit/Alert.tsx';
import { Link } from '../../../web/kit/Link.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { Page, Section } from '../../../web/kit/Page.tsx';
import { JobProgress } from '../../../web/kit/Progress.tsx';
import { Facts } from '../../../web/kit/Stat.tsx';
import { StateBadge } from '../../../web/kit/StateBadge.tsx';
import { usePathParams } from '../../../web/kit/search.ts';
import { openImport } from '../contract.ts';
import { Apply } from './lists/Apply.tsx';
import { ParseProblems } from './lists/ParseProblems.tsx';
import { Plan } from './lists/Plan.tsx';
import { readingTones } from './lists/Readings.tsx';
import { paths, useScreeningWords } from './words.ts';

type Reading = Output<typeof openImport>;

const atWork: ReadonlySet<Reading['state']> = new Set(['reading', 'applying']);
/** Looked at again that often while a job is at work, also where it failed. */
const everyFew = 3000;

const nobodyKnows = new Set(['LIST_UNKNOWN_FORMAT', 'LIST_WRONG_COLUMNS']);
const tableEnding = /\.(?:csv|xlsx|txt)$/i;

/** Files that were read as a list: what is in them, what would change, and the way to take them over. It may be left and come back to. */
export const Screen = () => {
  const { t, moment } = useScreeningWords();
  const { importId } = usePathParams('importId');
  const client = useQueryClient();
  const read = useRead(
    openImport,
    { importId },
    { refetchInterval: ({ state }) => (state.data && atWork.has(state.data.state) ? everyFew : false) },
  );
  const again = (): void => void client.invalidateQueries({ queryKey: [capabilityOf(openImport)] });
  return (
    <Page
      title={t('screening.reading')}
      up={{ to: '/screening/lists?tab=read', label: t('screening.lists.readings') }}
      whoMaySee={t('screening.lists.who')}
      state={
        read.data ? (
          <>
            <StateBadge tone={readingTones[read.data.state]}>
              {t(`screening.reading.state.${read.data.state}`)}
            </StateBadge>
            <span>
              {read.data.files.map(({ name }) => name).join(', ')} · {read.data.createdBy},{' '}
              {moment(read.data.createdAt)}
            </span>
          </>
        ) : undefined
      }
    >
      <Loaded read={read}>
        {(reading) => (
          <>
            {reading.jobId && atWork.has(reading.state) ? <JobProgress jobId={reading.jobId} onDone={again} /> : null}
            {reading.state === 'applied' ? <Applied reading={reading} /> : null}
            {reading.state === 'failed' ? <Alert tone="error" title={t('screening.reading.failed')} live /> : null}
            {reading.report ? <Report reading={reading} report={reading.report} /> : null}
          </>
        )}
      </Loaded>
    </Page>
  );
};

const Applied = ({ reading }: { reading: Reading }) => {
  const { t, say } = useScreeningWords();
  return (
    <Alert tone="success" title={t('screening.reading.applied')} live>
      <ul className="ff-places">
        {reading.report?.lists.map((list) => (
          <li key={list.list}>
            <Link to={paths.list(list.list)}>{say(list.title)}</Link>
          </li>
        ))}
      </ul>
    </Alert>
  );
};

const Report = ({ reading, report }: { reading: Reading; report: NonNullable<Reading['report']> }) => {
  const { t, number, date } = useScreeningWords();
  const [file] = reading.files;
  const mapping =
    !report.ready &&
    reading.files.length === 1 &&
    file !== undefined &&
    tableEnding.test(file.name) &&
    report.problems.some(({ code }) => nobodyKnows.has(code));
  return (
    <>
      {report.ready ? null : (
        <Alert tone="warning" title={t('screening.reading.not-ready')}>
          {mapping ? (
            <>
              <p>{t('screening.reading.map.says')}</p>
              <Link
                to="/screening/lists/columns"
                search={{ file: file.sha256, name: file.name }}
                className="usa-button"
              >
                {t('screening.columns')}
              </Link>
            </>
          ) : (
            <p>{t('screening.reading.not-ready.fix')}</p>
          )}
        </Alert>
      )}
      {report.lists.map((plan) => (
        <Plan key={plan.list} plan={plan} />
      ))}
      {reading.state === 'previewed' && report.ready ? <Apply importId={reading.id} plans={report.lists} /> : null}
      <Section title={t('screening.report')}>
        <Facts
          facts={[
            { name: t('screening.report.format'), value: report.format || '–' },
            { name: t('screening.version.published'), value: report.publishedOn ? date(report.publishedOn) : '–' },
            {
              name: t('screening.report.rows'),
              value: Object.entries(report.rows)
                .map(([table, count]) => `${table}: ${number(count)}`)
                .join(', '),
            },
            { name: t('screening.lists.names'), value: number(report.names) },
            { name: t('screening.report.addresses'), value: number(report.addresses) },
            { name: t('screening.report.identifiers'), value: number(report.identifiers) },
            { name: t('screening.lists.rejects'), value: number(report.rejects) },
            { name: 'sha256', value: <code className="ff-hash">{report.sha256}</code> },
          ]}
        />
        <h3>{t('screening.report.problems', { count: report.problems.length })}</h3>
        <ParseProblems problems={report.problems} />
      </Section>
    </>
  );
};
