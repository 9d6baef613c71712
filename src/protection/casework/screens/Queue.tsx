import { type ReactNode, useState } from 'react';
import { Button } from '../../../web/kit/Button.tsx';
import { Link } from '../../../web/kit/Link.tsx';
import { Section } from '../../../web/kit/Page.tsx';
import { useT } from '../../../web/kit/words.ts';

export interface Waiting {
  readonly id: string;
  readonly to: string;
  readonly title: string;
  /** Why it is here, in one sentence. */
  readonly why: string;
  readonly badge?: ReactNode;
}

const first = 7;

/** What waits for a person, each with its reason and the way to it. Shows nothing where nothing waits. */
export const Queue = ({ title, items }: { title: string; items: readonly Waiting[] }) => {
  const t = useT();
  const [all, setAll] = useState(false);
  if (items.length === 0) return null;
  return (
    <Section title={title}>
      <ol className="ff-queue">
        {(all ? items : items.slice(0, first)).map(({ id, to, title, why, badge }) => (
          <li key={id}>
            <span>
              <Link to={to} className="usa-link ff-tap">
                {title}
              </Link>{' '}
              {badge}
            </span>
            <span className="ff-queue-why">{why}</span>
          </li>
        ))}
      </ol>
      {items.length > first && !all ? (
        <Button kind="quiet" onClick={() => setAll(true)}>
          {t('casework.queue.all', { count: items.length })}
        </Button>
      ) : null}
    </Section>
  );
};
