import { lazy, useState } from 'react';
import { useAct, useRead } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { Page, Section } from '../../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { SaveButton } from '../../../../web/kit/SaveButton.tsx';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import { usePathParams } from '../../../../web/kit/search.ts';
import { useWords } from '../../../../web/kit/words.ts';
import { exportAllegation, markReady, openAllegation } from '../../allegations/contract.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import { Documents, Elements, FactRows } from './Content.tsx';
import { People } from './People.tsx';
import { type Allegation, type AllegationForm, stateTones } from './words.ts';

const ActForms = lazy(() => import('./ActForms.tsx').then(({ ActForms: part }) => ({ default: part })));

/** One allegation: what it says, what it lacks, who stands behind it without a name, and how it goes out. */
export const Screen = () => {
  const { allegationId } = usePathParams('allegationId');
  return <Loaded read={useRead(openAllegation, { allegationId })}>{(one) => <Whole of={one} />}</Loaded>;
};

const Whole = ({ of }: { of: Allegation }) => {
  const { t } = useWords();
  const mayWrite = useMay('write allegation');
  const [form, setForm] = useState<AllegationForm | null>(null);
  const close = (): void => setForm(null);
  const button = (one: AllegationForm) =>
    mayWrite ? <Button onClick={() => setForm(one)}>{t(`imports.allegation.screen.open.${one}`)}</Button> : null;
  return (
    <Page
      title={of.title}
      up={{ to: '/imports/allegations', label: t('imports.nav.allegations') }}
      whoMaySee={t('imports.allegation.screen.who')}
      state={<StateBadge tone={stateTones[of.state]}>{t(`imports.allegation.screen.state.${of.state}`)}</StateBadge>}
      actions={<Steps of={of} mayWrite={mayWrite} onApprove={() => setForm('approve')} />}
    >
      <Alert title={t('imports.allegation.screen.never')} />
      <Lacks of={of} />
      <Section title={t('imports.allegation.screen.elements')} aside={button('texts')}>
        <Elements of={of} mayWrite={mayWrite} aside={{ good: button('good'), site: button('site') }} />
      </Section>
      <Section title={t('imports.allegation.facts')} lead={t('imports.allegation.facts.lead')} aside={button('fact')}>
        <FactRows of={of} mayWrite={mayWrite} />
      </Section>
      <Section
        title={t('imports.allegation.screen.people')}
        lead={t('imports.allegation.screen.sealed')}
        aside={button('person')}
      >
        <People of={of} mayWrite={mayWrite} />
      </Section>
      <Section title={t('imports.allegation.documents')} aside={button('document')}>
        <Documents of={of} />
      </Section>
      <Section title={t('imports.allegation.screen.rule')}>
        <p>
          {of.law.says} ({of.law.cite})
        </p>
        {of.law.reviewed ? null : <StateBadge tone="unknown">{t('imports.allegation.screen.not-reviewed')}</StateBadge>}
        <p className="ff-small">{of.law.notice}</p>
      </Section>
      {form ? (
        <FormDialog title={t(`imports.allegation.screen.open.${form}`)} onClose={close} wide>
          <ActForms form={form} of={of} onDone={close} />
        </FormDialog>
      ) : null}
    </Page>
  );
};

const Steps = ({ of, mayWrite, onApprove }: { of: Allegation; mayWrite: boolean; onApprove: () => void }) => {
  const { t } = useWords();
  const ready = useAct(markReady);
  const mayExport = useMay('export allegation') && of.state === 'approved';
  return (
    <>
      {ready.error ? <ProblemAlert error={ready.error} /> : null}
      {mayWrite && of.state === 'draft' ? (
        <Button
          kind="main"
          disabled={ready.isPending}
          onClick={() => ready.mutate({ input: { allegationId: of.id, revision: of.revision } })}
        >
          {t('imports.allegation.screen.ready')}
        </Button>
      ) : null}
      {of.mayApprove ? (
        <Button kind="main" onClick={onApprove}>
          {t('imports.allegation.screen.open.approve')}
        </Button>
      ) : null}
      {mayExport
        ? (['pdf', 'docx'] as const).map((as) => (
            <SaveButton key={as} route={exportAllegation} input={{ allegationId: of.id, as }}>
              {as.toUpperCase()}
            </SaveButton>
          ))
        : null}
    </>
  );
};

/** What keeps it from going out: elements that lack, and fields that say who somebody is. */
const Lacks = ({ of }: { of: Allegation }) => {
  const { t, moment } = useWords();
  const place = (field: string): string => t(`imports.allegation.screen.field.${field.split('.')[0]}`);
  return (
    <>
      {of.lacks.length > 0 ? (
        <Alert tone="warning" title={t('imports.allegation.screen.lacks', { count: of.lacks.length })}>
          <ul>
            {of.lacks.map(({ element, what }) => (
              <li key={what}>
                {t(`imports.allegation.element.${element}`)}: {t(`imports.allegation.lack.${what}`)}
              </li>
            ))}
          </ul>
        </Alert>
      ) : (
        <p>{t(`imports.allegation.screen.next.${of.state}`)}</p>
      )}
      {of.names.length > 0 ? (
        <Alert tone="warning" title={t('imports.allegation.screen.names', { count: of.names.length })}>
          <ul>
            {of.names.map(({ field, found }) => (
              <li key={field}>
                {place(field)} ({field}): {t(`imports.allegation.screen.found.${found}`)}
              </li>
            ))}
          </ul>
        </Alert>
      ) : null}
      {of.approvedAt ? (
        <p>
          {t('imports.allegation.screen.approved', {
            by: of.approvedBy ?? '',
            at: moment(of.approvedAt),
            why: of.approvedWhy ?? '',
          })}
        </p>
      ) : null}
    </>
  );
};
