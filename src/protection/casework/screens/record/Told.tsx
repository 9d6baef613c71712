import { useState } from 'react';
import { useAct, useRead } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { Dialog } from '../../../../web/kit/Dialog.tsx';
import { EmptyState } from '../../../../web/kit/EmptyState.tsx';
import { Link } from '../../../../web/kit/Link.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { Section } from '../../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { Timeline } from '../../../../web/kit/Timeline.tsx';
import { fieldHistory, openSheet, recordStatements } from '../../contract.ts';
import { Said } from '../meet/Said.tsx';
import { type RecordView, type SheetField, talkPath, useCaseworkWords } from '../words.ts';

/** What she told, part by part, with who asked and when. */
export const Told = ({ record }: { record: RecordView }) => {
  const { t } = useCaseworkWords();
  const read = useRead(openSheet, { survivorId: record.id });
  const [looking, setLooking] = useState<SheetField | null>(null);
  return (
    <Loaded read={read}>
      {({ fields }) => {
        const told = fields.filter((field) => field.told !== null);
        const groups = [...new Set(told.map(({ group }) => group))];
        if (groups.length === 0) {
          return (
            <EmptyState
              icon="topic"
              title={t('casework.told.none')}
              action={record.mayWrite ? <Link to={talkPath(record.id)}>{t('casework.talk')}</Link> : null}
            >
              {t('casework.told.none.says')}
            </EmptyState>
          );
        }
        return (
          <>
            <Contested record={record} fields={fields.filter(({ contested }) => contested.length > 0)} />
            {groups.map((group) => (
              <Section key={group} title={t(`casework.group.${group}`)}>
                <Said
                  fields={told.filter((field) => field.group === group)}
                  onChange={(id) => setLooking(told.find(({ field }) => field === id) ?? null)}
                />
              </Section>
            ))}
            {looking ? <History record={record} field={looking} onClose={() => setLooking(null)} /> : null}
          </>
        );
      }}
    </Loaded>
  );
};

/** Two answers were written without knowing of each other: a person says which holds. Neither is lost. */
const Contested = ({ record, fields }: { record: RecordView; fields: readonly SheetField[] }) => {
  const { t, say, shown, moment } = useCaseworkWords();
  const act = useAct(recordStatements, { also: ['consent'] });
  if (fields.length === 0) return null;
  return (
    <Section title={t('casework.contested')} lead={t('casework.contested.lead')}>
      {act.error ? <ProblemAlert error={act.error} /> : null}
      {fields.map((field) => {
        const all = [...(field.told ? [field.told] : []), ...field.contested];
        return (
          <fieldset key={field.field} className="usa-fieldset ff-contested">
            <legend>{say(field.title)}</legend>
            <ul className="ff-rows">
              {all.map((one) => (
                <li key={one.id}>
                  <span>
                    {one.value === null ? t(`casework.said.${one.state}`) : shown(field, one.value)}{' '}
                    <span className="ff-small">
                      {one.askedBy?.name} {moment(one.at)}
                    </span>
                  </span>
                  {record.mayWrite ? (
                    <Button
                      disabled={act.isPending}
                      onClick={() => {
                        const answer = {
                          field: field.field,
                          state: one.state,
                          ...(one.value === null ? {} : { value: one.value }),
                          why: 'told-unasked' as const,
                          source: one.source,
                          replaces: all.map(({ id }) => id),
                        };
                        act.mutate({ input: { survivorId: record.id, statements: [answer] } });
                      }}
                    >
                      {t('casework.contested.holds')}
                    </Button>
                  ) : null}
                </li>
              ))}
            </ul>
          </fieldset>
        );
      })}
    </Section>
  );
};

/** Everything that was ever said of it; what changed can be told anew. */
const History = (props: { record: RecordView; field: SheetField; onClose: () => void }) => {
  const { t, say, shown } = useCaseworkWords();
  const { record, field } = props;
  const read = useRead(fieldHistory, { survivorId: record.id, field: field.field });
  return (
    <Dialog title={say(field.title)} onClose={props.onClose}>
      <Loaded read={read}>
        {({ statements }) => (
          <Timeline
            label={t('casework.history')}
            items={statements.map((one) => ({
              id: one.id,
              at: one.at,
              ...(one.askedBy ? { by: one.askedBy.name } : {}),
              title: one.value === null ? t(`casework.said.${one.state}`) : shown(field, one.value),
              children: (
                <p className="ff-small">
                  {t(`casework.source.${one.source}`)} · {t(`casework.asked-for.${one.why}`)} ·{' '}
                  {t(`casework.standing.${one.standing}`)}
                </p>
              ),
            }))}
          />
        )}
      </Loaded>
      {record.mayWrite ? (
        <div className="ff-dialog-foot">
          <Link to={talkPath(record.id)} search={{ q: field.field }} className="usa-button ff-button">
            {t('casework.said.change')}
          </Link>
        </div>
      ) : null}
    </Dialog>
  );
};
