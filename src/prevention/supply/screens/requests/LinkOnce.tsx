import { useState } from 'react';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import { useWords } from '../../../../web/kit/words.ts';

interface Made {
  readonly path: string;
  readonly expiresAt: string;
  readonly mailed: boolean;
}

/** The link is shown this once: what is kept of it is only its hash. */
export const LinkOnce = ({ made }: { made: Made }) => {
  const { t, moment } = useWords();
  const [copied, setCopied] = useState(false);
  const whole = `${location.origin}${made.path}`;
  return (
    <Alert tone="success" live title={t('supply.ask.made')}>
      <p>{t(made.mailed ? 'supply.ask.made.mailed' : 'supply.ask.made.text', { until: moment(made.expiresAt) })}</p>
      <div className="ff-links-copy">
        <input
          className="usa-input"
          readOnly
          aria-label={t('supply.ask.link')}
          value={whole}
          onFocus={(event) => event.target.select()}
        />
        <Button
          onClick={() => {
            void navigator.clipboard.writeText(whole).then(() => setCopied(true));
          }}
        >
          {t(copied ? 'supply.ask.copied' : 'supply.ask.copy')}
        </Button>
      </div>
    </Alert>
  );
};
