import { Page } from '../../../web/kit/Page.tsx';
import { useGo, usePathParams } from '../../../web/kit/search.ts';
import { WorkForm } from './form/WorkForm.tsx';
import { paths, useRestitutionWords } from './words.ts';

/** Work, pay and losses as they are told for the first time. */
export const Screen = () => {
  const { survivorId } = usePathParams('survivorId');
  const { t } = useRestitutionWords();
  const go = useGo();
  return (
    <Page
      title={t('restitution.new')}
      neutral
      up={{ to: paths.list(survivorId), label: t('restitution.page') }}
      whoMaySee={t('restitution.who')}
      lead={t('restitution.new.lead')}
    >
      <WorkForm
        survivorId={survivorId}
        start={{ title: '', version: 0, work: { spells: [{ hoursPerDay: {}, rate: '0.00' }] } }}
        onKept={(id) => go(paths.one(survivorId, id))}
      />
    </Page>
  );
};
