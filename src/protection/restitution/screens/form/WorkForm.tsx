import { useState } from 'react';
import { call, useAct } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { Section } from '../../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { Stat, Stats } from '../../../../web/kit/Stat.tsx';
import { saveComputation, tryComputation } from '../../contract.ts';
import { CheckField, PickField, TextField } from '../Field.tsx';
import { type ComputationView, type Result, useRestitutionWords, type Work } from '../words.ts';
import { changed } from './change.ts';
import { LossList, PaidList } from './MoneyLists.tsx';
import { Sheet } from './Sheet.tsx';
import { SpellFields } from './SpellFields.tsx';

export interface Told {
  readonly id?: string;
  readonly title: string;
  readonly version: number;
  readonly work: Work;
}

interface WorkFormProps {
  readonly survivorId: string;
  readonly start: Told;
  readonly exemptions?: ComputationView['exemptions'];
  readonly onKept: (id: string) => void;
}

/** What the last days are counted from, beside the weeks themselves. */
const claimDays = ['birthDate', 'filedOn', 'sentencedOn', 'lossesFoundOn'] as const;

const circuits = [...Array.from({ length: 11 }, (_, i) => String(i + 1)), 'DC'];

/** Work, pay and losses: spell by spell, on a phone too. It can be worked out before it is kept. */
export const WorkForm = ({ survivorId, start, exemptions = [], onKept }: WorkFormProps) => {
  const { t, dollars } = useRestitutionWords();
  const [title, setTitle] = useState(start.title);
  const [work, setWork] = useState<Work>(start.work);
  const [tried, setTried] = useState<Result | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const save = useAct(saveComputation);
  const set = (change: { [K in keyof Work]?: Work[K] | undefined }): void => {
    setTried(null);
    setWork(changed(work, change));
  };
  const spells = work.spells ?? [];
  const workOut = async (): Promise<void> => {
    setTrouble(null);
    setTried(
      await call(tryComputation, { survivorId, work }).catch((error) => {
        setTrouble(error);
        return null;
      }),
    );
  };
  const keep = (): void => {
    setTrouble(null);
    const id = start.id ? { id: start.id } : {};
    save.mutate(
      { input: { survivorId, ...id, basedOn: start.version, title, work } },
      { onSuccess: (kept) => onKept(kept.id), onError: setTrouble },
    );
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
      noValidate
    >
      <TextField label={t('restitution.form.title')} value={title} onValue={(value) => setTitle(value ?? '')} />
      {spells.map((spell, i) => (
        <SpellFields
          // biome-ignore lint/suspicious/noArrayIndexKey: spells have no name but their place
          key={i}
          number={i + 1}
          spell={spell}
          exemptions={exemptions}
          onSpell={(next) => set({ spells: spells.map((one, j) => (j === i ? next : one)) })}
          onRemove={() => set({ spells: spells.filter((_, j) => j !== i) })}
        />
      ))}
      <Button icon="add" onClick={() => set({ spells: [...spells, { hoursPerDay: {}, rate: '0.00' }] })}>
        {t('restitution.form.spell.add')}
      </Button>
      <Sheet survivorId={survivorId} work={work} onWork={set} />
      <PaidList paid={work.paid ?? []} onPaid={(paid) => set({ paid })} />
      <LossList losses={work.losses ?? []} onLosses={(losses) => set({ losses })} />
      <Section title={t('restitution.form.rest')}>
        <div className="ff-fields">
          <TextField
            label={t('restitution.form.value')}
            hint={t('restitution.form.value.hint')}
            inputMode="decimal"
            value={work.valueToDefendant}
            onValue={(valueToDefendant) => set({ valueToDefendant })}
          />
          <TextField
            label={t('restitution.form.state')}
            hint={t('restitution.form.state.hint')}
            value={work.jurisdiction}
            onValue={(jurisdiction) => set({ jurisdiction })}
          />
          <PickField
            label={t('restitution.form.circuit')}
            value={work.circuit ?? ''}
            choices={[['', t('restitution.form.not-said')], ...circuits.map((one) => [one, one] as const)]}
            onPick={(circuit) => set({ circuit: circuit === '' ? undefined : circuit })}
          />
        </div>
        <div className="ff-fields">
          {claimDays.map((day) => (
            <TextField
              key={day}
              type="date"
              label={t(`restitution.form.claim.${day}`)}
              value={work.claim?.[day]}
              onValue={(value) => set({ claim: changed(work.claim ?? {}, { [day]: value }) })}
            />
          ))}
        </div>
        <CheckField
          label={t('restitution.form.liquidated')}
          checked={work.liquidated === true}
          onCheck={(liquidated) => set({ liquidated })}
        />
      </Section>
      {trouble ? <ProblemAlert error={trouble} /> : null}
      {tried ? (
        <div role="status">
          <Stats>
            <Stat label={t('restitution.stat.sum')} value={dollars(tried.restitution)} />
            <Stat label={t('restitution.stat.wages')} value={dollars(tried.backWages)} />
          </Stats>
        </div>
      ) : null}
      <div className="ff-form-foot">
        <Button type="submit" kind="main" disabled={save.isPending || title.trim() === ''}>
          {t('restitution.form.keep')}
        </Button>
        <Button onClick={() => void workOut()}>{t('restitution.form.try')}</Button>
        {title.trim() === '' ? <span className="ff-small">{t('restitution.form.title.missing')}</span> : null}
      </div>
    </form>
  );
};
