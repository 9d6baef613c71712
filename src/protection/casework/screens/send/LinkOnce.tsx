import { useState } from 'react';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import type { PacketLink } from '../../../consent/contract.ts';
import { useCaseworkWords } from '../words.ts';

/** For a recipient without an account: the link goes one way, the code another. Both are shown this once. */
export const LinkOnce = ({ link }: { link: PacketLink }) => {
  const { t, moment } = useCaseworkWords();
  const [copied, setCopied] = useState(false);
  const whole = `${location.origin}${link.path}`;
  return (
    <Alert tone="warning" title={t('casework.link')}>
      <p>{t('casework.link.says', { until: moment(link.expiresAt) })}</p>
      <div className="ff-links-copy">
        <input
          className="usa-input"
          readOnly
          aria-label={t('casework.link.address')}
          value={whole}
          onFocus={(event) => event.target.select()}
        />
        <Button
          onClick={() => {
            void navigator.clipboard.writeText(whole).then(() => setCopied(true));
          }}
        >
          {t(copied ? 'casework.link.copied' : 'casework.link.copy')}
        </Button>
      </div>
      <p>
        {t('casework.link.code')} <b className="ff-spoken">{link.phoneCode}</b>
      </p>
    </Alert>
  );
};
