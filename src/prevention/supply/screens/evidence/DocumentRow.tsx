import { lazy, Suspense, useState } from 'react';
import { useAct } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { Confirm } from '../../../../web/kit/Confirm.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { SaveButton } from '../../../../web/kit/SaveButton.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import { useWords } from '../../../../web/kit/words.ts';
import { type DocumentView, describeDocument, detachDocument, detachProof, documentFile } from '../../contract.ts';
import { asItIs } from './as-it-is.ts';
import { useDocumentTypes } from './words.ts';

const DescribeForm = lazy(() => import('./Forms.tsx').then(({ DescribeForm: part }) => ({ default: part })));

/** One document: whether it counts and why not, its file, and what may be said of it. */
export const DocumentRow = ({
  document,
  linkId,
  siteId,
}: {
  document: DocumentView;
  linkId?: string;
  siteId?: string;
}) => {
  const { t, date } = useWords();
  const { nameOf } = useDocumentTypes();
  const mayWrite = useMay('write supply');
  const [open, setOpen] = useState<'describe' | 'doubt' | 'proof' | null>(null);
  const describe = useAct(describeDocument);
  const detach = useAct(detachDocument);
  const unprove = useAct(detachProof);
  const close = (): void => {
    describe.reset();
    unprove.reset();
    setOpen(null);
  };
  const facts = [
    nameOf(document.type),
    document.date ? t('supply.document.dated', { day: date(document.date) }) : null,
    document.expires ? t('supply.document.ends', { day: date(document.expires) }) : null,
    document.language ? t('supply.document.in', { language: document.language }) : null,
    t(`supply.document.seen.${document.seen}`),
  ];
  return (
    <li>
      <span>
        {document.title || document.id}{' '}
        <StateBadge tone={document.usable ? 'good' : 'waiting'}>
          {t(document.usable ? 'supply.document.counts' : 'supply.document.counts-not')}
        </StateBadge>
      </span>
      <span className="ff-queue-why">{facts.filter(Boolean).join(' · ')}</span>
      {document.consistent ? null : (
        <span className="ff-queue-why">
          {t('supply.document.doubted', { reason: document.reason ?? t('supply.document.no-reason') })}
        </span>
      )}
      {document.sha256 ? <span className="ff-hash">{document.sha256}</span> : null}
      <span className="ff-actions">
        {document.size === null ? null : (
          <SaveButton route={documentFile} input={{ documentId: document.id }}>
            {t('supply.document.download')}
          </SaveButton>
        )}
        {mayWrite ? (
          <>
            <Button kind="quiet" onClick={() => setOpen('describe')}>
              {t('supply.document.describe')}
            </Button>
            {document.consistent ? (
              <Button kind="quiet" onClick={() => setOpen('doubt')}>
                {t('supply.document.doubt')}
              </Button>
            ) : (
              <Button
                kind="quiet"
                disabled={describe.isPending}
                onClick={() => describe.mutate({ input: { ...asItIs(document), consistent: true } })}
              >
                {t('supply.document.agrees')}
              </Button>
            )}
            {siteId === undefined ? null : (
              <Button kind="quiet" onClick={() => setOpen('proof')}>
                {t('supply.proof.detach')}
              </Button>
            )}
            {linkId === undefined ? null : (
              <Button
                kind="quiet"
                disabled={detach.isPending}
                onClick={() => detach.mutate({ input: { linkId, documentId: document.id } })}
              >
                {t('supply.document.detach')}
              </Button>
            )}
          </>
        ) : null}
      </span>
      {detach.error ? <ProblemAlert error={detach.error} /> : null}
      {describe.error && open === null ? <ProblemAlert error={describe.error} /> : null}
      {open === 'describe' ? (
        <Suspense fallback={<span role="status">{t('web.loading')}</span>}>
          <DescribeForm document={document} onDone={close} />
        </Suspense>
      ) : null}
      {open === 'proof' && siteId !== undefined ? (
        <Confirm
          title={t('supply.proof.detach.title', { title: document.title || document.id })}
          consequence={<p>{t('supply.proof.detach.consequence')}</p>}
          act={t('supply.proof.detach')}
          reason={{ label: t('supply.proof.detach.why') }}
          busy={unprove.isPending}
          error={unprove.error}
          onClose={close}
          onConfirm={(reason) =>
            unprove.mutate({ input: { siteId, documentId: document.id, reason } }, { onSuccess: close })
          }
        />
      ) : null}
      {open === 'doubt' ? (
        <Confirm
          title={t('supply.document.doubt.title', { title: document.title || document.id })}
          consequence={<p>{t('supply.document.doubt.consequence')}</p>}
          act={t('supply.document.doubt')}
          reason={{ label: t('supply.document.doubt.why') }}
          busy={describe.isPending}
          error={describe.error}
          onClose={close}
          onConfirm={(reason) =>
            describe.mutate({ input: { ...asItIs(document), consistent: false, reason } }, { onSuccess: close })
          }
        />
      ) : null}
    </li>
  );
};
