import { Button } from '../../../../web/kit/Button.tsx';
import { Section } from '../../../../web/kit/Page.tsx';
import { CheckField, PickField, TextField } from '../Field.tsx';
import { type ComputationView, useRestitutionWords, type Work } from '../words.ts';
import { changed } from './change.ts';
import { asPattern, asRanges, hoursOf, isCertain, type Pattern, weekdays, withHours } from './hours.ts';

export type Spell = NonNullable<Work['spells']>[number];

interface SpellFieldsProps {
  readonly number: number;
  readonly spell: Spell;
  readonly exemptions: ComputationView['exemptions'];
  readonly onSpell: (spell: Spell) => void;
  readonly onRemove: () => void;
}

/** One spell of work: from, to, the hours of each weekday, what was agreed. */
export const SpellFields = ({ number, spell, exemptions, onSpell, onRemove }: SpellFieldsProps) => {
  const { t } = useRestitutionWords();
  const set = (change: { [K in keyof Spell]?: Spell[K] | undefined }): void => onSpell(changed(spell, change));
  const listed = spell.days?.length ?? 0;
  return (
    <Section
      title={t('restitution.form.spell', { number })}
      aside={
        <Button kind="quiet" onClick={onRemove}>
          {t('restitution.form.remove')}
        </Button>
      }
    >
      {listed > 0 ? <p>{t('restitution.form.listed', { count: listed })}</p> : null}
      <div className="ff-fields">
        <TextField
          type="date"
          label={t('restitution.form.from')}
          value={spell.from}
          onValue={(from) => set({ from })}
        />
        <TextField type="date" label={t('restitution.form.to')} value={spell.to} onValue={(to) => set({ to })} />
        <TextField
          label={t('restitution.form.rate')}
          hint={t('restitution.form.rate.hint')}
          inputMode="decimal"
          value={spell.rate}
          onValue={(rate) => set({ rate: rate ?? '' })}
        />
        <TextField
          label={t('restitution.form.bonus')}
          inputMode="decimal"
          value={spell.bonus}
          onValue={(bonus) => set({ bonus })}
        />
        <TextField label={t('restitution.form.basis')} value={spell.basis} onValue={(basis) => set({ basis })} />
        {exemptions.length > 0 ? (
          <PickField
            label={t('restitution.form.exemption')}
            value={spell.exemptions?.[0] ?? ''}
            choices={[
              ['', t('restitution.form.no-exemption')],
              ...exemptions.map(({ name, cite }) => [name, `${name} (${cite})`] as const),
            ]}
            onPick={(name) => set({ exemptions: name === '' ? undefined : [name] })}
          />
        ) : null}
      </div>
      {spell.hoursPerDay === undefined ? null : (
        <Hours pattern={asPattern(spell.hoursPerDay)} onPattern={(hoursPerDay) => set({ hoursPerDay })} />
      )}
    </Section>
  );
};

const Hours = ({ pattern, onPattern }: { pattern: Pattern; onPattern: (pattern: Pattern) => void }) => {
  const { t } = useRestitutionWords();
  const certain = isCertain(pattern);
  return (
    <fieldset className="ff-who">
      <legend>{t('restitution.form.hours')}</legend>
      <CheckField
        label={t('restitution.form.uncertain')}
        checked={!certain}
        onCheck={(uncertain) => onPattern(asRanges(pattern, uncertain))}
      />
      <div className="ff-fields">
        {weekdays.map((day) => {
          const name = t(`restitution.weekday.${day}`);
          if (certain) {
            return (
              <TextField
                key={day}
                label={name}
                value={hoursOf(pattern, day, 'likely')}
                onValue={(value) => onPattern(withHours(pattern, day, 'likely', value))}
              />
            );
          }
          return (['low', 'likely', 'high'] as const).map((one) => (
            <TextField
              key={`${day} ${one}`}
              label={`${name}, ${t(`restitution.estimate.${one}`).toLowerCase()}`}
              value={hoursOf(pattern, day, one)}
              onValue={(value) => onPattern(withHours(pattern, day, one, value))}
            />
          ));
        })}
      </div>
      <p className="ff-small">{t('restitution.form.hours.hint')}</p>
    </fieldset>
  );
};
