import { lazy, Suspense, useId, useState } from 'react';
import type { Output } from '../../../../platform/contract/index.ts';
import { useRead } from '../../../../web/api.ts';
import { Alert } from '../../../../web/kit/Alert.tsx';
import { Button } from '../../../../web/kit/Button.tsx';
import { useMay } from '../../../../web/kit/me.ts';
import { Section } from '../../../../web/kit/Page.tsx';
import { useWords } from '../../../../web/kit/words.ts';
import { listSites, type openRequest } from '../../contract.ts';
import { useDocumentTypes } from '../evidence/words.ts';
import { type ChoiceRow, Choices } from './Choices.tsx';

const Accept = lazy(() => import('./Decide.tsx').then(({ Accept: part }) => ({ default: part })));
const Refuse = lazy(() => import('./Decide.tsx').then(({ Refuse: part }) => ({ default: part })));

type Opened = Output<typeof openRequest>;
type Told = NonNullable<Opened['answer']>;

/** What came back. While it is held, the officer ticks what is taken over; the rest stays out of the chain. */
export const Answer = ({ request }: { request: Opened }) => {
  const { t, moment } = useWords();
  const { answer } = request;
  if (!answer)
    return (
      <Section title={t('supply.ask.answer')}>
        <p>{t('supply.ask.answer.none')}</p>
      </Section>
    );
  return (
    <Section title={t('supply.ask.answer')} lead={t('supply.ask.answer.at', { at: moment(answer.receivedAt) })}>
      {answer.refusedWhy ? (
        <Alert tone="info" title={t(`supply.ask.refuse.form.why.${answer.refusedWhy}`)}>
          {answer.refusedWords ? <p>{answer.refusedWords}</p> : null}
        </Alert>
      ) : null}
      <Words answer={answer} />
      <Parts request={request} answer={answer} />
    </Section>
  );
};

const Words = ({ answer }: { answer: Told }) => {
  const { t, number } = useWords();
  const { cannot, words, corrective, quantity } = answer;
  return (
    <>
      {cannot ? (
        <Alert tone="warning" title={t(`public.supply.cannot.${cannot.why}`)}>
          {cannot.words ? <p className="ff-pre">{cannot.words}</p> : null}
        </Alert>
      ) : null}
      {words ? (
        <p className="ff-pre" dir="auto">
          {words}
        </p>
      ) : null}
      {corrective ? (
        <>
          <h3>{t('supply.ask.answer.corrective')}</h3>
          <p className="ff-pre" dir="auto">
            {corrective}
          </p>
        </>
      ) : null}
      {quantity ? (
        <p>
          {t('supply.ask.answer.quantity', {
            quantity: number(quantity.quantity),
            unit: t(`supply.ask.unit.${quantity.unit}`),
          })}
        </p>
      ) : null}
    </>
  );
};

const Parts = ({ request, answer }: { request: Opened; answer: Told }) => {
  const { t, number, date } = useWords();
  const { nameOf } = useDocumentTypes();
  const held = useMay('write supply') && answer.state === 'held';
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [known, setKnown] = useState<ReadonlyMap<string, string>>(new Map());
  const suppliers: ChoiceRow[] = answer.suppliers.map(({ id, name, country, address, material }) => ({
    id,
    label: t('supply.ask.answer.supplier', { name, country: country.toUpperCase(), material }),
    more: address,
  }));
  const lots: ChoiceRow[] = answer.lots.map(({ id, lot, quantity, unit, madeOn, shippedOn }) => ({
    id,
    label: t('supply.ask.answer.lot', { lot, quantity: number(quantity), unit: t(`supply.ask.unit.${unit}`) }),
    more: [
      ...(madeOn ? [t('supply.ask.answer.made', { day: date(madeOn) })] : []),
      ...(shippedOn ? [t('supply.ask.answer.shipped', { day: date(shippedOn) })] : []),
    ].join(' '),
  }));
  const papers: ChoiceRow[] = request.files.map(({ id, name, type, size, sha256 }) => ({
    id,
    label: t('supply.ask.answer.file', { name, type: nameOf(type), size: number(size / 1024, 1) }),
    more: sha256,
  }));
  const turn = (id: string): void =>
    setLeft((before) => (before.has(id) ? new Set([...before].filter((one) => one !== id)) : new Set([...before, id])));
  const chosen = (rows: readonly ChoiceRow[]): string[] => rows.map(({ id }) => id).filter((id) => !left.has(id));
  const withLink = request.linkId !== null;
  const picked = { held, left, onTurn: turn };
  return (
    <>
      <Choices legend={t('supply.ask.answer.suppliers')} rows={suppliers} {...picked}>
        {(id) => (
          <WhichSite
            supplier={answer.suppliers.find((one) => one.id === id)?.name ?? ''}
            value={known.get(id) ?? ''}
            onSite={(siteId) => setKnown((before) => new Map([...before, [id, siteId]]))}
          />
        )}
      </Choices>
      <Choices legend={t('supply.ask.answer.lots')} rows={lots} {...picked} held={held && withLink} />
      {lots.length > 0 && !withLink ? <p className="ff-small">{t('supply.ask.answer.lots.no-link')}</p> : null}
      <Choices legend={t('supply.ask.answer.files')} rows={papers} {...picked} />
      {held ? (
        <Decide
          withLink={withLink}
          chosen={{
            requestId: request.id,
            answerAt: answer.receivedAt,
            suppliers: chosen(suppliers),
            known: [...known]
              .filter(([id, siteId]) => siteId !== '' && !left.has(id))
              .map(([supplierId, siteId]) => ({ supplierId, siteId })),
            lots: withLink ? chosen(lots) : [],
            files: chosen(papers),
          }}
        />
      ) : null}
    </>
  );
};

interface WhichSiteProps {
  readonly supplier: string;
  readonly value: string;
  readonly onSite: (id: string) => void;
}

/** A supplier that was named may stand in the chain already: a person says so, for names alone do not. */
const WhichSite = ({ supplier, value, onSite }: WhichSiteProps) => {
  const { t } = useWords();
  const id = useId();
  const read = useRead(listSites, { limit: 500, state: 'open' });
  return (
    <>
      <label className="usa-label" htmlFor={id}>
        {t('supply.ask.answer.site', { name: supplier })}
      </label>
      <select id={id} className="usa-select" value={value} onChange={(event) => onSite(event.target.value)}>
        <option value="">{t('supply.ask.answer.site.new')}</option>
        {(read.data?.rows ?? []).map((site) => (
          <option key={site.id} value={site.id}>
            {`${site.name} (${site.country.toUpperCase()})`}
          </option>
        ))}
      </select>
    </>
  );
};

const Decide = (props: Omit<Parameters<typeof Accept>[0], 'onClose'>) => {
  const { t } = useWords();
  const [decision, setDecision] = useState<'accept' | 'refuse' | null>(null);
  const Window = decision === 'accept' ? Accept : Refuse;
  return (
    <div className="ff-form-foot">
      <Button kind="main" onClick={() => setDecision('accept')}>
        {t('supply.ask.accept')}
      </Button>
      <Button onClick={() => setDecision('refuse')}>{t('supply.ask.refuse')}</Button>
      {decision ? (
        <Suspense fallback={<p role="status">{t('web.loading')}</p>}>
          <Window {...props} onClose={() => setDecision(null)} />
        </Suspense>
      ) : null}
    </div>
  );
};
