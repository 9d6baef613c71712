import { useAct, useRead } from '../../../../web/api.ts';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { Page } from '../../../../web/kit/Page.tsx';
import { useGo, usePathParams } from '../../../../web/kit/search.ts';
import { changeReferral, openReferral } from '../../contract.ts';
import { useCaseworkWords } from '../words.ts';
import { ReferForm } from './ReferForm.tsx';
import { referralPath } from './words.ts';

/** Changes a referral that nobody has been asked yet. */
export const Screen = () => {
  const { referralId } = usePathParams('referralId');
  const { t } = useCaseworkWords();
  const go = useGo();
  const read = useRead(openReferral, { referralId });
  const act = useAct(changeReferral);
  return (
    <Page
      title={t('casework.refer.change')}
      neutral
      up={{ to: referralPath(referralId), label: t('casework.referral') }}
    >
      <Loaded read={read}>
        {({ need, priority, to, fields }) => (
          <ReferForm
            start={{ need, priority, to: `${to.kind === 'organisation' ? 'here' : 'outside'}/${to.id}` }}
            act={t('casework.refer.change.go')}
            busy={act.isPending}
            error={act.error}
            onPlan={(plan) =>
              act.mutate({ input: { referralId, fields, ...plan } }, { onSuccess: () => go(referralPath(referralId)) })
            }
          />
        )}
      </Loaded>
    </Page>
  );
};
