import { useCaseInParts } from '../../../platform/kernel/index.ts';
import { wordsIn } from '../../../platform/packs/index.ts';
import { traceProduct } from '../exposure/trace.ts';
import { balanceOfProduct } from './balance-of.ts';
import { openProduct as contract } from './contract.ts';
import { groundOf, noteAsked, productNode } from './loaded.ts';
import { balanceSentences, classSentence, gapView, listSentence, reasonView } from './say.ts';

const mostReasons = 20;
const mostGaps = 20;

/** A product traced as of a day by the organisation's own chain and lists. */
export const openProduct = useCaseInParts(contract, async (context, { productId, ...asked }) => {
  const { t, actor } = context;
  const ground = await groundOf(context, asked);
  const { chained, loaded, on, knownBy, listsOn } = ground;
  const node = productNode(chained, productId);
  const trace = traceProduct(chained, node, loaded, { on, knownBy });
  const balanced = balanceOfProduct(chained.chain, productId);
  const balance = balanceSentences(t, balanced);
  const nameOf = (id: string): string => chained.nameOf(chained.nodeOf(id)) || id;
  const { coverage } = trace;
  const gaps = coverage.computed ? coverage.gaps.filter(({ gain }) => gain > 0).slice(0, mostGaps) : [];
  const shown = gaps.map((gap) => gapView(chained, gap, nameOf));
  const cite = (id: string) => {
    const rule = loaded.settings.rules.find((one) => one.id === id);
    if (!rule) return null;
    const { effective, ...cited } = context.kernel.packs.cite(rule);
    return { ...cited, effective: { from: effective.from, to: effective.to ?? null } };
  };
  const because = (weight: string): string =>
    wordsIn(loaded.settings.weight(weight.replace(/^supply\.weight\./, '')).says, actor.language);
  const legal = trace.legal.map(({ links, legalClass, reasons, others }) => ({
    links,
    legalClass,
    sentence: classSentence(t, legalClass, trace.negative),
    reasons: reasons.slice(0, mostReasons).map((one) => reasonView(t, one, cite)),
    others: others.slice(0, mostReasons).map((one) => reasonView(t, one, cite)),
    more: Math.max(0, reasons.length - mostReasons) + Math.max(0, others.length - mostReasons),
  }));
  const product = chained.chain.products.find(({ id }) => id === productId);
  const materials = new Map(chained.chain.materials.map(({ id, name }) => [id, name]));
  await noteAsked(context, contract.name, { product: productId });
  return {
    id: productId,
    name: trace.name,
    on,
    knownBy,
    listsOn,
    sentence: t('supply.product.answer', {
      says: legal.at(-1)?.sentence ?? '',
      proven: coverage.computed ? 'yes' : 'no',
      percent: coverage.computed ? (coverage.coverage * 100).toFixed(0) : '0',
      balance: balanced.verdict.replaceAll('-', '_'),
      mill: balanced.verdict === 'short' ? (balanced.whole.short[0]?.name ?? '') : '',
    }),
    legal,
    priority: {
      ...trace.priority,
      own: trace.priority.own.slice(0, mostReasons).map((one) => ({
        ...one,
        name: nameOf(one.site),
        from: one.from.map(because),
      })),
    },
    coverage: {
      share: coverage.computed ? coverage.coverage : null,
      sentence: coverage.computed
        ? t('supply.trace.coverage', { percent: (coverage.coverage * 100).toFixed(1) })
        : t(`supply.coverage.${coverage.why}`),
      gaps: shown,
    },
    gap: shown[0] ?? null,
    balance: {
      verdict: balanced.verdict,
      sentence: balance[0] ?? '',
      short: balanced.verdict === 'short' ? balanced.whole.short : [],
    },
    lists: trace.lists.map((one) => ({ ...one, sentence: listSentence(t, one) })),
    upstream: trace.upstream,
    product: {
      material: product?.material ?? null,
      inputs: (product?.inputs ?? []).map((one) => ({ ...one, name: materials.get(one.material) ?? one.material })),
    },
    notice: t('supply.notice'),
  };
});
