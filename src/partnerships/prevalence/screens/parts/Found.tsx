import { Alert } from '../../../../web/kit/Alert.tsx';
import { Section } from '../../../../web/kit/Page.tsx';
import { Facts } from '../../../../web/kit/Stat.tsx';
import { useWords } from '../../../../web/kit/words.ts';
import {
  assumptions,
  estimateNotes,
  forestPicture,
  intervalWords,
  methodName,
  overlapPicture,
  people,
  type StudyFile,
  type StudyResult,
  tableNote,
  verdictText,
} from '../../contract.ts';
import { PictureWithTable } from './PictureWithTable.tsx';
import { PlainTable } from './PlainTable.tsx';

type Part = { readonly result: StudyResult };

/** What a run found: the verdict, the estimates, the data, what moves the number, what it takes for granted, how to get it again. */
export const Found = ({ study, result }: Part & { study: StudyFile }) => (
  <>
    <Answer result={result} />
    <Data result={result} />
    <Moves result={result} />
    <Granted study={study} />
    <Again result={result} />
  </>
);

const Answer = ({ result }: Part) => {
  const { t } = useWords();
  const name = (one: StudyResult['estimates'][number]): string =>
    [methodName(t, one.method), ...(one.lists ?? [])].join(' ');
  const rows = result.estimates.map((one) => ({
    label: name(one),
    total: one.total,
    lower: one.interval?.lower ?? null,
    upper: one.interval?.upper ?? null,
  }));
  const columns = ['method', 'total', 'interval', 'model', 'notes'].map((column) => t(`prevalence.column.${column}`));
  const cells = result.estimates.map((one) => [
    name(one),
    people(t, one.total),
    intervalWords(t, one),
    one.model.length > 0 ? `[${one.model.join(',')}]` : '',
    estimateNotes(t, one),
  ]);
  return (
    <Section title={t('prevalence.report.answer')}>
      <Alert tone={result.verdict.kind === 'agree' ? 'info' : 'warning'} title={verdictText(t, result.verdict)} />
      <PictureWithTable
        picture={forestPicture(t('prevalence.report.forest'), rows, (value) => people(t, value))}
        caption={t('prevalence.report.forest.see')}
        table={<PlainTable caption={t('prevalence.report.estimates')} head={columns} rows={cells} />}
      />
      <ul className="ff-places">
        {result.estimates
          .filter((one) => one.total === null || one.notes.length > 0)
          .map((one) => (
            <li key={name(one)}>
              {name(one)}: {estimateNotes(t, one)}
            </li>
          ))}
      </ul>
    </Section>
  );
};

const Data = ({ result }: Part) => {
  const { t } = useWords();
  const columns = ['lists', 'count'].map((column) => t(`prevalence.column.${column}`));
  const cells = result.table.map(({ on, from, to }) => [on.join(' + '), from === to ? String(to) : `${from}–${to}`]);
  return (
    <Section title={t('prevalence.report.data')}>
      <p>
        {t('prevalence.report.counted', {
          cases: result.cases,
          lists: result.lists.length,
          cells: result.cells,
        })}
      </p>
      <PictureWithTable
        picture={overlapPicture(t('prevalence.report.overlap'), result.lists, result.table)}
        caption={t('prevalence.report.overlap.see')}
        table={<PlainTable caption={t('prevalence.report.cells')} head={columns} rows={cells} />}
      />
      <ul className="ff-places">
        {result.notes.map((note) => (
          <li key={`${note.code} ${note.lists.join()}`}>{tableNote(t, note)}</li>
        ))}
      </ul>
    </Section>
  );
};

const Moves = ({ result: { sensitivity, models } }: Part) => {
  const { t } = useWords();
  const columns = (...names: string[]): string[] => names.map((name) => t(`prevalence.column.${name}`));
  return (
    <Section title={t('prevalence.report.sensitivity')}>
      {models ? (
        <p>
          {t('prevalence.report.models', {
            tried: models.tried,
            valid: models.valid,
            none: models.noEstimate,
            unidentified: models.notIdentified,
          })}
        </p>
      ) : null}
      <PlainTable
        caption={t('prevalence.sensitivity.without')}
        head={columns('list', 'people', 'total')}
        rows={sensitivity.withoutList.map((one) => [one.list, people(t, one.people), people(t, one.total)])}
      />
      <PlainTable
        caption={t('prevalence.sensitivity.merged')}
        head={columns('lists', 'people', 'total')}
        rows={sensitivity.mergedPairs.map((one) => [one.pair.join(' + '), people(t, one.people), people(t, one.total)])}
      />
      <PlainTable
        caption={t('prevalence.sensitivity.consistency')}
        head={columns('list', 'size', 'total', 'interval', 'notes')}
        rows={sensitivity.consistency.map(({ list, size, total, lower, upper, covers, reason }) => [
          list,
          people(t, size),
          people(t, total),
          lower === null || upper === null ? '–' : `${people(t, lower)} – ${people(t, upper)}`,
          reason
            ? t(`prevalence.consistency.${reason}`)
            : covers === null
              ? ''
              : t(`prevalence.covers.${covers ? 'yes' : 'no'}`),
        ])}
      />
      <PlainTable
        caption={t('prevalence.sensitivity.influence')}
        head={columns('lists', 'change')}
        rows={sensitivity.influence.slice(0, 8).map(({ lists, change }) => [lists.join(' + '), people(t, change)])}
      />
    </Section>
  );
};

const Granted = ({ study }: { study: StudyFile }) => {
  const { t } = useWords();
  return (
    <Section title={t('prevalence.report.assumptions')}>
      <PlainTable
        caption={t('prevalence.report.assumed')}
        head={['assumption', 'holds', 'why'].map((name) => t(`prevalence.column.${name}`))}
        rows={assumptions.map((assumption) => [
          t(`prevalence.assumption.${assumption}`),
          t(`prevalence.holds.${study.assumptions[assumption]?.holds ?? 'unknown'}`),
          study.assumptions[assumption]?.why ?? '',
        ])}
      />
      <p>{t('prevalence.report.limits')}</p>
    </Section>
  );
};

const Again = ({ result: { settings, tableHash, version } }: Part) => {
  const { t } = useWords();
  return (
    <Section title={t('prevalence.report.again')}>
      <Facts
        facts={[
          { name: t('prevalence.fact.hash'), value: <code>{tableHash}</code> },
          { name: t('prevalence.fact.version'), value: version },
          { name: t('prevalence.field.seed'), value: String(settings.seed) },
          { name: t('prevalence.field.bootstrap'), value: String(settings.bootstrap) },
        ]}
      />
      <p>{t('prevalence.report.how')}</p>
    </Section>
  );
};
