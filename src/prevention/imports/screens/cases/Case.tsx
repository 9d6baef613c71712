import { lazy, useState } from 'react';
import { useRead } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { Page, Section } from '../../../../web/kit/Page.tsx';
import { SaveButton } from '../../../../web/kit/SaveButton.tsx';
import { Facts } from '../../../../web/kit/Stat.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import { usePathParams } from '../../../../web/kit/search.ts';
import { Timeline } from '../../../../web/kit/Timeline.tsx';
import { useWords } from '../../../../web/kit/words.ts';
import { caseCalendar, openCase } from '../../cases/contract.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import type { CaseForm } from './Forms.tsx';
import { Clocks, Letters, Tasks } from './Parts.tsx';
import { type Case, caseSentence, caseTone } from './words.ts';

const CaseForms = lazy(() => import('./Forms.tsx').then(({ CaseForms: part }) => ({ default: part })));

/** One shipment that is held: what is next, its last days, tasks, letters, and how it went. */
export const Screen = () => {
  const { caseId } = usePathParams('caseId');
  return <Loaded read={useRead(openCase, { detentionId: caseId })}>{(one) => <Whole of={one} />}</Loaded>;
};

const Whole = ({ of }: { of: Case }) => {
  const words = useWords();
  const { t } = words;
  const [form, setForm] = useState<CaseForm | null>(null);
  const close = (): void => setForm(null);
  const button = (one: CaseForm) => (
    <Button onClick={() => setForm(one)}>{t(`imports.case.screen.open.${one}`)}</Button>
  );
  return (
    <Page
      title={of.title}
      up={{ to: '/imports/detentions', label: t('imports.nav.detentions') }}
      whoMaySee={t('imports.who')}
      state={<StateBadge tone={caseTone(of)}>{t(`imports.case.screen.state.${of.state}`)}</StateBadge>}
      actions={
        <>
          {of.mayMoveTo.length > 0 ? button('move') : null}
          {of.mayWrite ? button('change') : null}
          <SaveButton route={caseCalendar} input={{ detentionId: of.id }}>
            {t('imports.case.screen.calendar')}
          </SaveButton>
        </>
      }
    >
      <Alert tone={caseTone(of) === 'late' ? 'warning' : 'info'} title={caseSentence(of, words)} />
      <Section
        title={t('imports.case.screen.clocks')}
        aside={of.mayWrite && of.letters.length > 0 ? button('extend') : null}
      >
        <Clocks clocks={of.clocks} />
        {of.mayWrite ? <p className="ff-small">{t('imports.case.screen.extend.lead')}</p> : null}
      </Section>
      <Section title={t('imports.case.screen.tasks')} aside={of.mayWrite ? button('task') : null}>
        <Tasks of={of} />
      </Section>
      <Section title={t('imports.case.screen.letters')} aside={of.mayWrite ? button('letter') : null}>
        <Letters of={of} />
      </Section>
      <Particulars of={of} />
      <Moves of={of} />
      <p className="ff-small">{of.notice}</p>
      {form ? (
        <FormDialog title={t(`imports.case.screen.open.${form}`)} onClose={close} wide>
          <CaseForms form={form} of={of} onDone={close} />
        </FormDialog>
      ) : null}
    </Page>
  );
};

const Particulars = ({ of }: { of: Case }) => {
  const { t, date } = useWords();
  const day = (value: string | null): string => (value ? date(value) : t('imports.case.screen.not-known'));
  return (
    <Section title={t('imports.case.screen.particulars')}>
      <Facts
        facts={[
          { name: t('imports.case.screen.form.kind'), value: t(`imports.case.screen.kind.${of.kind}`) },
          { name: t('imports.case.screen.form.route'), value: <Way of={of} /> },
          { name: t('imports.case.screen.form.goods'), value: of.goods },
          { name: t('imports.case.screen.form.port'), value: of.port },
          {
            name: t('imports.case.screen.form.entryNumber'),
            value: of.entryNumber || t('imports.case.screen.not-known'),
          },
          { name: t('imports.case.screen.form.importedOn'), value: day(of.importedOn) },
          { name: t('imports.case.screen.form.detainedOn'), value: day(of.detainedOn) },
          { name: t('imports.case.screen.form.excludedOn'), value: day(of.excludedOn) },
          { name: t('imports.case.screen.form.decidedOn'), value: day(of.decidedOn) },
          {
            name: t('imports.case.screen.form.productId'),
            value: <Product of={of} />,
          },
          {
            name: t('imports.case.screen.form.packageHash'),
            value: of.packageHash ? (
              <code className="ff-hash">{of.packageHash}</code>
            ) : (
              t('imports.case.screen.not-known')
            ),
          },
        ]}
      />
    </Section>
  );
};

/** The product with its chain and its package, where the own chain has it. */
const Product = ({ of: { productId, productName } }: { of: Case }) => {
  const { t } = useWords();
  if (productId === '') return t('imports.case.screen.not-known');
  if (productName === null) return t('imports.case.screen.product.untraced', { product: productId });
  const path = `/supply/products/${encodeURIComponent(productId)}`;
  return (
    <>
      {productName} <Link to={path}>{t('imports.case.screen.product.chain')}</Link>{' '}
      <Link to={`${path}/package`}>{t('imports.case.screen.product.package')}</Link>
    </>
  );
};

/** The way to answer, with what it asks for and the rule behind it. */
const Way = ({ of: { route, answer } }: { of: Case }) => {
  const { t } = useWords();
  return (
    <>
      {t(`imports.case.screen.route.${route}`)}
      {answer ? <p className="ff-small">{`${answer.says} (${answer.cite})`}</p> : null}
      {answer && !answer.reviewed ? (
        <StateBadge tone="unknown">{t('imports.case.screen.not-reviewed')}</StateBadge>
      ) : null}
    </>
  );
};

const Moves = ({ of }: { of: Case }) => {
  const { t } = useWords();
  if (of.moves.length === 0) return null;
  return (
    <Section title={t('imports.case.screen.moves')}>
      <Timeline
        label={t('imports.case.screen.moves')}
        items={of.moves.map(({ id, on, by, state, reason }) => ({
          id,
          at: on,
          by,
          title: t(`imports.case.screen.state.${state}`),
          children: <p>{reason}</p>,
        }))}
      />
    </Section>
  );
};
