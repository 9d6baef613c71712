import { useState } from 'react';
import type { Output } from '../../../../platform/contract/index.ts';
import { useAct } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import { Section } from '../../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { useT } from '../../../../web/kit/words.ts';
import { type Assumption, assumptions, changeStudy, type openStudy, type StudyFile } from '../../contract.ts';
import { Field, TextField } from './Field.tsx';

type Opened = Output<typeof openStudy>;

const held = ['unknown', 'yes', 'doubtful', 'no'] as const;

/** `PF, NCA` on a line becomes one merge. */
const namesOn = (line: string): string[] =>
  line
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
const mergesIn = (text: string): string[][] =>
  text
    .split('\n')
    .map(namesOn)
    .filter(({ length }) => length > 1);

/** What a study says: who counts, the table, what is taken for granted, how it is computed. */
export const EditStudy = ({ opened, mayWrite }: { opened: Opened; mayWrite: boolean }) => {
  const t = useT();
  const [study, setStudy] = useState<StudyFile>(opened.study);
  const [merges, setMerges] = useState(opened.study.merge.map((lists) => lists.join(', ')).join('\n'));
  const [drops, setDrops] = useState(opened.study.drop.join(', '));
  const act = useAct(changeStudy);
  const set = (change: Partial<StudyFile>): void => {
    act.reset();
    setStudy({ ...study, ...change });
  };
  const save = (): void =>
    act.mutate({
      input: {
        studyId: opened.id,
        revision: opened.revision,
        study: { ...study, merge: mergesIn(merges), drop: namesOn(drops) },
      },
    });
  return (
    <>
      <Section title={t('prevalence.about')}>
        <div className="ff-fields">
          <TextField label={t('prevalence.field.title')} value={study.title} onChange={(title) => set({ title })} />
          <TextField label={t('prevalence.field.area')} value={study.area} onChange={(area) => set({ area })} />
          <TextField label={t('prevalence.field.period')} value={study.period} onChange={(period) => set({ period })} />
        </div>
        <TextField
          long
          label={t('prevalence.field.definition')}
          hint={t('prevalence.field.definition.hint')}
          value={study.definition}
          onChange={(definition) => set({ definition })}
        />
        <TextField long label={t('prevalence.field.notes')} value={study.notes} onChange={(notes) => set({ notes })} />
      </Section>
      <Section title={t('prevalence.report.data')}>
        <TextField
          long
          label={t('prevalence.field.table')}
          hint={t('prevalence.field.table.hint')}
          value={typeof study.table === 'string' ? study.table : study.table.join('\n')}
          onChange={(table) => set({ table })}
        />
        <div className="ff-fields">
          <TextField
            long
            label={t('prevalence.field.merge')}
            hint={t('prevalence.field.merge.hint')}
            value={merges}
            onChange={setMerges}
          />
          <TextField
            label={t('prevalence.field.drop')}
            hint={t('prevalence.field.drop.hint')}
            value={drops}
            onChange={setDrops}
          />
        </div>
      </Section>
      <Section title={t('prevalence.report.assumptions')} lead={t('prevalence.assumptions.lead')}>
        {assumptions.map((assumption) => (
          <Assumed key={assumption} assumption={assumption} study={study} set={set} />
        ))}
      </Section>
      <Section title={t('prevalence.settings')}>
        <div className="ff-fields">
          <NumberField
            label={t('prevalence.field.seed')}
            value={study.settings.seed}
            onChange={(seed) => set({ settings: { ...study.settings, seed } })}
          />
          <NumberField
            label={t('prevalence.field.bootstrap')}
            value={study.settings.bootstrap}
            onChange={(bootstrap) => set({ settings: { ...study.settings, bootstrap } })}
          />
        </div>
      </Section>
      {act.error ? <ProblemAlert error={act.error} /> : null}
      {act.isSuccess ? <Alert tone="success" title={t('prevalence.saved')} live /> : null}
      {mayWrite ? (
        <Button kind="main" disabled={act.isPending} onClick={save}>
          {t('prevalence.save')}
        </Button>
      ) : null}
    </>
  );
};

const NumberField = (props: { label: string; value: number; onChange: (value: number) => void }) => (
  <Field label={props.label}>
    {(id) => (
      <input
        id={id}
        type="number"
        min={0}
        className="usa-input"
        value={props.value}
        onChange={(event) => props.onChange(Math.max(0, Math.round(Number(event.target.value))))}
      />
    )}
  </Field>
);

const Assumed = (props: { assumption: Assumption; study: StudyFile; set: (change: Partial<StudyFile>) => void }) => {
  const t = useT();
  const { assumption, study, set } = props;
  const { holds, why } = study.assumptions[assumption] ?? { holds: 'unknown' as const, why: '' };
  const answer = (change: { holds?: (typeof held)[number]; why?: string }): void =>
    set({ assumptions: { ...study.assumptions, [assumption]: { holds, why, ...change } } });
  return (
    <div className="ff-fields">
      <Field label={t(`prevalence.assumption.${assumption}`)}>
        {(id) => (
          <select
            id={id}
            className="usa-select"
            value={holds}
            onChange={(event) => {
              const chosen = held.find((one) => one === event.target.value);
              if (chosen) answer({ holds: chosen });
            }}
          >
            {held.map((one) => (
              <option key={one} value={one}>
                {t(`prevalence.holds.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <TextField label={t('prevalence.column.why')} value={why} onChange={(next) => answer({ why: next })} />
    </div>
  );
};
