import { Alert } from '../../../../web/kit/Alert.tsx';
import { Section } from '../../../../web/kit/Page.tsx';
import { Stat, Stats } from '../../../../web/kit/Stat.tsx';
import type { ListPlan } from '../../contract.ts';
import { Name } from '../parts/Name.tsx';
import { useScreeningWords } from '../words.ts';

const kinds = ['added', 'removed', 'changed'] as const;

/** What taking the files over would do to one list: how many come, go and change, some of them by name, and what speaks against it. */
export const Plan = ({ plan }: { plan: ListPlan }) => {
  const { t, say, date, number } = useScreeningWords();
  return (
    <Section
      title={say(plan.title)}
      lead={plan.before ? t('screening.plan.follows', { date: date(plan.before.date) }) : t('screening.plan.first')}
    >
      {plan.same ? <Alert tone="info">{t('screening.plan.same')}</Alert> : null}
      {plan.older ? <Alert tone="warning">{t('screening.plan.older')}</Alert> : null}
      {plan.confirm ? (
        <Alert tone="warning" title={t(`screening.plan.confirm.${plan.confirm}`)}>
          <p>{t('screening.plan.loss', { loss: number(plan.loss, 1), most: plan.maxLoss })}</p>
          {plan.lostTables.length > 0 ? (
            <p>{t('screening.plan.tables', { tables: plan.lostTables.join(', ') })}</p>
          ) : null}
        </Alert>
      ) : null}
      <Stats>
        <Stat
          label={t('screening.lists.entities')}
          value={plan.entities}
          doubt={t('screening.plan.names', { names: plan.names })}
        />
        {kinds.map((kind) => (
          <Stat key={kind} label={t(`screening.diff.${kind}`)} value={plan[kind]} />
        ))}
      </Stats>
      {plan.sample.length > 0 && plan.before ? (
        <div className="ff-side-by-side">
          {kinds.map((kind) => {
            const some = plan.sample.filter((one) => one.kind === kind);
            return some.length === 0 ? null : (
              <div key={kind}>
                <h3>{t('screening.plan.some', { what: t(`screening.diff.${kind}`) })}</h3>
                <ul className="ff-places">
                  {some.map((one) => (
                    <li key={one.sourceId}>
                      <Name>{one.caption}</Name> <span className="ff-small">{one.sourceId}</span>
                    </li>
                  ))}
                </ul>
              </div>
            );
          })}
        </div>
      ) : null}
    </Section>
  );
};
