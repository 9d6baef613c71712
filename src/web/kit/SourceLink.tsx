import { type ReactNode, useState } from 'react';
import type { Citation } from '../../platform/packs/contract.ts';
import { Dialog } from './Dialog.tsx';
import { Icon } from './Icon.tsx';
import { Facts } from './Stat.tsx';
import { StateBadge } from './StateBadge.tsx';
import { useWords } from './words.ts';

/** The source of a legal or statistical statement, one click away: citation, version, dates, who has checked it. */
export const SourceLink = ({ citation, children }: { citation: Citation; children?: ReactNode }) => {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="usa-button usa-button--unstyled ff-source"
        title={t('web.source.open', { cite: citation.cite })}
        onClick={() => setOpen(true)}
      >
        <Icon name="library" />
        {children ?? citation.cite}
      </button>
      {open ? (
        <Dialog title={t('web.source')} onClose={() => setOpen(false)}>
          <SourceCard citation={citation} />
        </Dialog>
      ) : null}
    </>
  );
};

const hostOf = (url: string): string => {
  try {
    return new URL(url).host;
  } catch {
    return url;
  }
};

/** The same, standing open on a page. */
export const SourceCard = ({ citation }: { citation: Citation }) => {
  const { t, date, language } = useWords();
  const { effective, reviewed, url } = citation;
  return (
    <div className="ff-source-card">
      <Facts
        facts={[
          { name: t('web.source.cite'), value: <b>{citation.cite}</b> },
          {
            name: t('web.source.effective'),
            value: effective.to
              ? t('web.source.from-to', { from: date(effective.from), to: date(effective.to) })
              : t('web.source.from', { from: date(effective.from) }),
          },
          { name: t('web.source.status'), value: t(`web.source.status.${citation.status.replaceAll(' ', '-')}`) },
          {
            name: t('web.source.checked'),
            value: reviewed ? (
              <StateBadge tone="good">
                {t('web.source.reviewed', { who: reviewed.who, when: date(reviewed.when) })}
              </StateBadge>
            ) : (
              <StateBadge tone="unknown">{t('web.source.not-reviewed')}</StateBadge>
            ),
          },
          { name: t('web.source.pack'), value: `${citation.pack}, ${citation.version}` },
          { name: t('web.source.entry'), value: citation.id },
          { name: t('web.source.hash'), value: <code className="ff-hash">{citation.hash}</code> },
        ]}
      />
      {citation.legalNotice ? <p>{citation.legalNotice[language]}</p> : null}
      <p>{t('web.source.no-advice')}</p>
      {url?.startsWith('https://') ? (
        <p>
          <a href={url} className="usa-link" rel="noreferrer noopener" target="_blank">
            {t('web.source.open-outside', { host: hostOf(url) })}
          </a>
        </p>
      ) : null}
    </div>
  );
};
