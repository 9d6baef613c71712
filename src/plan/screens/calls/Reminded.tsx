import type { Output } from '../../../platform/contract/index.ts';
import { Alert } from '../../../web/kit/Alert.tsx';
import type { remind } from '../../contract.ts';
import { usePlanWords } from '../words.ts';

/** Who got a mail, and who did not and why. */
export const Reminded = ({ result }: { result: Output<typeof remind> }) => {
  const { t } = usePlanWords();
  const passed = result.passed.filter((p) => p.why !== 'answered');
  return (
    <Alert tone={result.reminded.length > 0 ? 'success' : 'info'} live>
      <p>{t('plan.calls.reminded', { count: result.reminded.length })}</p>
      {passed.length > 0 ? (
        <ul className="ff-places">
          {passed.map((p) => (
            <li key={p.agency}>
              <b>{p.agency}</b> {t(`plan.calls.passed.${p.why.replaceAll(' ', '-')}`)}
            </li>
          ))}
        </ul>
      ) : null}
    </Alert>
  );
};
