import { useAct } from '../../../web/api.ts';
import { Alert } from '../../../web/kit/Alert.tsx';
import { Button } from '../../../web/kit/Button.tsx';
import { Link } from '../../../web/kit/Link.tsx';
import { ProblemAlert } from '../../../web/kit/Problem.tsx';
import { useT } from '../../../web/kit/words.ts';
import { makeStudy } from '../contract.ts';
import { paths } from './words.ts';

/** From the table of a ring straight into a study of prevalence. */
export const MakeStudy = ({ roundId }: { roundId: string }) => {
  const t = useT();
  const act = useAct(makeStudy, { also: ['prevalence'] });
  if (act.data)
    return (
      <Alert tone="success" title={t('matching.result.study.made')} live>
        <p>
          <Link to={paths.study(act.data.studyId)}>{t('matching.result.study.open')}</Link>
        </p>
      </Alert>
    );
  return (
    <>
      {act.error ? <ProblemAlert error={act.error} /> : null}
      <Button kind="main" disabled={act.isPending} onClick={() => act.mutate({ input: { roundId } })}>
        {t('matching.result.study')}
      </Button>
    </>
  );
};
