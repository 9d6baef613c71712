import { useId, useState } from 'react';
import { useRead } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { Section } from '../../../../web/kit/Page.tsx';
import { ProblemAlert } from '../../../../web/kit/Problem.tsx';
import { fold } from '../../../../web/kit/table/columns.ts';
import { useWords } from '../../../../web/kit/words.ts';
import { productFlow } from '../../contract.ts';
import type { FlowNode } from '../products/layout.ts';

export interface Choice {
  readonly productId: string;
  /** As typed; empty: all. */
  readonly tiers: string;
  readonly hide: readonly string[];
}

interface Props {
  readonly products: readonly { readonly id: string; readonly name: string }[];
  readonly choice: Choice;
  readonly onChoice: (choice: Choice) => void;
  readonly onLook: () => void;
  readonly busy: boolean;
  readonly error: unknown;
}

/** Which product, how far up, and who stays hidden. */
export const Choose = ({ products, choice, onChoice, onLook, busy, error }: Props) => {
  const { t } = useWords();
  const id = useId();
  const [tried, setTried] = useState(false);
  const wrong = tried && choice.tiers !== '' && !/^[1-9]\d{0,3}$/.test(choice.tiers);
  const look = (): void => {
    setTried(true);
    if (choice.tiers === '' || /^[1-9]\d{0,3}$/.test(choice.tiers)) onLook();
  };
  return (
    <form
      className="ff-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        look();
      }}
    >
      {error ? <ProblemAlert error={error} /> : null}
      <label className="usa-label" htmlFor={`${id}-product`}>
        {t('supply.segment.product')}
      </label>
      <select
        id={`${id}-product`}
        className="usa-select"
        value={choice.productId}
        onChange={(event) => onChoice({ ...choice, productId: event.target.value, hide: [] })}
      >
        <option value="">{t('supply.segment.choose')}</option>
        {products.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
      <label className="usa-label" htmlFor={`${id}-tiers`}>
        {t('supply.segment.tiers')}
      </label>
      <div className="usa-hint" id={`${id}-hint`}>
        {t('supply.segment.tiers.hint')}
      </div>
      {wrong ? (
        <span className="usa-error-message" id={`${id}-wrong`} role="alert">
          {t('supply.segment.tiers.wrong')}
        </span>
      ) : null}
      <input
        id={`${id}-tiers`}
        className="usa-input"
        inputMode="numeric"
        value={choice.tiers}
        aria-invalid={wrong}
        aria-describedby={`${id}-hint${wrong ? ` ${id}-wrong` : ''}`}
        onChange={(event) => onChoice({ ...choice, tiers: event.target.value.trim() })}
      />
      {choice.productId === '' ? null : <Hide choice={choice} onChoice={onChoice} />}
      <div className="ff-form-foot">
        <Button type="submit" kind="main" disabled={busy || choice.productId === ''}>
          {t('supply.segment.look')}
        </Button>
      </div>
    </form>
  );
};

/** More than these are found by their name. */
const mostShown = 60;

const Hide = ({ choice, onChoice }: Pick<Props, 'choice' | 'onChoice'>) => {
  const { t } = useWords();
  const id = useId();
  const [wanted, setWanted] = useState('');
  const read = useRead(productFlow, { productId: choice.productId });
  const hidden = new Set(choice.hide);
  const flip = (site: string): void =>
    onChoice({
      ...choice,
      hide: hidden.has(site) ? choice.hide.filter((one) => one !== site) : [...choice.hide, site],
    });
  const shown = (nodes: readonly FlowNode[]): readonly FlowNode[] =>
    nodes
      .filter(({ tier, name, id: site }) => tier > 0 && (hidden.has(site) || fold(name).includes(fold(wanted))))
      .sort((a, b) => Number(hidden.has(b.id)) - Number(hidden.has(a.id)) || a.tier - b.tier)
      .slice(0, mostShown + hidden.size);
  return (
    <Section title={t('supply.segment.hide')} lead={t('supply.segment.hide.hint')}>
      <p role="status">{t('supply.segment.hide.count', { count: hidden.size })}</p>
      <Loaded read={read}>
        {({ nodes }) => (
          <>
            {nodes.length > 12 ? (
              <>
                <label className="usa-label" htmlFor={`${id}-find`}>
                  {t('supply.segment.hide.filter')}
                </label>
                <input
                  id={`${id}-find`}
                  className="usa-input"
                  type="search"
                  value={wanted}
                  onChange={(event) => setWanted(event.target.value)}
                />
              </>
            ) : null}
            <fieldset className="usa-fieldset">
              <legend className="ff-visually-hidden">{t('supply.segment.hide')}</legend>
              {shown(nodes).map((node) => (
                <div className="usa-checkbox" key={node.id}>
                  <input
                    className="usa-checkbox__input"
                    type="checkbox"
                    id={`${id}-${node.id}`}
                    checked={hidden.has(node.id)}
                    onChange={() => flip(node.id)}
                  />
                  <label className="usa-checkbox__label" htmlFor={`${id}-${node.id}`}>
                    {node.name} ({node.country.toUpperCase()}){' '}
                    <span className="ff-small">{t('supply.segment.tier', { n: node.tier })}</span>
                  </label>
                </div>
              ))}
            </fieldset>
          </>
        )}
      </Loaded>
    </Section>
  );
};
