import { memo, useMemo, useRef, useState } from 'react';
import { useRead } from '../../../../web/api.ts';
import { Button } from '../../../../web/kit/Button.tsx';
import { FigureWithTable } from '../../../../web/kit/FigureWithTable.tsx';
import { Loaded } from '../../../../web/kit/Loaded.tsx';
import { Section } from '../../../../web/kit/Page.tsx';
import { useWords } from '../../../../web/kit/words.ts';
import { productFlow } from '../../contract.ts';
import { useWindow } from './in-view.ts';
import { LinkTable } from './LinkTable.tsx';
import { box, drawnIn, type FlowView, layOut, type Placed } from './layout.ts';

const atFirst = 12;

/** The chain of a product, tiers left to right; the same as a table one switch away. */
export const Flow = (props: { productId: string; when: { readonly on?: string }; name: string }) => {
  const { t } = useWords();
  const read = useRead(productFlow, { productId: props.productId, ...props.when });
  return (
    <Loaded read={read}>
      {(flow) => (
        <Section title={t('supply.product.flow.upstream')}>
          <FigureWithTable
            title={t('supply.product.tab.flow')}
            caption={t('supply.product.flow.caption')}
            table={<LinkTable flow={flow} />}
          >
            <Picture flow={flow} name={props.name} />
          </FigureWithTable>
        </Section>
      )}
    </Loaded>
  );
};

const perLine = 24;

/** A name on two lines; what does not fit is in the table. */
const twoLines = (text: string): readonly string[] => {
  if (text.length <= perLine) return [text];
  const space = text.lastIndexOf(' ', perLine);
  const cut = space > 8 ? space : perLine;
  const rest = text.slice(cut).trim();
  return [text.slice(0, cut), rest.length > perLine ? `${rest.slice(0, perLine - 1)}…` : rest];
};

const Picture = ({ flow, name }: { readonly flow: FlowView; readonly name: string }) => {
  const { t } = useWords();
  const [most, setMost] = useState(atFirst);
  const [near, setNear] = useState<string | null>(null);
  const region = useRef<HTMLElement>(null);
  const seen = useWindow(region);
  const whole = useMemo(() => layOut(flow, most), [flow, most]);
  const { columns, width, height } = whole;
  // two thousand boxes at once are more than an old laptop can move: only what is seen is drawn, the table has them all
  const { placed, links } = useMemo(() => drawnIn(whole, seen), [whole, seen]);
  const hidden = columns.reduce((sum, column) => sum + column.hidden, 0);
  const touches = (from: string, to: string): boolean => near !== null && (from === near || to === near);
  return (
    <>
      <Legend />
      <section
        ref={region}
        className="ff-flow-scroll"
        aria-label={t('web.chart.label', { title: name })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
      >
        <svg className="ff-flow" width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
          <title>{t('web.chart.label', { title: name })}</title>
          {columns.map(({ tier, x, hidden: more, bottom }) => (
            <g key={tier}>
              <text x={x} y={18} className="ff-flow-tier">
                {tier === 0 ? t('supply.product.flow.product') : t('supply.product.flow.tier', { n: tier })}
              </text>
              {more > 0 ? (
                <text x={x} y={bottom + 12} className="ff-flow-tier">
                  {t('supply.product.flow.hidden', { count: more })}
                </text>
              ) : null}
            </g>
          ))}
          <g>
            {links.map(({ link, path }) => (
              <path
                key={link.id}
                d={path}
                className={`ff-flow-link ff-flow-link--${link.status}${touches(link.from, link.to) ? ' ff-flow-link--near' : ''}`}
              />
            ))}
          </g>
          {placed.map((one) => (
            <Box key={one.node.id} placed={one} near={near === one.node.id} onNear={setNear} />
          ))}
        </svg>
      </section>
      {hidden > 0 ? (
        <Button kind="quiet" onClick={() => setMost(Number.POSITIVE_INFINITY)}>
          {t('supply.product.flow.more', { count: hidden })}
        </Button>
      ) : null}
    </>
  );
};

const Box = memo((props: { placed: Placed; near: boolean; onNear: (id: string | null) => void }) => {
  const { t } = useWords();
  const { node, x, y } = props.placed;
  const lines = twoLines(node.name);
  const marks = [
    ...(node.legalClass > 0 ? [t('supply.product.class', { n: node.legalClass })] : []),
    ...(node.short ? [t('supply.product.flow.short')] : []),
    ...(node.rawMaterial ? [t('supply.product.flow.raw')] : []),
    ...(node.review && node.legalClass === 0 ? [t('supply.product.flow.review')] : []),
  ].join(', ');
  return (
    // biome-ignore lint/a11y/useSemanticElements: no element of HTML stands inside a picture
    <g
      role="button"
      tabIndex={0}
      aria-pressed={props.near}
      className={`ff-flow-box${node.legalClass >= 3 || node.short ? ' ff-flow-box--grave' : ''}`}
      onFocus={() => props.onNear(node.id)}
      onClick={() => props.onNear(node.id)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault();
          props.onNear(props.near ? null : node.id);
        }
      }}
    >
      <rect x={x} y={y} width={box.width} height={box.height} rx={3} />
      {lines.map((line, i) => (
        <text key={line} x={x + 8} y={y + 17 + i * 16}>
          {line}
        </text>
      ))}
      <text x={x + 8} y={y + box.height - 8} className="ff-flow-mark">
        {[node.country.toUpperCase(), marks].filter(Boolean).join(', ')}
      </text>
    </g>
  );
});

const Legend = () => {
  const { t } = useWords();
  return (
    <ul className="ff-flow-legend">
      {(['documented', 'declared', 'inferred'] as const).map((status) => (
        <li key={status}>
          <svg width={44} height={10} aria-hidden="true">
            <path d="M0 5 H44" className={`ff-flow-link ff-flow-link--${status}`} />
          </svg>
          {t(`supply.product.status.${status}`)}
        </li>
      ))}
    </ul>
  );
};
