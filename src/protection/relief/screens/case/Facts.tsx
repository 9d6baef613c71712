import { useState } from 'react';
import { Button } from '../../../../web/kit/Button.tsx';
import { Dialog } from '../../../../web/kit/Dialog.tsx';
import { Section } from '../../../../web/kit/Page.tsx';
import { StateBadge, Tag } from '../../../../web/kit/StateBadge.tsx';
import { type Askable, type FactView, type ReliefView, useReliefWords } from '../words.ts';
import { AskFact } from './AskFact.tsx';

/** What is known, where it comes from, and what else may be told. */
export const Facts = ({ view }: { view: ReliefView }) => {
  const { t, say } = useReliefWords();
  const [open, setOpen] = useState<Askable | null>(null);
  const asked = [...view.ask, ...view.others];
  return (
    <Section title={t('relief.facts')} lead={t('relief.facts.lead')}>
      {view.facts.length === 0 ? <p className="ff-nothing">{t('relief.facts.none')}</p> : null}
      <ul className="ff-rows">
        {view.facts.map((fact) => (
          <One key={fact.fact} fact={fact} {...(view.mayWrite ? { onChange: () => setOpen(fact) } : {})} />
        ))}
      </ul>
      {view.mayWrite && asked.length > 0 ? (
        <label className="usa-label">
          {t('relief.facts.more')}
          <select
            className="usa-select"
            value=""
            onChange={(event) => setOpen(asked.find(({ fact }) => fact === event.target.value) ?? null)}
          >
            <option value="">{t('web.form.choose')}</option>
            {asked.map((fact) => (
              <option key={fact.fact} value={fact.fact}>
                {say(fact.says)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {open ? (
        <Dialog title={say(open.says)} onClose={() => setOpen(null)}>
          <AskFact
            survivorId={view.survivorId}
            fact={open}
            start={view.facts.find(({ fact }) => fact === open.fact)?.value ?? null}
            onDone={() => setOpen(null)}
            onCancel={() => setOpen(null)}
          />
        </Dialog>
      ) : null}
    </Section>
  );
};

const One = ({ fact, onChange }: { fact: FactView; onChange?: () => void }) => {
  const { t, say, shown, moment } = useReliefWords();
  const value = fact.state === 'said' && fact.value !== null ? shown(fact, fact.value) : t(`relief.fact.${fact.state}`);
  return (
    <li>
      <span>
        <span className="ff-line">
          {say(fact.says)}: <b>{value}</b>
        </span>
        <span className="ff-line ff-small">
          <Tag>{t(`relief.class.${fact.dataClass}`)}</Tag> {t(`relief.source.${fact.source}`)}
          {fact.at ? ` · ${fact.by?.name ?? ''} · ${moment(fact.at)}` : ''}
        </span>
        {fact.differs ? <StateBadge tone="late">{t('relief.fact.differs')}</StateBadge> : null}
      </span>
      {onChange && fact.source !== 'record' ? (
        <span className="ff-buttons">
          <Button kind="quiet" onClick={onChange} aria-label={t('relief.fact.change-of', { fact: say(fact.says) })}>
            {t('relief.fact.change')}
          </Button>
        </span>
      ) : null}
    </li>
  );
};
