import type { ReactNode } from 'react';
import { Button } from '../../../../web/kit/Button.tsx';
import { Section } from '../../../../web/kit/Page.tsx';
import { CheckField, PickField, TextField } from '../Field.tsx';
import { useRestitutionWords, type Work } from '../words.ts';
import { changed } from './change.ts';

type Paid = NonNullable<Work['paid']>[number];
type Loss = NonNullable<Work['losses']>[number];

/** Kinds of loss, each in its class of 18 USC 2259(c)(2). */
const kinds = ['medical', 'rehabilitation', 'transport', 'lost income', 'attorney fees', 'other'] as const;

/** More than so many are shown as a count: they came from a file. */
const mostShown = 40;

interface ListProps<T> {
  readonly title: string;
  readonly lead: string;
  readonly add: string;
  readonly fresh: T;
  readonly items: readonly T[];
  readonly onItems: (items: T[]) => void;
  readonly fields: (item: T, set: (next: T) => void) => ReactNode;
}

const EditList = <T,>({ title, lead, add, fresh, items, onItems, fields }: ListProps<T>) => {
  const { t } = useRestitutionWords();
  return (
    <Section title={title} lead={lead}>
      {items.slice(0, mostShown).map((item, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name but their place
        <fieldset className="ff-who" key={i}>
          <legend>{t('restitution.form.line', { number: i + 1 })}</legend>
          <div className="ff-fields">
            {fields(item, (next) => onItems(items.map((one, j) => (j === i ? next : one))))}
          </div>
          <Button kind="quiet" onClick={() => onItems(items.filter((_, j) => j !== i))}>
            {t('restitution.form.remove')}
          </Button>
        </fieldset>
      ))}
      {items.length > mostShown ? <p>{t('restitution.form.more', { count: items.length - mostShown })}</p> : null}
      <Button icon="add" onClick={() => onItems([...items, fresh])}>
        {add}
      </Button>
    </Section>
  );
};

export const PaidList = ({ paid, onPaid }: { paid: readonly Paid[]; onPaid: (paid: Paid[]) => void }) => {
  const { t } = useRestitutionWords();
  return (
    <EditList
      title={t('restitution.form.paid')}
      lead={t('restitution.form.paid.lead')}
      add={t('restitution.form.paid.add')}
      fresh={{ date: '', amount: '' }}
      items={paid}
      onItems={onPaid}
      fields={(item, set) => (
        <>
          <TextField
            type="date"
            label={t('restitution.form.date')}
            value={item.date}
            onValue={(date) => set({ ...item, date: date ?? '' })}
          />
          <TextField
            inputMode="decimal"
            label={t('restitution.form.amount')}
            value={item.amount}
            onValue={(amount) => set({ ...item, amount: amount ?? '' })}
          />
          <TextField
            type="date"
            label={t('restitution.form.paid.from')}
            value={item.from}
            onValue={(from) => set(changed(item, { from }))}
          />
          <TextField
            type="date"
            label={t('restitution.form.paid.to')}
            value={item.to}
            onValue={(to) => set(changed(item, { to }))}
          />
        </>
      )}
    />
  );
};

export const LossList = ({ losses, onLosses }: { losses: readonly Loss[]; onLosses: (losses: Loss[]) => void }) => {
  const { t } = useRestitutionWords();
  return (
    <EditList
      title={t('restitution.form.losses')}
      lead={t('restitution.form.losses.lead')}
      add={t('restitution.form.losses.add')}
      fresh={{ kind: 'medical', amount: '' }}
      items={losses}
      onItems={onLosses}
      fields={(item, set) => (
        <>
          <PickField
            label={t('restitution.form.kind')}
            value={item.kind}
            choices={[
              ...kinds.map((kind) => [kind, t(`restitution.loss.${kind.replace(' ', '-')}`)] as const),
              ...(kinds.some((kind) => kind === item.kind) ? [] : [[item.kind, item.kind] as const]),
            ]}
            onPick={(kind) => set({ ...item, kind })}
          />
          <TextField
            inputMode="decimal"
            label={t('restitution.form.amount')}
            value={item.amount}
            onValue={(amount) => set({ ...item, amount: amount ?? '' })}
          />
          <TextField
            type="date"
            label={t('restitution.form.date')}
            value={item.date}
            onValue={(date) => set(changed(item, { date }))}
          />
          <TextField
            label={t('restitution.form.document')}
            value={item.document}
            onValue={(document) => set(changed(item, { document }))}
          />
          <CheckField
            label={t('restitution.form.future')}
            checked={item.future === true}
            onCheck={(future) => set(changed(item, { future: future ? true : undefined }))}
          />
        </>
      )}
    />
  );
};
