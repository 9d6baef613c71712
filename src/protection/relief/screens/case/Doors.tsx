import { Section } from '../../../../web/kit/Page.tsx';
import { SourceLink } from '../../../../web/kit/SourceLink.tsx';
import { StateBadge, Tag } from '../../../../web/kit/StateBadge.tsx';
import { type DoorView, type ReliefView, tones, useReliefWords } from '../words.ts';

const order = ['eligible', 'contested', 'undetermined', 'not'] as const;

/** Doors by how they stand; what binds officials or protects her stands apart. */
export const Doors = ({ view }: { view: ReliefView }) => {
  const { t } = useReliefWords();
  const opens = view.doors.filter(({ effect }) => effect === 'opens' || effect === null);
  const others = view.doors.filter(({ effect }) => effect === 'binds' || effect === 'protects');
  return (
    <>
      {order.map((state) => {
        const doors = opens.filter((door) => door.state === state);
        return doors.length === 0 ? null : (
          <Section
            key={state}
            title={t(`relief.doors.${state}`, { count: doors.length })}
            lead={t(`relief.doors.${state}.lead`)}
          >
            {doors.map((door) => (
              <One key={door.rule} door={door} />
            ))}
          </Section>
        );
      })}
      {others.length > 0 ? (
        <Section title={t('relief.doors.others')} lead={t('relief.doors.others.lead')}>
          {others.map((door) => (
            <One key={door.rule} door={door} />
          ))}
        </Section>
      ) : null}
    </>
  );
};

const One = ({ door }: { door: DoorView }) => {
  const { t, say, date } = useReliefWords();
  return (
    <details className="ff-fold">
      <summary>
        <b>{say(door.title)}</b> <StateBadge tone={tones[door.state]}>{t(`relief.state.${door.state}`)}</StateBadge>
        {door.certainty === 'from memory' ? <Tag>{t('relief.door.memory')}</Tag> : null}
        <span className="ff-line">{say(door.says)}</span>
      </summary>
      <div className="ff-fold-body">
        {door.statusNote ? <p>{say(door.statusNote)}</p> : null}
        {door.consequences.length > 0 ? (
          <ul>
            {door.consequences.map((one) => (
              <li key={one.en}>{say(one)}</li>
            ))}
          </ul>
        ) : null}
        <Because door={door} />
        {door.missing.length > 0 ? (
          <>
            <h3>{t('relief.door.missing')}</h3>
            <ul>
              {door.missing.map((one) => (
                <li key={one.fact}>{say(one.asks)}</li>
              ))}
            </ul>
          </>
        ) : null}
        {door.uncertain.length > 0 ? (
          <>
            <h3>{t('relief.door.uncertain')}</h3>
            <ul>
              {door.uncertain.map((one) => (
                <li key={one.en}>{say(one)}</li>
              ))}
            </ul>
          </>
        ) : null}
        {door.ahead.map((one) => (
          <p key={one.version} className="ff-small">
            {t('relief.door.ahead', { day: date(one.from) })} {say(one.says)} ({one.cite})
          </p>
        ))}
        <p className="ff-small">
          {door.citation ? <SourceLink citation={door.citation} /> : null} {t('relief.door.decided-by')}{' '}
          {door.review
            ? t(`relief.door.review.${door.review.verdict}`, { who: door.review.by, when: date(door.review.on) })
            : t('relief.door.review.none')}
        </p>
      </div>
    </details>
  );
};

/** Each condition with what it came to. */
const Because = ({ door }: { door: DoorView }) => {
  const { t, say } = useReliefWords();
  if (door.because.length === 0) return null;
  return (
    <>
      <h3>{t('relief.door.because')}</h3>
      <ul>
        {door.because.map((line, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same condition can stand twice in one rule
          <li key={i}>
            {say(line.says)}: <b>{t(`relief.truth.${line.truth}`)}</b>
          </li>
        ))}
      </ul>
    </>
  );
};
