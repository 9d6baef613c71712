import type { Output } from '../../../../platform/contract/index.ts';
import { useAct, useRead } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { EmptyState } from '../../../../web/kit/EmptyState.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { Page, Section } from '../../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { Tag } from '../../../../web/kit/StateBadge.tsx';
import { decideHeld, openConflicts, recordStatements } from '../../contract.ts';
import { calledOf, recordPath, useCaseworkWords } from '../words.ts';

type Conflict = Output<typeof openConflicts>['conflicts'][number];
type Held = Output<typeof openConflicts>['held'][number];

/** What waits for a decision. Until then nothing of it is lost, and nothing of it is taken as said. */
export const Screen = () => {
  const { t } = useCaseworkWords();
  const read = useRead(openConflicts, {});
  return (
    <Page
      title={t('casework.nav.conflicts')}
      whoMaySee={t('casework.conflicts.who')}
      lead={t('casework.conflicts.lead')}
    >
      <Loaded read={read}>
        {({ conflicts, held }) => (
          <>
            {conflicts.length + held.length === 0 ? (
              <EmptyState icon="check" title={t('casework.conflicts.none')}>
                {t('casework.conflicts.none.says')}
              </EmptyState>
            ) : null}
            {conflicts.length > 0 ? (
              <Section title={t('casework.contested')} lead={t('casework.contested.lead')}>
                {conflicts.map((one) => (
                  <Contested key={`${one.survivorId} ${one.field.field}`} conflict={one} />
                ))}
              </Section>
            ) : null}
            {held.length > 0 ? (
              <Section title={t('casework.held')} lead={t('casework.held.lead')}>
                <ul className="ff-rows">
                  {held.map((one) => (
                    <HeldRow key={one.id} held={one} />
                  ))}
                </ul>
              </Section>
            ) : null}
          </>
        )}
      </Loaded>
    </Page>
  );
};

const Contested = ({ conflict }: { conflict: Conflict }) => {
  const { t, say, shown, moment } = useCaseworkWords();
  const act = useAct(recordStatements, { also: ['consent'] });
  const mayWrite = useMay(`write ${conflict.field.dataClass}`);
  const { field } = conflict;
  const all = [...(field.told ? [field.told] : []), ...field.contested];
  return (
    <fieldset className="usa-fieldset ff-contested">
      <legend>
        <Link to={recordPath(conflict.survivorId)}>{calledOf(conflict)}</Link>: {say(field.title)}
      </legend>
      {act.error ? <ProblemAlert error={act.error} /> : null}
      <ul className="ff-rows">
        {all.map((one) => (
          <li key={one.id}>
            <span>
              {one.value === null ? t(`casework.said.${one.state}`) : shown(field, one.value)}{' '}
              <span className="ff-small">
                {one.askedBy?.name} {moment(one.at)}
              </span>
            </span>
            {mayWrite ? (
              <Button
                disabled={act.isPending}
                onClick={() =>
                  act.mutate({
                    input: {
                      survivorId: conflict.survivorId,
                      statements: [
                        {
                          field: field.field,
                          state: one.state,
                          ...(one.value === null ? {} : { value: one.value }),
                          why: 'told-unasked',
                          source: one.source,
                          replaces: all.map(({ id }) => id).slice(0, 20),
                        },
                      ],
                    },
                  })
                }
              >
                {t('casework.contested.holds')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </fieldset>
  );
};

const HeldRow = ({ held }: { held: Held }) => {
  const { t, has, say, moment } = useCaseworkWords();
  const act = useAct(decideHeld, { also: ['consent'] });
  const decide = (outcome: 'taken' | 'dropped'): void =>
    act.mutate({ input: { survivorId: held.survivorId, editId: held.id, outcome } });
  return (
    <li>
      <span>
        <Link to={recordPath(held.survivorId)}>{calledOf(held)}</Link>{' '}
        <Tag>{held.field ? say(held.field.title) : t(`casework.held.kind.${held.edit?.kind ?? 'answer'}`)}</Tag>
        <span className="ff-line ff-as-written">
          <HeldWords held={held} />
        </span>
        <span className="ff-line ff-small">
          {t('casework.held.by', { who: held.by?.name ?? t('casework.somebody'), at: moment(held.writtenAt) })}{' '}
          {t(
            has(`casework.held.because.${held.because}`)
              ? `casework.held.because.${held.because}`
              : 'casework.held.because',
          )}
        </span>
        {act.error ? <ProblemAlert error={act.error} /> : null}
      </span>
      {held.mayDecide ? (
        <span className="ff-buttons">
          <Button disabled={act.isPending} onClick={() => decide('taken')}>
            {t('casework.held.take')}
          </Button>
          <Button kind="quiet" disabled={act.isPending} onClick={() => decide('dropped')}>
            {t('casework.held.drop')}
          </Button>
        </span>
      ) : null}
    </li>
  );
};

const HeldWords = ({ held: { edit, field } }: { held: Held }) => {
  const { t, shown } = useCaseworkWords();
  if (edit === null) return t('casework.said.destroyed');
  if (edit.kind === 'note') return edit.text;
  if (edit.kind === 'task-end') return t(`casework.tasks.${edit.outcome}`);
  const { value, state } = edit.answer;
  return value === undefined || field === null ? t(`casework.said.${state}`) : shown(field, value);
};
