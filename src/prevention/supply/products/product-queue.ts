import { spreadChance } from '../../../engines/graph/index.ts';
import { useCaseInParts } from '../../../platform/kernel/index.ts';
import { followed } from '../chain/chain-graph.ts';
import { type LinkStatus, linkStatuses } from '../chain/contract.ts';
import { coverageOf } from '../coverage/coverage.ts';
import { classesUpstream } from '../exposure/classes.ts';
import { negativeOf, statusOf } from '../exposure/list-status.ts';
import { heldFindings, linkWeights, ownOf } from '../exposure/priority.ts';
import { findingsOf } from '../exposure/site-findings.ts';
import { balanceOfProduct } from './balance-of.ts';
import { productQueue as contract } from './contract.ts';
import { type Ground, groundOf, noteAsked } from './loaded.ts';
import { classSentence } from './say.ts';

const full = 1 - 1e-9;

/** Where every product stands: the graph is gone through once for all of them. */
const standings = ({ chained, loaded, on, knownBy }: Ground) => {
  const { graph, chain } = chained;
  const { settings } = loaded;
  const findings = findingsOf(chained, loaded.sources, on);
  const follow = (status: LinkStatus) => followed(chained, on, knownBy, status);
  const held = heldFindings(chained, findings, follow('inferred'));
  const own = Float64Array.from({ length: graph.nodes }, (_, node) => ownOf(held[node] ?? [], on, settings));
  const classes = linkStatuses.map((status) => classesUpstream(chained, findings, follow(status)));
  const chance = spreadChance(graph, own, linkWeights(chained, settings), { follow: follow('inferred') }).values;
  return chain.products.map(({ id, name }) => {
    const node = chained.nodeOf(id);
    const coverage = coverageOf(chained, node, follow('inferred'), { on, settings });
    const balanced = balanceOfProduct(chain, id);
    return {
      id,
      name,
      legalClass: classes.at(-1)?.[node] ?? 0,
      documentedClass: classes[0]?.[node] ?? 0,
      upper: Math.round((chance[node] ?? 0) * 1e6) / 1e6,
      covered: coverage.computed ? coverage.coverage : null,
      balance: balanced.verdict,
      mill: balanced.verdict === 'short' ? (balanced.whole.short[0]?.name ?? '') : '',
    };
  });
};

type Standing = ReturnType<typeof standings>[number];

/** The law first, then a mill that claims too much, then what is least proven, then the order of work. */
const byUrgency = (a: Standing, b: Standing): number =>
  b.legalClass - a.legalClass ||
  Number(b.balance === 'short') - Number(a.balance === 'short') ||
  (a.covered ?? 0) - (b.covered ?? 0) ||
  b.upper - a.upper ||
  (a.id < b.id ? -1 : 1);

export const productQueue = useCaseInParts(contract, async (context, asked) => {
  const { t } = context;
  const ground = await groundOf(context, asked);
  const negative = negativeOf(statusOf(ground.loaded.lists, ground.on, ground.loaded.settings));
  await noteAsked(context, contract.name, { on: ground.on });
  return {
    on: ground.on,
    rows: standings(ground)
      .sort(byUrgency)
      .map((one) => ({
        ...one,
        needsPerson: one.legalClass >= 2 || one.balance === 'short' || (one.covered ?? 0) < full,
        sentence: t('supply.product.answer', {
          says: classSentence(t, one.legalClass, negative),
          proven: one.covered === null ? 'no' : 'yes',
          percent: ((one.covered ?? 0) * 100).toFixed(0),
          balance: one.balance.replaceAll('-', '_'),
          mill: one.mill,
        }),
      })),
    notice: t('supply.notice'),
  };
});
