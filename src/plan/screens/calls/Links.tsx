import { useState } from 'react';
import type { z } from 'zod';
import { Alert } from '../../../web/kit/Alert.tsx';
import { Button } from '../../../web/kit/Button.tsx';
import type { NewLink } from '../../contract.ts';
import { usePlanWords } from '../words.ts';

type Made = z.infer<typeof NewLink>;

const whole = ({ path }: Made): string => `${location.origin}${path}`;

/** Links that were just made: to be copied now, because only their hash is kept. */
export const Links = ({ links }: { links: readonly Made[] }) => {
  const { t, say, date } = usePlanWords();
  const [copied, setCopied] = useState<string | null>(null);
  const copy = async (what: string, text: string): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setCopied(what);
  };
  if (links.length === 0) return null;
  const list = links.map((link) => `${link.agency}\t${link.email ?? ''}\t${whole(link)}`).join('\n');
  return (
    <section className="ff-section">
      <Alert tone="warning" title={t('plan.calls.links.once', { count: links.length })}>
        <p>{t('plan.calls.links.keep')}</p>
      </Alert>
      <ul className="ff-links">
        {links.map((link) => (
          <li key={link.agency}>
            <label htmlFor={`link-${link.agency}`}>
              <b>{link.agency}</b> {say(link.name)}
              <span className="ff-links-how">
                {link.email && link.mailed
                  ? t('plan.calls.links.mailed', { email: link.email })
                  : t('plan.calls.links.by-hand')}{' '}
                {t('plan.calls.links.until', { day: date(link.expires) })}
              </span>
            </label>
            <div className="ff-links-copy">
              <input
                id={`link-${link.agency}`}
                className="usa-input"
                readOnly
                value={whole(link)}
                onFocus={(event) => event.target.select()}
              />
              <Button onClick={() => void copy(link.agency, whole(link))}>
                {t(copied === link.agency ? 'plan.calls.links.copied' : 'plan.calls.links.copy')}
                <span className="ff-visually-hidden"> {link.agency}</span>
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {links.length > 1 ? (
        <Button onClick={() => void copy('', list)}>
          {t(copied === '' ? 'plan.calls.links.copied' : 'plan.calls.links.copy-all')}
        </Button>
      ) : null}
    </section>
  );
};
