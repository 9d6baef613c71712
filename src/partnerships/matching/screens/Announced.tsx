import type { Output } from '../../../platform/contract/index.ts';
import { useAct } from '../../../web/api.ts';
import { Alert } from '../../../web/kit/Alert.tsx';
import { Button } from '../../../web/kit/Button.tsx';
import { useMay } from '../../../web/kit/me.ts';
import { ProblemAlert } from '../../../web/kit/Problem.tsx';
import { useWords } from '../../../web/kit/words.ts';
import { answerAnnouncement, type listPartners } from '../contract.ts';

type Said = Output<typeof listPartners>['announced'][number];

/** What a partner's node says of itself, for a person to accept or refuse. */
const Announced = ({ said }: { said: Said }) => {
  const { t, moment } = useWords();
  const may = useMay('approve matching');
  const act = useAct(answerAnnouncement);
  const { publicKey, number, address, pin, nextKey, at } = said;
  const answer = (accept: boolean) => act.mutate({ input: { publicKey, number, accept } });
  const facts: readonly [string, string][] = [
    [t('matching.partner.address'), address ?? t('matching.partner.by-hand')],
    [t('matching.partner.pin'), pin ?? t('matching.partner.none')],
    ...(nextKey ? [[t('matching.announce.next'), nextKey] as const] : []),
    [t('matching.announce.at'), moment(at)],
  ].map(([term = '', value = '']) => [term, value]);
  return (
    <Alert tone="warning" title={t('matching.announce.ask')}>
      <p>{t('matching.announce.ask.says')}</p>
      {nextKey ? <p>{t('matching.announce.next.says')}</p> : null}
      <dl className="ff-facts">
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {act.error ? <ProblemAlert error={act.error} /> : null}
      {may ? (
        <div className="ff-actions">
          <Button disabled={act.isPending} onClick={() => answer(true)}>
            {t('matching.announce.accept')}
          </Button>
          <Button kind="quiet" disabled={act.isPending} onClick={() => answer(false)}>
            {t('matching.announce.refuse')}
          </Button>
        </div>
      ) : null}
    </Alert>
  );
};

export default Announced;
