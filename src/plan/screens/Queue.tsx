import { useState } from 'react';
import { Button } from '../../web/kit/Button.tsx';
import { Link } from '../../web/kit/Link.tsx';
import { Section } from '../../web/kit/Page.tsx';
import { useT } from '../../web/kit/words.ts';

export interface QueueItem {
  readonly id: string;
  readonly to: string;
  readonly title: string;
  /** Why it is here, in one sentence. */
  readonly why: string;
}

const first = 7;

/** Things that wait for a person, each with its reason and the way to it. */
export const Queue = (props: {
  title: string;
  lead?: string;
  none: string;
  items: readonly QueueItem[];
  /** A page with all of it. */
  more?: string;
}) => {
  const t = useT();
  const [all, setAll] = useState(false);
  const { items, more } = props;
  const shown = all ? items : items.slice(0, first);
  return (
    <Section title={props.title} lead={items.length > 0 ? props.lead : undefined}>
      {items.length === 0 ? <p className="ff-nothing">{props.none}</p> : null}
      <ol className="ff-queue">
        {shown.map(({ id, to, title, why }) => (
          <li key={id}>
            <Link to={to}>{title}</Link> <span className="ff-queue-why">{why}</span>
          </li>
        ))}
      </ol>
      {items.length > first && !all ? (
        more ? (
          <Link to={more}>{t('plan.desk.more', { count: items.length })}</Link>
        ) : (
          <Button kind="quiet" onClick={() => setAll(true)}>
            {t('plan.desk.more', { count: items.length })}
          </Button>
        )
      ) : null}
    </Section>
  );
};
