import { useRead } from '../../../../web/api.ts';
import { Dialog } from '../../../../web/kit/Dialog.tsx';
import { Form } from '../../../../web/kit/form/Form.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import { useWords } from '../../../../web/kit/words.ts';
import { acknowledgeAlert, openSupplyAlert } from '../../contract.ts';

/** One alert: what changed, what it touches, its class before and after, and what somebody made of it. */
export const OneAlert = ({ alertId, onClose }: { readonly alertId: string; readonly onClose: () => void }) => {
  const { t, moment } = useWords();
  const mayWrite = useMay('write supply');
  const read = useRead(openSupplyAlert, { alertId });
  return (
    <Dialog title={t('supply.alert.column.what')} onClose={onClose} wide>
      <Loaded read={read}>
        {({ alert, before, after, notice }) => (
          <>
            <p>{alert.sentence}</p>
            {alert.path.length > 1 ? <p>{t('supply.alert.way', { way: alert.path.join(' → ') })}</p> : null}
            {before && after ? (
              <dl className="ff-facts">
                {[['before', before] as const, ['after', after] as const].map(([when, { legalClass, sentence }]) => (
                  <div key={when}>
                    <dt>{t(`supply.alert.${when}`)}</dt>
                    <dd>
                      <StateBadge tone={legalClass >= 3 ? 'late' : legalClass > 0 ? 'waiting' : 'unknown'}>
                        {t('supply.product.class', { n: legalClass })}
                      </StateBadge>{' '}
                      {sentence}
                    </dd>
                  </div>
                ))}
              </dl>
            ) : (
              <p>{t('supply.alert.no-class')}</p>
            )}
            {alert.acknowledgedAt !== null ? (
              <p>
                {t('supply.alert.seen', { name: alert.acknowledgedBy ?? '', reason: alert.reason ?? '' })}{' '}
                {moment(alert.acknowledgedAt)}
              </p>
            ) : mayWrite ? (
              <Form
                route={acknowledgeAlert}
                words="supply.alert.form"
                fixed={{ alertId }}
                onDone={onClose}
                onCancel={onClose}
              />
            ) : null}
            <p className="ff-small">{notice}</p>
          </>
        )}
      </Loaded>
    </Dialog>
  );
};
