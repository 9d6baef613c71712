import { useAct } from '../../../../web/api.ts';
import { Page } from '../../../../web/kit/Page.tsx';
import { useGo, usePathParams } from '../../../../web/kit/search.ts';
import { draftReferral } from '../../contract.ts';
import { recordPath, useCaseworkWords } from '../words.ts';
import { ReferForm } from './ReferForm.tsx';
import { referralPath } from './words.ts';

/** Drafts a referral: what she needs, and from whom. Nothing leaves with it. */
export const Screen = () => {
  const { survivorId } = usePathParams('survivorId');
  const { t } = useCaseworkWords();
  const go = useGo();
  const act = useAct(draftReferral);
  return (
    <Page
      title={t('casework.refer')}
      neutral
      up={{ to: recordPath(survivorId), label: t('casework.talk.to-record') }}
      lead={<p>{t('casework.refer.lead')}</p>}
    >
      <ReferForm
        start={{ need: '', to: '', priority: 'routine' }}
        act={t('casework.refer.go')}
        busy={act.isPending}
        error={act.error}
        onPlan={(plan) =>
          act.mutate({ input: { survivorId, ...plan } }, { onSuccess: ({ id }) => go(referralPath(id)) })
        }
      />
    </Page>
  );
};
