import { useRead } from '../../../web/api.ts';
import { Loaded } from '../../../web/kit/Loaded.tsx';
import { Page, Section } from '../../../web/kit/Page.tsx';
import { SourceCard } from '../../../web/kit/SourceLink.tsx';
import { Facts } from '../../../web/kit/Stat.tsx';
import { usePathParams } from '../../../web/kit/search.ts';
import { Timeline } from '../../../web/kit/Timeline.tsx';
import { useWords, type Words } from '../../../web/kit/words.ts';
import { readEntry } from '../contract.ts';
import { CheckedBadge } from './Checked.tsx';
import { said } from './said.tsx';

const isPlain = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value);

const isSaid = (value: unknown): value is { en: string; es?: string } =>
  typeof value === 'object' && value !== null && typeof (value as { en?: unknown }).en === 'string';

/** A field of any kind of pack, as plainly as it can be said. */
const inText = (value: unknown, words: Words): string => {
  if (isPlain(value)) return String(value);
  if (isSaid(value)) return said({ en: value.en, es: value.es ?? null }, words);
  if (Array.isArray(value) && value.every(isPlain)) return value.join(', ');
  return JSON.stringify(value, null, 1);
};

/** One entry: its words today, its source, and how its wording changed. */
export const Screen = () => {
  const params = usePathParams('packId', 'entryId');
  const words = useWords();
  const { t, date } = words;
  const read = useRead(readEntry, params);
  const { data } = read;
  return (
    <Page
      title={params.entryId}
      up={{
        to: `/packs/${encodeURIComponent(params.packId)}`,
        label: data ? said(data.pack.title, words) : t('packs.title'),
      }}
      state={
        data ? (
          <>
            <CheckedBadge checked={data.checked} /> {t('packs.as-of', { day: date(data.asOf) })}
          </>
        ) : null
      }
    >
      <Loaded read={read}>
        {({ says, citation, wordings, more }) => (
          <>
            <p className="ff-page-lead">{said(says, words)}</p>
            {words.language === 'es' && says.es === null ? <p>{t('packs.only-english')}</p> : null}
            <Section title={t('web.source')}>
              <SourceCard citation={citation} />
            </Section>
            {Object.keys(more).length > 0 ? (
              <Section title={t('packs.more')}>
                <Facts
                  facts={Object.entries(more).map(([name, value]) => ({
                    name,
                    value: <span className="ff-pre">{inText(value, words)}</span>,
                  }))}
                />
              </Section>
            ) : null}
            {wordings.length > 1 ? (
              <Section title={t('packs.wordings')}>
                <Timeline
                  label={t('packs.wordings')}
                  items={[...wordings].reverse().map((one) => ({
                    id: one.effective.from,
                    at: one.effective.from,
                    title: said(one.says, words),
                  }))}
                />
              </Section>
            ) : null}
          </>
        )}
      </Loaded>
    </Page>
  );
};
