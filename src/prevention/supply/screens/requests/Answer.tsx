import { useState } from 'react';
import type { Output } from '../../../../platform/contract/index.ts';
import { useAct } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { Confirm } from '../../../../web/kit/Confirm.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { Section } from '../../../../web/kit/Page.tsx';
import { useWords } from '../../../../web/kit/words.ts';
import { decideAnswer, type openRequest } from '../../contract.ts';
import { useDocumentTypes } from '../evidence/words.ts';

type Opened = Output<typeof openRequest>;

/** What came back. While it is held, the officer ticks what is taken over; the rest stays out of the chain. */
export const Answer = ({ request }: { request: Opened }) => {
  const { t, number, moment } = useWords();
  const { nameOf } = useDocumentTypes();
  const mayWrite = useMay('write supply');
  const { answer, files } = request;
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  if (!answer)
    return (
      <Section title={t('supply.ask.answer')}>
        <p>{t('supply.ask.answer.none')}</p>
        {files.length > 0 ? <p>{t('supply.ask.answer.files-only', { count: files.length })}</p> : null}
      </Section>
    );
  const held = answer.state === 'held' && mayWrite;
  const suppliers = answer.suppliers.map(({ id, name, country, address, material }) => ({
    id,
    label: t('supply.ask.answer.supplier', { name, country: country.toUpperCase(), material }),
    more: address,
  }));
  const papers = files.map(({ id, name, type, size, sha256 }) => ({
    id,
    label: t('supply.ask.answer.file', { name, type: nameOf(type), size: number(size / 1024, 1) }),
    more: sha256,
  }));
  const turn = (id: string): void =>
    setLeft((before) => (before.has(id) ? new Set([...before].filter((one) => one !== id)) : new Set([...before, id])));
  const chosen = (rows: readonly { readonly id: string }[]): string[] =>
    rows.map(({ id }) => id).filter((id) => !left.has(id));
  return (
    <Section title={t('supply.ask.answer')} lead={t('supply.ask.answer.at', { at: moment(answer.receivedAt) })}>
      {answer.words ? <p className="ff-pre">{answer.words}</p> : null}
      {answer.corrective ? <p className="ff-pre">{answer.corrective}</p> : null}
      {answer.quantity ? (
        <p>
          {t('supply.ask.answer.quantity', { quantity: number(answer.quantity.quantity), unit: answer.quantity.unit })}
        </p>
      ) : null}
      <Choices legend={t('supply.ask.answer.suppliers')} rows={suppliers} held={held} left={left} onTurn={turn} />
      <Choices legend={t('supply.ask.answer.files')} rows={papers} held={held} left={left} onTurn={turn} />
      {held ? <Decide requestId={request.id} suppliers={chosen(suppliers)} files={chosen(papers)} /> : null}
    </Section>
  );
};

interface ChoicesProps {
  readonly legend: string;
  readonly rows: readonly { readonly id: string; readonly label: string; readonly more: string }[];
  readonly held: boolean;
  readonly left: ReadonlySet<string>;
  readonly onTurn: (id: string) => void;
}

const Choices = ({ legend, rows, held, left, onTurn }: ChoicesProps) => {
  if (rows.length === 0) return null;
  if (!held)
    return (
      <>
        <h3>{legend}</h3>
        <ul>
          {rows.map(({ id, label, more }) => (
            <li key={id}>
              {label} <span className="ff-hash">{more}</span>
            </li>
          ))}
        </ul>
      </>
    );
  return (
    <fieldset className="usa-fieldset">
      <legend className="usa-label">{legend}</legend>
      {rows.map(({ id, label, more }) => (
        <div className="usa-checkbox" key={id}>
          <input
            className="usa-checkbox__input"
            type="checkbox"
            id={id}
            checked={!left.has(id)}
            onChange={() => onTurn(id)}
          />
          <label className="usa-checkbox__label" htmlFor={id}>
            {label} <span className="ff-hash">{more}</span>
          </label>
        </div>
      ))}
    </fieldset>
  );
};

const Decide = (props: { requestId: string; suppliers: string[]; files: string[] }) => {
  const { t } = useWords();
  const [decision, setDecision] = useState<'accept' | 'refuse' | null>(null);
  const act = useAct(decideAnswer);
  const close = (): void => {
    act.reset();
    setDecision(null);
  };
  const taken = { suppliers: props.suppliers.length, files: props.files.length };
  return (
    <div className="ff-form-foot">
      <Button kind="main" onClick={() => setDecision('accept')}>
        {t('supply.ask.accept')}
      </Button>
      <Button onClick={() => setDecision('refuse')}>{t('supply.ask.refuse')}</Button>
      {decision ? (
        <Confirm
          title={t(`supply.ask.${decision}.title`)}
          consequence={<p>{t(`supply.ask.${decision}.consequence`, taken)}</p>}
          act={t(`supply.ask.${decision}`)}
          busy={act.isPending}
          error={act.error}
          onClose={close}
          onConfirm={() =>
            act.mutate(
              { input: { ...props, decision, ...(decision === 'refuse' ? { suppliers: [], files: [] } : {}) } },
              { onSuccess: close },
            )
          }
        />
      ) : null}
    </div>
  );
};
