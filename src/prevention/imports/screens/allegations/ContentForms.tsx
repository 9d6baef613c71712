import { type FormEvent, type ReactNode, useState } from 'react';
import { useAct } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { useWords } from '../../../../web/kit/words.ts';
import { indicators, writeAllegation } from '../../allegations/contract.ts';
import { LongField, PickOne, TextField } from '../parts/Field.tsx';
import { useKeep } from './use-keep.ts';
import type { Allegation, Content } from './words.ts';

const Shell = (props: { busy: boolean; error: unknown; ready: boolean; onSave: () => void; children: ReactNode }) => {
  const { t } = useWords();
  const save = (event: FormEvent): void => {
    event.preventDefault();
    props.onSave();
  };
  return (
    <form onSubmit={save}>
      {props.error ? <ProblemAlert error={props.error} /> : null}
      {props.children}
      <div className="ff-form-foot">
        <Button kind="main" type="submit" disabled={props.busy || !props.ready}>
          {t('imports.allegation.screen.save')}
        </Button>
      </div>
    </form>
  );
};

/** A draft begins with its title. */
export const StartForm = ({ onDone }: { onDone: (id: string) => void }) => {
  const { t } = useWords();
  const [title, setTitle] = useState('');
  const act = useAct(writeAllegation);
  return (
    <Shell
      busy={act.isPending}
      error={act.error}
      ready={title.trim() !== ''}
      onSave={() =>
        act.mutate({ input: { content: { title } } }, { onSuccess: ({ allegationId }) => onDone(allegationId) })
      }
    >
      <TextField label={t('imports.allegation.screen.field.title')} value={title} onChange={setTitle} />
    </Shell>
  );
};

interface Editing {
  readonly of: Allegation;
  readonly onDone: () => void;
}

const samples = ['none', 'held', 'enclosed'] as const;

/** The words of the three elements. */
export const TextsForm = (props: Editing) => {
  const { t } = useWords();
  const { keep, ...state } = useKeep(props);
  const [content, setContent] = useState(props.of.content);
  const { goods } = content;
  return (
    <Shell {...state} ready={content.title.trim() !== ''} onSave={() => keep(content)}>
      <TextField
        label={t('imports.allegation.screen.field.title')}
        value={content.title}
        onChange={(title) => setContent({ ...content, title })}
      />
      <LongField
        label={t('imports.allegation.element.reasons')}
        rows={6}
        value={content.reasons}
        onChange={(reasons) => setContent({ ...content, reasons })}
      />
      <LongField
        label={t('imports.allegation.element.goods')}
        rows={4}
        value={goods.description}
        onChange={(description) => setContent({ ...content, goods: { ...goods, description } })}
      />
      <PickOne
        label={t('imports.allegation.screen.field.sample')}
        value={goods.sample}
        choices={samples.map((value) => ({ value, label: t(`imports.allegation.screen.sample.${value}`) }))}
        onPick={(value) =>
          setContent({ ...content, goods: { ...goods, sample: samples.find((one) => one === value) ?? 'none' } })
        }
      />
      <LongField
        label={t('imports.allegation.element.production')}
        rows={6}
        value={content.production}
        onChange={(production) => setContent({ ...content, production })}
      />
    </Shell>
  );
};

export const GoodForm = (props: Editing) => {
  const { t } = useWords();
  const { keep, ...state } = useKeep(props);
  const [name, setName] = useState('');
  const [hs, setHs] = useState('');
  const { content } = props.of;
  const goods = { ...content.goods, rows: [...content.goods.rows, { name, hs }] };
  return (
    <Shell {...state} ready={name.trim() !== ''} onSave={() => keep({ ...content, goods })}>
      <TextField label={t('imports.allegation.paper.goods')} value={name} onChange={setName} />
      <TextField label={t('imports.allegation.paper.hs')} value={hs} onChange={setHs} />
    </Shell>
  );
};

/** The first key of the kind that is still free. */
const freeKey = (letter: string, taken: readonly { readonly id: string }[]): string => {
  const keys = new Set(taken.map(({ id }) => id));
  let n = taken.length + 1;
  while (keys.has(`${letter}${n}`)) n += 1;
  return `${letter}${n}`;
};

export const SiteForm = (props: Editing) => {
  const { t } = useWords();
  const { keep, ...state } = useKeep(props);
  const [site, setSite] = useState({ name: '', country: '', address: '', does: '' });
  const { content } = props.of;
  const sites = [...content.sites, { ...site, country: site.country.toUpperCase(), id: freeKey('s', content.sites) }];
  return (
    <Shell
      {...state}
      ready={site.name.trim() !== '' && site.country.length === 2}
      onSave={() => keep({ ...content, sites })}
    >
      <TextField
        label={t('imports.allegation.paper.site')}
        value={site.name}
        onChange={(name) => setSite({ ...site, name })}
      />
      <TextField
        label={t('imports.allegation.screen.field.country')}
        value={site.country}
        onChange={(country) => setSite({ ...site, country })}
      />
      <TextField
        label={t('imports.allegation.paper.address')}
        value={site.address}
        onChange={(address) => setSite({ ...site, address })}
      />
      <LongField
        label={t('imports.allegation.paper.does')}
        value={site.does}
        onChange={(does) => setSite({ ...site, does })}
      />
    </Shell>
  );
};

export const FactForm = (props: Editing) => {
  const { t } = useWords();
  const { keep, ...state } = useKeep(props);
  const { content } = props.of;
  const [fact, setFact] = useState<Content['facts'][number]>({
    id: freeKey('f', content.facts),
    indicator: 'abuse-of-vulnerability',
    strength: 'medium',
    says: '',
    source: '',
    on: null,
    eventId: '',
    siteId: '',
  });
  return (
    <Shell
      {...state}
      ready={fact.source.trim() !== ''}
      onSave={() => keep({ ...content, facts: [...content.facts, fact] })}
    >
      <PickOne
        label={t('imports.allegation.paper.indicator')}
        value={fact.indicator}
        choices={indicators.map((value) => ({ value, label: t(`imports.allegation.indicator.${value}`) }))}
        onPick={(value) => {
          const indicator = indicators.find((one) => one === value) ?? fact.indicator;
          setFact({ ...fact, indicator, strength: props.of.strongSigns.includes(indicator) ? 'strong' : 'medium' });
        }}
      />
      <PickOne
        label={t('imports.allegation.screen.field.strength')}
        value={fact.strength}
        choices={(['medium', 'strong'] as const).map((value) => ({
          value,
          label: t(`imports.allegation.strength.${value}`),
        }))}
        onPick={(value) => setFact({ ...fact, strength: value === 'strong' ? 'strong' : 'medium' })}
      />
      <LongField
        label={t('imports.allegation.paper.fact')}
        rows={4}
        value={fact.says}
        onChange={(says) => setFact({ ...fact, says })}
      />
      <TextField
        label={t('imports.allegation.screen.field.source')}
        value={fact.source}
        onChange={(source) => setFact({ ...fact, source })}
      />
      <TextField
        label={t('imports.allegation.paper.on')}
        type="date"
        value={fact.on ?? ''}
        onChange={(on) => setFact({ ...fact, on: on || null })}
      />
      <PickOne
        label={t('imports.allegation.paper.site')}
        value={fact.siteId}
        choices={[
          { value: '', label: t('imports.allegation.screen.no-site') },
          ...content.sites.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onPick={(siteId) => setFact({ ...fact, siteId })}
      />
      <TextField
        label={t('imports.allegation.screen.field.event')}
        value={fact.eventId}
        onChange={(eventId) => setFact({ ...fact, eventId })}
      />
    </Shell>
  );
};
