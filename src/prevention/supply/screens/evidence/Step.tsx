import { lazy, type ReactNode, Suspense, useState } from 'react';
import { Button } from '../../../../web/kit/Button.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { Section } from '../../../../web/kit/Page.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import { useWords } from '../../../../web/kit/words.ts';
import type { Checklist, DocumentView } from '../../contract.ts';
import { DocumentRow } from './DocumentRow.tsx';
import { askPath, useDocumentTypes } from './words.ts';

const AddForm = lazy(() => import('./Forms.tsx').then(({ AddForm: part }) => ({ default: part })));
const AttachForm = lazy(() => import('./Forms.tsx').then(({ AttachForm: part }) => ({ default: part })));

type StepOf = Checklist['steps'][number];
type OriginOf = Checklist['origins'][number];
type Needed = StepOf['needed'][number];

const tones = { here: 'good', missing: 'late', 'not-usable': 'waiting' } as const;

interface StepProps {
  readonly product: string;
  readonly step: StepOf;
  readonly number: number;
  readonly all: readonly DocumentView[];
}

/** One link of the chain: what it needs and what lies with it. */
export const Step = ({ product, step, number, all }: StepProps) => {
  const { t } = useWords();
  const title = t('supply.document.step', { number, from: step.from.name, to: step.to.name });
  const others = all.filter(({ id }) => !step.documents.some((one) => one.id === id));
  return (
    <Section title={title} lead={t(`supply.document.link.${step.status}`, { material: step.material })}>
      <NeededList needed={step.needed} product={product} at={step.linkId} />
      <Kept documents={step.documents} linkId={step.linkId} title={title}>
        {({ form, onDone }) =>
          form === 'add' ? (
            <AddForm at={{ linkId: step.linkId }} onDone={onDone} />
          ) : (
            <AttachForm linkId={step.linkId} documents={others} onDone={onDone} />
          )
        }
      </Kept>
    </Section>
  );
};

/** Where raw material begins: what proves that it comes from there. */
export const Origin = ({ product, origin }: { product: string; origin: OriginOf }) => {
  const { t } = useWords();
  const title = t('supply.document.origin', { site: origin.site });
  const needed: Needed = {
    type: 'origin-proof',
    state: origin.proven ? 'here' : origin.documents.length > 0 ? 'not-usable' : 'missing',
    gain: origin.gain,
  };
  return (
    <Section title={title}>
      <NeededList needed={[needed]} product={product} at={origin.siteId} />
      <Kept documents={origin.documents} siteId={origin.siteId} title={title}>
        {({ onDone }) => <AddForm at={{ siteId: origin.siteId }} onDone={onDone} />}
      </Kept>
    </Section>
  );
};

const NeededList = ({ needed, product, at }: { needed: readonly Needed[]; product: string; at: string }) => {
  const { t, number } = useWords();
  const { nameOf } = useDocumentTypes();
  const mayWrite = useMay('write supply');
  return (
    <ul className="ff-queue">
      {needed.map(({ type, state, gain }) => (
        <li key={type}>
          <span>
            {nameOf(type)} <StateBadge tone={tones[state]}>{t(`supply.document.state.${state}`)}</StateBadge>
          </span>
          {state === 'here' ? null : (
            <span className="ff-queue-why">
              {gain === null
                ? t('supply.document.gain.unknown')
                : gain > 0
                  ? t('supply.document.gain', { percent: number(gain * 100, 1) })
                  : t('supply.document.gain.none')}{' '}
              {mayWrite ? (
                <Link to={askPath(product, at, type)}>
                  {t('supply.document.ask')}
                  <span className="ff-visually-hidden">: {nameOf(type)}</span>
                </Link>
              ) : null}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
};

type KeptForm = 'add' | 'attach';

/** What lies here, folded away, and the ways to add to it. */
const Kept = ({
  documents,
  linkId,
  siteId,
  title,
  children,
}: {
  documents: readonly DocumentView[];
  linkId?: string;
  siteId?: string;
  title: string;
  children: (open: { form: KeptForm; onDone: () => void }) => ReactNode;
}) => {
  const { t } = useWords();
  const mayWrite = useMay('write supply');
  const [form, setForm] = useState<KeptForm | null>(null);
  const named = <span className="ff-visually-hidden">: {title}</span>;
  return (
    <>
      {documents.length > 0 ? (
        <details>
          <summary>
            {t('supply.document.kept', { count: documents.length })}
            {named}
          </summary>
          <ul className="ff-queue">
            {documents.map((one) => (
              <DocumentRow
                key={one.id}
                document={one}
                {...(linkId === undefined ? {} : { linkId })}
                {...(siteId === undefined ? {} : { siteId })}
              />
            ))}
          </ul>
        </details>
      ) : null}
      {mayWrite && form === null ? (
        <p className="ff-actions">
          <Button icon="upload" onClick={() => setForm('add')}>
            {t('supply.document.add')}
            {named}
          </Button>
          {linkId === undefined ? null : (
            <Button kind="quiet" onClick={() => setForm('attach')}>
              {t('supply.document.attach')}
              {named}
            </Button>
          )}
        </p>
      ) : null}
      {form ? (
        <Suspense fallback={<p role="status">{t('web.loading')}</p>}>
          {children({ form, onDone: () => setForm(null) })}
        </Suspense>
      ) : null}
    </>
  );
};
