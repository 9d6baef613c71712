import type { Output } from '../../../platform/contract/index.ts';
import { saveFile, useAct, useRead } from '../../../web/api.ts';
import { Button } from '../../../web/kit/Button.tsx';
import { Link } from '../../../web/kit/Link.tsx';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { Page, Section } from '../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../web/kit/Problem.tsx';
import { Facts } from '../../../web/kit/Stat.tsx';
import { StateBadge } from '../../../web/kit/StateBadge.tsx';
import { usePathParams } from '../../../web/kit/search.ts';
import { openVersion, rawFile } from '../contract.ts';
import { ParseProblems } from './lists/ParseProblems.tsx';
import { paths, useListTitles, useScreeningWords } from './words.ts';

type Version = Output<typeof openVersion>;

/** One version of a list: what was read, what was not and why, and the very files it came from. */
export const Screen = () => {
  const { t, date } = useScreeningWords();
  const titleOf = useListTitles();
  const { list, versionId } = usePathParams('list', 'versionId');
  const read = useRead(openVersion, { list, versionId });
  return (
    <Page
      title={
        read.data
          ? t('screening.version.title', { list: titleOf(list), date: date(read.data.version.date) })
          : titleOf(list)
      }
      up={{ to: paths.list(list), label: titleOf(list) }}
      whoMaySee={t('screening.lists.who')}
      state={read.data?.current ? <StateBadge tone="good">{t('screening.version.current')}</StateBadge> : undefined}
    >
      <Loaded read={read}>
        {(version) => (
          <>
            <About version={version} />
            <Files version={version} />
            <Section title={t('screening.report.problems', { count: version.problems.length })}>
              <ParseProblems problems={version.problems} />
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
};

const About = ({ version }: { version: Version }) => {
  const { t, number, moment, date } = useScreeningWords();
  const lines = [
    { name: t('screening.version.published'), value: version.publishedOn ? date(version.publishedOn) : '–' },
    { name: t('screening.version.retrieved'), value: moment(version.retrievedAt) },
    { name: t('screening.version.seen'), value: moment(version.seenAt) },
    { name: t('screening.report.format'), value: `${version.format} (${version.importer})` },
    {
      name: t('screening.report.rows'),
      value: Object.entries(version.rows)
        .map(([table, count]) => `${table}: ${number(count)}`)
        .join(', '),
    },
    { name: t('screening.lists.entities'), value: number(version.entities) },
    { name: t('screening.lists.names'), value: number(version.names) },
    { name: t('screening.report.addresses'), value: number(version.addresses) },
    { name: t('screening.report.identifiers'), value: number(version.identifiers) },
    { name: t('screening.lists.rejects'), value: number(version.rejects) },
    {
      name: t('screening.version.diff'),
      value: (
        <Link to={paths.list(version.list)} search={{ tab: 'changes', to: version.id }}>
          {t('screening.changes.line', { added: version.added, removed: version.removed, changed: version.changed })}
        </Link>
      ),
    },
    { name: t('screening.version.by'), value: `${version.appliedBy}, ${moment(version.appliedAt)}` },
    { name: t('screening.version.forced'), value: version.forcedWhy ?? '' },
    { name: t('screening.version.hash'), value: <code className="ff-hash">{version.contentHash}</code> },
  ];
  return <Facts facts={lines.filter(({ value }) => value !== '')} />;
};

const Files = ({ version }: { version: Version }) => {
  const { t, number } = useScreeningWords();
  const act = useAct(rawFile);
  return (
    <Section title={t('screening.version.files')}>
      {act.error ? <ProblemAlert error={act.error} /> : null}
      <ul className="ff-rows">
        {version.files.map((file) => (
          <li key={file.sha256}>
            <span>
              <b>{file.name}</b> {t('web.file.size', { size: number(file.size / 1024, 1) })}
              <code className="ff-line ff-hash">{file.sha256}</code>
            </span>
            <Button
              icon="download"
              disabled={act.isPending}
              onClick={() =>
                act.mutate(
                  { input: { list: version.list, versionId: version.id, sha256: file.sha256 } },
                  { onSuccess: (body) => saveFile({ ...body, name: file.name }) },
                )
              }
            >
              {t('screening.version.download')}
              <span className="ff-visually-hidden">: {file.name}</span>
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
};
