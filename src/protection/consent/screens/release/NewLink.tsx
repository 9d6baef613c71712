import { useAct } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { newPacketLink } from '../../contract.ts';
import { useConsentWords } from '../words.ts';

/** A new link and code, where the one before was lost, or was opened and is needed again. It is shown this once. */
export const NewLink = ({ packetId }: { packetId: string }) => {
  const { t, moment } = useConsentWords();
  const act = useAct(newPacketLink);
  const { data, error } = act;
  return (
    <>
      {error ? <ProblemAlert error={error} /> : null}
      {data ? (
        <Alert tone="warning" title={t('consent.link')}>
          <p>{t('consent.link.says', { until: moment(data.expiresAt) })}</p>
          <input
            className="usa-input"
            readOnly
            aria-label={t('consent.link.address')}
            value={`${location.origin}${data.path}`}
            onFocus={(event) => event.target.select()}
          />
          <p>
            {t('consent.link.code')} <b className="ff-spoken">{data.phoneCode}</b>
          </p>
        </Alert>
      ) : (
        <Button kind="quiet" disabled={act.isPending} onClick={() => act.mutate({ input: { packetId } })}>
          {t('consent.link.new')}
        </Button>
      )}
    </>
  );
};
