import type { Output } from '../../../../platform/contract/index.ts';
import { useAct, useRead } from '../../../../web/api.ts';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { Page } from '../../../../web/kit/Page.tsx';
import { useGo, usePathParams } from '../../../../web/kit/search.ts';
import { changeDraft, openRelease, proposeRelease } from '../../contract.ts';
import { releasePath, useConsentWords } from '../words.ts';
import { Answers } from './Answers.tsx';
import { inputOf, termsOf } from './terms.ts';

type Release = Output<typeof openRelease>;

/** Changes a release that nobody has signed yet. It is read to her again before she signs. */
export const Screen = () => {
  const { subjectId, releaseId } = usePathParams('subjectId', 'releaseId');
  const { t, say } = useConsentWords();
  const read = useRead(openRelease, { releaseId }, { staleTime: Number.POSITIVE_INFINITY });
  return (
    <Page
      title={t('consent.change')}
      neutral
      up={{ to: releasePath(subjectId, releaseId), label: t('consent.release') }}
      state={read.data ? say(read.data.purpose.title) : null}
      lead={<p>{t('consent.change.lead')}</p>}
    >
      <Loaded read={read}>{(release) => <Changing release={release} />}</Loaded>
    </Page>
  );
};

const Changing = ({ release }: { release: Release }) => {
  const { t } = useConsentWords();
  const go = useGo();
  const purpose = release.purpose.id;
  const proposal = useRead(proposeRelease, { purpose }, { staleTime: Number.POSITIVE_INFINITY });
  const act = useAct(changeDraft, { also: ['casework'] });
  return (
    <Loaded read={proposal}>
      {({ fields, longFromDays, mostDays }) => (
        <Answers
          start={termsOf(release)}
          least={fields.map(({ id }) => id)}
          longFromDays={longFromDays}
          mostDays={mostDays}
          act={t('consent.change.go')}
          busy={act.isPending}
          error={act.error}
          onTerms={(terms) =>
            act.mutate(
              { input: { releaseId: release.id, ...inputOf(terms, purpose) } },
              { onSuccess: () => go(releasePath(release.subjectId, release.id)) },
            )
          }
        />
      )}
    </Loaded>
  );
};
