import { useAct } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { Section } from '../../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { findDuplicates } from '../../contract.ts';
import { calledOf, type RecordView, recordPath, useCaseworkWords } from '../words.ts';

/** Whether she has a record here already. Asked only when a person wants to know. */
export const Duplicates = ({ record }: { record: RecordView }) => {
  const { t } = useCaseworkWords();
  const act = useAct(findDuplicates);
  return (
    <Section title={t('casework.duplicates')} lead={t('casework.duplicates.lead')}>
      {act.error ? <ProblemAlert error={act.error} /> : null}
      <Button disabled={act.isPending} onClick={() => act.mutate({ input: { survivorId: record.id } })}>
        {t('casework.duplicates.look')}
      </Button>
      <div role="status">
        {act.data ? (
          <>
            {act.data.found.length === 0 ? <p>{t('casework.duplicates.none')}</p> : null}
            <ul className="ff-plain-list">
              {act.data.found.map((one) => (
                <li key={one.survivorId}>
                  <Link to={recordPath(one.survivorId)}>{calledOf(one)}</Link>{' '}
                  <span className="ff-code">{one.code}</span>{' '}
                  {t('casework.duplicates.in-common', { count: one.inCommon })}
                </li>
              ))}
            </ul>
            {act.data.ask ? <p>{t('casework.duplicates.ask')}</p> : null}
          </>
        ) : null}
      </div>
    </Section>
  );
};
